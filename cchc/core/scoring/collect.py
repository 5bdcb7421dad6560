"""Figures of one line entered by many units, added up into one fact."""

from collections.abc import Iterable
from decimal import Decimal

from cchc.core.calendar import WorkCalendar
from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    Collected,
    CountFact,
    Known,
    PlanFact,
    RatioFact,
)
from cchc.core.catalogue.measures import Measure, quantity
from cchc.core.errors import FactError


def add_up(collected: Collected) -> Known | None:
    """Add the figures of all units that have one; None when no unit has a figure yet.

    Raises FactError when the figures are of a kind that cannot be added (answers, dates, choices, points),
    of different kinds, of a unit that is not expected, or twice of the same. The order never matters.
    """
    _check_units(collected)
    facts = [fact for _, fact in collected.known()]
    if not facts:
        return None
    kinds = {type(fact) for fact in facts}
    if kinds == {CountFact}:
        return CountFact(_total(f.count for f in facts if isinstance(f, CountFact)))
    if kinds == {CasesFact}:
        return _cases([f for f in facts if isinstance(f, CasesFact)])
    if kinds == {RatioFact}:
        ratios = [f for f in facts if isinstance(f, RatioFact)]
        return RatioFact(_total(f.part for f in ratios), _total(f.whole for f in ratios))
    if kinds == {ChangeFact}:
        changes = [f for f in facts if isinstance(f, ChangeFact)]
        return ChangeFact(_total(f.current for f in changes), _total(f.base for f in changes))
    if kinds == {PlanFact}:
        plans = [f for f in facts if isinstance(f, PlanFact)]
        return PlanFact(_total(f.actual for f in plans), _total(f.planned for f in plans))
    raise FactError(
        "Số liệu của các đơn vị không cộng được: chỉ cộng được số lượng, tử số, mẫu số, số thực hiện"
    )


def sum_of(measure: Measure, collected: Collected, calendar: WorkCalendar) -> Known | None:
    """Add up the figures of a measure; None when no unit has a figure yet.

    Raises FactError as `add_up` does, and for a figure that cannot be true of its unit: a sum would hide
    10 of 5 beside 0 of 10.
    """
    for unit, known in collected.known():
        try:
            quantity(measure, known, calendar)
        except FactError as error:
            raise FactError(f"Đơn vị “{unit}”: {error.problem.message}") from error
    return add_up(collected)


def concerns_nobody(collected: Collected) -> bool:
    """Tell whether every expected unit has answered that the line does not concern it."""
    return bool(collected.expected) and not collected.missing() and not any(collected.known())


def _check_units(collected: Collected) -> None:
    units = [unit for unit, _ in collected.entries]
    for unit in units:
        if unit not in collected.expected:
            raise FactError(f"Đơn vị “{unit}” có số liệu nhưng không thuộc các đơn vị phải nhập dòng này")
        if units.count(unit) > 1:
            raise FactError(f"Đơn vị “{unit}” nhập hai lần, số liệu sẽ bị cộng hai lần")


def _total(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, Decimal(0))


def _cases(facts: list[CasesFact]) -> CasesFact:
    totals: dict[str, int] = {}
    for fact in facts:
        for kind, count in fact.cases:
            totals[kind] = totals.get(kind, 0) + count
    return CasesFact(tuple(sorted(totals.items())))
