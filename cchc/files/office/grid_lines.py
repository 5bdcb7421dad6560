"""A table as both writers print it: heading rows with merged groups, body cells that run over rows."""

from dataclasses import dataclass
from itertools import groupby

from cchc.core.report.cells import Presence
from cchc.core.report.outline import Align, Column, Row, Section, Style
from cchc.files.office.measures import printed_columns


@dataclass(frozen=True, slots=True)
class GridCell:
    """One printed cell from its upper left corner: position, how far it runs, text, alignment, weight."""

    row: int
    column: int
    down: int
    across: int
    text: str
    align: str
    style: Style | str = "body"
    level: int = 0


def heading_cells(section: Section) -> tuple[int, tuple[GridCell, ...]]:
    """How many heading rows there are (1, or 2 with groups), and their cells."""
    columns = printed_columns(section)
    grouped = any(column.group for column in columns)
    rows = 2 if grouped else 1
    cells: list[GridCell] = []
    place = 0
    for group, found in groupby(columns, key=lambda column: column.group):
        members = list(found)
        cells += _group(group, members, place, rows)
        place += len(members)
    return rows, tuple(cells)


def _group(group: str, members: list[Column], place: int, rows: int) -> list[GridCell]:
    if not group:
        return [_heading(0, place + i, rows, 1, column.heading) for i, column in enumerate(members)]
    below = [_heading(1, place + i, 1, 1, column.heading) for i, column in enumerate(members)]
    return [_heading(0, place, 1, len(members), group), *below]


def _heading(row: int, column: int, down: int, across: int, text: str) -> GridCell:
    return GridCell(row, column, down, across, text, Align.CENTRE.value, "heading")


def body_cells(section: Section) -> tuple[GridCell, ...]:
    """The cells of the body; one that is continued below runs down, one that continues is left out."""
    columns = printed_columns(section)
    return tuple(
        GridCell(
            at,
            place,
            _runs_down(section.rows, at, place),
            1,
            row.cells[place].text,
            columns[place].align.value,
            row.style,
            row.level if _is_name(columns, place) else 0,
        )
        for at, row in enumerate(section.rows)
        for place in range(len(columns))
        if row.cells[place].presence is not Presence.CONTINUED
    )


def kept_rows(section: Section) -> frozenset[int]:
    """The rows that stay with the one below: headings, and the last row before a total."""
    rows = section.rows
    whole = {
        at
        for at, row in enumerate(rows)
        if not row.continues and (at + 1 == len(rows) or not rows[at + 1].continues)
    }
    headings = {at for at, row in enumerate(rows) if row.style == "group"}
    closing = {at for at in range(len(rows) - 1) if rows[at + 1].style == "total"}
    return frozenset(whole & (headings | closing))


def _runs_down(rows: tuple[Row, ...], at: int, place: int) -> int:
    end = at + 1
    while end < len(rows) and rows[end].cells[place].presence is Presence.CONTINUED:
        end += 1
    return end - at


def _is_name(columns: tuple[Column, ...], place: int) -> bool:
    return columns[place].align is Align.LEFT and columns[place].key in ("name", "title")
