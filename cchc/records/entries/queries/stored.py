"""Facts as they come out of the database, in one order on either engine."""

from dataclasses import replace
from typing import Any

from cchc.core.catalogue.facts import CasesFact, Collected, Fact, Single
from cchc.files.facts_json import fact_from_json


def stored_fact(stored: dict[str, Any]) -> Fact:
    """The fact of a JSON form; two of them are equal when they say the same."""
    return ordered(fact_from_json(stored))


def ordered(fact: Fact) -> Fact:
    """The fact with its cases in one order: a database keeps the keys of an object in an order of its own."""
    if isinstance(fact, Collected):
        return replace(fact, entries=tuple((unit, _single(one)) for unit, one in fact.entries))
    return _single(fact)


def _single(fact: Single) -> Single:
    return CasesFact(tuple(sorted(fact.cases))) if isinstance(fact, CasesFact) else fact
