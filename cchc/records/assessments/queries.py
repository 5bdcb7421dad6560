"""Reading results: what a person may see, as the core values that every door scores."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, Prefetch, QuerySet

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.calendar import WEEKENDS_ONLY, WorkCalendar
from cchc.core.catalogue.facts import FactEntry
from cchc.core.catalogue.nodes import Status
from cchc.core.scoring.assessment import (
    AssessedUnit,
    DocumentCited,
    Published,
    PublishedFigure,
)
from cchc.core.scoring.assessment import Assessment as CoreAssessment
from cchc.core.scoring.assessment import DeductionItem as CoreItem
from cchc.core.scoring.ranking import Contender, Ranked, rank
from cchc.core.scoring.sheet import score_sheet
from cchc.core.scoring.span import Span
from cchc.files.facts_json import fact_from_json
from cchc.records.agencies.queries import register_of
from cchc.records.assessments.models import (
    Assessment,
    DeductionAgency,
    DeductionItem,
    DeductionRole,
    FigureScope,
)
from cchc.records.assessments.policies import visible
from cchc.records.catalogues.queries import core_catalogue, work_calendar
from cchc.records.people.models import User


class NotVisibleError(LookupError):
    """What is asked for does not exist, or not for this person: both look the same to him."""


@dataclass(frozen=True, slots=True)
class AssessmentSummary:
    """One result in a list."""

    slug: str
    title: str
    unit_name: str
    unit_root_name: str
    year: int
    catalogue_title: str
    illustrative: bool
    data_date: date | None
    level: str


def visible_assessments(by: User) -> tuple[AssessmentSummary, ...]:
    """All results that a person may see, newest year first, illustrative ones last; one query."""
    rows = visible(by).select_related("unit__root", "catalogue").defer("catalogue__text")
    return tuple(_summary(row) for row in rows)


def _summary(row: Assessment) -> AssessmentSummary:
    return AssessmentSummary(
        slug=row.slug,
        title=row.title,
        unit_name=row.unit.name,
        unit_root_name=row.unit.root.name if row.unit.root else row.unit.name,
        year=row.year,
        catalogue_title=row.catalogue.title,
        illustrative=row.illustrative,
        data_date=row.data_date,
        level=row.catalogue.level,
    )


def assessment_for(by: User, slug: str) -> CoreAssessment:
    """Return one result as a core value, in a constant number of queries; raises NotVisibleError."""
    try:
        row = _complete(visible(by)).get(slug=slug)
    except Assessment.DoesNotExist:
        raise NotVisibleError(slug) from None
    return _core(row, register_of(row.register), work_calendar([row.year]))


def _complete(rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Everything that a core value needs, fetched ahead."""
    agencies = DeductionAgency.objects.select_related("agency")
    items = DeductionItem.objects.select_related("line").prefetch_related(Prefetch("agencies", agencies))
    return (
        rows.select_related("catalogue", "unit", "register")
        .defer("catalogue__text")
        .prefetch_related("facts__line", Prefetch("deductions", items), "published_figures")
    )


def _core(row: Assessment, register: AgencyRegister, calendar: WorkCalendar) -> CoreAssessment:
    catalogue = core_catalogue(row.catalogue)
    return CoreAssessment(
        id=row.slug,
        title=row.title,
        catalogue=catalogue,
        agencies=register,
        unit=AssessedUnit(row.unit.slug, row.unit.name, row.unit_day),
        year=row.year,
        facts={
            stored.line.key: FactEntry(
                fact_from_json(stored.fact),
                stored.source,
                stored.cutoff_date,
                stored.provisional,
                stored.status,
                stored.note,
            )
            for stored in row.facts.all()
        },
        deductions=tuple(_item(item) for item in row.deductions.all()),
        published=_published(row),
        data_date=row.data_date,
        source=row.source,
        ranking_group=row.ranking_group or None,
        illustrative=row.illustrative,
        calendar=calendar if catalogue.counts_working_days else WEEKENDS_ONLY,
    )


def _item(item: DeductionItem) -> CoreItem:
    concerned = list(item.agencies.all())
    named = item.document_number or item.document_date or item.document_title
    document = DocumentCited(item.document_number, item.document_date, item.document_title) if named else None
    return CoreItem(
        line=item.line.key,
        cause=item.cause,
        amount=item.amount,
        document=document,
        judge=item.judge,
        occurring=_in_role(concerned, DeductionRole.OCCURRING),
        responsible=_in_role(concerned, DeductionRole.RESPONSIBLE),
        responsible_status=Status(item.responsible_status),
        leading=_in_role(concerned, DeductionRole.LEADING),
        note=item.note,
    )


def _in_role(concerned: list[DeductionAgency], role: DeductionRole) -> tuple[str, ...]:
    return tuple(entry.agency.slug for entry in concerned if entry.role == role)


def _published(row: Assessment) -> Published | None:
    figures = list(row.published_figures.all())
    total = next((figure for figure in figures if figure.scope == FigureScope.TOTAL), None)
    if total is None:
        return None
    named = {
        scope: tuple((f.ref, PublishedFigure(f.points, f.rank)) for f in figures if f.scope == scope)
        for scope in FigureScope
    }
    return Published(
        source=row.published_source,
        total=PublishedFigure(total.points, total.rank),
        units=row.published_units,
        rank_change=row.published_rank_change,
        groups=named[FigureScope.GROUP],
        parts=named[FigureScope.PART],
    )


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """A unit's place among those assessed with the same catalogue in the same year."""

    slug: str
    unit_name: str
    place: Ranked


def assessment_with_ranking(by: User, slug: str) -> tuple[CoreAssessment, tuple[RankedUnit, ...]]:
    """Return one result, and the ranks of all units of its province with the same catalogue and year.

    Who looks never changes a rank. Raises NotVisibleError; the number of queries does not depend on the
    number of units.
    """
    asked = visible(by).filter(slug=slug)
    peers = Assessment.objects.filter(
        catalogue__assessments__in=asked,
        year=F("catalogue__assessments__year"),
        unit__root=F("catalogue__assessments__unit__root"),
    )
    rows = list(_complete(peers))
    calendar = work_calendar({row.year for row in rows})
    found = {row.slug: _core(row, register_of(row.register), calendar) for row in rows}
    if slug not in found:
        raise NotVisibleError(slug)
    places = rank(_contender(one) for one in found.values())
    return found[slug], tuple(RankedUnit(p.unit, found[p.unit].unit.name, p) for p in places)


def _contender(assessment: CoreAssessment) -> Contender:
    index = score_sheet(assessment).index
    return Contender(assessment.id, index or Span(Decimal(0), None), assessment.ranking_group or "")
