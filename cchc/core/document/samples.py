"""A document of each kind with made-up words, on which a new template is tried before it is used."""

from cchc.core.document.fields import TABLES
from cchc.core.document.kinds import KIND_NAMES, DocumentKind
from cchc.core.document.official import Block, Bullet, Grid, Heading, OfficialDocument, Paragraph
from cchc.core.report.cells import Cell
from cchc.core.report.outline import Column, Row, Section

ROWS = 3
LETTERS = (DocumentKind.REMINDER,)


def sample_document(kind: DocumentKind) -> OfficialDocument:
    """Every field filled and three rows in each table, marked as an illustration."""
    name = KIND_NAMES[kind]
    tables: list[Block] = [Grid(_section(one.section, one.columns)) for one in TABLES.get(kind, ())]
    return OfficialDocument(
        kind=kind,
        superior="Ủy ban nhân dân tỉnh Minh Họa",
        issuer="Sở Nội vụ",
        symbol="MH-SNV",
        place="Minh Họa",
        type_name="" if kind in LETTERS else name.upper(),
        abstract=f"{name} (bản thử)",
        addressees=("Sở A", "Ủy ban nhân dân xã B"),
        legal_bases=("Luật Tổ chức chính quyền địa phương",),
        blocks=(
            Heading(1, "PHẦN THỨ NHẤT"),
            Paragraph("Đoạn văn thử có đủ dấu: ặ, ễ, ỗ, ợ, ữ, ỵ & <dấu đặc biệt>."),
            Bullet("Ý thứ nhất."),
            *tables,
        ),
        authority="KT. GIÁM ĐỐC",
        position="PHÓ GIÁM ĐỐC",
        signer="Nguyễn Văn A",
        recipients=("Như trên", "Lãnh đạo Sở"),
        drafter="CCHC",
        illustrative=True,
    )


def _section(identifier: str, columns: tuple[Column, ...]) -> Section:
    rows = tuple(
        Row(str(number), tuple(Cell(f"{column.heading} {number}") for column in columns))
        for number in range(1, ROWS + 1)
    )
    return Section(identifier, identifier, identifier, columns, rows)
