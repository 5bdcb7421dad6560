"""The .xlsx list for the figures of one collected line: a row for each agency, a column for each figure."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from cchc.core.campaign.fields import Field, fields_for
from cchc.core.catalogue.nodes import Node
from cchc.files.sheet_layout import FONT, WORKBOOK
from cchc.files.sheet_measures import heading_height, pixels, text_height, text_room
from cchc.files.sheet_print import set_up
from cchc.files.unit_names import UnitNames

SHEET = "Số liệu"
CODE, UNIT, CONCERNS, NOTE = "Mã tiêu chí", "Đơn vị", "Không có đối tượng (ghi lý do)", "Ghi chú"
FIRST = 5
WIDTHS = {CODE: pixels(10), UNIT: pixels(34), CONCERNS: pixels(24), NOTE: pixels(24)}
FIGURE_WIDTH = pixels(22)
GUIDE = (
    "Chỉ điền vào ô màu vàng. Để trống là chưa có số liệu; số 0 chỉ ghi khi đúng là bằng không. "
    "Giữ nguyên dòng tiêu đề và tên đơn vị."
)


def figure_heading(field: Field) -> str:
    """The heading of a column: what is asked, with its unit."""
    return f"{field.label} ({field.unit})" if field.unit else field.label


def contribution_template(node: Node, units: UnitNames, title: str, *, illustrative: bool = False) -> bytes:
    """Write the list of a line for its agencies; the same input gives the same rows.

    `title` names the campaign. Agencies stand in the order given.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, WORKBOOK) as book:
        sheet = book.add_worksheet(SHEET)
        looks = _looks(book)
        figures = tuple(figure_heading(field) for field in fields_for(node, figures=True))
        headings = (CODE, UNIT, *figures, CONCERNS, NOTE)
        _head(sheet, looks, node, title, headings)
        for row, unit in enumerate(units.units, start=FIRST):
            _row(sheet, looks, row, (node.key, unit.names[-1]), len(headings))
        last = max(FIRST, FIRST + len(units.units) - 1)
        _allow_numbers(sheet, last, fields_for(node, figures=True))
        set_up(sheet, f"Số liệu tiêu chí {node.key}", illustrative=illustrative)
        sheet.repeat_rows(FIRST - 1)
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(FIRST, 2)
        sheet.protect("", {"format_columns": True, "format_rows": True})
    return stream.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    font = {**FONT, "text_wrap": True, "valign": "vcenter"}
    cell = {**font, "border": 1}
    typed = {**cell, "bg_color": "#FFF9DB", "locked": False}
    return {
        "title": book.add_format({**font, "bold": True, "font_size": 13, "text_wrap": False}),
        "guide": book.add_format({**font, "italic": True, "text_wrap": False}),
        "heading": book.add_format(
            {**font, "border": 1, "bold": True, "align": "center", "bg_color": "#E8EDF3"}
        ),
        "text": book.add_format({**cell, "num_format": "@", "align": "left", "indent": 1}),
        "figure": book.add_format({**typed, "align": "right", "indent": 1}),
        "words": book.add_format({**typed, "align": "left", "indent": 1}),
    }


def _head(sheet: Any, looks: dict[str, Any], node: Node, title: str, headings: Sequence[str]) -> None:
    widths = [WIDTHS.get(heading, FIGURE_WIDTH) for heading in headings]
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column_pixels(column, column, width)
        sheet.write_string(FIRST - 1, column, heading, looks["heading"])
    sheet.write_string(0, 0, "SỐ LIỆU CỦA CÁC ĐƠN VỊ", looks["title"])
    sheet.write_string(1, 0, title, looks["guide"])
    sheet.write_string(2, 0, f"Tiêu chí {node.key}: {node.title}", looks["guide"])
    sheet.write_string(3, 0, GUIDE, looks["guide"])
    sheet.set_row(FIRST - 1, heading_height(list(zip(headings, widths, strict=True))))


def _row(sheet: Any, looks: dict[str, Any], row: int, texts: tuple[str, str], columns: int) -> None:
    for column, text in enumerate(texts):
        sheet.write_string(row, column, text, looks["text"])
    for column in range(len(texts), columns):
        sheet.write_blank(row, column, None, looks["words" if column >= columns - 2 else "figure"])
    sheet.set_row(row, text_height(texts[1], text_room(WIDTHS[UNIT])))


def _allow_numbers(sheet: Any, last: int, fields: Sequence[Field]) -> None:
    for column, field in enumerate(fields, start=2):
        if field.kind in ("number", "integer"):
            kind = "integer" if field.kind == "integer" else "decimal"
            told = {"error_title": "Chưa đúng", "error_message": "Ô này là số, từ 0 trở lên"}
            rule = {"validate": kind, "criteria": ">=", "value": 0}
            sheet.data_validation(FIRST, column, last, column, {**rule, **told})
