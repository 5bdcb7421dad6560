"""Bringing in results, all or nothing; judging requirements and attaching the documents that prove them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem, UnknownReference
from cchc.core.numerals import date_text
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
from cchc.records.assessments.queries import NotVisibleError, core_verdict
from cchc.records.audit.actions import record
from cchc.records.catalogues.models import CatalogueLine, CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.evidence.actions import DocumentEntry, Known, enter_document
from cchc.records.evidence.models import Document
from cchc.records.people.models import User

VERDICT_CHANGED = "verdict_changed"


@transaction.atomic
def load_assessment(core: CoreAssessment, sha256: str, *, by: AbstractUser, now: datetime) -> bool:
    """Store one result file; return whether anything changed since it was last loaded (`sha256` of its text).

    Raises NotAllowed, UnknownReference for a unit, an agency or a line that is not in the database, and
    InputRefused for a result that a campaign has published.
    """
    if not may_load_results(by):
        raise NotAllowed("Chỉ quản trị hệ thống được nạp kết quả đánh giá")
    stored = Assessment.objects.select_for_update().filter(slug=core.id).first()
    version = CatalogueVersion.objects.get(key=core.catalogue.id)
    if stored is not None and (stored.sha256, stored.catalogue_sha256) == (sha256, version.sha256):
        return False
    _refuse_frozen(stored)
    _store(core, sha256, version, agencies_in(core.agencies.id))
    record("assessments.loaded", core.id, {"sha256": sha256, "catalogue": version.sha256}, by=by, now=now)
    return True


@transaction.atomic
def store_result(
    core: CoreAssessment, sha256: str, unit: Agency, *, by: AbstractUser, now: datetime
) -> Assessment:
    """Store the published result of a unit for good; `sha256` is the hash of what was frozen.

    Who may publish is asked by the caller, in whose transaction this runs; `unit` need not stand in the
    register of the result. Raises InputRefused for a name that is taken, and UnknownReference.
    """
    stored = Assessment.objects.select_for_update().filter(slug=core.id).first()
    if stored is not None:
        message = f"Đã có kết quả mang mã “{core.id}”: {stored.title}"
        raise InputRefused([Problem("result_known", message)])
    version = CatalogueVersion.objects.get(key=core.catalogue.id, sha256=core.catalogue.sha256)
    assessment = _store(core, sha256, version, agencies_in(core.agencies.id), unit)
    assessment.frozen = True
    assessment.save(update_fields=["frozen"])
    record("assessments.published", core.id, {"sha256": sha256, "catalogue": version.sha256}, by=by, now=now)
    return assessment


def _refuse_frozen(stored: Assessment | None) -> None:
    if stored is not None and stored.frozen:
        message = f"Kết quả “{stored.title}” đã công bố từ đợt chấm điểm, không nạp đè được"
        raise InputRefused([Problem("result_frozen", message)])


def _store(
    core: CoreAssessment,
    sha256: str,
    version: CatalogueVersion,
    known: Iterable[Agency],
    unit: Agency | None = None,
) -> Assessment:
    """Write the header and everything below it; an existing result of the name gives way."""
    agencies = {agency.slug: agency for agency in known}
    assessment = _store_header(core, sha256, version, unit or _agency(agencies, core.unit.id))
    lines = {line.key: line for line in CatalogueLine.objects.filter(version=version)}
    _replace_facts(assessment, core, lines)
    _replace_deductions(assessment, core, lines, agencies)
    _replace_figures(assessment, core)
    return assessment


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
def tick_requirement(
    slug: str, line: str, *, met: bool | None, reason: str, by: User, now: datetime, seen: str | None = None
) -> bool:
    """Say whether a qualitative requirement is met; None takes the word back. Return whether it changed.

    `seen` is the mark of the verdict that the person saw, empty for none; None does not ask. Raises
    NotVisibleError, NotAllowed, UnknownReference, and InputRefused for a requirement that is computed, a
    verdict without a reason, and one over which another person has spoken since.
    """
    assessment = _locked(slug, by)
    if not may_tick_requirement(by, assessment, timezone.localdate(now)):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được xác nhận yêu cầu")
    stored = _judged_line(assessment, line)
    judged = RequirementVerdict.objects.select_for_update(of=("self",)).select_related("line", "by")
    said = judged.filter(assessment=assessment, line=stored).first()
    if met is not None and not reason.strip():
        raise InputRefused([Problem("verdict_without_reason", "Hãy ghi lý do", Place(criterion=line))])
    if _same(said, met=met, reason=reason.strip()):
        return False
    _refuse_unseen(said, seen, line)
    if met is None:
        return said is not None and _take_back(said, reason.strip(), by, now)
    fields = {"met": met, "reason": reason.strip(), "by": by, "at": now}
    RequirementVerdict.objects.update_or_create(assessment=assessment, line=stored, defaults=fields)
    record("assessments.requirement_ticked", f"{slug}/{line}", {"met": met, "reason": reason}, by=by, now=now)
    return True


def _same(said: RequirementVerdict | None, *, met: bool | None, reason: str) -> bool:
    if said is None or met is None:
        return said is None and met is None
    return (said.met, said.reason) == (met, reason)


def _refuse_unseen(said: RequirementVerdict | None, seen: str | None, line: str) -> None:
    """Nobody overwrites what he has not read. Raises InputRefused."""
    told = None if said is None else core_verdict(said)
    if seen is None or seen == ("" if told is None else told.mark):
        return
    message = f"Xác nhận của dòng {line} vừa được bỏ"
    if told is not None:
        verdict = "đạt" if told.met else "chưa đạt"
        message = f"{told.by} vừa xác nhận dòng {line} {verdict}, ngày {date_text(told.on)}: {told.reason}"
    raise InputRefused([Problem(VERDICT_CHANGED, message, Place(criterion=line))])


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
    node = core_catalogue(assessment.catalogue).by_key[key]
    target = node.target if node.is_leaf else None
    if target is None or target.measure is not None:
        why = "kết luận do số liệu quyết định" if target else "không phải là dòng của bảng theo dõi"
        message = f"Dòng {key} không do người xác nhận: {why}"
        raise InputRefused([Problem("requirement_not_judged", message, Place(criterion=key))])
    return line


@dataclass(frozen=True, slots=True)
class Attached:
    """A document after it was attached; `added` are the lines that did not have it before."""

    document: Document
    added: tuple[str, ...]


@transaction.atomic
def attach_document(
    slug: str, entry: DocumentEntry, lines: Iterable[str], *, by: User, now: datetime, known: Known = "ask"
) -> Attached:
    """Attach one document to many lines of a result; those that have it already keep it.

    Raises NotVisibleError, NotAllowed, UnknownReference for a line or a kind that the catalogue does not
    have, and InputRefused for no line at all or an entry that cannot be; `known` as in `enter_document`.
    """
    assessment = _locked(slug, by)
    if not may_attach_document(by, assessment, timezone.localdate(now)):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được gắn tài liệu")
    stored = {line.key: line for line in CatalogueLine.objects.filter(version=assessment.catalogue)}
    chosen = [_line(stored, key) for key in dict.fromkeys(lines)]
    if not chosen:
        raise InputRefused([Problem("document_without_lines", "Hãy chọn ít nhất một dòng")])
    if entry.kind and entry.kind not in kinds_of_evidence(core_catalogue(assessment.catalogue)):
        raise UnknownReference(f"Không có loại tài liệu kiểm chứng “{entry.kind}” trong bộ tiêu chí")
    document = enter_document(entry, assessment.province, by=by, now=now, known=known)
    there = LineDocument.objects.filter(assessment=assessment, document=document)
    had = set(there.values_list("line_id", flat=True))
    new = [line for line in chosen if line.pk not in had]
    if new:
        uses = (LineDocument(assessment=assessment, line=line, document=document) for line in new)
        LineDocument.objects.bulk_create(uses)
        detail = {"document": document.pk, "lines": [line.key for line in new]}
        record("assessments.document_attached", slug, detail, by=by, now=now)
    return Attached(document, tuple(line.key for line in new))


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
