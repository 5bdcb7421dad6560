"""Writing notices: from what happened since the last time, and from what the clock makes known."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain

from django.db import transaction

from cchc.records.audit.models import Event
from cchc.records.notices.deadlines import deadline_notices
from cchc.records.notices.models import LogReading, Notice
from cchc.records.notices.plan_deadlines import plan_notices
from cchc.records.notices.plan_told import READERS as OF_PLANS
from cchc.records.notices.register_deadlines import register_notices
from cchc.records.notices.register_years import register_year_notices
from cchc.records.notices.report_deadlines import report_notices
from cchc.records.notices.report_told import READERS as OF_REPORTS
from cchc.records.notices.told import READERS as OF_CAMPAIGNS
from cchc.records.notices.told import Told, told_by

# An event of a long transaction may appear behind one that is already read: so far back is read again.
OVERLAP = timedelta(minutes=10)
BATCH = 2000
READERS = {**OF_CAMPAIGNS, **OF_PLANS, **OF_REPORTS}


@transaction.atomic
def notice_events(now: datetime) -> int:
    """Read the log from where it was left and write the notices that follow; return how many are new."""
    reading, _ = LogReading.objects.select_for_update().get_or_create(pk=1, defaults={"read_to": now})
    rows = Event.objects.filter(verb__in=READERS, at__gt=reading.read_to - OVERLAP, at__lte=now)
    written = _write((told for event in rows.order_by("pk") for told in told_by(event, READERS)), now)
    reading.read_to = now
    reading.save(update_fields=["read_to"])
    return written


@transaction.atomic
def notice_deadlines(now: datetime) -> int:
    """Write what the clock makes known; what was told before is not told again. Return how many are new."""
    LogReading.objects.select_for_update().get_or_create(pk=1, defaults={"read_to": now})
    kept = (register_notices(now), register_year_notices(now))
    found = (deadline_notices(now), plan_notices(now), report_notices(now), *kept)
    return _write(chain.from_iterable(found), now)


def _write(told: Iterable[Told], now: datetime) -> int:
    rows = [
        Notice(
            person_id=person,
            kind=one.kind,
            text=one.text,
            subject=one.subject,
            about=one.about,
            overdue=one.overdue,
            at=now,
        )
        for one in told
        for person in one.people
    ]
    before = Notice.objects.count()
    Notice.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return Notice.objects.count() - before
