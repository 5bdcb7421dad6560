"""Annexes as offices lay them out, made from catalogues of the project; every one is marked as invented."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import docx
import xlsxwriter

from cchc.core.catalogue.measure_wording import describe as measure_text
from cchc.core.catalogue.nodes import Catalogue, Kind, Node
from cchc.core.catalogue.rules import describe
from cchc.core.numerals import number_text
from cchc.files.catalogue_import.draft_catalogue import DraftHead

HEAD = DraftHead(
    id="par_index_agency/minh-hoa-phu-luc",
    title="Bộ tiêu chí minh họa",
    level="department",
    year=2026,
    number="1/QĐ-UBND",
    day=date(2026, 1, 5),
    issuer="UBND tỉnh",
    illustrative=True,
)
ISSUED = "(Ban hành kèm theo Quyết định số 1/QĐ-UBND ngày 05 tháng 01 năm 2026 của UBND tỉnh) - MINH HỌA"
HEADINGS = {
    "number": "STT",
    "name": "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
    "maximum": "Điểm tối đa",
    "measure": "Cách đo",
    "scale": "Cách tính điểm",
    "evidence": "Tài liệu kiểm chứng",
}
ROLES = tuple(HEADINGS)
OWN_NUMBER = re.compile(r"[0-9]+(,[0-9]+)?")


@dataclass(frozen=True)
class PrintedRow:
    """One row of the annex by role; `area` rows are bold."""

    cells: Mapping[str, str]
    area: bool = False


def scale_of(leaf: Node) -> str:
    """The scale of a line in our own words; nothing for a line without one."""
    return "" if leaf.rule is None else describe(leaf.rule, leaf.measure, leaf.max_points)


def printed(catalogue: Catalogue, scale: Callable[[Node], str] = scale_of) -> list[PrintedRow]:
    """The rows of a catalogue and, last, its total."""
    rows = [
        PrintedRow(dict(_cells(node, scale)), node.kind is Kind.AREA) for node in catalogue.nodes if node.code
    ]
    if catalogue.scale is not None:
        rows.append(PrintedRow({"name": "Tổng cộng", "maximum": number_text(catalogue.scale)}, area=True))
    return rows


def _cells(node: Node, scale: Callable[[Node], str]) -> Iterator[tuple[str, str]]:
    yield "number", node.code or ""
    yield "name", node.title
    yield "maximum", "" if node.max_points is None else number_text(node.max_points, 6)
    if node.is_leaf:
        yield "measure", "" if node.measure is None else measure_text(node.measure)
        yield "scale", scale(node)
    yield "evidence", "; ".join(one.name for one in node.required_evidence)


def docx_of(rows: Sequence[PrintedRow], roles: Sequence[str] = ROLES, *, head: str = ISSUED) -> bytes:
    """A Word annex with one table."""
    document = docx.Document()
    document.add_paragraph("PHỤ LỤC (MINH HỌA)")
    document.add_paragraph(head)
    table = document.add_table(rows=1, cols=len(roles))
    for cell, role in zip(table.rows[0].cells, roles, strict=True):
        cell.text = HEADINGS[role]
    for row in rows:
        for cell, role in zip(table.add_row().cells, roles, strict=True):
            run = cell.paragraphs[0].add_run(row.cells.get(role, ""))
            run.bold = row.area
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def xlsx_of(rows: Sequence[PrintedRow], roles: Sequence[str] = ROLES, *, numbers: bool = True) -> bytes:
    """A workbook annex: a title, headings on two merged rows, maxima as numbers, a column of results."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Phụ lục")
        look = book.add_format({"text_wrap": True})
        sheet.merge_range(0, 0, 0, len(roles), f"PHỤ LỤC {ISSUED}", look)
        for column, role in enumerate(roles):
            sheet.merge_range(2, column, 3, column, HEADINGS[role], look)
        sheet.write(2, len(roles), "Kết quả", look)
        sheet.write(3, len(roles), "Điểm tự đánh giá", look)
        for line, row in enumerate(rows, start=4):
            for column, role in enumerate(roles):
                _write(sheet, line, column, role, row.cells.get(role, ""), numbers=numbers)
    return stream.getvalue()


def _write(sheet: Any, line: int, column: int, role: str, text: str, *, numbers: bool) -> None:
    if role == "maximum" and numbers and OWN_NUMBER.fullmatch(text):
        sheet.write_number(line, column, Decimal(text.replace(",", ".")))
    elif text:
        sheet.write_string(line, column, text)
