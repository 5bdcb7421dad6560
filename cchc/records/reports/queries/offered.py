"""What a province may open next: the period that is due, and the agencies that can be asked."""

from dataclasses import dataclass
from datetime import date

from cchc.core.reporting.periods import Cutoff, ReportPeriod
from cchc.records.agencies.models import Agency
from cchc.records.campaigns.queries.provinces import agencies_on
from cchc.records.reports.queries.asked import opened_periods
from cchc.records.reports.queries.cutoffs import cutoffs

FIRST_YEAR, YEARS_AHEAD = 2012, 1
ASKED = ("department", "board", "office", "commune_committee", "district_committee")


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """The period that is asked for, or the one that is due next and not opened yet."""

    cutoffs: tuple[Cutoff, ...]
    kind: str
    year: int
    years: tuple[int, ...]
    period: ReportPeriod | None
    opened: bool


def period_choice(kind: str, year: str, root: Agency, today: date) -> PeriodChoice:
    """The period of this kind and year; what is empty or not there is proposed. Two queries."""
    known, opened = cutoffs(), opened_periods(root.pk)
    years = tuple(range(today.year + YEARS_AHEAD, FIRST_YEAR - 1, -1))
    turns = sorted(
        ((one.period(of), one, of) for one in known for of in years),
        key=lambda turn: turn[0].due,
    )
    free = [turn for turn in turns if turn[0].due >= today and (turn[1].id, turn[2]) not in opened]
    wanted = [turn for turn in turns if (turn[1].id, str(turn[2])) == (kind, year)]
    if not turns:
        return PeriodChoice(known, "", today.year, years, None, opened=False)
    period, cutoff, of = (wanted or free or turns[-1:])[0]
    return PeriodChoice(known, cutoff.id, of, years, period, (cutoff.id, of) in opened)


def agencies_to_ask(root: Agency, day: date) -> tuple[Agency, ...]:
    """The agencies of a province that report on what they do, as they exist on a day; one query."""
    return tuple(agencies_on(root, day).filter(kind__in=ASKED))
