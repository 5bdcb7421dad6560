"""What the queue does later with plans."""

import threading

from django.utils import timezone
from django_tasks import task

# Set when the process is asked to end: a long reading stops, and is ordered anew once nothing is heard of it.
STOPPING = threading.Event()


@task()
def read_document(reading: int, attempt: int) -> bool:
    """Read a document that was sent; an order older than the last one does nothing."""
    from cchc.records.plans.actions.reading import read_waiting

    return read_waiting(reading, attempt, timezone.now, STOPPING.is_set)
