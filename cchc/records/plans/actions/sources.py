"""The documents from which drafts are read: kept while somebody decides, and as long as drafts need them."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import NotAllowed
from cchc.files.store import digest
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of
from cchc.records.plans.models import PlanReading, PlanSource
from cchc.records.plans.policies import may_write_plan_draft

KEPT_UNASKED = timedelta(hours=4)
KEPT_UNCONFIRMED = timedelta(days=7)


@transaction.atomic
def hold_source(raw: bytes, *, by: User, now: datetime) -> str:
    """Keep the bytes of a document that was just sent and return their SHA-256; others' leftovers go.

    Raises NotAllowed for who may begin no draft.
    """
    standing = standing_of(by, timezone.localdate(now))
    roots = {one.root for one in standing.held if one.root is not None}
    if not any(may_write_plan_draft(standing, root) for root in roots):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được lập bản thảo kế hoạch")
    clear_left(now)
    sha256 = digest(raw)
    PlanSource.objects.update_or_create(
        sha256=sha256, defaults={"at": now}, create_defaults={"at": now, "content": raw}
    )
    return sha256


@transaction.atomic
def clear_left(now: datetime) -> None:
    """Throw away what was read and not confirmed in time, and documents that nothing needs any more."""
    PlanReading.objects.filter(sent_at__lt=now - KEPT_UNCONFIRMED).delete()
    unneeded = PlanSource.objects.filter(drafts__isnull=True, readings__isnull=True)
    left = unneeded.filter(at__lt=now - KEPT_UNASKED)
    rows = PlanSource.objects.filter(pk__in=left.values("pk")).select_for_update(skip_locked=True)
    unneeded.filter(pk__in=[one.pk for one in rows.only("pk")]).delete()


def source_named(sha256: str) -> PlanSource | None:
    """The kept bytes of a document, held against being thrown away; None where there are none."""
    held = PlanSource.objects.select_for_update(of=("self",), no_key=True).filter(sha256=sha256)
    return held.defer("content").first() if sha256 else None
