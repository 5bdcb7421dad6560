"""The tree of a catalogue: areas, criteria, subcriteria, and the leaves on which points are given."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Literal

from cchc.core.catalogue.bands import Band
from cchc.core.catalogue.comparison import Comparison, Relation
from cchc.core.catalogue.measures import DaysLate, Measure
from cchc.core.catalogue.rules import Rule


class Status(StrEnum):
    """How well a figure is supported; only `sourced` may be shown as official."""

    SOURCED = "sourced"
    DERIVED = "derived"
    INFERRED = "inferred"
    MEMORY = "memory"
    ILLUSTRATIVE = "illustrative"


STATUS_LABELS = {
    Status.SOURCED: "có nguồn",
    Status.DERIVED: "suy ra bằng phép tính",
    Status.INFERRED: "suy luận",
    Status.MEMORY: "chưa tra cứu nguồn",
    Status.ILLUSTRATIVE: "minh họa",
}


class Kind(StrEnum):
    """The level of a node: lĩnh vực, tiêu chí, tiêu chí thành phần, or what no source splits further."""

    AREA = "area"
    CRITERION = "criterion"
    SUBCRITERION = "subcriterion"
    REMAINDER = "remainder"


class Effect(StrEnum):
    """How the points of a leaf enter the total."""

    SCORE = "score"
    BONUS = "bonus"
    PENALTY = "penalty"


class NotApplicablePolicy(StrEnum):
    """What a line that does not concern a unit does to the total."""

    RESCALE = "rescale"
    FULL = "full"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that is cited."""

    id: str
    title: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a line stands in its source and how well its figures are supported."""

    source: Source
    place: str = ""
    status: Status = Status.SOURCED
    note: str = ""


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A document and clause on which a line rests, with the dates between which it is in force."""

    document: str
    clause: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class RequiredEvidence:
    """A document that must prove a line, with the least number asked for."""

    id: str
    name: str
    minimum: int = 1
    noun: str = "tài liệu"


@dataclass(frozen=True, slots=True)
class Target:
    """What a plan demands of a line; `measure` is None where only a person can judge."""

    text: str
    measure: Measure | None = None
    condition: Comparison | None = None
    also: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartGroup:
    """A group of parts that is published as one figure: direct assessment, survey."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """A way in which points come about (appraised, impact, SIPAS, officials) with its maximum."""

    id: str
    name: str
    group: str
    max_points: Decimal | None
    status: Status = Status.SOURCED
    source: Source | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Node:
    """One line of the tree; `max_points` None means that no source gives it."""

    id: str
    kind: Kind
    code: str | None
    name: str | None
    reference: Reference
    max_points: Decimal | None = None
    part: str | None = None
    measure: Measure | None = None
    rule: Rule | None = None
    effect: Effect = Effect.SCORE
    counted_in: str | None = None
    target: Target | None = None
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    collating: str | None = None
    required_evidence: tuple[RequiredEvidence, ...] = ()
    legal_basis: tuple[LegalBasis, ...] = ()
    may_be_not_applicable: bool = False
    hint: str = ""
    children: tuple["Node", ...] = ()

    @property
    def is_leaf(self) -> bool:
        """Only leaves receive points; a line counted inside a remainder is none."""
        return not self.children and self.counted_in is None and self.kind is not Kind.AREA

    @property
    def key(self) -> str:
        """The printed code where there is one, otherwise the identifier."""
        return self.code or self.id

    @property
    def title(self) -> str:
        """The official name; said plainly when no source gives it."""
        return self.name or "(nguồn không nêu tên)"

    def walk(self) -> Iterator["Node"]:
        """Yield this node and all below it in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class FactField:
    """One number inside the fact of a line: `part` of 3.4.1."""

    line: str
    field: str


@dataclass(frozen=True, slots=True)
class ConsistencyRule:
    """A comparison between figures of different lines that must hold for both to be true."""

    id: str
    left: FactField
    relation: Relation
    right: FactField
    message: str


Side = Literal["first", "second"]
StatedPolicy = Literal["rounding", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one place of a source says."""

    place: str
    says: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contradiction inside or between sources: stored and shown, never resolved.

    `followed` is the side on which the requirement of the line is built: what its verdict is held against.
    """

    id: str
    about: str
    first: Statement
    second: Statement
    line: str | None = None
    note: str = ""
    followed: Side | None = None

    @property
    def basis(self) -> Statement | None:
        """The statement that the verdict follows, None where the file does not say."""
        return {"first": self.first, "second": self.second}.get(self.followed or "")


@dataclass(frozen=True, slots=True)
class Rounding:
    """Decimals to which the points of each leaf are rounded, half up."""

    places: int = 2


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision that lays the catalogue down; what no source gives is None.

    `date_status`: how well its day is supported, and with it the day from which it is in force.
    """

    number: str | None
    date: date | None
    issuer: str | None
    title: str | None = None
    date_status: Status = Status.SOURCED


@dataclass(frozen=True, slots=True)
class RankingGroup:
    """Units that are ranked among themselves."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """One version of an index catalogue; a published version never changes.

    `stated` names what its decision says of the reckoning; rounding and the policy for lines that are not
    assessed are conventions of the file unless they stand there.
    """

    id: str
    family: str
    level: str
    title: str
    decision: Decision
    years: tuple[int, ...]
    areas: tuple[Node, ...]
    parts: tuple[Part, ...]
    part_groups: tuple[PartGroup, ...]
    remainder: tuple[Node, ...] = ()
    scale: Decimal | None = None
    rounding: Rounding = Rounding()
    not_applicable: NotApplicablePolicy = NotApplicablePolicy.RESCALE
    bonus_cap: Decimal | None = None
    penalty_cap: Decimal | None = None
    bands: tuple[Band, ...] = ()
    ranking_groups: tuple[RankingGroup, ...] = ()
    sources: tuple[Source, ...] = ()
    consistency: tuple[ConsistencyRule, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    stated: tuple[StatedPolicy, ...] = ()
    agencies: str | None = None
    illustrative: bool = False
    published: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    notes: tuple[str, ...] = ()
    sha256: str = field(default="", compare=False)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """All lines in printed order, remainder lines last."""
        return tuple(node for area in self.areas for node in area.walk()) + self.remainder

    @cached_property
    def leaves(self) -> tuple[Node, ...]:
        """The lines that receive points."""
        return tuple(node for node in self.nodes if node.is_leaf)

    @cached_property
    def by_key(self) -> dict[str, Node]:
        """Every line by its printed code, or by its identifier where it has no code."""
        return {node.key: node for node in self.nodes}

    @cached_property
    def ancestors(self) -> dict[str, tuple[Node, ...]]:
        """For every key the lines above it, the area first; empty for areas and remainder lines."""
        above: dict[str, tuple[Node, ...]] = {node.key: () for node in (*self.areas, *self.remainder)}
        for node in self.nodes:
            for child in node.children:
                above[child.key] = (*above[node.key], node)
        return above

    @cached_property
    def counts_working_days(self) -> bool:
        """Whether any line needs to know the public holidays."""
        measures = (leaf.measure for leaf in self.leaves)
        return any(isinstance(measure, DaysLate) and measure.days == "working" for measure in measures)

    def area_of(self, key: str) -> Node | None:
        """Return the area of a line, None for remainder lines, which no source places in an area."""
        node = self.by_key[key]
        if node.kind is Kind.AREA:
            return node
        above = self.ancestors[key]
        return above[0] if above else None

    def part_by_id(self, part: str) -> Part:
        """Return the part with this identifier."""
        return next(candidate for candidate in self.parts if candidate.id == part)
