"""The .xlsx template for the scores of one year, allowed values printed: a row or a column for each line."""

import io
from typing import Any

import xlsxwriter

from cchc.core.index.definition import Index, IndexLine
from cchc.core.numerals import number_text
from cchc.files.score_faults import CODE, HEADINGS, MOST_PLACES, OF, RANK, TITLE, UNIT, VALUE, YEAR
from cchc.files.sheet_layout import FONT, WORKBOOK
from cchc.files.sheet_measures import heading_height, pixels, text_height, text_room
from cchc.files.sheet_print import set_up
from cchc.files.unit_names import UnitNames

LONG_SHEET, WIDE_SHEET = "Điểm công bố", "Mỗi nội dung một cột"
ALLOWED = "Giá trị được phép"
ABSENT = "–"
LONG = (
    *(HEADINGS[column] for column in (YEAR, UNIT, CODE, TITLE)),
    ALLOWED,
    *(HEADINGS[column] for column in (VALUE, RANK, OF)),
)
LONG_WIDTHS = tuple(pixels(letters) for letters in (7, 24, 8, 44, 28, 12, 8, 10))
WIDE_WIDTHS = (pixels(7), pixels(24))
LINE_WIDTH = pixels(19)
FIRST_TYPED = 5
ROW_HEIGHT = 21.0
GUIDE = (
    "Chỉ điền vào ô màu vàng của một trong hai trang tính. Để trống là không có trong công bố; "
    "số 0 chỉ ghi khi công bố ghi 0. Giữ nguyên dòng tiêu đề."
)


