"""Facts in a few Vietnamese words, as a table, a history or a conflict list shows them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never

from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    ChoiceFact,
    Collected,
    CountFact,
    DateFact,
    Fact,
    GivenFact,
    Known,
    NotApplicable,
    PartsFact,
    PlanFact,
    RatioFact,
    Unknown,
    YesNoFact,
)
from cchc.core.catalogue.measures import AgainstPlan, Change, Count, Measure, Parts, Ratio
from cchc.core.catalogue.nodes import Node
from cchc.core.catalogue.rules import Choice
from cchc.core.errors import FactError
from cchc.core.numerals import MOST_PLACES, UNKNOWN_LABEL, date_text, number_text, scale_text
from cchc.core.scoring.collect import add_up
from cchc.core.scoring.evaluate import STATE_LABELS, State


def measure_of(node: Node) -> Measure | None:
    """The measure by which figures of a line are read: its own, else that of its requirement."""
    return node.measure or (node.target.measure if node.target is not None else None)


def fact_text(fact: Fact, node: Node | None = None) -> str:
    """A fact in words, its figures as entered: `996/1.000 hồ sơ`.

    Without the line of the fact identifiers stand in place of names.
    """
    match fact:
        case Unknown():
            return _because(UNKNOWN_LABEL, fact.reason)
        case NotApplicable():
            return _because(STATE_LABELS[State.NOT_APPLICABLE], fact.reason)
        case Collected():
            return _collected_text(fact, node)
        case _:
            return _known_text(fact, node)


def _because(said: str, reason: str) -> str:
    return f"{said}: {reason}" if reason.strip() else said


def _collected_text(fact: Collected, node: Node | None) -> str:
    came = f"{len(fact.expected) - len(fact.missing())}/{len(fact.expected)} đơn vị"
    try:
        total = add_up(fact)
    except FactError:
        return f"{came}, không cộng được"
    return f"{came}: {UNKNOWN_LABEL if total is None else _known_text(total, node)}"


def _known_text(fact: Known, node: Node | None) -> str:
    noun = _noun(None if node is None else measure_of(node))
    match fact:
        case YesNoFact():
            return "Có" if fact.value else "Không"
        case CountFact():
            return f"{_figure(fact.count)}{noun}"
        case RatioFact():
            return f"{_figure(fact.part)}/{_figure(fact.whole)}{noun}"
        case ChangeFact():
            return f"{_figure(fact.current)} so với {_figure(fact.base)}{noun}"
        case PlanFact():
            return f"{_figure(fact.actual)} so với kế hoạch {_figure(fact.planned)}{noun}"
        case DateFact():
            return f"thực hiện {date_text(fact.done)}, thời hạn {date_text(fact.due)}"
        case GivenFact():
            return f"{scale_text(fact.points)} điểm"
        case CasesFact() | PartsFact() | ChoiceFact():
            return _named_text(fact, _names(node))
        case _ as never:
            assert_never(never)


def _named_text(fact: CasesFact | PartsFact | ChoiceFact, names: dict[str, str]) -> str:
    match fact:
        case CasesFact():
            return _listed(f"{names.get(kind, kind)}: {number_text(count)}" for kind, count in fact.cases)
        case PartsFact():
            known = [name for part, name in names.items() if part in fact.done]
            done = _listed((*known, *sorted(fact.done - names.keys())))
            return f"đã thực hiện: {done}" if done else "chưa thực hiện nội dung nào"
        case ChoiceFact():
            return names.get(fact.option, fact.option)
        case _ as never:
            assert_never(never)


def _noun(measure: Measure | None) -> str:
    return f" {measure.noun}" if isinstance(measure, Count | Ratio | Change | AgainstPlan) else ""


def _names(node: Node | None) -> dict[str, str]:
    """Names of what the line distinguishes, by identifier, in printed order."""
    if node is None:
        return {}
    if isinstance(node.rule, Choice):
        return {option.id: option.name for option in node.rule.options}
    match measure_of(node):
        case Parts(parts=named) | Count(kinds=named):
            return {one.id: one.name for one in named}
        case _:
            return {}


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _figure(value: Decimal) -> str:
    return number_text(value, MOST_PLACES)
