"""Checks of one line's scale: measure, rule, their thresholds and points, and the plan's requirement."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from cchc.core.catalogue.comparison import DOWNWARD, UPWARD, Comparison
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
from cchc.core.catalogue.nodes import Node
from cchc.core.catalogue.rules import (
    PAIRS,
    SINGLE_KIND,
    AllOrNothing,
    Checklist,
    Choice,
    Deduction,
    Given,
    Proportion,
    Rule,
    Step,
    Tiers,
    pair_allowed,
)
from cchc.core.errors import Place, Problem
from cchc.core.numerals import number_text, points_text, rounded

MEASURE_KEYS: dict[type[Measure], str] = {
    YesNo: "yes_no",
    Count: "count",
    Ratio: "ratio",
    Change: "change",
    AgainstPlan: "against_plan",
    DaysLate: "days_late",
    Parts: "parts",
}
RULE_KEYS: dict[type[Rule], str] = {
    AllOrNothing: "all_or_nothing",
    Tiers: "tiers",
    Proportion: "proportion",
    Deduction: "deduction",
    Checklist: "checklist",
    Choice: "choice",
    Given: "given",
}
ZERO, HUNDRED = Decimal(0), Decimal(100)
Finding = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ScaleProblem(Problem):
    """A finding about one `key` of a line: its measure, rule, max_points or target."""

    key: str = ""


def check_scale(leaf: Node, places: int) -> Iterator[ScaleProblem]:
    """Yield what is wrong with the measure and the rule of a leaf whose points have `places` decimals.

    A leaf must have a rule.
    """
    most = [] if leaf.max_points is None else [leaf.max_points]
    findings = (
        *(("measure", finding) for finding in _names(leaf.measure)),
        *(("rule", finding) for finding in _scale(leaf)),
        *(("rule", finding) for finding in _too_fine(_points_of(leaf.rule), places)),
        *(("max_points", finding) for finding in _too_fine(most, places)),
    )
    for key, (code, message, hint) in findings:
        yield ScaleProblem(code, message, Place(criterion=leaf.key), hint, key)


def check_target(node: Node) -> Iterator[ScaleProblem]:
    """Yield what is wrong with the requirement that a plan lays on a line."""
    target = node.target
    if target is None or target.measure is None:
        return
    for code, message, hint in condition_findings(target.measure, target.condition):
        text = f"Yêu cầu “{target.text}”: {message}"
        yield ScaleProblem(code, text, Place(criterion=node.key), hint, "target")


def condition_findings(measure: Measure, condition: Comparison | None) -> Iterator[Finding]:
    """Yield what is wrong with the one bound that a measure must keep."""
    if condition is None:
        if not isinstance(measure, YesNo | Parts):
            yield "missing_condition", "Thiếu ngưỡng phải đạt (condition)", "Thêm condition: {at_least: …}"
    elif isinstance(measure, YesNo):
        yield "needless_condition", "Câu hỏi Có/Không không có ngưỡng (condition)", "Bỏ khóa condition"
    else:
        yield from _bound(measure, condition)


def _scale(leaf: Node) -> Iterator[Finding]:
    if leaf.rule is None:
        hint = "Thêm “rule”; nguồn không nêu thang điểm thì dùng {kind: given, from: …}"
        yield "missing_rule", "Dòng chấm điểm không có cách chấm điểm", hint
        return
    if pair_allowed(leaf.measure, leaf.rule):
        yield from RULE_CHECKS[type(leaf.rule)](leaf.rule, leaf.measure, leaf.max_points)
    else:
        yield _pair(leaf.measure, leaf.rule)


def _too_fine(amounts: list[Decimal], places: int) -> Iterator[Finding]:
    """Points that rounding would change: a maximum of 0,125 would be passed by 0,13."""
    for points in amounts:
        if rounded(points, places) != points:
            message = f"Điểm {number_text(points, 6)} lẻ hơn mức làm tròn {places} chữ số của bộ tiêu chí"
            yield "points_too_fine", message, "Sửa điểm hoặc “rounding.places”"


def _points_of(rule: Rule | None) -> list[Decimal]:
    match rule:
        case Tiers():
            return [*(step.points for step in rule.steps), rule.otherwise]
        case Deduction():
            limits = [case.at_most for case in rule.per_case if case.at_most is not None]
            return [*(case.points for case in rule.per_case), *limits]
        case Checklist():
            return [part.points for part in rule.parts]
        case Choice():
            return [option.points for option in rule.options]
        case _:
            return []


def _names(measure: Measure | None) -> Iterator[Finding]:
    named = {Count: "kinds", Parts: "parts"}
    key = named.get(type(measure)) if measure is not None else None
    if key is not None:
        for identifier in _twice([item.id for item in getattr(measure, key)]):
            yield (
                "duplicate_name",
                f"Mã “{identifier}” bị lặp trong “{key}” của cách đo",
                "Mỗi mã chỉ dùng một lần",
            )


def _pair(measure: Measure | None, rule: Rule) -> Finding:
    allowed = ", ".join(RULE_KEYS[kind] for kind in PAIRS[None if measure is None else type(measure)])
    if measure is None:
        message = f"Cách chấm {RULE_KEYS[type(rule)]} cần một cách đo (measure)"
        return "pair_not_allowed", message, f"Thêm “measure”; không có cách đo thì chỉ dùng: {allowed}"
    message = f"Cách chấm {RULE_KEYS[type(rule)]} không dùng được với cách đo {MEASURE_KEYS[type(measure)]}"
    return "pair_not_allowed", message, f"Với {MEASURE_KEYS[type(measure)]} chỉ dùng: {allowed}"


def _limits(measure: Measure) -> tuple[Decimal | None, Decimal | None]:
    if isinstance(measure, Ratio):
        return ZERO, HUNDRED
    if isinstance(measure, Parts):
        return ZERO, Decimal(len(measure.parts))
    return (None if isinstance(measure, Change) else ZERO), None


def _bound(measure: Measure, condition: Comparison) -> Iterator[Finding]:
    low, high = _limits(measure)
    bound, relation = condition.bound, condition.relation
    too_low = low is not None and (bound < low or (bound == low and relation == "below"))
    too_high = high is not None and (bound > high or (bound == high and relation == "above"))
    if too_low or too_high:
        unit = unit_of(measure)
        least, most = number_text(low or ZERO), "" if high is None else f" đến {number_text(high)}"
        message = f"Ngưỡng “{condition.text(unit)}” không thể xảy ra"
        yield (
            "impossible_threshold",
            message,
            f"Giá trị đo được nằm trong khoảng từ {least}{most} {unit}".strip(),
        )


def _all_or_nothing(rule: AllOrNothing, measure: Measure, _most: Decimal | None) -> Iterator[Finding]:
    return condition_findings(measure, rule.condition)


def _tiers(rule: Tiers, measure: Measure, most: Decimal | None) -> Iterator[Finding]:
    for step in rule.steps:
        yield from _bound(measure, step.condition)
    yield from _order(rule.steps)
    points = [*(step.points for step in rule.steps), rule.otherwise]
    if any(after >= before for before, after in pairwise(points)):
        hint = "Xếp các bước từ điểm cao xuống điểm thấp, “otherwise” thấp nhất"
        yield "points_not_falling", "Điểm của các bước phải giảm dần", hint
    yield from _best("bước cao nhất", max(points), most)


def _order(steps: tuple[Step, ...]) -> Iterator[Finding]:
    relations = {step.condition.relation for step in steps}
    if relations & set(UPWARD) and relations & set(DOWNWARD):
        hint = "Chỉ dùng at_least, above hoặc chỉ dùng at_most, below"
        yield "mixed_directions", "Các bước đi theo hai chiều ngược nhau", hint
        return
    falling = bool(relations & set(UPWARD))
    ordered = [_strictness(step.condition) for step in steps if step.condition.relation != "equal"]
    if any((after >= before) if falling else (after <= before) for before, after in pairwise(ordered)):
        direction = "giảm dần" if falling else "tăng dần"
        hint = "Bước đầu tiên thỏa mãn được dùng, nên bước khó nhất phải đứng đầu"
        yield "tiers_not_in_order", f"Ngưỡng của các bước phải {direction}", hint


def _strictness(condition: Comparison) -> tuple[Decimal, int]:
    return condition.bound, 1 if condition.relation in ("above", "at_most") else 0


def _proportion(rule: Proportion, measure: Measure, _most: Decimal | None) -> Iterator[Finding]:
    if rule.full_at <= 0 or (isinstance(measure, Ratio) and rule.full_at > HUNDRED):
        hint = "Với tỷ lệ: lớn hơn 0 và không quá 100" if isinstance(measure, Ratio) else "Lớn hơn 0"
        yield "impossible_threshold", f"full_at không thể là {number_text(rule.full_at)}", hint
    if rule.zero_below is not None and rule.zero_below < 0:
        message = f"zero_below không thể là {number_text(rule.zero_below)}"
        yield "impossible_threshold", message, "Từ 0 đến dưới full_at"
    elif rule.zero_below is not None and rule.zero_below >= rule.full_at:
        hint = f"Đang ghi zero_below {number_text(rule.zero_below)}, full_at {number_text(rule.full_at)}"
        yield "impossible_threshold", "zero_below phải nhỏ hơn full_at", hint


def _deduction(rule: Deduction, measure: Count, _most: Decimal | None) -> Iterator[Finding]:
    expected = [kind.id for kind in measure.kinds] or [SINGLE_KIND]
    used = [case.kind for case in rule.per_case]
    for kind in dict.fromkeys(used):
        if kind not in expected:
            yield "unknown_kind", f"Loại “{kind}” không có trong cách đo", f"Các loại: {', '.join(expected)}"
    for kind in expected:
        if kind not in used:
            yield "missing_kind", f"Chưa nêu mức trừ của loại “{kind}”", "Thêm vào per_case"
    for kind in _twice(used):
        yield "duplicate_name", f"Loại “{kind}” bị lặp trong per_case", "Mỗi loại một mức trừ"
    if any(case.points <= 0 for case in rule.per_case):
        yield "impossible_points", "Mức trừ mỗi trường hợp phải lớn hơn 0", "Bỏ loại không bị trừ điểm"


def _checklist(rule: Checklist, measure: Parts, most: Decimal | None) -> Iterator[Finding]:
    known = [part.id for part in measure.parts]
    used = [part.part for part in rule.parts]
    for part in dict.fromkeys(used):
        if part not in known:
            yield (
                "unknown_part",
                f"Nội dung “{part}” không có trong cách đo",
                f"Các nội dung: {', '.join(known)}",
            )
    for part in known:
        if part not in used:
            yield "missing_part", f"Chưa cho điểm nội dung “{part}”", "Thêm vào “parts” của cách chấm"
    for part in _twice(used):
        yield "duplicate_name", f"Nội dung “{part}” bị lặp trong cách chấm", "Mỗi nội dung một mức điểm"
    yield from _best("tổng các nội dung", sum((part.points for part in rule.parts), ZERO), most)


def _choice(rule: Choice, _measure: None, most: Decimal | None) -> Iterator[Finding]:
    for option in _twice([option.id for option in rule.options]):
        yield "duplicate_name", f"Mức “{option}” bị lặp", "Mỗi mức một mã"
    yield from _best("mức cao nhất", max(option.points for option in rule.options), most)


def _given(_rule: Given, _measure: None, _most: Decimal | None) -> Iterator[Finding]:
    return iter(())


def _best(what: str, best: Decimal, most: Decimal | None) -> Iterator[Finding]:
    if most is None or best == most:
        return
    code = "points_above_maximum" if best > most else "maximum_not_reached"
    message = f"Điểm {what} là {points_text(best)}, khác điểm tối đa {points_text(most)}"
    yield code, message, "Sửa điểm của cách chấm hoặc điểm tối đa của dòng"


def _twice(names: list[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if names.count(name) > 1]


RULE_CHECKS: dict[type[Rule], Callable[[Any, Any, Decimal | None], Iterator[Finding]]] = {
    AllOrNothing: _all_or_nothing,
    Tiers: _tiers,
    Proportion: _proportion,
    Deduction: _deduction,
    Checklist: _checklist,
    Choice: _choice,
    Given: _given,
}
