"""Bringing in results: facts, deduction items and published figures of one unit and year, all or nothing."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from cchc.core.errors import NotAllowed, UnknownReference
from cchc.core.scoring.assessment import Assessment as CoreAssessment
from cchc.core.scoring.assessment import DeductionItem as CoreItem
from cchc.core.scoring.assessment import PublishedFigure as CoreFigure
from cchc.files.facts_json import fact_to_json
from cchc.records.agencies.models import Agency, Register
from cchc.records.agencies.queries import agencies_in
from cchc.records.assessments.models import (
    Assessment,
    DeductionAgency,
    DeductionItem,
    DeductionRole,
    FigureScope,
    LineFact,
    PublishedFigure,
)
from cchc.records.assessments.policies import may_load_results
from cchc.records.audit.actions import record
from cchc.records.catalogues.models import CatalogueLine, CatalogueVersion


@transaction.atomic
def load_assessment(core: CoreAssessment, sha256: str, *, by: AbstractUser, now: datetime) -> bool:
    """Store one result file; return whether anything changed since it was last loaded (`sha256` of its text).

    Raises NotAllowed, and UnknownReference for a unit, an agency or a line that is not in the database.
    """
    if not may_load_results(by):
        raise NotAllowed("Chỉ quản trị hệ thống được nạp kết quả đánh giá")
    stored = Assessment.objects.select_for_update().filter(slug=core.id).first()
    version = CatalogueVersion.objects.get(key=core.catalogue.id)
    if stored is not None and (stored.sha256, stored.catalogue_sha256) == (sha256, version.sha256):
        return False
    agencies = {agency.slug: agency for agency in agencies_in(core.agencies.id)}
    assessment = _store_header(core, sha256, version, _agency(agencies, core.unit.id))
    lines = {line.key: line for line in CatalogueLine.objects.filter(version=version)}
    _replace_facts(assessment, core, lines)
    _replace_deductions(assessment, core, lines, agencies)
    _replace_figures(assessment, core)
    record("assessments.loaded", core.id, {"sha256": sha256, "catalogue": version.sha256}, by=by, now=now)
    return True


def _agency(agencies: dict[str, Agency], identifier: str) -> Agency:
    try:
        return agencies[identifier]
    except KeyError:
        raise UnknownReference(f"Không có cơ quan “{identifier}” trong danh sách đã nạp") from None


def _line(lines: dict[str, CatalogueLine], key: str) -> CatalogueLine:
    try:
        return lines[key]
    except KeyError:
        raise UnknownReference(f"Không có dòng “{key}” trong bộ tiêu chí đã nạp") from None


def _store_header(core: CoreAssessment, sha256: str, version: CatalogueVersion, unit: Agency) -> Assessment:
    published = core.published
    fields = {
        "title": core.title,
        "catalogue": version,
        "catalogue_sha256": version.sha256,
        "register": Register.objects.get(slug=core.agencies.id),
        "unit": unit,
        "unit_day": core.unit.day,
        "year": core.year,
        "ranking_group": core.ranking_group or "",
        "illustrative": core.illustrative,
        "data_date": core.data_date,
        "source": core.source,
        "published_source": published.source if published else "",
        "published_units": published.units if published else None,
        "published_rank_change": published.rank_change if published else None,
        "sha256": sha256,
    }
    assessment, _ = Assessment.objects.update_or_create(slug=core.id, defaults=fields)
    return assessment


def _replace_facts(assessment: Assessment, core: CoreAssessment, lines: dict[str, CatalogueLine]) -> None:
    assessment.facts.all().delete()
    LineFact.objects.bulk_create(
        LineFact(
            assessment=assessment,
            line=_line(lines, key),
            fact=fact_to_json(entry.fact),
            source=entry.source,
            cutoff_date=entry.cutoff_date,
            provisional=entry.provisional,
            status=entry.status,
            note=entry.note,
        )
        for key, entry in core.facts.items()
    )


def _replace_deductions(
    assessment: Assessment,
    core: CoreAssessment,
    lines: dict[str, CatalogueLine],
    agencies: dict[str, Agency],
) -> None:
    DeductionAgency.objects.filter(item__assessment=assessment).delete()
    assessment.deductions.all().delete()
    rows = DeductionItem.objects.bulk_create(
        _item_row(assessment, position, item, _line(lines, item.line))
        for position, item in enumerate(core.deductions)
    )
    DeductionAgency.objects.bulk_create(
        DeductionAgency(item=row, agency=_agency(agencies, identifier), role=role, position=position)
        for row, item in zip(rows, core.deductions, strict=True)
        for role, identifiers in _roles(item)
        for position, identifier in enumerate(identifiers)
    )


def _roles(item: CoreItem) -> tuple[tuple[DeductionRole, tuple[str, ...]], ...]:
    return (
        (DeductionRole.OCCURRING, item.occurring),
        (DeductionRole.RESPONSIBLE, item.responsible),
        (DeductionRole.LEADING, item.leading),
    )


def _item_row(assessment: Assessment, position: int, item: CoreItem, line: CatalogueLine) -> DeductionItem:
    return DeductionItem(
        assessment=assessment,
        line=line,
        position=position,
        cause=item.cause,
        amount=item.amount,
        document_number=item.document.number if item.document else "",
        document_date=item.document.day if item.document else None,
        document_title=item.document.title if item.document else "",
        judge=item.judge,
        responsible_status=item.responsible_status.value,
        note=item.note,
    )


def _replace_figures(assessment: Assessment, core: CoreAssessment) -> None:
    assessment.published_figures.all().delete()
    if core.published is None:
        return
    rows = [_figure(assessment, FigureScope.TOTAL, "", core.published.total)]
    rows += [_figure(assessment, FigureScope.GROUP, ref, figure) for ref, figure in core.published.groups]
    rows += [_figure(assessment, FigureScope.PART, ref, figure) for ref, figure in core.published.parts]
    PublishedFigure.objects.bulk_create(rows)


def _figure(assessment: Assessment, scope: FigureScope, ref: str, figure: CoreFigure) -> PublishedFigure:
    return PublishedFigure(
        assessment=assessment, scope=scope, ref=ref, points=figure.points, rank=figure.rank
    )
