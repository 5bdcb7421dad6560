"""The result of one unit in one year as written, and its conversion to the core value."""

from dataclasses import field
from datetime import date
from typing import Literal

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Catalogue, Status
from cchc.core.scoring.assessment import (
    AssessedUnit,
    Assessment,
    DeductionItem,
    DocumentCited,
    Published,
    PublishedFigure,
)
from cchc.files.document import Many, Some, written
from cchc.files.documents.facts import AnyFact
from cchc.files.documents.written import (
    AgencyId,
    CatalogueId,
    OptionalDate,
    Points,
    Positive,
    Slug,
    StatusText,
    Text,
    WrittenSource,
)


@written
class WrittenFigure:
    points: Points
    rank: Positive | None = None

    def to_core(self) -> PublishedFigure:
        return PublishedFigure(self.points, self.rank)


@written
class WrittenPublished:
    source: Text
    total: Points
    rank: Positive | None = None
    of: Positive | None = None
    rank_change: int | None = None
    groups: dict[Slug, WrittenFigure] = field(default_factory=dict)
    parts: dict[Slug, WrittenFigure] = field(default_factory=dict)

    def to_core(self) -> Published:
        return Published(
            source=self.source,
            total=PublishedFigure(self.total, self.rank),
            units=self.of,
            rank_change=self.rank_change,
            groups=tuple((group, figure.to_core()) for group, figure in self.groups.items()),
            parts=tuple((part, figure.to_core()) for part, figure in self.parts.items()),
        )


@written
class WrittenDocument:
    number: Text | None = None
    date: OptionalDate = None
    title: Text | None = None

    def to_core(self) -> DocumentCited:
        return DocumentCited(self.number or "", self.date, self.title or "")


@written
class WrittenItem:
    cause: Text
    amount: Points
    document: WrittenDocument | None = None
    judge: Text | None = None
    occurring: Many[AgencyId] = ()
    responsible: Many[AgencyId] = ()
    responsible_status: StatusText = Status.SOURCED
    leading: Many[AgencyId] = ()
    note: Text | None = None

    def to_core(self, line: str) -> DeductionItem:
        return DeductionItem(
            line=line,
            cause=self.cause,
            amount=self.amount,
            document=self.document.to_core() if self.document else None,
            judge=self.judge or "",
            occurring=self.occurring,
            responsible=self.responsible,
            responsible_status=self.responsible_status,
            leading=self.leading,
            note=self.note or "",
        )


@written
class WrittenDeductions:
    line: Text
    items: Some[WrittenItem]


@written
class WrittenAssessment:
    schema_: Literal["assessment/1"]
    id: Slug
    catalogue: CatalogueId
    agencies: Slug
    unit: AgencyId
    unit_date: date
    year: int
    ranking_group: Slug | None = None
    illustrative: bool = False
    title: Text
    data_date: OptionalDate = None
    source: WrittenSource | None = None
    facts: dict[Text, AnyFact]
    published: WrittenPublished | None = None
    deductions: Many[WrittenDeductions] = ()

    def to_core(self, catalogue: Catalogue, register: AgencyRegister) -> Assessment:
        return Assessment(
            id=self.id,
            title=self.title,
            catalogue=catalogue,
            agencies=register,
            unit=AssessedUnit(self.unit, register.name_of(self.unit), self.unit_date),
            year=self.year,
            facts={line: fact.entry() for line, fact in self.facts.items()},
            deductions=tuple(item.to_core(d.line) for d in self.deductions for item in d.items),
            published=self.published.to_core() if self.published else None,
            data_date=self.data_date,
            source=(self.source.title or "") if self.source else "",
            ranking_group=self.ranking_group,
            illustrative=self.illustrative or catalogue.illustrative,
        )
