"""What a person enters for one line; points are never entered, only computed.

A `GivenFact` records points that were judged outside.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class YesNoFact:
    """The answer to a yes-or-no question."""

    value: bool


@dataclass(frozen=True, slots=True)
class CountFact:
    """How many there are, all of one kind."""

    count: Decimal


@dataclass(frozen=True, slots=True)
class CasesFact:
    """How many there are of each kind, as pairs of kind and count."""

    cases: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RatioFact:
    """A part of a whole: 996 of 1,000 dossiers."""

    part: Decimal
    whole: Decimal


@dataclass(frozen=True, slots=True)
class ChangeFact:
    """The value of the year and the value of the year it is compared with."""

    current: Decimal
    base: Decimal


@dataclass(frozen=True, slots=True)
class PlanFact:
    """What was done and what the plan or quota allowed."""

    actual: Decimal
    planned: Decimal


@dataclass(frozen=True, slots=True)
class DateFact:
    """When it was done and the last day on which it was still in time."""

    done: date
    due: date


@dataclass(frozen=True, slots=True)
class PartsFact:
    """Which of the named parts were done."""

    done: frozenset[str]


@dataclass(frozen=True, slots=True)
class ChoiceFact:
    """The option that applies."""

    option: str


@dataclass(frozen=True, slots=True)
class GivenFact:
    """Points judged outside: by a ministry, a survey or another index."""

    points: Decimal


@dataclass(frozen=True, slots=True)
class Unknown:
    """No figure yet; never the same as zero."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The line does not concern the unit; a reason is mandatory."""

    reason: str


Known = (
    YesNoFact
    | CountFact
    | CasesFact
    | RatioFact
    | ChangeFact
    | PlanFact
    | DateFact
    | PartsFact
    | ChoiceFact
    | GivenFact
)
Single = Known | Unknown | NotApplicable


@dataclass(frozen=True, slots=True)
class Collected:
    """Figures of one line entered by many units: what came, and from whom it is expected."""

    entries: tuple[tuple[str, Single], ...]
    expected: tuple[str, ...]

    def missing(self) -> tuple[str, ...]:
        """Return the expected units without a figure, in the order in which they are expected."""
        given = {unit for unit, entry in self.entries if not isinstance(entry, Unknown)}
        return tuple(unit for unit in self.expected if unit not in given)

    def known(self) -> Iterator[tuple[str, Known]]:
        """Yield each unit that has a figure; units to which the line does not apply are left out."""
        for unit, entry in self.entries:
            if not isinstance(entry, Unknown | NotApplicable):
                yield unit, entry


Fact = Single | Collected


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A fact with where it comes from, to which day it counts and whether it is still provisional (ước)."""

    fact: Fact
    source: str = ""
    cutoff_date: date | None = None
    provisional: bool = False
    status: str = "sourced"
    note: str = ""
