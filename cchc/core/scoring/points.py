"""From a quantity to exact points by the rule of the line, with the sentence that says why."""

from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from cchc.core.catalogue.facts import ChoiceFact, GivenFact, Known
from cchc.core.catalogue.measures import (
    Answer,
    Cases,
    Done,
    Measure,
    Parts,
    Quantity,
    as_number,
    unit_of,
)
from cchc.core.catalogue.rules import (
    SINGLE_KIND,
    AllOrNothing,
    Checklist,
    Choice,
    Deduction,
    Given,
    Proportion,
    Rule,
    Tiers,
    case_name,
)
from cchc.core.errors import FactError, RuleError
from cchc.core.numerals import MOST_PLACES, measured_text, number_text, scale_text

Outcome = tuple[Fraction, str]


def apply(rule: Rule, measure: Measure | None, seen: Quantity | Known, max_points: Decimal | None) -> Outcome:
    """Return the unrounded points of one line and the sentence that explains them.

    `seen` is the quantity of the measure, or the fact itself for rules that need no measure.
    Raises RuleError when the rule cannot read it, FactError when given points exceed the maximum.
    """
    match rule:
        case Given():
            return _given(rule, seen, max_points)
        case Choice():
            return _choice(rule, seen)
        case AllOrNothing():
            return _all_or_nothing(rule, measure, seen, _needed(max_points))
        case Tiers():
            return _tiers(rule, measure, _number(seen))
        case Proportion():
            return _proportion(rule, measure, _number(seen), _needed(max_points))
        case Deduction():
            return _deduction(rule, measure, seen, _needed(max_points))
        case Checklist():
            return _checklist(rule, seen)
        case _ as never:
            assert_never(never)


def _needed(max_points: Decimal | None) -> Fraction:
    if max_points is None:
        raise RuleError("Cách chấm này cần điểm tối đa, nhưng chưa nguồn nào cho điểm tối đa của dòng")
    return Fraction(max_points)


def _number(seen: Quantity | Known) -> Fraction:
    number = None if isinstance(seen, Known) else as_number(seen)
    if number is None:
        raise RuleError("Cách chấm này cần một con số, nhưng số liệu của dòng không phải là con số")
    return number


def _given(rule: Given, seen: Quantity | Known, max_points: Decimal | None) -> Outcome:
    if not isinstance(seen, GivenFact):
        raise FactError("Dòng này lấy điểm từ nguồn bên ngoài: cần ghi điểm (points)")
    if seen.points < 0:
        raise FactError(f"Điểm không thể âm: {scale_text(seen.points)}")
    if max_points is not None and seen.points > max_points:
        raise FactError(f"Điểm {scale_text(seen.points)} vượt điểm tối đa {scale_text(max_points)}")
    return Fraction(seen.points), f"Điểm do nguồn bên ngoài cho: {scale_text(seen.points)} ({rule.source})"


def _choice(rule: Choice, seen: Quantity | Known) -> Outcome:
    if not isinstance(seen, ChoiceFact):
        raise FactError("Dòng này cần chọn một mức (option)")
    for option in rule.options:
        if option.id == seen.option:
            return Fraction(option.points), f"Chọn mức “{option.name}”: {scale_text(option.points)}"
    known = ", ".join(option.id for option in rule.options)
    raise FactError(f"Không có mức “{seen.option}”; các mức: {known}")


def _all_or_nothing(
    rule: AllOrNothing, measure: Measure | None, seen: Quantity | Known, most: Fraction
) -> Outcome:
    if rule.condition is not None:
        unit = unit_of(measure) if measure is not None else ""
        met = rule.condition.holds(_number(seen))
        wanted = rule.condition.text(unit)
    elif isinstance(seen, Answer):
        met, wanted = seen.yes, "Có"
    elif isinstance(seen, Done) and isinstance(measure, Parts):
        met, wanted = seen.parts == {part.id for part in measure.parts}, "đủ tất cả các nội dung"
    else:
        raise RuleError("Cách chấm đạt hoặc không đạt cần một ngưỡng (condition) cho cách đo này")
    points = most if met else Fraction(0)
    verdict = "đạt" if met else "không đạt"
    return points, f"Yêu cầu: {wanted}; {verdict}: {scale_text(points)}"


def _tiers(rule: Tiers, measure: Measure | None, number: Fraction) -> Outcome:
    unit = unit_of(measure) if measure is not None else ""
    for step in rule.steps:
        if step.condition.holds(number):
            return Fraction(
                step.points
            ), f"Thuộc bậc “{step.condition.text(unit)}”: {scale_text(step.points)}"
    return Fraction(rule.otherwise), f"Không đạt bậc nào: {scale_text(rule.otherwise)}"


def _proportion(rule: Proportion, measure: Measure | None, number: Fraction, most: Fraction) -> Outcome:
    unit = unit_of(measure) if measure is not None else ""
    full = Fraction(rule.full_at)
    if number >= full:
        return most, f"Đạt mức cho điểm tối đa ({measured_text(full, unit)} trở lên): {scale_text(most)}"
    if rule.zero_below is not None and number < Fraction(rule.zero_below):
        return Fraction(0), f"Dưới mức bắt đầu được tính điểm ({measured_text(rule.zero_below, unit)}): 0,00"
    if number <= 0:
        return Fraction(0), "Kết quả không lớn hơn 0: 0,00"
    points = most * number / full
    formula = f"{measured_text(number, unit)} × {scale_text(most)} / {measured_text(full, unit)}"
    return points, f"{formula} = {number_text(points, MOST_PLACES)}"


def _deduction(rule: Deduction, measure: Measure | None, seen: Quantity | Known, most: Fraction) -> Outcome:
    if isinstance(seen, Cases):
        counts = {kind: Fraction(count) for kind, count in seen.by_kind}
    else:
        counts = {SINGLE_KIND: _number(seen)}
    taken, terms = Fraction(0), []
    for case in rule.per_case:
        count = counts.get(case.kind, Fraction(0))
        full_amount = count * Fraction(case.points)
        amount = full_amount if case.at_most is None else min(full_amount, Fraction(case.at_most))
        if count:
            capped = "" if amount == full_amount else f", chỉ trừ nhiều nhất {scale_text(amount)}"
            product = f"{number_text(count)} × {scale_text(case.points)} = {scale_text(full_amount)}{capped}"
            terms.append(f"{case_name(case.kind, measure)}: {product}")
        taken += amount
    if not terms:
        return most, f"Không có trường hợp nào bị trừ: {scale_text(most)}"
    points = max(most - taken, Fraction(0))
    floor = ", thấp nhất là 0" if taken > most else ""
    left = f"còn lại {scale_text(most)} − {scale_text(taken)}{floor}: {scale_text(points)}"
    return points, f"Trừ {'; '.join(terms)}; {left}"


def _checklist(rule: Checklist, seen: Quantity | Known) -> Outcome:
    if not isinstance(seen, Done):
        raise RuleError("Cách chấm cộng từng nội dung cần danh mục các nội dung đã thực hiện")
    earned = [part for part in rule.parts if part.part in seen.parts]
    points = sum((Fraction(part.points) for part in earned), Fraction(0))
    if not earned:
        return points, "Không có nội dung nào đã thực hiện: 0,00"
    sum_text = " + ".join(scale_text(part.points) for part in earned)
    return points, f"Cộng điểm các nội dung đã thực hiện: {sum_text} = {scale_text(points)}"
