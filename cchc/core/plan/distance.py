"""How far a figure is away from its target, in what can be acted on: dossiers, people, units."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from cchc.core.catalogue.comparison import UPWARD, Comparison
from cchc.core.catalogue.facts import ChangeFact, Known, PlanFact, RatioFact
from cchc.core.catalogue.measures import AgainstPlan, Change, Measure, Ratio, unit_of
from cchc.core.numerals import measured_text, number_text, rounded

DIVISIBLE = ("tỷ đồng", "triệu đồng", "điểm phần trăm")
STRICT = ("above", "below")


@dataclass(frozen=True, slots=True)
class _Cases:
    """How many there are and how many the bound allows or asks for; `more` where it asks for more."""

    current: Decimal
    limit: Fraction
    noun: str
    more: bool

    def count(self, *, strict: bool) -> str:
        """How many are missing or too many, in whole numbers."""
        if self.more:
            least = floor(self.limit) + 1 if strict else ceil(self.limit)
            return f"{number_text(least - self.current)} {self.noun}"
        most = ceil(self.limit) - 1 if strict else floor(self.limit)
        return f"{number_text(self.current - most)} {self.noun}"


def distance_text(measure: Measure, condition: Comparison, fact: Known, number: Fraction) -> str:
    """What is missing to the bound or over it; `number` is the quantity, in the unit of the measure.

    Whole numbers are counted (`vượt 92 người`), with the difference of the percentages beside them where a
    person could not tell it from the figure.
    """
    bound, unit = Fraction(condition.bound), unit_of(measure)
    upward = condition.relation in UPWARD or (condition.relation == "equal" and number < bound)
    cases = _cases(measure, bound, fact, upward=upward)
    counted = "" if cases is None else cases.count(strict=condition.relation in STRICT)
    if counted and upward and isinstance(measure, Ratio):
        return f"còn thiếu {counted}"
    if number == bound:
        return f"mới bằng mức yêu cầu, cần {condition.text(unit)}"
    if upward and isinstance(measure, AgainstPlan) and isinstance(fact, PlanFact):
        needed = bound * Fraction(fact.planned) / 100 - Fraction(fact.actual)
        return f"còn thiếu {counted or measured_text(needed, measure.noun)}"
    apart = _apart(abs(number - bound), unit)
    if cases is None:
        return f"còn thiếu {apart}" if upward else f"vượt {apart}"
    verb = ("còn thiếu" if cases.more else "cần giảm thêm") if upward else "vượt"
    return f"{verb} {counted} ({apart})"


def _cases(measure: Measure, bound: Fraction, fact: Known, *, upward: bool) -> _Cases | None:
    """The distance as a count; None for what is not counted in whole numbers."""
    match measure, fact:
        case Ratio(), RatioFact() if _whole(measure.noun, fact.part, fact.whole):
            return _Cases(fact.part, bound * Fraction(fact.whole) / 100, measure.noun, upward)
        case AgainstPlan(), PlanFact() if _whole(measure.noun, fact.actual, fact.planned):
            return _Cases(fact.actual, bound * Fraction(fact.planned) / 100, measure.noun, upward)
        case Change(expressed="percent"), ChangeFact() if _whole(measure.noun, fact.current, fact.base):
            rising = measure.direction == "increase"
            moved = bound if rising else -bound
            limit = Fraction(fact.base) + abs(Fraction(fact.base)) * moved / 100
            return _Cases(fact.current, limit, measure.noun, rising == upward)
        case _:
            return None


def _whole(noun: str, *numbers: Decimal) -> bool:
    """Dossiers are counted in whole numbers, thousands of millions and percentages are not."""
    return noun not in DIVISIBLE and all(number == int(number) for number in numbers)


def _apart(distance: Fraction, unit: str) -> str:
    """The distance in the unit of the measure; percentages with two decimals, more for what would be zero."""
    if unit != "%":
        return measured_text(distance, unit)
    places = 2
    while not rounded(distance, places):
        places += 1
    return f"{number_text(distance, places)} điểm phần trăm"
