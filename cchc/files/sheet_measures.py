"""Widths and heights of an office sheet: columns that fill the page, rows as high as their texts."""

from collections.abc import Sequence
from itertools import groupby

from cchc.core.report.cells import Presence
from cchc.core.report.outline import Align, Column, Row
from cchc.files.text_lines import wrapped_lines

# An average letter of Times New Roman 12, and the edges of a column.
PIXELS_PER_LETTER, EDGE = 7, 5
INDENT_PIXELS = 10
LINE_HEIGHT = 15.75
PADDING = 3.0
NOTE_LINE_HEIGHT, NOTE_FACTOR = 15.0, 11 / 12
MOST_HEIGHT = 409.0
PAGE_PIXELS = 25.2 / 2.54 * 96
MOST_STRETCH = 1.7
INDENTED = ("name", "title")


def pixels(width: int) -> int:
    """The width of a column in pixels, from its width in letters."""
    return width * PIXELS_PER_LETTER + EDGE


def text_room(width: int, level: int = 0) -> int:
    """What a column of this many pixels leaves to its text: without the edges and the indents."""
    return width - EDGE - 1 - INDENT_PIXELS * (1 + level)


def column_widths(columns: Sequence[Column]) -> list[int]:
    """Widths in pixels; the printed columns of a small table are stretched towards a full page."""
    whole = sum(pixels(column.width) for column in columns if column.printed)
    factor = min(max(PAGE_PIXELS / whole, 1.0), MOST_STRETCH)
    return [int(pixels(column.width) * (factor if column.printed else 1.0)) for column in columns]


def row_height(lines: int) -> float:
    """The height of a row in points, at most what a sheet allows."""
    return min(lines * LINE_HEIGHT + PADDING, MOST_HEIGHT)


def is_bold(column: Column, row: Row) -> bool:
    """Whether a cell is bold: names and figures of groups and totals, not the detail beside them."""
    return row.style != "body" and (column.narrow or column.align is Align.RIGHT)


def text_height(text: str, room: float, *, bold: bool = False) -> float:
    """The height of one text in `room` pixels."""
    return row_height(wrapped_lines(text, room, bold=bold))


def note_height(text: str, room: float) -> float:
    """The height of a note below a table, one size smaller and without the air of a cell."""
    return wrapped_lines(text, room / NOTE_FACTOR) * NOTE_LINE_HEIGHT


def heading_height(headings: Sequence[tuple[str, int]]) -> float:
    """The height of a row of headings, each with the pixels of its column."""
    return max((text_height(text, room - EDGE, bold=True) for text, room in headings), default=0.0)


def heading_heights(columns: Sequence[Column], widths: Sequence[int]) -> list[float]:
    """The height of the row of headings; of both where some stand under merged ones."""
    beside = list(zip(columns, widths, strict=True))
    alone = heading_height([(column.heading, room) for column, room in beside if not column.group])
    below = heading_height([(column.heading, room) for column, room in beside if column.group])
    if not below:
        return [alone]
    merged = [
        (group, sum(room for _, room in found))
        for group, found in groupby(beside, key=lambda pair: pair[0].group)
        if group
    ]
    above = heading_height(merged)
    return [above, max(below, alone - above)]


def row_heights(rows: Sequence[Row], columns: Sequence[Column], widths: Sequence[int]) -> list[float]:
    """The height of each row; a text merged over several rows needs no more than their sum."""
    found: list[float] = []
    for members in _lines_of_items(rows):
        own = [_height(rows, position, columns, widths, merged=False) for position in members]
        whole = _height(rows, members[0], columns, widths, merged=True)
        own[-1] = min(own[-1] + max(whole - sum(own), 0.0), MOST_HEIGHT)
        found += own
    return found


def following(rows: Sequence[Row], position: int) -> int:
    """How many rows go on with the line that a row opens."""
    if rows[position].continues:
        return 0
    after = position + 1
    while after < len(rows) and rows[after].continues:
        after += 1
    return after - position - 1


def spans(rows: Sequence[Row], position: int, column: int) -> bool:
    """Whether a cell is merged with the one below it."""
    below = position + 1
    return below < len(rows) and rows[below].cells[column].presence is Presence.CONTINUED


def _lines_of_items(rows: Sequence[Row]) -> list[range]:
    """The rows of each line together."""
    return [
        range(position, position + 1 + following(rows, position))
        for position, row in enumerate(rows)
        if not row.continues
    ]


def _height(
    rows: Sequence[Row], position: int, columns: Sequence[Column], widths: Sequence[int], *, merged: bool
) -> float:
    """The height that the merged cells of a row need, or all the others."""
    row = rows[position]
    return max(
        (
            text_height(
                cell.text,
                text_room(widths[index], row.level if column.key in INDENTED else 0),
                bold=is_bold(column, row),
            )
            for index, (column, cell) in enumerate(zip(columns, row.cells, strict=True))
            if spans(rows, position, index) is merged
        ),
        default=0.0,
    )
