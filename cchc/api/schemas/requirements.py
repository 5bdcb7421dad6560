"""The board of requirements as it is given, and what persons say of it and attach to it."""

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from cchc.api.schemas.plain import Body, Day, Flag, LineKey, Text, Words
from cchc.api.schemas.reports import ReportOut
from cchc.core.plan.board import AttachedDocument, PersonVerdict
from cchc.core.report.outline import Report
from cchc.files.tables_json import as_json
from cchc.records.assessments.queries import BoardRecords
from cchc.records.evidence.actions import DocumentEntry

Lines = Annotated[list[LineKey], Field(min_length=1, max_length=500)]


class VerdictOut(Schema):
    """Xác nhận của người có trách nhiệm; gửi `mark` ở `seen` khi sửa."""

    line: str
    met: bool
    by: str
    on: date
    reason: str
    mark: str


class BoardDocumentOut(Schema):
    """Một tài liệu đã gắn vào các dòng của bảng."""

    id: int
    kind: str
    title: str
    number: str
    day: date | None
    address: str
    pieces: int
    lines: list[str]


class BoardOut(ReportOut):
    """Bảng theo dõi yêu cầu, với xác nhận, tài liệu; `twin` là bảng minh họa hay bảng thật đi cùng."""

    verdicts: list[VerdictOut]
    documents: list[BoardDocumentOut]
    twin: str | None
    may_tick: bool
    may_attach: bool


class VerdictGiven(Body):
    """Đạt, chưa đạt, hay bỏ xác nhận (`met` null); `seen` là `mark` đã xem, rỗng khi chưa có."""

    met: Flag | None
    reason: Text = ""
    seen: Words


class BoardDocumentGiven(Body):
    """Tài liệu cho nhiều dòng; `known`: gặp tài liệu giống thế thì hỏi lại, sửa tài liệu ấy, hay thêm mới."""

    title: Annotated[Words, Field(min_length=1)]
    lines: Lines
    kind: Words = ""
    number: Words = ""
    day: Day | None = None
    address: Text = ""
    pieces: int = Field(1, ge=1, le=1000)
    seen_on: Day | None = None
    known: Literal["ask", "same", "other"] = "ask"

    def entry(self) -> DocumentEntry:
        """The same as the house stores it."""
        return DocumentEntry(
            self.kind, self.title, self.number, self.day, self.address, self.pieces, self.seen_on
        )


class LinesGiven(Body):
    """Những dòng mà tài liệu không còn gắn vào."""

    lines: Lines


class ChangedOut(Schema):
    """Có thay đổi gì không."""

    changed: bool


class AttachedOut(Schema):
    """Tài liệu, và những dòng trước đó chưa có."""

    document: int
    added: list[str]


class DetachedOut(Schema):
    """Đã gỡ khỏi bao nhiêu dòng."""

    lines: int


def board_out(report: Report, records: BoardRecords) -> BoardOut:
    """The board with what persons said and attached."""
    return BoardOut(
        **as_json(report),
        verdicts=[_verdict(one) for one in records.verdicts],
        documents=[_document(one) for one in records.documents],
        twin=records.twin,
        may_tick=records.may_tick,
        may_attach=records.may_attach,
    )


def _verdict(one: PersonVerdict) -> VerdictOut:
    return VerdictOut(**{name: getattr(one, name) for name in VerdictOut.model_fields})


def _document(one: AttachedDocument) -> BoardDocumentOut:
    named = {name: getattr(one, name) for name in BoardDocumentOut.model_fields}
    return BoardDocumentOut(**{**named, "lines": sorted(one.lines)})
