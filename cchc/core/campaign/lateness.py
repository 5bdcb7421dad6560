"""Who is late: the portions that are owed, by agency and by line, with the points at risk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from cchc.core.campaign.circuit import Step
from cchc.core.campaign.portion import LEFT, PortionState
from cchc.core.campaign.risk import AtRisk, total_at_risk
from cchc.core.campaign.windows import VIETNAM, Phase, Window, phase
from cchc.core.scoring.span import Span, total

SOON = timedelta(days=3)


class Lateness(StrEnum):
    """How a portion stands to its end."""

    OVERDUE = "overdue"
    SOON = "soon"
    IN_TIME = "in_time"
    NOT_OPEN = "not_open"
    LEFT = "left"


LATENESS_NAMES = {
    Lateness.OVERDUE: "Quá hạn",
    Lateness.SOON: "Sắp hết hạn",
    Lateness.IN_TIME: "Còn thời gian",
    Lateness.NOT_OPEN: "Chưa đến thời gian",
    Lateness.LEFT: "Đã nộp",
}


@dataclass(frozen=True, slots=True)
class LastCall:
    """The last time somebody telephoned an agency, with whom he spoke, and until when it promised."""

    on: date
    spoken_to: str
    promised: date | None = None

    def broken(self, today: date) -> bool:
        """Whether the promised day has passed."""
        return self.promised is not None and self.promised < today


@dataclass(frozen=True, slots=True)
class OwedPortion:
    """A portion with what it lacks: keys of `missing` lines, and what its lines would lose.

    `agency` and `unit` are identifiers; `at_risk` is empty for portions that own no points.
    """

    id: int
    agency: str
    unit: str
    step: Step
    state: PortionState
    lines: int
    missing: tuple[str, ...] = ()
    at_risk: tuple[AtRisk, ...] = ()
    window: Window | None = None
    extended_until: datetime | None = None

    @property
    def has_left(self) -> bool:
        """Whether the portion has left its agency."""
        return self.state in LEFT

    @property
    def owns_points(self) -> bool:
        """Whether points are lost when nothing comes: those of self-scores, never those of appraisals."""
        return self.step is Step.SELF_SCORING

    @property
    def ends_at(self) -> datetime | None:
        """Until when it may be worked on: the end of the window, or of more time where that is later."""
        ends = (None if self.window is None else self.window.closes_at, self.extended_until)
        return max((end for end in ends if end is not None), default=None)

    def lateness(self, now: datetime) -> Lateness:
        """How the portion stands at `now`."""
        if self.has_left:
            return Lateness.LEFT
        end = self.ends_at
        if end is None or (self.extended_until is None and phase(self.window, now) is Phase.BEFORE):
            return Lateness.NOT_OPEN
        if now >= end:
            return Lateness.OVERDUE
        return Lateness.SOON if end - now <= SOON else Lateness.IN_TIME


@dataclass(frozen=True, slots=True)
class AgencyLateness:
    """One agency with its portions that have not left it; of the rest only how many there are."""

    agency: str
    portions: tuple[OwedPortion, ...]
    left: int
    at_risk: Span
    ends_at: datetime | None
    call: LastCall | None
    worst: Lateness

    @property
    def missing(self) -> int:
        """How many lines are missing in all."""
        return sum(len(portion.missing) for portion in self.portions)


@dataclass(frozen=True, slots=True)
class LineLateness:
    """One line with the portions in which it is missing, and what is at risk on it in all."""

    line: str
    portions: tuple[OwedPortion, ...]
    at_risk: Span


def by_agency(
    portions: Iterable[OwedPortion], calls: Mapping[str, LastCall], now: datetime
) -> tuple[AgencyLateness, ...]:
    """The agencies that still owe something, the latest first, then those with most at risk."""
    groups: dict[str, list[OwedPortion]] = {}
    for portion in portions:
        groups.setdefault(portion.agency, []).append(portion)
    found = (_agency(agency, owed, calls.get(agency), now) for agency, owed in groups.items())
    return tuple(sorted((one for one in found if one.portions), key=_urgency))


def by_line(portions: Iterable[OwedPortion], order: Iterable[str]) -> tuple[LineLateness, ...]:
    """The lines that are missing somewhere, in the `order` of keys that the catalogue gives."""
    groups: dict[str, list[OwedPortion]] = {}
    risks: dict[str, list[AtRisk]] = {}
    for portion in portions:
        if portion.has_left:
            continue
        for line in portion.missing:
            groups.setdefault(line, []).append(portion)
        for risk in portion.at_risk:
            risks.setdefault(risk.line, []).append(risk)
    return tuple(
        LineLateness(key, tuple(groups[key]), total_at_risk(risks.get(key, ())))
        for key in order
        if key in groups
    )


def today_of(now: datetime) -> date:
    """The day of a moment by the clock of Viet Nam."""
    return now.astimezone(VIETNAM).date()


def _agency(agency: str, owed: list[OwedPortion], call: LastCall | None, now: datetime) -> AgencyLateness:
    still = tuple(portion for portion in owed if not portion.has_left)
    ends = [portion.ends_at for portion in still if portion.ends_at is not None]
    states = [portion.lateness(now) for portion in still]
    worst = next((one for one in Lateness if one in states), Lateness.LEFT)
    risk = total(total_at_risk(portion.at_risk) for portion in still)
    return AgencyLateness(agency, still, len(owed) - len(still), risk, min(ends, default=None), call, worst)


def _urgency(one: AgencyLateness) -> tuple[object, ...]:
    order = list(Lateness)
    return order.index(one.worst), -one.at_risk.low, one.ends_at is None, one.ends_at, one.agency
