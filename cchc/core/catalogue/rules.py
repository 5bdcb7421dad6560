"""Rules: from a quantity to points; seven kinds, and the pairs with measures that make sense."""

from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from cchc.core.catalogue.comparison import UPWARD, Comparison
from cchc.core.catalogue.measures import (
    AgainstPlan,
    Change,
    Count,
    DaysLate,
    Measure,
    Parts,
    Ratio,
    YesNo,
    unit_of,
)
from cchc.core.numerals import measured_text, scale_text


@dataclass(frozen=True, slots=True)
class AllOrNothing:
    """The maximum when the condition holds (yes; all parts; a bound), otherwise nothing."""

    condition: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The points of one tier."""

    condition: Comparison
    points: Decimal


@dataclass(frozen=True, slots=True)
class Tiers:
    """Steps from the best downwards; the first whose bound holds gives its points, else `otherwise`."""

    steps: tuple[Step, ...]
    otherwise: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Proportion:
    """The maximum times quantity over `full_at`, never more than the maximum; nothing below `zero_below`."""

    full_at: Decimal
    zero_below: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CasePoints:
    """What one case of a kind costs, and the most that this kind can cost."""

    kind: str
    points: Decimal
    at_most: Decimal | None = None


SINGLE_KIND = "case"


@dataclass(frozen=True, slots=True)
class Deduction:
    """From the maximum, points for every case of every kind are taken; never below zero."""

    per_case: tuple[CasePoints, ...]


@dataclass(frozen=True, slots=True)
class PartPoints:
    """The points of one part of a checklist."""

    part: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Checklist:
    """Points for each part that was done, added up."""

    parts: tuple[PartPoints, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One of the closed answers and its points."""

    id: str
    name: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several graded options; needs no measure."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """Points that come from outside: an appraisal, a survey, another index; needs no measure."""

    source: str


Rule = AllOrNothing | Tiers | Proportion | Deduction | Checklist | Choice | Given

PAIRS: dict[type[Measure] | None, tuple[type[Rule], ...]] = {
    YesNo: (AllOrNothing,),
    Count: (AllOrNothing, Tiers, Proportion, Deduction),
    Ratio: (AllOrNothing, Tiers, Proportion),
    Change: (AllOrNothing, Tiers, Proportion),
    AgainstPlan: (AllOrNothing, Tiers, Proportion),
    DaysLate: (AllOrNothing, Tiers),
    Parts: (AllOrNothing, Tiers, Checklist),
    None: (Choice, Given),
}


def pair_allowed(measure: Measure | None, rule: Rule) -> bool:
    """Tell whether the rule can read the quantity of the measure."""
    return isinstance(rule, PAIRS[None if measure is None else type(measure)])


def describe(rule: Rule, measure: Measure | None, max_points: Decimal | None) -> str:
    """The scoring scale as a decision would word it, in one Vietnamese sentence."""
    unit = unit_of(measure) if measure is not None else ""
    full = f"{scale_text(max_points)} điểm" if max_points is not None else "điểm tối đa"
    match rule:
        case AllOrNothing():
            return f"{_met_text(rule, measure, unit)}: {full}; ngược lại: 0 điểm."
        case Tiers():
            steps = "; ".join(
                f"{step.condition.text(unit)}: {scale_text(step.points)}" for step in rule.steps
            )
            return f"{steps[:1].upper()}{steps[1:]}; còn lại: {scale_text(rule.otherwise)}."
        case Proportion():
            return _proportion_text(rule, unit, full)
        case Deduction():
            cases = _per_case_text(rule, measure)
            return f"Từ {full}, trừ theo từng trường hợp: {cases}; thấp nhất còn 0 điểm."
        case Checklist():
            names = {part.id: part.name for part in measure.parts} if isinstance(measure, Parts) else {}
            parts = "; ".join(f"{names.get(p.part, p.part)}: {scale_text(p.points)}" for p in rule.parts)
            return f"Cộng điểm từng nội dung đã thực hiện: {parts}."
        case Choice():
            return "; ".join(f"{option.name}: {scale_text(option.points)}" for option in rule.options) + "."
        case Given():
            return f"Điểm lấy từ nguồn bên ngoài: {rule.source}."
        case _ as never:
            assert_never(never)


def _met_text(rule: AllOrNothing, measure: Measure | None, unit: str) -> str:
    if rule.condition is None:
        return "Đủ tất cả các nội dung" if isinstance(measure, Parts) else "Có"
    text = rule.condition.text(unit)
    if isinstance(measure, DaysLate):
        return f"Chậm {text}"
    return f"Đạt {text}" if rule.condition.relation in UPWARD else f"{text[:1].upper()}{text[1:]}"


def _proportion_text(rule: Proportion, unit: str, full: str) -> str:
    bound = measured_text(rule.full_at, unit)
    sentence = f"Từ {bound} trở lên: {full}; dưới mức đó: kết quả × {full} / {bound}"
    if rule.zero_below is None:
        return f"{sentence}."
    floor = measured_text(rule.zero_below, unit)
    return f"{sentence}; dưới {floor}: 0 điểm."


def _per_case_text(rule: Deduction, measure: Measure | None) -> str:
    texts = []
    for case in rule.per_case:
        limit = f" (nhiều nhất {scale_text(case.at_most)})" if case.at_most is not None else ""
        each = "mỗi " if case.kind == SINGLE_KIND else ""
        texts.append(f"{each}{case_name(case.kind, measure)}: trừ {scale_text(case.points)}{limit}")
    return "; ".join(texts)


def case_name(kind: str, measure: Measure | None) -> str:
    """What one case is called: the name of its kind, or the noun of a count without kinds."""
    names = {named.id: named.name for named in measure.kinds} if isinstance(measure, Count) else {}
    single = measure.noun if isinstance(measure, Count) else "trường hợp"
    return single if kind == SINGLE_KIND else names.get(kind, kind)
