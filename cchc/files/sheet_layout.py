"""Measures and looks of an office sheet: Times New Roman, borders, row heights from the text."""

from collections.abc import Iterable
from math import ceil
from typing import Any

from cchc.core.report.cells import Cell, Presence
from cchc.core.report.outline import Align, Column, Row

CENTIMETRE = 1 / 2.54
POINTS_PER_CENTIMETRE = 72 / 2.54
LINE_HEIGHT = 15.75
PADDING = 3.0
MOST_HEIGHT = 409.0
# Times New Roman 12 is narrower than the digit in which a sheet measures its columns.
LETTERS_PER_WIDTH = 1.18
BOLD_LETTERS_PER_WIDTH = 1.02
POINTS_PER_WIDTH = 5.25
PAGE_WIDTH, PAGE_HEIGHT = 25.2 * POINTS_PER_CENTIMETRE, 17 * POINTS_PER_CENTIMETRE
INDENT = 1
VIETNAMESE = "[$-42A]"

TEXTS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 13, "align": "center"},
    "subtitle": {"bold": True, "align": "center"},
    "head": {"italic": True, "align": "center"},
    "section": {"bold": True, "align": "left"},
    "heading": {"bold": True, "align": "center", "border": 1, "bg_color": "#E8EDF3"},
    "note": {"italic": True, "align": "left"},
}
ROWS: dict[str, dict[str, Any]] = {
    "body": {},
    "group": {"bold": True, "bg_color": "#F3F5F8"},
    "total": {"bold": True, "bg_color": "#E8EDF3"},
}


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def _make(self, properties: dict[str, Any]) -> Any:
        whole = {
            "font_name": "Times New Roman",
            "font_size": 12,
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
        look: dict[str, Any] = {"border": 1, "align": column.align.value, **ROWS[row.style]}
        if not column.narrow:
            look.pop("bold", None)
        if not column.printed:
            look["text_wrap"] = False
        if cell.numeric:
            look["num_format"] = number_format(cell)
        elif cell.presence in (Presence.UNKNOWN, Presence.NOT_APPLICABLE):
            look["italic"] = True
        else:
            look["num_format"] = "@"
        if column.align is not Align.CENTRE:
            look["indent"] = INDENT + (row.level if column.key in ("name", "title") else 0)
        return self._make(look)


def number_format(cell: Cell) -> str:
    """The format of a number, in Vietnamese: comma before decimals, dot between thousands."""
    digits = f"#,##0.{'0' * cell.places}" if cell.places else "#,##0"
    signs = ("+", "-", "") if cell.text.startswith("+") else ("",)
    return ";".join(f"{VIETNAMESE}{sign}{digits}" for sign in signs)


def wrapped_lines(text: str, width: int, *, bold: bool = False) -> int:
    """How many lines a text takes in a column of `width` characters."""
    letters = BOLD_LETTERS_PER_WIDTH if bold else LETTERS_PER_WIDTH
    room = max(int((width - INDENT) * letters), 1)
    return sum(_lines(line, room) for line in text.split("\n"))


def _lines(text: str, room: int) -> int:
    """Lines of one paragraph, broken between words, and inside a word that is longer than a line."""
    if len(text) <= room:
        return 1
    lines, used = 1, 0
    for word in text.split():
        gap = 1 if used else 0
        if used + gap + len(word) <= room:
            used += gap + len(word)
        else:
            lines += ceil(len(word) / room) - (0 if used else 1)
            used = len(word) % room or room
    return lines


def row_height(lines: int) -> float:
    """The height of a row in points, at most what a sheet allows."""
    return min(lines * LINE_HEIGHT + PADDING, MOST_HEIGHT)


def fits_one_page(width: int, height: float) -> bool:
    """Whether a table of this width (characters) and height (points) prints on one A4 page in landscape."""
    scale = min(PAGE_WIDTH / (width * POINTS_PER_WIDTH), 1.0)
    return height * scale <= PAGE_HEIGHT


def heading_height(headings: Iterable[tuple[str, int]]) -> float:
    """The height of a row of headings, each with the width of its column."""
    return row_height(max(wrapped_lines(text, width, bold=True) for text, width in headings))


def runs(lines: list[int]) -> list[tuple[int, int]]:
    """Consecutive row numbers as pairs of first and last."""
    found: list[tuple[int, int]] = []
    for line in lines:
        if found and found[-1][1] == line - 1:
            found[-1] = (found[-1][0], line)
        else:
            found.append((line, line))
    return found
