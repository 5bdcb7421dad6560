"""Bringing in results, all or nothing; judging requirements and attaching the documents that prove them."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem, UnknownReference
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
    LineDocument,
    LineFact,
    PublishedFigure,
    RequirementVerdict,
)
from cchc.records.assessments.policies import (
    may_attach_document,
    may_detach_document,
    may_load_results,
    may_tick_requirement,
    visible,
)
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.catalogues.models import CatalogueLine, CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.evidence.actions import DocumentEntry, enter_document
from cchc.records.evidence.models import Document
from cchc.records.people.models import User


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


@transaction.atomic
def tick_requirement(slug: str, line: str, *, met: bool | None, reason: str, by: User, now: datetime) -> bool:
    """Say whether a qualitative requirement is met; None takes the word back. Return whether it changed.

    Raises NotVisibleError, NotAllowed, UnknownReference, and InputRefused for a requirement that is computed
    or a verdict without a reason.
    """
    assessment = _locked(slug, by)
    if not may_tick_requirement(by, assessment, timezone.localdate(now)):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được xác nhận yêu cầu")
    stored = _judged_line(assessment, line)
    said = RequirementVerdict.objects.select_for_update().filter(assessment=assessment, line=stored).first()
    if met is None:
        return said is not None and _take_back(said, reason.strip(), by, now)
    if not reason.strip():
        raise InputRefused([Problem("verdict_without_reason", "Hãy ghi lý do", Place(criterion=line))])
    if said is not None and (said.met, said.reason) == (met, reason.strip()):
        return False
    fields = {"met": met, "reason": reason.strip(), "by": by, "at": now}
    RequirementVerdict.objects.update_or_create(assessment=assessment, line=stored, defaults=fields)
    record("assessments.requirement_ticked", f"{slug}/{line}", {"met": met, "reason": reason}, by=by, now=now)
    return True


def _take_back(said: RequirementVerdict, reason: str, by: User, now: datetime) -> bool:
    subject = f"{said.assessment.slug}/{said.line.key}"
    detail = {"met": said.met, "reason": said.reason, "taken_back": reason}
    said.delete()
    record("assessments.requirement_tick_taken_back", subject, detail, by=by, now=now)
    return True


def _locked(slug: str, by: User) -> Assessment:
    """The result, held until the transaction ends; raises NotVisibleError."""
    rows = visible(by).select_related("unit__root", "catalogue").defer("catalogue__text")
    found = rows.select_for_update(of=("self",)).filter(slug=slug).first()
    if found is None:
        raise NotVisibleError(slug)
    return found


def _judged_line(assessment: Assessment, key: str) -> CatalogueLine:
    """The line of this key whose requirement only a person can judge."""
    lines = {line.key: line for line in CatalogueLine.objects.filter(version=assessment.catalogue)}
    line = _line(lines, key)
    target = core_catalogue(assessment.catalogue).by_key[key].target
    if target is None or target.measure is not None:
        why = "kết luận do số liệu quyết định" if target else "kế hoạch không có yêu cầu"
        message = f"Dòng {key} không do người xác nhận: {why}"
        raise InputRefused([Problem("requirement_not_judged", message, Place(criterion=key))])
    return line


@transaction.atomic
def attach_document(
    slug: str, entry: DocumentEntry, lines: Iterable[str], *, by: User, now: datetime
) -> Document:
    """Attach one document to many lines of a result; those that have it already keep it.

    Raises NotVisibleError, NotAllowed, UnknownReference for a line or a kind that the catalogue does not
    have, and InputRefused for no line at all or an entry that cannot be.
    """
    assessment = _locked(slug, by)
    if not may_attach_document(by, assessment, timezone.localdate(now)):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được gắn tài liệu")
    known = {line.key: line for line in CatalogueLine.objects.filter(version=assessment.catalogue)}
    chosen = [_line(known, key) for key in dict.fromkeys(lines)]
    if not chosen:
        raise InputRefused([Problem("document_without_lines", "Hãy chọn ít nhất một dòng")])
    if entry.kind and entry.kind not in kinds_of_evidence(core_catalogue(assessment.catalogue)):
        raise UnknownReference(f"Không có loại tài liệu kiểm chứng “{entry.kind}” trong bộ tiêu chí")
    document = enter_document(entry, assessment.province, by=by, now=now)
    uses = [LineDocument(assessment=assessment, line=line, document=document) for line in chosen]
    LineDocument.objects.bulk_create(uses, ignore_conflicts=True)
    detail = {"document": document.pk, "lines": [line.key for line in chosen]}
    record("assessments.document_attached", slug, detail, by=by, now=now)
    return document


def kinds_of_evidence(catalogue: Catalogue) -> frozenset[str]:
    """The identifiers of all required evidence."""
    return frozenset(required.id for node in catalogue.nodes for required in node.required_evidence)


@transaction.atomic
def detach_document(slug: str, document: int, lines: Iterable[str], *, by: User, now: datetime) -> int:
    """Take a document away from lines of a result; return from how many. The document itself is kept.

    Raises NotVisibleError and NotAllowed.
    """
    assessment = _locked(slug, by)
    if not may_detach_document(by, assessment, timezone.localdate(now)):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được gỡ tài liệu")
    uses = LineDocument.objects.filter(assessment=assessment, document=document, line__key__in=set(lines))
    taken = sorted(uses.values_list("line__key", flat=True))
    if taken:
        uses.delete()
        detail = {"document": document, "lines": taken}
        record("assessments.document_detached", slug, detail, by=by, now=now)
    return len(taken)
