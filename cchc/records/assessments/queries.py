"""Reading results: what a person may see, as the core values that every door scores."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from django.db.models import F, Prefetch, QuerySet, prefetch_related_objects
from django.utils import timezone

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.calendar import WEEKENDS_ONLY, WorkCalendar
from cchc.core.catalogue.facts import FactEntry
from cchc.core.catalogue.nodes import Catalogue, Status
from cchc.core.plan.board import AttachedDocument, PersonVerdict
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
from cchc.records.agencies.queries import lineage_of, register_of
from cchc.records.assessments.models import (
    Assessment,
    DeductionAgency,
    DeductionItem,
    DeductionRole,
    FigureScope,
    LineDocument,
    LineFact,
    RequirementVerdict,
)
from cchc.records.assessments.policies import may_attach_document, may_tick_requirement, visible
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
    has_requirements: bool = False
    has_scale: bool = True
    catalogue_key: str = ""


def visible_assessments(by: User) -> tuple[AssessmentSummary, ...]:
    """All results that a person may see, newest year first, illustrative ones last.

    One query once the catalogues are in memory.
    """
    rows = visible(by).select_related("unit__root", "catalogue").defer("catalogue__text")
    return tuple(_summary(row) for row in rows)


def _summary(row: Assessment) -> AssessmentSummary:
    catalogue = core_catalogue(row.catalogue)
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
        has_requirements=has_requirements(catalogue),
        has_scale=catalogue.scale is not None,
        catalogue_key=catalogue.id,
    )


def has_requirements(catalogue: Catalogue) -> bool:
    """Whether a plan demands something of any scored line."""
    return any(leaf.target is not None for leaf in catalogue.leaves)


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
    facts = LineFact.objects.select_related("line")
    items = DeductionItem.objects.select_related("line").prefetch_related(Prefetch("agencies", agencies))
    return (
        rows.select_related("catalogue", "unit", "register")
        .defer("catalogue__text")
        .prefetch_related(Prefetch("facts", facts), Prefetch("deductions", items), "published_figures")
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


@dataclass(frozen=True, slots=True)
class Headline:
    """Total and place of one result: as published for a province, otherwise among its peers."""

    points: Span
    most: Decimal | None
    rank: int | None
    of: int | None
    published: bool


def headlines(by: User) -> Mapping[str, Headline]:
    """Headlines of all results that a person may see, by slug; who looks never changes a rank.

    Two queries once they are in memory, and a constant number before.
    """
    peers = Assessment.objects.filter(
        catalogue__assessments__in=visible(by),
        year=F("catalogue__assessments__year"),
        unit__root=F("catalogue__assessments__unit__root"),
    )
    named = peers.order_by("slug").values_list("slug", "sha256", "catalogue_sha256", "year").distinct()
    known = tuple(named)
    return _headlines(known, work_calendar({year for *_, year in known}))


@lru_cache(maxsize=16)
def _headlines(
    known: tuple[tuple[str, str, str, int], ...], calendar: WorkCalendar
) -> Mapping[str, Headline]:
    """The headlines of results, kept as long as neither they nor their catalogues nor the calendar change."""
    rows = _complete(Assessment.objects.filter(slug__in=[slug for slug, *_ in known]))
    alike: dict[tuple[object, ...], list[CoreAssessment]] = {}
    for row in rows:
        found = _core(row, register_of(row.register), calendar)
        alike.setdefault((row.catalogue_id, row.year, row.unit.root_id), []).append(found)
    return MappingProxyType({slug: told for peers in alike.values() for slug, told in _told(peers)})


def _told(peers: list[CoreAssessment]) -> Iterator[tuple[str, Headline]]:
    places = {place.unit: place for place in rank(_contender(one) for one in peers)}
    for one in peers:
        whole, place = score_sheet(one).total, places[one.id]
        if one.catalogue.level == "province":
            said = one.published
            known = (None, None) if said is None else (said.total.rank, said.units)
            yield one.id, Headline(whole.points, whole.max_points, *known, published=True)
        else:
            yield one.id, Headline(whole.points, whole.max_points, place.rank, place.of, published=False)


def _contender(assessment: CoreAssessment) -> Contender:
    index = score_sheet(assessment).index
    return Contender(assessment.id, index or Span(Decimal(0), None), assessment.ranking_group or "")


@dataclass(frozen=True, slots=True)
class BoardRecords:
    """A result with what persons said and attached; `twin` is the illustrative one of it, or the real one."""

    assessment: CoreAssessment
    verdicts: tuple[PersonVerdict, ...]
    documents: tuple[AttachedDocument, ...]
    twin: str | None
    may_tick: bool
    may_attach: bool


def board_records(by: User, slug: str) -> BoardRecords:
    """Everything from which the board of requirements is made; raises NotVisibleError.

    The number of queries depends neither on the lines nor on the documents.
    """
    row = _with_board(_complete(visible(by)), slug)
    today = timezone.localdate()
    return BoardRecords(
        _core(row, lineage_of(row.register), work_calendar([row.year])),
        _verdicts(row),
        _documents(row),
        _twin(by, row),
        may_tick_requirement(by, row, today),
        may_attach_document(by, row, today),
    )


def newest_national(by: User, province: str) -> tuple[CoreAssessment, tuple[PersonVerdict, ...]] | None:
    """The newest real result of a province as a whole, with what persons said of its requirements.

    None when a person may see none; at most seven queries once catalogue and agencies are in memory.
    """
    whole = visible(by).filter(unit__slug=province, catalogue__level="province", illustrative=False)
    row = _complete(whole).order_by("-year", "slug").first()
    if row is None:
        return None
    catalogue = core_catalogue(row.catalogue)
    days = work_calendar([row.year]) if catalogue.counts_working_days else WEEKENDS_ONLY
    if not has_requirements(catalogue):
        return _core(row, register_of(row.register), days), ()
    said = Prefetch("verdicts", RequirementVerdict.objects.select_related("line", "by"))
    prefetch_related_objects([row], said)
    return _core(row, register_of(row.register), days), _verdicts(row)


def verdicts_of(by: User, slug: str) -> tuple[PersonVerdict, ...]:
    """What persons said of the requirements of a result; raises NotVisibleError."""
    return _verdicts(_with_board(visible(by), slug))


def documents_of(by: User, slug: str) -> tuple[AttachedDocument, ...]:
    """The documents attached to the lines of a result; raises NotVisibleError."""
    return _documents(_with_board(visible(by), slug))


def _with_board(rows: QuerySet[Assessment], slug: str) -> Assessment:
    said = Prefetch("verdicts", RequirementVerdict.objects.select_related("line", "by"))
    attached = Prefetch("line_documents", LineDocument.objects.select_related("line", "document"))
    try:
        return rows.select_related("unit__root").prefetch_related(said, attached).get(slug=slug)
    except Assessment.DoesNotExist:
        raise NotVisibleError(slug) from None


def _verdicts(row: Assessment) -> tuple[PersonVerdict, ...]:
    return tuple(core_verdict(said) for said in row.verdicts.all())


def core_verdict(said: RequirementVerdict) -> PersonVerdict:
    """What a person said, as a core value."""
    return PersonVerdict(said.line.key, said.met, str(said.by), timezone.localdate(said.at), said.reason)


def _documents(row: Assessment) -> tuple[AttachedDocument, ...]:
    uses = list(row.line_documents.all())
    stored = {use.document_id: use.document for use in uses}
    return tuple(
        AttachedDocument(
            id=document.pk,
            kind=document.kind,
            title=document.title,
            number=document.number,
            day=document.day,
            address=document.address,
            lines=frozenset(use.line.key for use in uses if use.document_id == document.pk),
            pieces=document.pieces,
        )
        for document in stored.values()
    )


def _twin(by: User, row: Assessment) -> str | None:
    """The result of the same unit, year and catalogue that is illustrative where this one is not."""
    same = visible(by).filter(catalogue_id=row.catalogue_id, unit_id=row.unit_id, year=row.year)
    return same.exclude(illustrative=row.illustrative).values_list("slug", flat=True).first()
