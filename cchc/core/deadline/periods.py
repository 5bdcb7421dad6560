"""Years, half-years, quarters, months and weeks as stretches of days with a key and a name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from cchc.core.deadline.values import Rhythm

ROMAN = ("I", "II", "III", "IV")
MONTHS = {Rhythm.YEAR: 12, Rhythm.HALF_YEAR: 6, Rhythm.QUARTER: 3, Rhythm.MONTH: 1}
WEEK = timedelta(days=7)
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends inclusive, with a key (`2018-Q2`) and a name (`Quý II/2018`)."""

    key: str
    label: str
    first: date
    last: date


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    if month == DECEMBER:
        return date(year, month, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def months(year: int, first: int, last: int) -> Period:
    """The stretch from month `first` to month `last` (1 to 12, inclusive) of a year."""
    key, label = _named(year, first, last)
    return Period(key, label, date(year, first, 1), last_day(year, last))


def _named(year: int, first: int, last: int) -> tuple[str, str]:
    length = last - first + 1
    place, rest = divmod(first - 1, length)
    whole = rest == 0
    if length == MONTHS[Rhythm.YEAR]:
        return f"{year}", f"Năm {year}"
    if length == MONTHS[Rhythm.HALF_YEAR] and whole:
        return f"{year}-H{place + 1}", f"6 tháng {'cuối' if place else 'đầu'} năm {year}"
    if length == MONTHS[Rhythm.QUARTER] and whole:
        return f"{year}-Q{place + 1}", f"Quý {ROMAN[place]}/{year}"
    if length == 1:
        return f"{year}-{first:02}", f"Tháng {first}/{year}"
    return f"{year}-{first:02}to{last:02}", f"Tháng {first} đến tháng {last}/{year}"


def periods(every: Rhythm, start: date, end: date) -> Iterator[Period]:
    """Every period of a rhythm that has a day between `start` and `end` (inclusive), in order of time."""
    if every is Rhythm.WEEK:
        yield from _weeks(start, end)
        return
    length = MONTHS[every]
    for year in range(start.year, end.year + 1):
        for first in range(1, 13, length):
            found = months(year, first, first + length - 1)
            if found.first <= end and start <= found.last:
                yield found


def _weeks(start: date, end: date) -> Iterator[Period]:
    monday = start - timedelta(days=start.weekday())
    while monday <= end and monday.year < MAXYEAR:
        year, number, _ = monday.isocalendar()
        yield Period(
            f"{year}-W{number:02}", f"Tuần {number}/{year}", monday, monday + WEEK - timedelta(days=1)
        )
        monday += WEEK
