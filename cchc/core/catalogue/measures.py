"""Measures: from facts to an exact quantity; seven kinds, a closed vocabulary."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, assert_never

from cchc.core.calendar import WorkCalendar
from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    CountFact,
    DateFact,
    Known,
    PartsFact,
    PlanFact,
    RatioFact,
    YesNoFact,
)
from cchc.core.errors import FactError
from cchc.core.numerals import MOST_PLACES, number_text

WhenZero = Literal["zero", "full", "not_applicable"]
HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a count includes or leaves out, and the years it looks back on."""

    counting: str = ""
    window: str = ""
    window_years: int = 1

    def text(self) -> str:
        """The scope in words, empty when there is none."""
        return "; ".join(part for part in (self.counting, self.window) if part)


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Named:
    """A kind, part or option: stable identifier and the name a person reads."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class YesNo:
    """A question answered with yes or no."""

    question: str
    scope: Scope = EVERYTHING


@dataclass(frozen=True, slots=True)
class Count:
    """How many: of one noun, or of several kinds of it (late yearly reports, late quarterly reports)."""

    noun: str
    kinds: tuple[Named, ...] = ()
    scope: Scope = EVERYTHING


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part of a whole in per cent; what a whole of zero means is said by the source or stays unknown."""

    part: str
    whole: str
    noun: str
    when_zero: WhenZero | None = None
    scope: Scope = EVERYTHING


@dataclass(frozen=True, slots=True)
class Change:
    """Growth (with `decrease` reduction) against last year or a base year, in per cent or as an amount."""

    subject: str
    noun: str
    base_year: int | None = None
    direction: Literal["increase", "decrease"] = "increase"
    expressed: Literal["percent", "amount"] = "percent"
    scope: Scope = EVERYTHING


@dataclass(frozen=True, slots=True)
class AgainstPlan:
    """What was done in per cent of the plan or quota."""

    subject: str
    noun: str
    scope: Scope = EVERYTHING


@dataclass(frozen=True, slots=True)
class DaysLate:
    """Days after the deadline, 0 when in time; calendar days or working days."""

    deadline: str
    days: Literal["calendar", "working"] = "calendar"
    scope: Scope = EVERYTHING


@dataclass(frozen=True, slots=True)
class Parts:
    """A closed list of things to be done; the quantity is the set of those that were."""

    parts: tuple[Named, ...]
    scope: Scope = EVERYTHING


Measure = YesNo | Count | Ratio | Change | AgainstPlan | DaysLate | Parts


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number in the unit of the measure."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Cases:
    """Counts by kind."""

    by_kind: tuple[tuple[str, int], ...]

    def total(self) -> Fraction:
        """All cases together."""
        return Fraction(sum(count for _, count in self.by_kind))


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes or no."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Done:
    """The parts that were done."""

    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class WholeIsZero:
    """A ratio, change or plan without a base to divide by; `meaning` is what the source says of that case."""

    meaning: WhenZero | None
    because: str


Quantity = Number | Cases | Answer | Done | WholeIsZero


def unit_of(measure: Measure) -> str:
    """The unit of the measure's number: `%`, `ngày`, or its noun."""
    match measure:
        case Ratio() | AgainstPlan():
            return "%"
        case Change():
            return "%" if measure.expressed == "percent" else measure.noun
        case DaysLate():
            return "ngày" if measure.days == "calendar" else "ngày làm việc"
        case Count():
            return measure.noun
        case Parts():
            return "nội dung"
        case YesNo():
            return ""
        case _ as never:
            assert_never(never)


