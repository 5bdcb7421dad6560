"""A package that comes back: each line is the same, may be taken, or conflicts with what was saved since."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from cchc.core.campaign.fact_wording import fact_text
from cchc.core.catalogue.facts import CasesFact, Collected, Fact
from cchc.core.catalogue.nodes import Catalogue

Verdict = Literal["same", "take", "conflict"]
NO_VERSION = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a package: what stands in the system, what comes in, and what may be done about it.

    `base` is the version on which the package was made, `version` the present one; 0 for none.
    """

    line: str
    what: Verdict
    field_text_mine: str
    field_text_theirs: str
    base: int
    version: int


def differences(
    base: Mapping[str, int],
    current: Mapping[str, tuple[int, Fact]],
    incoming: Mapping[str, Fact],
    catalogue: Catalogue | None = None,
) -> tuple[Difference, ...]:
    """Compare the lines of a package, in its order; lines that it does not name are left alone.

    Equal facts are `same` whatever happened in between; a fact may be taken when nobody saved since the
    package was made; everything else is a conflict that a person decides. `catalogue` gives names to parts
    and options.
    """
    nodes = {} if catalogue is None else catalogue.by_key
    found = []
    for line, theirs in incoming.items():
        seen = base.get(line, NO_VERSION)
        version, mine = current.get(line, (NO_VERSION, None))
        node = nodes.get(line)
        told = "" if mine is None else fact_text(mine, node)
        what = _verdict(mine, theirs, untouched=seen == version)
        found.append(Difference(line, what, told, fact_text(theirs, node), seen, version))
    return tuple(found)


def same_fact(one: Fact, other: Fact) -> bool:
    """Whether two facts say the same: the order of kinds and of units does not matter."""
    return _ordered(one) == _ordered(other)


def _verdict(mine: Fact | None, theirs: Fact, *, untouched: bool) -> Verdict:
    if mine is not None and same_fact(mine, theirs):
        return "same"
    return "take" if untouched else "conflict"


def _ordered(fact: Fact) -> object:
    """A form of a fact in which the order of its kinds and units no longer shows."""
    match fact:
        case CasesFact():
            return "cases", sorted(fact.cases)
        case Collected():
            units = sorted(((unit, _ordered(entry)) for unit, entry in fact.entries), key=itemgetter(0))
            return "collected", units, sorted(fact.expected)
        case _:
            return fact
