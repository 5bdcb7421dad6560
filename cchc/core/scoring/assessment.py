"""One unit, on one date, in one year, under one catalogue: facts, deduction items and what was published."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.calendar import WEEKENDS_ONLY, WorkCalendar
from cchc.core.catalogue.facts import FactEntry, Unknown
from cchc.core.catalogue.nodes import Catalogue, Status

NO_ENTRY = FactEntry(Unknown())


@dataclass(frozen=True, slots=True)
class AssessedUnit:
    """What is assessed: always a unit as it was on a date."""

    id: str
    name: str
    day: date


@dataclass(frozen=True, slots=True)
class DocumentCited:
    """A document on which a deduction rests."""

    number: str = ""
    day: date | None = None
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DeductionItem:
    """One cause, one amount; where it happened, who answers for it and who leads the repair may differ."""

    line: str
    cause: str
    amount: Decimal
    document: DocumentCited | None = None
    judge: str = ""
    occurring: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    responsible_status: Status = Status.SOURCED
    leading: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """Points, and the rank among all units, as the judging body published them."""

    points: Decimal
    rank: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """The published result with which the computed sheet is reconciled."""

    source: str
    total: PublishedFigure
    units: int | None = None
    rank_change: int | None = None
    groups: tuple[tuple[str, PublishedFigure], ...] = ()
    parts: tuple[tuple[str, PublishedFigure], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """Everything from which the sheet of one unit and year is computed.

    `calendar` holds the public holidays around the year, for lines that count working days.
    """

    id: str
    title: str
    catalogue: Catalogue
    agencies: AgencyRegister
    unit: AssessedUnit
    year: int
    facts: dict[str, FactEntry] = field(default_factory=dict)
    deductions: tuple[DeductionItem, ...] = ()
    published: Published | None = None
    data_date: date | None = None
    source: str = ""
    ranking_group: str | None = None
    illustrative: bool = False
    calendar: WorkCalendar = WEEKENDS_ONLY

    def entry(self, key: str) -> FactEntry:
        """Return the fact of a line; a line without one is unknown."""
        return self.facts.get(key, NO_ENTRY)
