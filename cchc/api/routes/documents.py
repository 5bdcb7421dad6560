"""Documents: found, read, handed in with the same checks as on the page; files only to be saved."""

from django.http import FileResponse, Http404
from django.utils import timezone
from ninja import File, Form, Path, Query, Router
from ninja.files import UploadedFile

from cchc.api.answers import READING, reads, writes
from cchc.api.callers import WRITE, Call, caller, standing
from cchc.api.problems import RefusalOut
from cchc.api.schemas.documents import (
    DocumentGiven,
    DocumentOut,
    FileOut,
    WholeDocumentOut,
    document_out,
    file_out,
    whole_document,
)
from cchc.api.schemas.plain import RowId, Search
from cchc.files.evidence_kinds import KINDS
from cchc.records.entries.evidence_access import document_for, open_revision
from cchc.records.evidence.actions import new_document, store_revision
from cchc.records.evidence.queries import listed_documents
from cchc.records.evidence.store import evidence_store, name_of

documents = Router(tags=["Tài liệu kiểm chứng"])
MOST_LISTED = 200
ALONE = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}
BYTES = {
    "responses": {
        200: {
            "description": "Tệp đúng như đã nộp",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@documents.get(
    "/documents",
    response=reads(list[DocumentOut]),
    url_name="documents",
    summary="Tìm tài liệu",
    operation_id="documents",
)
def listed(request: Call, wanted: Query[Search]) -> list[DocumentOut]:
    """Tài liệu của các cơ quan mình, mới nhất trước, nhiều nhất 200; `search` không cần dấu."""
    return [document_out(row) for row in listed_documents(standing(request), wanted.search)[:MOST_LISTED]]


@documents.post(
    "/documents",
    response=writes(WholeDocumentOut),
    auth=WRITE,
    url_name="documents",
    summary="Nộp tài liệu",
    operation_id="new_document",
)
def hand_in(
    request: Call, given: Form[DocumentGiven], file: File[UploadedFile | None] = None
) -> WholeDocumentOut:
    """Gửi dạng multipart: thông tin và một tệp, hoặc địa chỉ https. Tệp được kiểm tra như trên trang."""
    now = timezone.now()
    by = caller(request)
    made = new_document(given.entry(), given.agency, file, classified=given.classified, by=by, now=now)
    return whole_document(document_for(standing(request, now), made.pk))


@documents.get(
    "/documents/{document}",
    response=reads(WholeDocumentOut),
    url_name="document",
    summary="Một tài liệu",
    operation_id="document",
)
def one_document(request: Call, document: Path[RowId]) -> WholeDocumentOut:
    """Thông tin, các tệp với mã băm, các dòng mà tài liệu chứng minh."""
    return whole_document(document_for(standing(request), document))


@documents.post(
    "/documents/{document}/files",
    response=writes(FileOut),
    auth=WRITE,
    url_name="document_files",
    summary="Bổ sung tệp",
    operation_id="store_revision",
)
def add_file(
    request: Call, document: Path[RowId], file: File[UploadedFile], classified: Form[bool]
) -> FileOut:
    """Thêm một tệp bên cạnh các tệp đã có; nội dung trùng tệp mới nhất thì không thêm."""
    by, now = caller(request), timezone.now()
    return file_out(store_revision(document, file, classified=classified, by=by, now=now))


@documents.get(
    "/documents/{document}/files/{number}",
    response=dict.fromkeys(READING, RefusalOut),
    openapi_extra=BYTES,
    url_name="document_file",
    summary="Tải tệp của tài liệu",
    operation_id="document_file",
)
def file_of(request: Call, document: Path[RowId], number: Path[RowId]) -> FileResponse:
    """Tệp đúng như đã nộp."""
    found = open_revision(standing(request), document, number)
    try:
        content = evidence_store().open(name_of(found.sha256))
    except FileNotFoundError as error:
        raise Http404 from error
    kind = KINDS[found.kind].content_type
    return FileResponse(content, as_attachment=True, filename=found.name, content_type=kind, headers=ALONE)
