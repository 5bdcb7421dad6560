"""When a task is due: computed from its rule and its anchor, never from the time before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from typing import Literal

from cchc.core.calendar import WorkCalendar
from cchc.core.deadline.periods import MONTHS, Period, last_day, months, periods
from cchc.core.deadline.values import (
    Continuous,
    Cycle,
    Dated,
    Deadline,
    OnEvent,
    Recurring,
    Rhythm,
)

ONCE = "once"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that something is owed: on time from `first` up to and including `due`."""

    key: str
    label: str
    first: date
    due: date
    kind: Literal["task", "report"] = "task"


def occurrences(deadline: Deadline, start: date, end: date) -> tuple[Occurrence, ...]:
    """All occurrences of a deadline for a plan in force from `start` to `end` (inclusive), in order of `due`.

    What is dated once always occurs, also when it was over on the day of signing; what recurs occurs when it
    is due while the plan is in force. Deadlines without dates have no occurrences, except the reports that a
    continuous task owes.
    """
    match deadline:
        case Dated(due, first):
            found = [Occurrence(ONCE, "Một lần", min(first or start, due), due)]
        case Recurring(cycles, since, until):
            found = [one for cycle in cycles for one in _returns(cycle, *_within(since, until, start, end))]
        case Continuous(reports, _, since, until):
            cycles = tuple(Cycle(every) for every in reports)
            bounds = _within(since, until, start, end)
            found = [one for cycle in cycles for one in _returns(cycle, *bounds, kind="report")]
        case _:
            found = []
    return tuple(sorted(found, key=lambda one: (one.due, one.first, one.key)))


def due_after_event(deadline: OnEvent, day: date, calendar: WorkCalendar) -> date:
    """The last day on time once the event of a deadline has its day; the day itself when none is counted."""
    if deadline.within is None:
        return day
    step = 1 if deadline.side == "after" else -1
    if not deadline.within.working:
        return day + timedelta(days=step * deadline.within.days)
    return calendar.working_day_from(day, step * deadline.within.days)


def _within(since: int | None, until: int | None, start: date, end: date) -> tuple[date, date]:
    first = start if since is None else max(start, date(since, 1, 1))
    last = end if until is None else min(end, date(until, 12, 31))
    return first, last


def _returns(
    cycle: Cycle, start: date, end: date, kind: Literal["task", "report"] = "task"
) -> Iterator[Occurrence]:
    for period in _periods(cycle, start, end):
        due = _due(cycle, period)
        if start <= due <= end:
            yield Occurrence(period.key, period.label, min(period.first, due), due, kind)


def _periods(cycle: Cycle, start: date, end: date) -> Iterator[Period]:
    if start > end:
        return
    if cycle.first_month is None or cycle.last_month is None:
        yield from periods(cycle.every, start, end + timedelta(days=cycle.early))
        return
    # A year more: what is due 'before 1 January' is due in the year before.
    for year in range(start.year, min(end.year + 2, MAXYEAR)):
        stretch = months(year, cycle.first_month, cycle.last_month)
        yield stretch if cycle.day is None else _named_by_day(stretch, cycle.day)


def _named_by_day(stretch: Period, day: int) -> Period:
    """Two days of one year ('15/6 và 15/12') are two occurrences, so the day names them."""
    month = stretch.last.month
    year = stretch.last.year
    key, label = f"{year}-{month:02}-{day:02}", f"Kỳ {day:02}/{month}/{year}"
    return Period(key, label, stretch.first, stretch.last)


def _due(cycle: Cycle, period: Period) -> date:
    if cycle.day is None:
        return period.last
    last = last_day(period.last.year, period.last.month)
    if cycle.day > last.day:  # 'trước ngày 31' of a month of 30 days: the 30th is still before it
        return date(last.year, last.month, min(cycle.day - cycle.early, last.day))
    return date(last.year, last.month, cycle.day) - timedelta(days=cycle.early)


def times_a_year(every: Rhythm) -> int:
    """How often a rhythm returns in a year; a year counts 52 weeks."""
    return 52 if every is Rhythm.WEEK else 12 // MONTHS[every]
