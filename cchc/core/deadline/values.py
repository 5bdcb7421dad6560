"""What a deadline can say: a date, a rhythm, always, an event, a direction, or nothing that is understood."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal


class Rhythm(StrEnum):
    """How often something comes back."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Dated:
    """Once, on time up to and including `due`; `first` is the day before which nothing is expected."""

    due: date
    first: date | None = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """One return of a rhythm: a stretch of the year, or a day in each period.

    A yearly cycle may name its stretch by months (`first_month` to `last_month`, both inclusive, 1 to 12).
    `day` ends it on that day of the last month of the period; `early` counts the days by which it ends before
    that ('trước ngày 15/12': day 15, one day early).
    """

    every: Rhythm
    first_month: int | None = None
    last_month: int | None = None
    day: int | None = None
    early: int = 0


@dataclass(frozen=True, slots=True)
class Recurring:
    """Again and again, in one or several rhythms, from a year on and up to a year when the text says so."""

    cycles: tuple[Cycle, ...]
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Continuous:
    """All the time; `reported` when results are to be told, in the rhythms of `reports` where named."""

    reports: tuple[Rhythm, ...] = ()
    reported: bool = False
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A number of days, working days or days of the calendar."""

    days: int
    working: bool


@dataclass(frozen=True, slots=True)
class OnEvent:
    """When something happens: at once, or within a span after it, or that long before it."""

    event: str
    link: str
    within: DaySpan | None = None
    side: Literal["after", "before"] = "after"


@dataclass(frozen=True, slots=True)
class ByDirection:
    """As somebody directs or prescribes; `basis` in the words of the text: chỉ đạo của Chính phủ."""

    basis: str


@dataclass(frozen=True, slots=True)
class Unstated:
    """The document names no deadline."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Words that a person must read; never guessed."""

    text: str


Deadline = Dated | Recurring | Continuous | OnEvent | ByDirection | Unstated | NotUnderstood
