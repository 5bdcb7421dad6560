"""Measures and rules as a catalogue file writes them: plain values with English keys."""

from typing import Any, assert_never

from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.measures import (
    AgainstPlan,
    Change,
    Count,
    DaysLate,
    Measure,
    Named,
    Parts,
    Ratio,
    Scope,
    YesNo,
)
from cchc.core.catalogue.rules import (
    AllOrNothing,
    Checklist,
    Choice,
    Deduction,
    Given,
    Proportion,
    Rule,
    Tiers,
)

Written = dict[str, Any]


def written_measure(measure: Measure) -> Written:
    """The measure as a file writes it."""
    match measure:
        case YesNo():
            said: Written = {"kind": "yes_no", "question": measure.question}
        case Count():
            said = {"kind": "count", "noun": measure.noun}
            said |= {"kinds": _named(measure.kinds)} if measure.kinds else {}
        case Ratio():
            said = {"kind": "ratio", "part": measure.part, "whole": measure.whole, "noun": measure.noun}
            said |= {"when_zero": measure.when_zero} if measure.when_zero else {}
        case Change():
            said = _change(measure)
        case AgainstPlan():
            said = {"kind": "against_plan", "subject": measure.subject, "noun": measure.noun}
        case DaysLate():
            said = {"kind": "days_late", "deadline": measure.deadline, "days": measure.days}
        case Parts():
            said = {"kind": "parts", "parts": _named(measure.parts)}
        case _ as never:
            assert_never(never)
    return said | _scope(measure.scope)


def _change(measure: Change) -> Written:
    return {
        "kind": "change",
        "noun": measure.noun,
        "subject": measure.subject,
        "base": measure.base_year or "last_year",
        "direction": measure.direction,
        "as": measure.expressed,
    }


def _named(items: tuple[Named, ...]) -> list[Written]:
    return [{"id": item.id, "name": item.name} for item in items]


def _scope(scope: Scope) -> Written:
    said: Written = {}
    if scope.counting:
        said["scope"] = scope.counting
    if scope.window:
        said["window"] = scope.window
    if scope.window_years != 1:
        said["window_years"] = scope.window_years
    return said


def written_comparison(condition: Comparison) -> Written:
    """One relation and its bound."""
    return {condition.relation: condition.bound}


def written_rule(rule: Rule) -> Written:
    """The rule as a file writes it."""
    match rule:
        case AllOrNothing():
            said: Written = {"kind": "all_or_nothing"}
            return said | ({"condition": written_comparison(rule.condition)} if rule.condition else {})
        case Tiers():
            steps = [written_comparison(step.condition) | {"points": step.points} for step in rule.steps]
            return {"kind": "tiers", "steps": steps, "otherwise": rule.otherwise}
        case Proportion():
            said = {"kind": "proportion", "full_at": rule.full_at}
            return said | ({} if rule.zero_below is None else {"zero_below": rule.zero_below})
        case Deduction():
            cases = [
                {"kind": case.kind, "points": case.points}
                | ({} if case.at_most is None else {"at_most": case.at_most})
                for case in rule.per_case
            ]
            return {"kind": "deduction", "per_case": cases}
        case Checklist():
            parts = [{"part": part.part, "points": part.points} for part in rule.parts]
            return {"kind": "checklist", "parts": parts}
        case Choice():
            options = [{"id": one.id, "name": one.name, "points": one.points} for one in rule.options]
            return {"kind": "choice", "options": options}
        case Given():
            return {"kind": "given", "from": rule.source}
        case _ as never:
            assert_never(never)
