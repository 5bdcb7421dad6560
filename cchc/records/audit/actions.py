"""Writing to the log; called by every other action inside its own transaction."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import connection

from cchc.records.audit.models import Event


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
        raise RuntimeError("an event is recorded only inside the transaction of its act")
    return Event.objects.create(
        at=now, by_id=None if by is None else by.pk, verb=verb, subject=subject, detail=dict(detail or {})
    )
