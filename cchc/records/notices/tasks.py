"""What the queue does later; it stands in the same database, so nothing is queued for what was undone."""

from django.utils import timezone
from django_tasks import task


@task()
def deliver_digest(digest: int) -> bool:
    """Send one digest by e-mail and webhook, as its reader chose."""
    from cchc.records.notices.actions.delivering import deliver

    return deliver(digest, now=timezone.now())
