"""The exact score of one line, with the trace from facts over measure and rule to rounding and reference."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from cchc.core.calendar import WEEKENDS_ONLY, WorkCalendar
from cchc.core.catalogue import measure_wording
from cchc.core.catalogue.facts import Collected, FactEntry, GivenFact, Known, NotApplicable, Unknown
from cchc.core.catalogue.measures import Measure, Quantity, WholeIsZero, quantity
from cchc.core.catalogue.nodes import STATUS_LABELS, Node, Rounding, Status
from cchc.core.catalogue.rules import AllOrNothing, Choice, Deduction, Given, Proportion
from cchc.core.catalogue.rules import describe as describe_rule
from cchc.core.errors import CchcError, FactError, Place
from cchc.core.numerals import date_text, number_text, points_text, rounded
from cchc.core.scoring.collect import concerns_nobody, sum_of
from cchc.core.scoring.points import apply


class State(StrEnum):
    """What is known of a line; the three are never shown alike."""

    SCORED = "scored"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


STATE_LABELS = {
    State.SCORED: "đã có điểm",
    State.UNKNOWN: "chưa có số liệu",
    State.NOT_APPLICABLE: "không đánh giá",
}

StepKind = Literal["facts", "measure", "rule", "result", "rounding", "reference"]

STEP_LABELS: dict[StepKind, str] = {
    "facts": "Số liệu",
    "measure": "Cách đo",
    "rule": "Cách chấm điểm",
    "result": "Áp dụng",
    "rounding": "Làm tròn",
    "reference": "Căn cứ",
}


NEEDS_MAXIMUM = (AllOrNothing, Proportion, Deduction)


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step of the reckoning in words."""

    kind: StepKind
    text: str

    @property
    def label(self) -> str:
        """The heading of the step."""
        return STEP_LABELS[self.kind]


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one line (None unless scored), the exact value before rounding, and how they arose."""

    state: State
    points: Decimal | None
    exact: Fraction | None
    trace: tuple[TraceStep, ...]
    missing: tuple[str, ...] = ()
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class _Finding:
    state: State
    exact: Fraction | None
    steps: tuple[TraceStep, ...]
    missing: tuple[str, ...] = ()


def evaluate(
    leaf: Node, entry: FactEntry, rounding: Rounding, calendar: WorkCalendar = WEEKENDS_ONLY
) -> Score:
    """Score one leaf from its fact.

    Raises FactError or RuleError, with the criterion as place, when the fact cannot be true or the rule
    cannot read it; an absent fact is no error but the state UNKNOWN.
    """
    try:
        found = _find(leaf, entry, calendar)
    except CchcError as error:
        problem = error.problem
        raise type(error)(problem.message, Place(criterion=leaf.key), problem.hint) from error
    points = None if found.exact is None else rounded(found.exact, rounding.places)
    steps = found.steps
    if found.exact is not None and points is not None and found.exact != Fraction(points):
        text = f"{number_text(found.exact, 6)} làm tròn còn {points_text(points, rounding.places)}"
        steps = (*steps, TraceStep("rounding", text))
    steps = (*steps, TraceStep("reference", reference_text(leaf)))
    return Score(found.state, points, found.exact, steps, found.missing, entry.provisional)


def _find(leaf: Node, entry: FactEntry, calendar: WorkCalendar) -> _Finding:
    fact = entry.fact
    if isinstance(fact, Unknown):
        return _Finding(State.UNKNOWN, None, (_facts(fact.reason or "Chưa có số liệu", entry),))
    if isinstance(fact, NotApplicable):
        return _not_applicable(leaf, fact, entry)
    if isinstance(fact, Collected):
        return _collected(leaf, fact, entry, calendar)
    return _known(leaf, fact, entry, calendar)


def _facts(text: str, entry: FactEntry) -> TraceStep:
    remarks = [text]
    if entry.source:
        remarks.append(f"nguồn: {entry.source}")
    if entry.cutoff_date is not None:
        remarks.append(f"số liệu đến {date_text(entry.cutoff_date)}")
    if entry.provisional:
        remarks.append("số ước")
    if entry.status != Status.SOURCED:
        remarks.append(STATUS_LABELS[Status(entry.status)])
    if entry.note:
        remarks.append(entry.note)
    return TraceStep("facts", "; ".join(remarks))


def _not_applicable(leaf: Node, fact: NotApplicable, entry: FactEntry) -> _Finding:
    if not leaf.may_be_not_applicable:
        raise FactError("Bộ tiêu chí không nêu dòng này được “không đánh giá”")
    if not fact.reason.strip():
        raise FactError("“Không đánh giá” phải kèm lý do")
    return _Finding(State.NOT_APPLICABLE, None, (_facts(f"Không đánh giá: {fact.reason}", entry),))


def _collected(leaf: Node, fact: Collected, entry: FactEntry, calendar: WorkCalendar) -> _Finding:
    measure = leaf.measure or _target_measure(leaf)
    if measure is None:
        raise FactError("Dòng này không có cách đo nên không cộng được số liệu của nhiều đơn vị")
    total, missing = sum_of(measure, fact, calendar), fact.missing()
    if concerns_nobody(fact):
        return _concerns_nobody(leaf, fact, entry)
    came = f"Đã có số liệu của {len(fact.expected) - len(missing)}/{len(fact.expected)} đơn vị"
    if total is None or missing:
        so_far = "" if total is None else f"; cộng đến nay: {_reading(measure, total, calendar)}"
        text = f"{came}, còn thiếu {len(missing)} đơn vị{so_far}"
        return _Finding(State.UNKNOWN, None, (_facts(text, entry),), missing)
    found = _known(leaf, total, entry, calendar)
    return _Finding(found.state, found.exact, (TraceStep("facts", came), *found.steps))


def _concerns_nobody(leaf: Node, fact: Collected, entry: FactEntry) -> _Finding:
    text = f"Cả {len(fact.expected)} đơn vị đều không có đối tượng để đánh giá"
    if leaf.may_be_not_applicable:
        return _Finding(State.NOT_APPLICABLE, None, (_facts(text, entry),))
    remark = "nguồn không nêu cách tính điểm trong trường hợp này: chưa có điểm"
    return _Finding(State.UNKNOWN, None, (_facts(f"{text}: không đánh giá; {remark}", entry),))


def _reading(measure: Measure, fact: Known, calendar: WorkCalendar) -> str:
    return measure_wording.explain(measure, fact, quantity(measure, fact, calendar))


def _known(leaf: Node, fact: Known, entry: FactEntry, calendar: WorkCalendar) -> _Finding:
    rule, measure = leaf.rule, leaf.measure
    if rule is None:
        return _Finding(
            State.UNKNOWN, None, (_facts("Chưa nguồn nào cho cách chấm điểm của dòng này", entry),)
        )
    scale = TraceStep("rule", describe_rule(rule, measure, leaf.max_points))
    demanded = _target_measure(leaf)
    if isinstance(rule, Given) and demanded is not None and not isinstance(fact, GivenFact):
        return _for_target(demanded, fact, entry, calendar, scale)
    if isinstance(rule, Given | Choice):
        exact, because = apply(rule, None, fact, leaf.max_points)
        return _Finding(State.SCORED, exact, (_facts(because, entry), scale))
    if measure is None:
        raise FactError("Dòng này chưa có cách đo")
    seen = quantity(measure, fact, calendar)
    steps = (
        _facts(measure_wording.explain(measure, fact, seen), entry),
        TraceStep("measure", _measure_text(leaf)),
        scale,
    )
    if isinstance(seen, WholeIsZero):
        return _whole_is_zero(leaf, seen, steps)
    return _scored(leaf, seen, steps)


def _target_measure(leaf: Node) -> Measure | None:
    return None if leaf.target is None else leaf.target.measure


def _for_target(
    measure: Measure, fact: Known, entry: FactEntry, calendar: WorkCalendar, scale: TraceStep
) -> _Finding:
    """Figures by which only the requirement is judged: the points come from outside and are not there yet."""
    reading = _facts(_reading(measure, fact, calendar), entry)
    said = TraceStep("result", "Số liệu chỉ dùng để xét yêu cầu của dòng đạt hay chưa đạt: chưa có điểm")
    return _Finding(State.UNKNOWN, None, (reading, scale, said))


def _measure_text(leaf: Node) -> str:
    assert leaf.measure is not None
    text = measure_wording.describe(leaf.measure)
    scope = leaf.measure.scope.text()
    sentence = f"{text[:1].upper()}{text[1:]}"
    return f"{sentence} (phạm vi tính: {scope})" if scope else sentence


def _scored(leaf: Node, seen: Quantity, steps: tuple[TraceStep, ...]) -> _Finding:
    assert leaf.rule is not None
    if leaf.max_points is None and isinstance(leaf.rule, NEEDS_MAXIMUM):
        said = TraceStep("result", "Chưa nguồn nào cho điểm tối đa của dòng: chưa tính được điểm")
        return _Finding(State.UNKNOWN, None, (*steps, said))
    exact, because = apply(leaf.rule, leaf.measure, seen, leaf.max_points)
    return _Finding(State.SCORED, exact, (*steps, TraceStep("result", because)))


def _whole_is_zero(leaf: Node, seen: WholeIsZero, steps: tuple[TraceStep, ...]) -> _Finding:
    match seen.meaning:
        case "zero":
            said = TraceStep("result", "Bộ tiêu chí quy định trường hợp này được 0 điểm")
            return _Finding(State.SCORED, Fraction(0), (*steps, said))
        case "full" if leaf.max_points is not None:
            said = TraceStep("result", "Bộ tiêu chí quy định trường hợp này được điểm tối đa")
            return _Finding(State.SCORED, Fraction(leaf.max_points), (*steps, said))
        case "full":
            said = TraceStep("result", "Được điểm tối đa, nhưng chưa nguồn nào cho điểm tối đa của dòng")
            return _Finding(State.UNKNOWN, None, (*steps, said))
        case "not_applicable":
            said = TraceStep("result", "Bộ tiêu chí quy định trường hợp này không đánh giá")
            return _Finding(State.NOT_APPLICABLE, None, (*steps, said))
        case _:
            said = TraceStep("result", "Bộ tiêu chí không quy định trường hợp này: chưa tính được điểm")
            return _Finding(State.UNKNOWN, None, (*steps, said))


def reference_text(leaf: Node) -> str:
    """The source of the line, the place in it, and how well its figures are supported."""
    reference = leaf.reference
    text = reference.source.title
    if reference.place:
        text = f"{text}; {reference.place}"
    if reference.status is not Status.SOURCED:
        text = f"{text} ({STATUS_LABELS[reference.status]}{': ' + reference.note if reference.note else ''})"
    basis = "; ".join(f"{b.clause + ' ' if b.clause else ''}{b.document}" for b in leaf.legal_basis)
    return f"{text}. Cơ sở pháp lý: {basis}" if basis else text
