"""Who is late: the portions and figures that are owed, by agency and by line, with the points at risk."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
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


def is_owed(step: Step, lines: Collection[str], rebutted: Collection[str], *, waiting: bool = False) -> bool:
    """Whether an agency must hand a portion in: without a line there is nothing, and a rebuttal is a right.

    A first appraisal is owed when nothing before it is still `waiting` to come; a second one for lines that
    the unit has `rebutted`, in a rebuttal that has left it.
    """
    if not lines or step is Step.REBUTTAL:
        return False
    if step is Step.APPRAISAL_2:
        return any(line in rebutted for line in lines)
    return step is Step.SELF_SCORING or not waiting


def lateness_by(end: datetime, now: datetime) -> Lateness:
    """How work that may be done stands to its end."""
    if now >= end:
        return Lateness.OVERDUE
    return Lateness.SOON if end - now <= SOON else Lateness.IN_TIME


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
        return lateness_by(end, now)


@dataclass(frozen=True, slots=True)
class OwedSum:
    """A collected line that waits for figures of agencies: `missing` have not sent a final one.

    `expected`, `final` and `provisional` count members and the figures that were sent; `unit`, `collating`
    and `missing` are identifiers; `window` is that of self-scoring.
    """

    id: int
    line: str
    unit: str
    collating: str
    expected: int
    final: int
    provisional: int
    missing: tuple[str, ...]
    provisional_cutoff: date | None = None
    final_cutoff: date | None = None
    window: Window | None = None

    @property
    def ends_at(self) -> datetime | None:
        """Until when final figures are wanted: the end of their day, or that of the step."""
        if self.final_cutoff is None:
            return None if self.window is None else self.window.closes_at
        return datetime.combine(self.final_cutoff + timedelta(days=1), time.min, VIETNAM)

    def lateness(self, now: datetime) -> Lateness:
        """How the figures that have not come stand at `now`."""
        end = self.ends_at
        if not self.missing:
            return Lateness.LEFT
        if end is None or phase(self.window, now) is Phase.BEFORE:
            return Lateness.NOT_OPEN
        return lateness_by(end, now)


@dataclass(frozen=True, slots=True)
class AgencyLateness:
    """One agency with its portions that have not left it and the collected lines that wait for its figure.

    Of the portions that have left it only how many there are.
    """

    agency: str
    portions: tuple[OwedPortion, ...]
    left: int
    at_risk: Span
    ends_at: datetime | None
    call: LastCall | None
    worst: Lateness
    sums: tuple[OwedSum, ...] = ()

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
    portions: Iterable[OwedPortion],
    calls: Mapping[str, LastCall],
    now: datetime,
    sums: Iterable[OwedSum] = (),
) -> tuple[AgencyLateness, ...]:
    """The agencies that still owe something, the latest first, then those with most at risk."""
    groups: dict[str, list[OwedPortion]] = {}
    for portion in portions:
        groups.setdefault(portion.agency, []).append(portion)
    asked: dict[str, list[OwedSum]] = {}
    for one in sums:
        for agency in one.missing:
            asked.setdefault(agency, []).append(one)
    found = (
        _agency(agency, groups.get(agency, []), tuple(asked.get(agency, ())), calls.get(agency), now)
        for agency in {**groups, **asked}
    )
    return tuple(sorted((one for one in found if one.portions or one.sums), key=_urgency))


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


def _agency(
    agency: str, owed: list[OwedPortion], sums: tuple[OwedSum, ...], call: LastCall | None, now: datetime
) -> AgencyLateness:
    still = tuple(portion for portion in owed if not portion.has_left)
    waiting: tuple[OwedPortion | OwedSum, ...] = (*still, *sums)
    ends = [one.ends_at for one in waiting if one.ends_at is not None]
    states = [one.lateness(now) for one in waiting]
    worst = next((one for one in Lateness if one in states), Lateness.LEFT)
    risk = total(total_at_risk(portion.at_risk) for portion in still)
    left, first = len(owed) - len(still), min(ends, default=None)
    return AgencyLateness(agency, still, left, risk, first, call, worst, sums)


def _urgency(one: AgencyLateness) -> tuple[object, ...]:
    order = list(Lateness)
    return order.index(one.worst), -one.at_risk.low, one.ends_at is None, one.ends_at, one.agency
