"""A section of a report as a table of a page: the same cells as the download, with links and a marked row."""

from collections.abc import Callable
from dataclasses import dataclass

from cchc.core.report.cells import Cell, Presence
from cchc.core.report.outline import Align, Column, Row, Section

LOOKS = {
    Presence.UNKNOWN: "unknown",
    Presence.NOT_APPLICABLE: "not-applicable",
    Presence.RANGE: "range",
}
SAYING = (Presence.KNOWN, Presence.RANGE)
Link = Callable[[Row, Column], str]


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its heading for narrow screens, its text, how it looks, where it leads."""

    label: str
    text: str
    look: str
    number: bool
    narrow: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; `own` is the row that the page is about."""

    id: str
    head: TableCell
    cells: tuple[TableCell, ...]
    style: str
    own: bool


@dataclass(frozen=True, slots=True)
class ReportTable:
    """Headings and rows; `head_at` is the place of the column that names the row."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...]
    head_at: int


def report_table(
    section: Section, head: str, own: str = "", link: Link | None = None, always: tuple[str, ...] = ()
) -> ReportTable:
    """Show a section; `head` is the column that names a row, `link` gives the address of a cell or nothing.

    Columns that say nothing of any row are left out, but for those named in `always`.
    """
    columns = enumerate(section.columns)
    kept = [at for at, column in columns if column.key in (head, *always) or _wanted(section, at)]
    shown = tuple(section.columns[at] for at in kept)
    rows = (_row(section, row, kept, head, own, link) for row in section.rows)
    head_at = [column.key for column in shown].index(head)
    return ReportTable(section.title, shown, tuple(rows), section.notes, head_at)


def _wanted(section: Section, at: int) -> bool:
    """Whether a column says something of some row; that nothing is known is said once, in a note."""
    found = (row.cells[at] for row in section.rows)
    return any(cell.text and cell.presence in SAYING for cell in found)


def _row(section: Section, row: Row, kept: list[int], head: str, own: str, link: Link | None) -> TableRow:
    shown = [(section.columns[at], _cell(section.columns[at], row.cells[at], row, link)) for at in kept]
    return TableRow(
        row.id,
        next(cell for column, cell in shown if column.key == head),
        tuple(cell for column, cell in shown),
        row.style,
        row.id == own,
    )


def _cell(column: Column, cell: Cell, row: Row, link: Link | None) -> TableCell:
    href = link(row, column) if link and cell.text else ""
    label = f"{column.group}: {column.heading}" if column.group else column.heading
    return TableCell(
        label, cell.text, LOOKS.get(cell.presence, ""), column.align is Align.RIGHT, column.narrow, href
    )
