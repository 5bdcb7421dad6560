"""Documents and their files as they are given and handed in."""

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import Field

from cchc.api.schemas.plain import Body, Day, RowId, Text, Words
from cchc.records.entries.evidence_access import ReadableDocument
from cchc.records.evidence.actions import DocumentEntry
from cchc.records.evidence.models import Document, Revision


class FileOut(Schema):
    """Một tệp của tài liệu; bản mới không thay bản cũ."""

    number: int
    name: str
    kind: str
    size: int
    sha256: str
    pages: int | None
    uploaded_at: datetime


class DocumentOut(Schema):
    """Một tài liệu kiểm chứng với các tệp, tệp mới trước."""

    id: int
    kind: str
    title: str
    number: str
    day: date | None
    address: str
    pieces: int
    seen_on: date | None
    agency: str | None
    files: list[FileOut]


class UseOut(Schema):
    """Một dòng mà tài liệu chứng minh."""

    campaign: str
    unit: str
    line: str
    round: str
    pages: str


class WholeDocumentOut(DocumentOut):
    """Một tài liệu với các dòng dùng đến nó."""

    uses: list[UseOut]
    may_change: bool


class DocumentGiven(Body):
    """Tài liệu mới; `agency` là `number` của cơ quan, `classified`: là tài liệu mật thì bị từ chối."""

    title: Words = Field(min_length=1)
    agency: RowId
    classified: bool
    kind: Words = ""
    number: Words = ""
    day: Day | None = None
    address: Text = ""
    pieces: int = Field(1, ge=1, le=1000)
    seen_on: Day | None = None

    def entry(self) -> DocumentEntry:
        """The same as the house stores it."""
        return DocumentEntry(
            self.kind, self.title, self.number, self.day, self.address, self.pieces, self.seen_on
        )


def file_out(row: Revision) -> FileOut:
    """One file."""
    return FileOut(**{name: getattr(row, name) for name in FileOut.model_fields})


def document_out(row: Document) -> DocumentOut:
    """A document whose agency and files are at hand."""
    return DocumentOut(**_head(row, list(row.revisions.all())))


def whole_document(found: ReadableDocument) -> WholeDocumentOut:
    """A document with its uses that concern the person."""
    uses = [
        UseOut(campaign=one.slug, unit=one.unit, line=one.line, round=one.round, pages=one.pages)
        for one in found.uses
    ]
    head = _head(found.document, list(found.revisions))
    return WholeDocumentOut(**head, uses=uses, may_change=found.may_change)


def _head(row: Document, files: list[Revision]) -> dict[str, Any]:
    named = ("kind", "title", "number", "day", "address", "pieces", "seen_on")
    return {
        "id": row.pk,
        **{name: getattr(row, name) for name in named},
        "agency": None if row.agency is None else row.agency.slug,
        "files": [file_out(one) for one in files],
    }
