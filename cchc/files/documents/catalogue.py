"""A catalogue version as written."""

from typing import Annotated, Literal

from cchc.core.catalogue.bands import Band
from cchc.core.catalogue.comparison import Relation
from cchc.core.catalogue.nodes import (
    ConsistencyRule,
    Decision,
    FactField,
    RankingGroup,
    StatedPolicy,
    Status,
)
from cchc.files.document import Many, Some, written
from cchc.files.documents.lines import WrittenDefaults, WrittenLine
from cchc.files.documents.written import (
    CatalogueId,
    Number,
    OptionalDate,
    Points,
    Slug,
    Snake,
    StatusText,
    Text,
    WrittenConflict,
)
from cchc.files.misfits import Meaning, whole

OPERATORS: dict[str, Relation] = {
    ">=": "at_least",
    ">": "above",
    "<=": "at_most",
    "<": "below",
    "==": "equal",
    "=": "equal",
}


@written
class WrittenDecision:
    number: Text | None
    date: OptionalDate
    issuer: Text | None
    title: Text | None = None
    date_status: StatusText = Status.SOURCED

    def to_core(self) -> Decision:
        return Decision(self.number, self.date, self.issuer, self.title, self.date_status)


@written
class WrittenRounding:
    places: Annotated[int, whole(0, 6)]
    mode: Literal["half_up"]


@written
class WrittenBand:
    name: Text
    at_least: Number

    def to_core(self) -> Band:
        return Band(self.name, self.at_least)


@written
class WrittenGroup:
    id: Slug
    name: Text


@written
class WrittenRanking:
    ties: Literal["shared"]
    groups: Many[WrittenGroup] = ()

    def to_core(self) -> tuple[RankingGroup, ...]:
        return tuple(RankingGroup(group.id, group.name) for group in self.groups)


@written
class WrittenCitation:
    id: Slug
    title: Text
    address: Text | None = None


@written
class WrittenPart:
    id: Slug
    name: Text
    group: Slug
    max_points: Points | None
    status: StatusText
    source: Slug | None = None
    note: Text | None = None


@written
class WrittenField:
    line: Text
    field: Snake


@written
class WrittenConsistency:
    id: Slug
    left: WrittenField
    op: Literal["<=", "<", ">=", ">", "==", "="]
    right: WrittenField
    message: Text

    def to_core(self) -> ConsistencyRule:
        left = FactField(self.left.line, self.left.field)
        right = FactField(self.right.line, self.right.field)
        return ConsistencyRule(self.id, left, OPERATORS[self.op], right, self.message)


@written
class WrittenCatalogue:
    schema_: Literal["catalogue/1"]
    id: CatalogueId
    state: Literal["published", "draft"]
    family: Snake
    level: Literal["province", "department", "commune"]
    illustrative: bool
    title: Text
    decision: WrittenDecision
    years: Some[int]
    valid_from: OptionalDate = None
    valid_to: OptionalDate = None
    scale: Annotated[Points | None, Meaning("Tổng điểm tối đa; null: chưa biết")]
    rounding: WrittenRounding
    not_applicable: Literal["rescale", "full", "zero"]
    bonus_cap: Points | None = None
    penalty_cap: Points | None = None
    bands: Many[WrittenBand] = ()
    ranking: WrittenRanking
    notes: Many[Text] = ()
    agencies: Slug | None = None
    sources: Some[WrittenCitation]
    part_groups: Some[WrittenGroup]
    parts: Some[WrittenPart]
    defaults: WrittenDefaults | None = None
    areas: Some[WrittenLine]
    remainder: Many[WrittenLine] = ()
    consistency: Many[WrittenConsistency] = ()
    conflicts: Many[WrittenConflict] = ()
    stated: Many[StatedPolicy] = ()
