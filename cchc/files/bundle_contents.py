"""The table of contents of a bundle as .xlsx: every line with its folder, its documents and its files."""

from collections.abc import Iterable
from typing import IO

import xlsxwriter

from cchc.files.bundle_lines import BundleLine, Placed, document_line
from cchc.files.sheet_layout import FONT, WORKBOOK

HEADS = ("Thư mục", "Mã", "Nội dung", "Số liệu", "Điểm tự chấm", "Thuyết minh", "Tài liệu", "Tệp", "Đã nhập")
WIDTHS = (30, 9, 42, 28, 10, 34, 46, 40, 10)
LONGEST = 32_000
FIRST = 3
Row = tuple[BundleLine, str, tuple[Placed, ...]]


def contents_workbook(title: str, unit: str, rows: Iterable[Row], out: IO[bytes]) -> None:
    """Write the table; every cell is text, so that nothing a person typed becomes a formula."""
    with xlsxwriter.Workbook(out, WORKBOOK) as book:
        sheet = book.add_worksheet("Mục lục")
        plain = book.add_format({**FONT, "text_wrap": True, "valign": "top", "border": 1})
        head = book.add_format({**FONT, "bold": True, "text_wrap": True, "align": "center", "border": 1})
        sheet.write_string(0, 0, title, book.add_format({**FONT, "bold": True}))
        sheet.write_string(1, 0, unit)
        for column, (name, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(FIRST, column, name, head)
        for place, row in enumerate(rows, start=FIRST + 1):
            for column, text in enumerate(_cells(*row)):
                sheet.write_string(place, column, text[:LONGEST], plain)
        sheet.freeze_panes(FIRST + 1, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(FIRST)


def _cells(line: BundleLine, folder: str, placed: tuple[Placed, ...]) -> tuple[str, ...]:
    return (
        folder,
        line.key,
        line.title,
        line.fact,
        line.points,
        "\n".join(line.notes),
        "\n".join(document_line(document) for document, _ in placed),
        "\n".join(name for _, names in placed for name in names),
        "đã nhập" if line.typed else "",
    )
