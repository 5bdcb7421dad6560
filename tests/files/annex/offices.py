"""An annex as rows of cells, written by Word or by Excel."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

import docx
import xlsxwriter

HEADINGS = ("STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa", "Cách tính điểm")
Line = tuple[object, ...]
Merge = tuple[int, int, int, int]


@dataclass(frozen=True)
class Office:
    """One annex: its rows, which of them are bold, which cells are merged."""

    rows: Sequence[Line]
    bold: Sequence[int] = ()
    merged: Sequence[Merge] = ()
    headings: tuple[str, ...] = HEADINGS


def word(office: Office) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(office.headings))
    for number, row in enumerate([office.headings, *office.rows]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(str(text)).bold = number in office.bold
    for top, left, bottom, right in office.merged:
        table.cell(top, left).merge(table.cell(bottom, right))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def excel(office: Office, more: Callable[[xlsxwriter.Workbook], None] | None = None) -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet, bold, plain = book.add_worksheet("PL"), book.add_format({"bold": True}), book.add_format()
        for number, row in enumerate([office.headings, *office.rows]):
            look = bold if number in office.bold else plain
            for column, value in enumerate(row):
                if isinstance(value, int | float):
                    sheet.write_number(number, column, value, look)
                elif str(value).startswith("="):
                    sheet.write_formula(number, column, str(value), look, 0)
                else:
                    sheet.write_string(number, column, str(value), look)
        for top, left, bottom, right in office.merged:
            look = bold if top in office.bold else plain
            sheet.merge_range(top, left, bottom, right, str([office.headings, *office.rows][top][left]), look)
        if more is not None:
            more(book)
    return stream.getvalue()
