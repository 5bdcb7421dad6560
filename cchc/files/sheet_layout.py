"""The looks of an office sheet: Times New Roman, borders, indents, numbers in Vietnamese."""

from typing import Any

from cchc.core.report.cells import Cell, Presence
from cchc.core.report.outline import Align, Column, Row
from cchc.files.sheet_measures import INDENTED, is_bold

INDENT = 1
VIETNAMESE = "[$-42A]"
FONT: dict[str, Any] = {"font_name": "Times New Roman", "font_size": 12, "font_scheme": "none"}
# The standard type measures the columns: eight pixels to a digit, hence 72 to a standard column.
WORKBOOK: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": FONT,
    "default_row_height": 21,
    "default_column_width": 72,
}

TEXTS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 13, "align": "center"},
    "subtitle": {"bold": True, "align": "center"},
    "head": {"italic": True, "align": "center"},
    "section": {"bold": True, "align": "left"},
    "heading": {"bold": True, "align": "center", "border": 1, "bg_color": "#E8EDF3"},
    "note": {"italic": True, "font_size": 11, "align": "left"},
}
SHADES: dict[str, dict[str, Any]] = {
    "body": {},
    "group": {"bg_color": "#F3F5F8"},
    "total": {"bg_color": "#E8EDF3"},
}


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def _make(self, properties: dict[str, Any]) -> Any:
        whole = {
            **FONT,
            "text_wrap": True,
            "valign": "vcenter",
            **properties,
        }
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]

    def text(self, kind: str) -> Any:
        """The format of a title, heading or note."""
        return self._make(TEXTS[kind])

    def cell(self, column: Column, row: Row, cell: Cell) -> Any:
        """The format of a cell of a table: border, alignment, weight of the row, number of decimals."""
        look: dict[str, Any] = {
            "border": 1,
            "align": column.align.value,
            "valign": "top",
            **SHADES[row.style],
        }
        if is_bold(column, row):
            look["bold"] = True
        if cell.numeric:
            look.update(num_format=number_format(cell), text_wrap=False)
        elif cell.presence in (Presence.UNKNOWN, Presence.NOT_APPLICABLE):
            look["italic"] = True
        else:
            look["num_format"] = "@"
        if column.align is not Align.CENTRE:
            look["indent"] = INDENT + (row.level if column.key in INDENTED else 0)
        return self._make(look)


def number_format(cell: Cell) -> str:
    """The format of a number, in Vietnamese: comma before decimals, dot between thousands."""
    digits = f"#,##0.{'0' * cell.places}" if cell.places else "#,##0"
    signs = ("+", "-", "") if cell.text.startswith("+") else ("",)
    return ";".join(f"{VIETNAMESE}{sign}{digits}" for sign in signs)


def runs(lines: list[int]) -> list[tuple[int, int]]:
    """Consecutive row numbers as pairs of first and last."""
    found: list[tuple[int, int]] = []
    for line in lines:
        if found and found[-1][1] == line - 1:
            found[-1] = (found[-1][0], line)
        else:
            found.append((line, line))
    return found
