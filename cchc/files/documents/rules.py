"""Rules as written in a file."""

from decimal import Decimal
from typing import Annotated, Literal

from cchc.core.catalogue.rules import (
    AllOrNothing,
    CasePoints,
    Checklist,
    Choice,
    Deduction,
    Given,
    Option,
    PartPoints,
    Proportion,
    Step,
    Tiers,
)
from cchc.files.document import Some, Variants, kind_named, written
from cchc.files.documents.measures import WrittenComparison
from cchc.files.documents.written import Number, Points, Slug, Text
from cchc.files.misfits import Meaning


@written
class WrittenAllOrNothing:
    kind: Literal["all_or_nothing"]
    condition: WrittenComparison | None = None

    def to_core(self) -> AllOrNothing:
        return AllOrNothing(self.condition.comparison() if self.condition else None)


@written
class WrittenStep(WrittenComparison):
    points: Points


@written
class WrittenTiers:
    kind: Literal["tiers"]
    steps: Some[WrittenStep]
    otherwise: Points = Decimal(0)

    def to_core(self) -> Tiers:
        return Tiers(tuple(Step(step.comparison(), step.points) for step in self.steps), self.otherwise)


@written
class WrittenProportion:
    kind: Literal["proportion"]
    full_at: Number
    zero_below: Number | None = None

    def to_core(self) -> Proportion:
        return Proportion(self.full_at, self.zero_below)


@written
class WrittenCase:
    kind: Slug
    points: Points
    at_most: Points | None = None


@written
class WrittenDeduction:
    kind: Literal["deduction"]
    per_case: Some[WrittenCase]

    def to_core(self) -> Deduction:
        return Deduction(tuple(CasePoints(case.kind, case.points, case.at_most) for case in self.per_case))


@written
class WrittenPartPoints:
    part: Slug
    points: Points


@written
class WrittenChecklist:
    kind: Literal["checklist"]
    parts: Some[WrittenPartPoints]

    def to_core(self) -> Checklist:
        return Checklist(tuple(PartPoints(part.part, part.points) for part in self.parts))


@written
class WrittenOption:
    id: Slug
    name: Text
    points: Points


@written
class WrittenChoice:
    kind: Literal["choice"]
    options: Some[WrittenOption]

    def to_core(self) -> Choice:
        return Choice(tuple(Option(option.id, option.name, option.points) for option in self.options))


@written
class WrittenGiven:
    kind: Literal["given"]
    from_: Annotated[Text, Meaning("Nơi công bố điểm")]

    def to_core(self) -> Given:
        return Given(self.from_)


KINDS = (
    ("all_or_nothing", WrittenAllOrNothing),
    ("tiers", WrittenTiers),
    ("proportion", WrittenProportion),
    ("deduction", WrittenDeduction),
    ("checklist", WrittenChecklist),
    ("choice", WrittenChoice),
    ("given", WrittenGiven),
)
AnyRule = Annotated[
    WrittenAllOrNothing
    | WrittenTiers
    | WrittenProportion
    | WrittenDeduction
    | WrittenChecklist
    | WrittenChoice
    | WrittenGiven,
    Variants("cách chấm điểm", "unknown_rule", kind_named, KINDS),
]
