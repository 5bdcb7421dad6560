"""The board of requirements of a result: read, judged by persons, proved by documents."""

from django.utils import timezone
from ninja import Path, Router

from cchc.api.answers import reads, writes
from cchc.api.callers import WRITE, Call, caller
from cchc.api.schemas.plain import LineKey, RowId, Slug
from cchc.api.schemas.requirements import (
    AttachedOut,
    BoardDocumentGiven,
    BoardOut,
    ChangedOut,
    DetachedOut,
    LinesGiven,
    VerdictGiven,
    board_out,
)
from cchc.core.plan.board import requirement_board
from cchc.core.plan.contradictions import contradictions
from cchc.core.report.requirement_board import requirement_board_report
from cchc.records.assessments.actions import attach_document, detach_document, tick_requirement
from cchc.records.assessments.queries import board_records
from cchc.records.plans.queries import plans_using

requirements = Router(tags=["Bảng theo dõi yêu cầu"])


@requirements.get(
    "/results/{slug}/requirements",
    response=reads(BoardOut),
    url_name="requirements",
    summary="Bảng theo dõi yêu cầu",
    operation_id="requirements",
)
def board(request: Call, slug: Path[Slug]) -> BoardOut:
    """Từng yêu cầu: kết luận, cơ quan, tài liệu còn thiếu, chỗ nguồn nêu khác nhau."""
    by = caller(request)
    records = board_records(by, slug)
    found = records.assessment
    whole = requirement_board(found, records.verdicts, records.documents)
    told = contradictions(found.catalogue, plans_using(by, found.catalogue.id))
    return board_out(requirement_board_report(found, whole, found.agencies.name_of, conflicts=told), records)


@requirements.post(
    "/results/{slug}/requirements/{line}",
    response=writes(ChangedOut),
    auth=WRITE,
    url_name="requirement",
    summary="Xác nhận một yêu cầu",
    operation_id="tick_requirement",
)
def tick(request: Call, slug: Path[Slug], line: Path[LineKey], given: VerdictGiven) -> ChangedOut:
    """Chỉ yêu cầu mà người kết luận. Người khác đã xác nhận sau `seen` thì 409."""
    by, now = caller(request), timezone.now()
    changed = tick_requirement(
        slug, line, met=given.met, reason=given.reason, seen=given.seen, by=by, now=now
    )
    return ChangedOut(changed=changed)


@requirements.post(
    "/results/{slug}/documents",
    response=writes(AttachedOut),
    auth=WRITE,
    url_name="requirement_documents",
    summary="Gắn một tài liệu cho nhiều dòng",
    operation_id="attach_document",
)
def attach(request: Call, slug: Path[Slug], given: BoardDocumentGiven) -> AttachedOut:
    """Dòng đã có tài liệu ấy thì giữ nguyên."""
    by, now = caller(request), timezone.now()
    made = attach_document(slug, given.entry(), given.lines, by=by, now=now, known=given.known)
    return AttachedOut(document=made.document.pk, added=list(made.added))


@requirements.post(
    "/results/{slug}/documents/{document}/detach",
    response=writes(DetachedOut),
    auth=WRITE,
    url_name="requirement_detach",
    summary="Gỡ tài liệu khỏi các dòng",
    operation_id="detach_document",
)
def detach(request: Call, slug: Path[Slug], document: Path[RowId], given: LinesGiven) -> DetachedOut:
    """Tài liệu vẫn được lưu, chỉ không còn gắn vào những dòng ấy."""
    count = detach_document(slug, document, given.lines, by=caller(request), now=timezone.now())
    return DetachedOut(lines=count)
