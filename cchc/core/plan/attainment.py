"""Whether the requirement of a plan is met by the facts, and how far it is away."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from cchc.core.calendar import WEEKENDS_ONLY, WorkCalendar
from cchc.core.catalogue.comparison import UPWARD, Comparison
from cchc.core.catalogue.facts import Collected, Fact, Known, NotApplicable, PlanFact, RatioFact, Unknown
from cchc.core.catalogue.measures import (
    AgainstPlan,
    Answer,
    Done,
    Measure,
    Parts,
    Quantity,
    Ratio,
    WholeIsZero,
    as_number,
    quantity,
    unit_of,
)
from cchc.core.catalogue.nodes import Target
from cchc.core.numerals import measured_text, number_text
from cchc.core.scoring.collect import concerns_nobody, sum_of


class Met(StrEnum):
    """Met, not met, unknown, not applicable, or to be judged by a person."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    BY_PERSON = "by_person"


MET_LABELS = {
    Met.MET: "đạt",
    Met.NOT_MET: "chưa đạt",
    Met.UNKNOWN: "chưa có số liệu",
    Met.NOT_APPLICABLE: "không đánh giá",
    Met.BY_PERSON: "do người có trách nhiệm xác nhận",
}


@dataclass(frozen=True, slots=True)
class Attainment:
    """The verdict on one target; `distance` is in the unit of the measure, its text in what is to be done."""

    met: Met
    distance: Fraction | None = None
    text: str = ""
    missing: tuple[str, ...] = ()


def attain(target: Target, fact: Fact, calendar: WorkCalendar = WEEKENDS_ONLY) -> Attainment:
    """Hold a fact against a target.

    996 of 1,000 dossiers is 99,6 %: not met at 100 %, four dossiers missing. Raises FactError for a fact that
    does not fit the measure.
    """
    if target.measure is None:
        return Attainment(Met.BY_PERSON)
    missing = fact.missing() if isinstance(fact, Collected) else ()
    known = sum_of(target.measure, fact, calendar) if isinstance(fact, Collected) else fact
    if isinstance(known, NotApplicable) or (isinstance(fact, Collected) and concerns_nobody(fact)):
        return Attainment(Met.NOT_APPLICABLE)
    if known is None or isinstance(known, Unknown) or missing:
        return Attainment(Met.UNKNOWN, missing=missing)
    return _judge(target, target.measure, known, quantity(target.measure, known, calendar))


def _judge(target: Target, measure: Measure, fact: Known, seen: Quantity) -> Attainment:
    if isinstance(seen, Answer):
        return Attainment(Met.MET if seen.yes else Met.NOT_MET)
    if isinstance(seen, Done) and isinstance(measure, Parts) and target.condition is None:
        return _parts(measure, seen)
    if isinstance(seen, WholeIsZero) and seen.meaning == "not_applicable":
        return Attainment(Met.NOT_APPLICABLE)
    number = as_number(seen)
    if number is None or target.condition is None:
        return Attainment(Met.UNKNOWN)
    distance = abs(number - Fraction(target.condition.bound))
    if target.condition.holds(number):
        return Attainment(Met.MET, distance)
    return Attainment(Met.NOT_MET, distance, _distance_text(measure, target.condition, fact, number))


def _parts(measure: Parts, seen: Done) -> Attainment:
    left = [part.name for part in measure.parts if part.id not in seen.parts]
    if not left:
        return Attainment(Met.MET, Fraction(0))
    return Attainment(Met.NOT_MET, Fraction(len(left)), f"còn thiếu {len(left)} nội dung: {'; '.join(left)}")


def _distance_text(measure: Measure, condition: Comparison, fact: Known, number: Fraction) -> str:
    bound, unit = Fraction(condition.bound), unit_of(measure)
    upward = condition.relation in UPWARD or (condition.relation == "equal" and number < bound)
    if upward and isinstance(measure, Ratio) and isinstance(fact, RatioFact) and _whole_numbers(fact):
        return f"còn thiếu {_missing_cases(condition, fact)} {measure.noun}"
    if number == bound:
        return f"mới bằng mức yêu cầu, cần {condition.text(unit)}"
    if upward and isinstance(measure, AgainstPlan) and isinstance(fact, PlanFact):
        needed = bound * Fraction(fact.planned) / 100 - Fraction(fact.actual)
        return f"còn thiếu {measured_text(needed, measure.noun)}"
    amount = measured_text(abs(number - bound), "điểm phần trăm" if unit == "%" else unit)
    return f"còn thiếu {amount}" if upward else f"vượt {amount}"


def _whole_numbers(fact: RatioFact) -> bool:
    """Dossiers are counted in whole numbers, amounts of money are not."""
    return fact.part == int(fact.part) and fact.whole == int(fact.whole)


def _missing_cases(condition: Comparison, fact: RatioFact) -> str:
    """How many more of the part are needed so that the ratio keeps the bound."""
    needed = Fraction(condition.bound) * Fraction(fact.whole) / 100
    least = floor(needed) + 1 if condition.relation == "above" else ceil(needed)
    return number_text(least - Fraction(fact.part))
