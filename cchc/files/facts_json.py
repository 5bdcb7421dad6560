"""Facts as JSON values, with the keys of the YAML form; numbers are texts, so that no decimal becomes binary."""

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
            return {name: str(getattr(fact, name)) for name in fact.__dataclass_fields__}
        case _ as never:
            assert_never(never)


def fact_from_json(stored: Json) -> Fact:
    """Return the fact of a JSON form; raises FactError for a form that no fact has."""
    if "expected" in stored:
        units = tuple((unit, _single(entry)) for unit, entry in stored["units"].items())
        return Collected(units, tuple(stored["expected"]))
    return _single(stored)


def _single(stored: Json) -> Single:
    match stored:
        case {"unknown": reason}:
            return Unknown(reason)
        case {"not_applicable": reason}:
            return NotApplicable(reason)
        case {"points": points}:
            return GivenFact(Decimal(points))
        case {"value": bool(value)}:
            return YesNoFact(value)
        case {"count": count}:
            return CountFact(Decimal(count))
        case {"cases": cases}:
            return CasesFact(tuple(cases.items()))
        case {"part": part, "whole": whole}:
            return RatioFact(Decimal(part), Decimal(whole))
        case {"current": current, "base": base}:
            return ChangeFact(Decimal(current), Decimal(base))
        case {"actual": actual, "planned": planned}:
            return PlanFact(Decimal(actual), Decimal(planned))
        case {"due": due, "done": done}:
            return DateFact(done=date.fromisoformat(done), due=date.fromisoformat(due))
        case {"done": done}:
            return PartsFact(frozenset(done))
        case {"option": option}:
            return ChoiceFact(option)
        case _:
            raise FactError(f"Số liệu lưu trữ không đọc được: {sorted(stored)}")