def quantity(measure: Measure, fact: Known, calendar: WorkCalendar) -> Quantity:
    """Turn a fact into the quantity of its measure.

    Raises FactError when the fact is of another kind than the measure asks for, or cannot be true
    (a part greater than its whole, a negative count, an unknown kind or part).
    """
    match measure, fact:
        case YesNo(), YesNoFact():
            return Answer(fact.value)
        case Count(kinds=()), CountFact():
            return Number(_natural(fact.count, measure.noun))
        case Count(kinds=kinds), CasesFact() if kinds:
            return _cases(kinds, fact)
        case Ratio(), RatioFact():
            return _ratio(measure, fact)
        case Change(), ChangeFact():
            return _change(measure, fact)
        case AgainstPlan(), PlanFact():
            return _against_plan(measure, fact)
        case DaysLate(), DateFact():
            return _days_late(measure, fact, calendar)
        case Parts(), PartsFact():
            return _done(measure, fact)
        case _:
            raise FactError("Số liệu không đúng loại mà cách đo của dòng này yêu cầu")


def _natural(count: Decimal, noun: str) -> Fraction:
    if count < 0:
        raise FactError(f"Số lượng {noun} không thể âm: {number_text(count)}")
    return Fraction(count)


def _cases(kinds: tuple[Named, ...], fact: CasesFact) -> Cases:
    known = {kind.id for kind in kinds}
    if len(dict(fact.cases)) < len(fact.cases):
        raise FactError("Một loại được kê hai lần")
    for kind, count in fact.cases:
        if kind not in known:
            raise FactError(f"Loại “{kind}” không có trong bộ tiêu chí; các loại: {', '.join(sorted(known))}")
        if count < 0:
            raise FactError(f"Số lượng của loại “{kind}” không thể âm: {count}")
    missing = sorted(known - dict(fact.cases).keys())
    if missing:
        raise FactError(
            f"Chưa ghi số lượng của loại: {', '.join(missing)}; không có trường hợp nào thì ghi 0"
        )
    return Cases(fact.cases)


def _ratio(measure: Ratio, fact: RatioFact) -> Quantity:
    if fact.part < 0 or fact.whole < 0:
        raise FactError("Tử số và mẫu số không thể âm")
    if fact.part > fact.whole:
        detail = f"{number_text(fact.part, MOST_PLACES)} > {number_text(fact.whole, MOST_PLACES)}"
        raise FactError(f"Tử số lớn hơn mẫu số: {detail} ({measure.part} / {measure.whole})")
    if fact.whole == 0:
        return WholeIsZero(measure.when_zero, f"{measure.whole} bằng 0")
    return Number(HUNDRED * Fraction(fact.part) / Fraction(fact.whole))


def _change(measure: Change, fact: ChangeFact) -> Quantity:
    difference = Fraction(fact.current) - Fraction(fact.base)
    if measure.direction == "decrease":
        difference = -difference
    if measure.expressed == "amount":
        return Number(difference)
    if fact.base == 0:
        return WholeIsZero(None, f"{measure.subject}, số gốc so sánh bằng 0")
    return Number(HUNDRED * difference / abs(Fraction(fact.base)))


def _against_plan(measure: AgainstPlan, fact: PlanFact) -> Quantity:
    if fact.actual < 0 or fact.planned < 0:
        raise FactError("Số thực hiện và số kế hoạch không thể âm")
    if fact.planned == 0:
        return WholeIsZero(None, f"{measure.subject}, kế hoạch giao bằng 0")
    return Number(HUNDRED * Fraction(fact.actual) / Fraction(fact.planned))


def _days_late(measure: DaysLate, fact: DateFact, calendar: WorkCalendar) -> Number:
    if measure.days == "working":
        return Number(Fraction(calendar.working_days_after(fact.due, fact.done)))
    return Number(Fraction(max((fact.done - fact.due).days, 0)))


def _done(measure: Parts, fact: PartsFact) -> Done:
    strangers = fact.done - {part.id for part in measure.parts}
    if strangers:
        names = ", ".join(sorted(strangers))
        raise FactError(f"Nội dung không có trong danh mục của dòng này: {names}")
    return Done(fact.done)


def as_number(outcome: Quantity) -> Fraction | None:
    """The quantity as one number: parts and cases are counted; None where there is no number."""
    match outcome:
        case Number():
            return outcome.value
        case Cases():
            return outcome.total()
        case Done():
            return Fraction(len(outcome.parts))
        case Answer() | WholeIsZero():
            return None
        case _ as never:
            assert_never(never)
