"""Writing to the log; called by every other action inside its own transaction."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import connection

from cchc.records.audit.models import Event

OUTSIDE = "an event is recorded only inside the transaction of its act"


def record_all(
    verb: str, told: Iterable[tuple[str, Mapping[str, object]]], *, by: AbstractUser | None, now: datetime
) -> None:
    """Append one event for each subject and its detail, in one statement for each five hundred.

    Raises RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(OUTSIDE)
    person = None if by is None else by.pk
    Event.objects.bulk_create(
        (
            Event(at=now, by_id=person, verb=verb, subject=subject, detail=dict(detail))
            for subject, detail in told
        ),
        batch_size=500,
    )


def record(
    verb: str,
    subject: str,
    detail: Mapping[str, object] | None = None,
    *,
    by: AbstractUser | None,
    now: datetime,
) -> Event:
    """Append one event; `by` None means the system itself.

    Raises RuntimeError outside a transaction: a log that survives the failure of its act would lie.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(OUTSIDE)
    return Event.objects.create(
        at=now, by_id=None if by is None else by.pk, verb=verb, subject=subject, detail=dict(detail or {})
    )