def scores_template(index: Index, year: int, units: UnitNames) -> bytes:
    """Write the template of an index for a year with its units; the same input gives the same rows."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, WORKBOOK) as book:
        looks = _looks(book)
        _Long(index, year, units, looks).fill(book.add_worksheet(LONG_SHEET))
        _Wide(index, year, units, looks).fill(book.add_worksheet(WIDE_SHEET))
    return stream.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    font = {**FONT, "text_wrap": True, "valign": "vcenter"}
    cell = {**font, "border": 1}
    typed = {**cell, "bg_color": "#FFF9DB", "locked": False, "align": "right", "indent": 1}
    return {
        "title": book.add_format({**font, "bold": True, "font_size": 13, "text_wrap": False}),
        "guide": book.add_format({**font, "italic": True, "text_wrap": False}),
        "heading": book.add_format(
            {**font, "border": 1, "bold": True, "align": "center", "bg_color": "#E8EDF3"}
        ),
        "text": book.add_format({**cell, "num_format": "@", "align": "left", "indent": 1}),
        "year": book.add_format({**cell, "align": "center"}),
        "typed": book.add_format(typed),
    }


class _Sheet:
    """What both sheets share: title, guide, protection, the rule of a cell to be filled."""

    def __init__(self, index: Index, year: int, units: UnitNames, looks: dict[str, Any]) -> None:
        self.index, self.year, self.units, self.looks = index, year, units, looks
        self.lines = index.lines_in(year)

    def head(self, sheet: Any) -> None:
        title = f"ĐIỂM CÔNG BỐ {self.index.short_name.upper()} NĂM {self.year}"
        sheet.write_string(0, 0, title, self.looks["title"])
        sheet.write_string(1, 0, self.index.title, self.looks["guide"])
        sheet.write_string(2, 0, GUIDE, self.looks["guide"])

    def typed(self, sheet: Any, row: int, column: int, line: IndexLine, last: int | None = None) -> None:
        """Allow only what the scale of the line allows, in one cell or down to row `last`."""
        scale = line.scale_in(self.year)
        if scale is None:
            rule: dict[str, Any] = {"criteria": ">=", "value": -(10**9)}
        else:
            rule = {"criteria": "between", "minimum": scale.lowest, "maximum": scale.highest}
        told = {"error_title": "Chưa đúng", "error_message": allowed_text(self.index, line, self.year)}
        end = row if last is None else last
        sheet.data_validation(row, column, end, column, {"validate": "decimal", **rule, **told})

    def close(self, sheet: Any, first: int, columns: int) -> None:
        set_up(sheet, f"Điểm công bố {self.index.short_name} năm {self.year}", illustrative=False)
        sheet.repeat_rows(first - 1)
        sheet.freeze_panes(first, columns)
        sheet.protect("", {"format_columns": True, "format_rows": True})


class _Long(_Sheet):
    """One row for each unit and line that is not known to be absent, with its rank."""

    def fill(self, sheet: Any) -> None:
        for column, width in enumerate(LONG_WIDTHS):
            sheet.set_column_pixels(column, column, width)
        self.head(sheet)
        first = 5
        for column, heading in enumerate(LONG):
            sheet.write_string(first - 1, column, heading, self.looks["heading"])
        sheet.set_row(first - 1, heading_height(list(zip(LONG, LONG_WIDTHS, strict=True))))
        row = first
        for unit in self.units.units:
            for line in self.lines:
                if self.index.absent_in(self.year, unit.id, line.key) is None:
                    self.row(sheet, row, unit.names[0], line)
                    row += 1
        whole = {"validate": "integer", "criteria": ">=", "value": 1, "error_title": "Chưa đúng"}
        told = {"error_message": "Hạng và “Trong số” là số nguyên từ 1"}
        sheet.data_validation(first, FIRST_TYPED + 1, max(row - 1, first), FIRST_TYPED + 2, whole | told)
        sheet.fit_to_pages(1, 0)
        self.close(sheet, first, 4)

    def row(self, sheet: Any, row: int, unit: str, line: IndexLine) -> None:
        sheet.write_number(row, 0, self.year, self.looks["year"])
        texts = (unit, line.code, line.title, allowed_text(self.index, line, self.year))
        for column, text in enumerate(texts, start=1):
            sheet.write_string(row, column, text, self.looks["text"])
        for column in range(FIRST_TYPED, len(LONG)):
            sheet.write_blank(row, column, None, self.looks["typed"])
        rooms = zip(texts, LONG_WIDTHS[1:], strict=False)
        sheet.set_row(row, max(text_height(text, text_room(width)) for text, width in rooms))
        self.typed(sheet, row, FIRST_TYPED, line)


class _Wide(_Sheet):
    """One row for each unit and one column for each line; what is allowed stands above the headings."""

    def fill(self, sheet: Any) -> None:
        headings = (HEADINGS[YEAR], HEADINGS[UNIT], *(line.label for line in self.lines))
        widths = (*WIDE_WIDTHS, *(LINE_WIDTH for _ in self.lines))
        for column, width in enumerate(widths):
            sheet.set_column_pixels(column, column, width)
        self.head(sheet)
        allowed = [allowed_text(self.index, line, self.year) for line in self.lines]
        sheet.write_string(3, 1, ALLOWED, self.looks["guide"])
        for column, text in enumerate(allowed, start=2):
            sheet.write_string(3, column, text, self.looks["text"])
        sheet.set_row(
            3, max((text_height(text, text_room(LINE_WIDTH)) for text in allowed), default=ROW_HEIGHT)
        )
        first = 5
        for column, heading in enumerate(headings):
            sheet.write_string(first - 1, column, heading, self.looks["heading"])
        sheet.set_row(first - 1, heading_height(list(zip(headings, widths, strict=True))))
        for row, unit in enumerate(self.units.units, start=first):
            sheet.write_number(row, 0, self.year, self.looks["year"])
            sheet.write_string(row, 1, unit.names[0], self.looks["text"])
            for column, line in enumerate(self.lines, start=2):
                if self.index.absent_in(self.year, unit.id, line.key) is None:
                    sheet.write_blank(row, column, None, self.looks["typed"])
                else:
                    sheet.write_string(row, column, ABSENT, self.looks["year"])
        last = max(first, first + len(self.units.units) - 1)
        for column, line in enumerate(self.lines, start=2):
            self.typed(sheet, first, column, line, last)
        sheet.repeat_columns(0, 1)
        self.close(sheet, first, 2)


def allowed_text(index: Index, line: IndexLine, year: int) -> str:
    """What a score of a line may be: `Từ 1 đến 8 điểm`."""
    scale = line.scale_in(year)
    unit = "" if index.unit == "%" else f" {index.unit}"
    if scale is None:
        return f"Số{unit}; chưa rõ thang"
    low, high = (number_text(bound, MOST_PLACES) for bound in (scale.lowest, scale.highest))
    sign = "%" if index.unit == "%" else ""
    return f"Từ {low}{sign} đến {high}{sign}{unit}"
