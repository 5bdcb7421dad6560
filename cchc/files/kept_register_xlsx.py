"""A register as .xlsx that goes out and comes back: lists to choose from, kept rows, room for new ones."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter
import xlsxwriter.utility

from cchc.core.register.definition import RegisterDefinition, RegisterField
from cchc.core.register.rows import Value, shown
from cchc.files.sheet_layout import FONT, WORKBOOK
from cchc.files.sheet_measures import heading_height, pixels
from cchc.files.sheet_print import set_up

ROW, VERSION, AGENCY = "Mã dòng", "Lần ghi", "Cơ quan"
LISTS = "Danh mục"
HEADING = 3
ROOM = 200
NARROW, WIDE = pixels(16), pixels(34)
GUIDE = (
    "Dòng mới: để trống “Mã dòng” và “Lần ghi”. Ngày ghi dạng 31/12/2026. "
    "Không sửa dòng tiêu đề; muốn bỏ một dòng thì bỏ trên trang."
)


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One kept row as the workbook shows it."""

    row: int
    version: int
    agency: str
    values: Mapping[str, Value]


def field_heading(field: RegisterField) -> str:
    """The heading of a column: its label with its unit."""
    return f"{field.label} ({field.unit})" if field.unit else field.label


def register_workbook(
    definition: RegisterDefinition, agencies: Iterable[str], rows: Iterable[WrittenRow], *, illustrative: bool
) -> bytes:
    """Write the rows and room for new ones; no text of a row ever becomes a formula."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, WORKBOOK) as book:
        sheet = book.add_worksheet("Sổ")
        looks = _looks(book)
        sheet.write_string(0, 0, definition.title, looks["title"])
        sheet.write_string(1, 0, GUIDE, looks["guide"])
        last = _rows(sheet, looks, definition, rows)
        _headings(sheet, looks, definition)
        _lists(book, sheet, definition, tuple(agencies), last + ROOM)
        set_up(sheet, definition.title, illustrative=illustrative)
        sheet.repeat_rows(HEADING)
        sheet.freeze_panes(HEADING + 1, 3)
    return stream.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    font = {**FONT, "text_wrap": True, "valign": "top"}
    return {
        "title": book.add_format({**font, "bold": True, "font_size": 13, "text_wrap": False}),
        "guide": book.add_format({**font, "italic": True, "text_wrap": False}),
        "heading": book.add_format({**font, "border": 1, "bold": True, "bg_color": "#E8EDF3"}),
        "text": book.add_format({**font, "border": 1, "num_format": "@"}),
        "number": book.add_format({**font, "border": 1, "num_format": "#,##0.######"}),
        "day": book.add_format({**font, "border": 1, "num_format": "dd/mm/yyyy"}),
    }


def _headings(sheet: Any, looks: dict[str, Any], definition: RegisterDefinition) -> None:
    headings = [(ROW, NARROW), (VERSION, NARROW), (AGENCY, WIDE)]
    headings += [
        (field_heading(field), WIDE if field.kind in ("text", "choice") else NARROW)
        for field in definition.fields
    ]
    for column, (text, width) in enumerate(headings):
        sheet.write_string(HEADING, column, text, looks["heading"])
        sheet.set_column_pixels(column, column, width)
    sheet.set_row(HEADING, heading_height(headings))


def _rows(
    sheet: Any, looks: dict[str, Any], definition: RegisterDefinition, rows: Iterable[WrittenRow]
) -> int:
    at = HEADING
    for at, row in enumerate(rows, start=HEADING + 1):
        sheet.write_number(at, 0, row.row, looks["text"])
        sheet.write_number(at, 1, row.version, looks["text"])
        sheet.write_string(at, 2, row.agency, looks["text"])
        for column, field in enumerate(definition.fields, start=3):
            _cell(sheet, looks, at, column, field, row.values.get(field.key))
    return at


def _cell(
    sheet: Any, looks: dict[str, Any], at: int, column: int, field: RegisterField, value: Value | None
) -> None:
    match value:
        case None:
            sheet.write_blank(at, column, None, looks["text"])
        case Decimal() if Decimal(repr(float(value))) == value:
            sheet.write_number(at, column, float(value), looks["number"])
        case date():
            sheet.write_datetime(at, column, value, looks["day"])
        case _:
            sheet.write_string(at, column, shown(field, value), looks["text"])


def _lists(
    book: Any, sheet: Any, definition: RegisterDefinition, agencies: tuple[str, ...], last: int
) -> None:
    """The lists stand on a sheet of their own: a list typed into a rule may hold 255 letters only."""
    lists = book.add_worksheet(LISTS)
    wanted = [(2, agencies)]
    for column, field in enumerate(definition.fields, start=3):
        if field.kind == "choice":
            wanted.append((column, tuple(option.name for option in field.options)))
        elif field.kind == "yes_no":
            wanted.append((column, ("có", "không")))
        else:
            _rule(sheet, column, last, field)
    for place, (column, names) in enumerate(wanted):
        for row, name in enumerate(names):
            lists.write_string(row, place, name)
        if names:
            letter = xlsxwriter.utility.xl_col_to_name(place)
            source = f"='{LISTS}'!${letter}$1:${letter}${len(names)}"
            told = {"error_title": "Chưa đúng", "error_message": "Chọn một giá trị trong danh sách"}
            rule = {"validate": "list", "source": source, **told}
            sheet.data_validation(HEADING + 1, column, last, column, rule)
    lists.hide()


def _rule(sheet: Any, column: int, last: int, field: RegisterField) -> None:
    if field.kind in ("whole", "amount"):
        kind = "integer" if field.kind == "whole" else "decimal"
        rule: dict[str, Any] = {"validate": kind, "criteria": ">=", "value": 0, "error_title": "Chưa đúng"}
        sheet.data_validation(
            HEADING + 1, column, last, column, {**rule, "error_message": "Ô này là số, từ 0 trở lên"}
        )
