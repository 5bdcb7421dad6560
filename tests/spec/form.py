"""The form of a spec: one line of a catalogue and worked examples, as data."""

from dataclasses import dataclass
from decimal import Decimal

from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    CountFact,
    Fact,
    FactEntry,
    PartsFact,
    PlanFact,
    RatioFact,
)
from cchc.core.catalogue.measures import Measure
from cchc.core.catalogue.nodes import Kind, Node, Reference, Rounding, Source
from cchc.core.catalogue.rules import Rule
from cchc.core.scoring.evaluate import Score, evaluate

ILLUSTRATION = Reference(Source("illustration", "Ví dụ minh họa"))


@dataclass(frozen=True, slots=True)
class Example:
    """A fact, the points it must give (None: none can be given), and the words of the trace that say why."""

    fact: Fact
    points: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Spec:
    """A title in the words of an officer, the line, and its examples."""

    title: str
    measure: Measure | None
    rule: Rule
    max_points: str
    examples: tuple[Example, ...]

    def line(self) -> Node:
        """The line of a catalogue that this spec describes."""
        return Node(
            id="example",
            kind=Kind.CRITERION,
            code="1.1",
            name=self.title,
            reference=ILLUSTRATION,
            max_points=Decimal(self.max_points),
            measure=self.measure,
            rule=self.rule,
        )

    def score(self, example: Example) -> Score:
        """Score one example as every page and file does."""
        return evaluate(self.line(), FactEntry(example.fact), Rounding())


@dataclass(frozen=True, slots=True)
class Chapter:
    """All specs of one measure, with what an officer should know of it."""

    title: str
    about: str
    measure: type[Measure] | None
    specs: tuple[Spec, ...]


def counted(number: str) -> CountFact:
    """So many of one kind."""
    return CountFact(Decimal(number))


def cases(**numbers: int) -> CasesFact:
    """So many of each kind; an underscore stands for the hyphen of the identifier."""
    return CasesFact(tuple((kind.replace("_", "-"), number) for kind, number in numbers.items()))


def out_of(part: str, whole: str) -> RatioFact:
    """A part of a whole."""
    return RatioFact(Decimal(part), Decimal(whole))


def from_to(base: str, current: str) -> ChangeFact:
    """From the value of the base year to the value of the year."""
    return ChangeFact(Decimal(current), Decimal(base))


def planned_done(planned: str, actual: str) -> PlanFact:
    """What was planned and what was done."""
    return PlanFact(Decimal(actual), Decimal(planned))


def done(*parts: str) -> PartsFact:
    """The parts that were done."""
    return PartsFact(frozenset(parts))
