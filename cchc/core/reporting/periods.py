"""The reports of a year: whence and to when they count, and the day on which they are due."""

import re
from dataclasses import dataclass
from datetime import date

from cchc.core.errors import FactError

WRITTEN = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?P<before> năm trước)?")


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of a year, or of the year before."""

    day: int
    month: int
    year_before: bool = False

    def in_year(self, year: int) -> date:
        """The date for the report of a year."""
        return date(year - self.year_before, self.month, self.day)

    @property
    def text(self) -> str:
        """As `year_day` reads it: '14/3', '15/12 năm trước'."""
        return f"{self.day}/{self.month}{' năm trước' if self.year_before else ''}"


@dataclass(frozen=True, slots=True)
class Cutoff:
    """A periodic report as the Ministry asks for it: quarter-1, half-year, quarter-3, year."""

    id: str
    name: str
    data_from: YearDay
    data_to: YearDay
    due: YearDay

    def period(self, year: int) -> "ReportPeriod":
        """The report of one year; all three days are inclusive."""
        days = (one.in_year(year) for one in (self.data_from, self.data_to, self.due))
        name = f"{self.name.removesuffix(' năm')} năm {year}"
        return ReportPeriod(f"{year}-{self.id}", name, *days)


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """One report: figures from `data_from` to `data_to`, sent on `due` at the latest, all inclusive."""

    key: str
    name: str
    data_from: date
    data_to: date
    due: date


def year_day(text: str) -> YearDay:
    """Read '14/3' or '15/12 năm trước'; raises FactError for anything else and for days that no year has."""
    found = WRITTEN.fullmatch(text)
    if found is None:
        raise FactError(f"“{text}” không phải ngày trong năm")
    day, month = int(found["day"]), int(found["month"])
    try:
        date(2001, month, day)
    except ValueError:
        raise FactError(f"“{text}” không có trong lịch của mọi năm") from None
    return YearDay(day, month, found["before"] is not None)


def open_period(cutoffs: tuple[Cutoff, ...], day: date) -> ReportPeriod | None:
    """The report that is due next on a day, the one due that day included."""
    near = (cutoff.period(year) for year in (day.year, day.year + 1) for cutoff in cutoffs)
    return min((one for one in near if one.due >= day), key=lambda one: one.due, default=None)
