"""Facts as JSON with the keys of the YAML form; numbers are texts, so that no decimal becomes binary."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    ChoiceFact,
    Collected,
    CountFact,
    DateFact,
    Fact,
    GivenFact,
    NotApplicable,
    PartsFact,
    PlanFact,
    RatioFact,
    Single,
    Unknown,
    YesNoFact,
)
from cchc.core.errors import FactError

Json = dict[str, Any]


def fact_to_json(fact: Fact) -> Json:
    """Return the JSON form of a fact; `fact_from_json` gives the same fact back."""
    match fact:
        case Collected():
            units = {unit: fact_to_json(entry) for unit, entry in fact.entries}
            return {"expected": list(fact.expected), "units": units}
        case Unknown():
            return {"unknown": fact.reason}
        case NotApplicable():
            return {"not_applicable": fact.reason}
        case YesNoFact():
            return {"value": fact.value}
        case CasesFact():
            return {"cases": dict(fact.cases)}
        case PartsFact():
            return {"done": sorted(fact.done)}
        case ChoiceFact():
            return {"option": fact.option}
        case DateFact():
            return {"due": fact.due.isoformat(), "done": fact.done.isoformat()}
        case GivenFact() | CountFact() | RatioFact() | ChangeFact() | PlanFact():
            return {name: _number(getattr(fact, name)) for name in fact.__dataclass_fields__}
        case _ as never:
            assert_never(never)


def _number(value: Decimal) -> str:
    """The number as it was given, but zero without a sign: minus nothing is nothing."""
    return str(value or abs(value))


def fact_from_json(stored: Json) -> Fact:
    """Return the fact of a JSON form; raises FactError for a form that no fact has."""
    if "expected" in stored:
        # PostgreSQL keeps the keys of an object in an order of its own: that of the list counts.
        expected, units = tuple(stored["expected"]), stored["units"]
        order = dict.fromkeys((*(unit for unit in expected if unit in units), *units))
        return Collected(tuple((unit, _single(units[unit])) for unit in order), expected)
    return _single(stored)


def _single(stored: Json) -> Single:
    for keys, build in FORMS:
        if set(stored) == keys:
            return build(stored)
    raise FactError(f"Số liệu lưu trữ không đọc được: {sorted(stored)}")


def _dates(stored: Json) -> DateFact:
    return DateFact(done=date.fromisoformat(stored["done"]), due=date.fromisoformat(stored["due"]))


FORMS: tuple[tuple[set[str], Callable[[Json], Single]], ...] = (
    ({"unknown"}, lambda stored: Unknown(stored["unknown"])),
    ({"not_applicable"}, lambda stored: NotApplicable(stored["not_applicable"])),
    ({"points"}, lambda stored: GivenFact(Decimal(stored["points"]))),
    ({"value"}, lambda stored: YesNoFact(bool(stored["value"]))),
    ({"count"}, lambda stored: CountFact(Decimal(stored["count"]))),
    ({"cases"}, lambda stored: CasesFact(tuple(stored["cases"].items()))),
    ({"part", "whole"}, lambda stored: RatioFact(Decimal(stored["part"]), Decimal(stored["whole"]))),
    ({"current", "base"}, lambda stored: ChangeFact(Decimal(stored["current"]), Decimal(stored["base"]))),
    ({"actual", "planned"}, lambda stored: PlanFact(Decimal(stored["actual"]), Decimal(stored["planned"]))),
    ({"done", "due"}, _dates),
    ({"done"}, lambda stored: PartsFact(frozenset(stored["done"]))),
    ({"option"}, lambda stored: ChoiceFact(stored["option"])),
)
