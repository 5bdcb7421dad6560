"""The list of documents that prove the scores of a unit (danh mục tài liệu kiểm chứng)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cchc.core.document.kinds import DocumentKind
from cchc.core.document.letterhead import Letterhead
from cchc.core.document.official import Grid, OfficialDocument, Paragraph
from cchc.core.document.tables import counted, table
from cchc.core.report.cells import BLANK, day, words
from cchc.core.report.outline import Align, Column

COLUMNS = (
    Column("code", "Mã", 8),
    Column("line", "Tiêu chí, tiêu chí thành phần", 36),
    Column("title", "Tài liệu kiểm chứng", 44),
    Column("number", "Số, ký hiệu", 18),
    Column("day", "Ngày", 12, Align.CENTRE),
    Column("pages", "Trang", 10, Align.CENTRE),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ProofEntry:
    """A document attached to a line; the same document may prove many lines."""

    code: str
    line: str
    title: str
    number: str = ""
    day: date | None = None
    pages: str = ""


def evidence_list(
    unit: str, about: str, entries: Iterable[ProofEntry], head: Letterhead, *, illustrative: bool = False
) -> OfficialDocument:
    """Build the list of a unit in the order given; `about` names the assessment."""
    listed = tuple(entries)
    rows = (
        (
            words(one.code),
            words(one.line),
            words(one.title),
            words(one.number),
            BLANK if one.day is None else day(one.day),
            words(one.pages),
        )
        for one in listed
    )
    documents = len({(one.title, one.number) for one in listed})
    lines = len({one.code for one in listed})
    told = f"Gồm {counted(documents)} tài liệu kiểm chứng cho {counted(lines)} tiêu chí, tiêu chí thành phần."
    return OfficialDocument(
        kind=DocumentKind.EVIDENCE_LIST,
        superior=head.superior,
        issuer=head.issuer,
        symbol="",
        place=head.place,
        type_name="DANH MỤC",
        abstract=f"Tài liệu kiểm chứng của {unit} - {about}",
        blocks=(Paragraph(told), Grid(table("proofs", "Tài liệu kiểm chứng", COLUMNS, rows)))
        if listed
        else (Paragraph("Chưa có tài liệu kiểm chứng nào."),),
        authority=head.authority,
        position=head.position,
        signer=head.signer,
        drafter=head.drafter,
        landscape=True,
        illustrative=illustrative,
    )
