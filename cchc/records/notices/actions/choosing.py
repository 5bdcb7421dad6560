"""What a person does with his own notices: reading them, and choosing how often and where they come."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from cchc.core.errors import InputRefused, Problem
from cchc.records.audit.actions import record
from cchc.records.notices.choice import Choice, choice_of
from cchc.records.notices.models import Notice, Preference, Rhythm
from cchc.records.people.models import User


@transaction.atomic
def choose(choice: Choice, *, by: User, now: datetime) -> Preference:
    """Keep what a person chose for himself; raises InputRefused for a rhythm or a day that is none."""
    if choice.rhythm not in Rhythm.values or not 0 <= choice.weekday <= 6:
        raise InputRefused([Problem("unknown_rhythm", "Nhịp hoặc thứ trong tuần không có trong danh sách")])
    stored = Preference.objects.select_for_update().filter(person=by).first()
    before = asdict(choice_of(stored)) if stored else None
    if before == asdict(choice) and stored is not None:
        return stored
    kept, _ = Preference.objects.update_or_create(person=by, defaults=asdict(choice))
    detail = {"from": before, "to": asdict(choice)}
    record("notices.preference_set", by.username, detail, by=by, now=now)
    return kept


@transaction.atomic
def mark_read(notices: list[int] | None, *, by: User, now: datetime) -> int:
    """Mark some notices of a person as read, all of them for None; return how many were not.

    Whatever belongs to somebody else is left alone. Reading is nobody's business, so no log is kept of it.
    """
    rows = Notice.objects.filter(person=by, read_at__isnull=True)
    return (rows if notices is None else rows.filter(pk__in=notices)).update(read_at=now)
