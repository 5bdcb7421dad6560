"""What the clock makes known of registers: rows that are due within a week, and those that are overdue."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from cchc.core.numerals import date_text
from cchc.records.notices.recipients import CONFIRMING, FILLING, people_in
from cchc.records.notices.told import Told, shortened
from cchc.records.registers.queries import DueRow, due_rows

MOST_TITLE = 160
TO_HEAD = 3  # days after its day, the head of the agency is told as well


def register_notices(now: datetime) -> Iterator[Told]:
    """What is to be told of registers on this day; the same is found again on later days and told once."""
    today = timezone.localdate(now)
    found = tuple(due_rows(today))
    agencies = {one.row.agency_id for one in found}
    workers, heads = (people_in(agencies, roles, today) for roles in (FILLING, CONFIRMING))
    for one in found:
        yield from _told(one, workers.get(one.row.agency_id, ()), heads.get(one.row.agency_id, ()))


def _told(one: DueRow, workers: tuple[int, ...], heads: tuple[int, ...]) -> Iterator[Told]:
    row, subject = one.row, f"register/{one.row.pk}/{one.due:%Y%m%d}"
    what = f"{one.definition.row} “{shortened(one.name, MOST_TITLE)}” ({row.register.title})"
    about: dict[str, object] = {"register": row.register.slug, "row": row.pk}
    if one.days >= 0:
        left = f"còn {one.days} ngày" if one.days else "hết hôm nay"
        yield Told(workers, "due", f"Hạn {date_text(one.due)}, {left}: {what}", f"{subject}/due", about)
        return
    text = f"Quá hạn từ hết ngày {date_text(one.due)}: {what}"
    yield Told(workers, "overdue", text, f"{subject}/over", about, overdue=True)
    if -one.days >= TO_HEAD:
        yield Told(heads, "overdue", text, f"{subject}/head", about, overdue=True)
