"""Tables of a .docx built row by row: widths in both places, heads repeated, rows not split over pages."""

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml import OxmlElement

from cchc.core.report.outline import Section
from cchc.files.office.docx_text import add_run, element, new_paragraph, shape, size_mark
from cchc.files.office.grid_lines import GridCell, body_cells, heading_cells, kept_rows
from cchc.files.office.measures import shares, table_size

TWIPS = 1440 / 25.4  # of a millimetre
CELL_SIDE = 80  # twips left and right of a text in a table
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
LEVEL_INDENT = 140  # twips for each level of a name


def twips(millimetres: float) -> int:
    """Millimetres in the unit of the format."""
    return round(millimetres * TWIPS)


def new_table(widths: Sequence[int], *, bordered: bool) -> Any:
    """A table of fixed columns (twips): w:gridCol is what LibreOffice reads, w:tcW what Word reads."""
    table, properties = OxmlElement("w:tbl"), element("w:tblPr")
    properties.append(element("w:tblW", w=str(sum(widths)), type="dxa"))
    properties.append(element("w:jc", val="center"))
    if bordered:
        borders = element("w:tblBorders")
        for side in SIDES:
            borders.append(element(f"w:{side}", val="single", sz="4", space="0", color="000000"))
        properties.append(borders)
    properties.append(element("w:tblLayout", type="fixed"))
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=str(CELL_SIDE if bordered else 0), type="dxa"))
    properties.append(margins)
    grid = element("w:tblGrid")
    for width in widths:
        grid.append(element("w:gridCol", w=str(width)))
    table.append(properties)
    table.append(grid)
    return table


def add_row(table: Any, *, head: bool = False) -> Any:
    """A row that is not split over pages; heads are repeated on every page."""
    row, properties = OxmlElement("w:tr"), element("w:trPr")
    properties.append(element("w:cantSplit"))
    if head:
        properties.append(element("w:tblHeader"))
    row.append(properties)
    table.append(row)
    return row


def add_cell(
    row: Any,
    width: int,
    paragraphs: Iterable[Any],
    *,
    across: int = 1,
    merge: str = "",
    upright: str = "",
) -> None:
    """A cell with its paragraphs; `merge` is 'restart' or 'continue' for one that runs over rows."""
    cell, properties = OxmlElement("w:tc"), element("w:tcPr")
    properties.append(element("w:tcW", w=str(width), type="dxa"))
    if across > 1:
        properties.append(element("w:gridSpan", val=str(across)))
    if merge:
        properties.append(element("w:vMerge", val=merge))
    if upright:
        properties.append(element("w:vAlign", val=upright))
    cell.append(properties)
    for paragraph in paragraphs:
        cell.append(paragraph.paragraph_format.element)
    row.append(cell)


def grid(section: Section, room: float) -> Any:
    """The table of a section across `room` millimetres."""
    parts = shares(section, room)
    widths = [twips(room * part) for part in parts]
    size = table_size(len(parts))
    table = new_table(widths, bordered=True)
    head_rows, heads = heading_cells(section)
    _fill(table, head_rows, heads, widths, size, head=True)
    _fill(table, len(section.rows), body_cells(section), widths, size, kept=kept_rows(section))
    return table


def _fill(
    table: Any,
    rows: int,
    cells: Sequence[GridCell],
    widths: list[int],
    size: float,
    *,
    head: bool = False,
    kept: frozenset[int] = frozenset(),
) -> None:
    by_place = {(cell.row, cell.column): cell for cell in cells}
    running: dict[int, GridCell] = {}
    for at in range(rows):
        row = add_row(table, head=head)
        column = 0
        while column < len(widths):
            cell = by_place.get((at, column))
            if cell is None:
                column += _go_on(row, running[column], widths)
                continue
            running[column] = cell
            width = sum(widths[column : column + cell.across])
            add_cell(
                row,
                width,
                _texts(cell, size, kept=at in kept),
                across=cell.across,
                merge="restart" if cell.down > 1 else "",
                upright="center" if head else "",
            )
            column += cell.across


def _go_on(row: Any, above: GridCell, widths: list[int]) -> int:
    width = sum(widths[above.column : above.column + above.across])
    add_cell(row, width, [size_mark(shape(new_paragraph()), 2)], across=above.across, merge="continue")
    return above.across


def _texts(cell: GridCell, size: float, *, kept: bool) -> list[Any]:
    """The paragraphs of a cell; `kept` with the row below: a heading, or the last row before a total."""
    bold = cell.style in ("heading", "group", "total")
    made = []
    for text in cell.text.split("\n"):
        paragraph = shape(new_paragraph(), cell.align, before=2, after=2)
        if cell.level:
            indent = element("w:ind", left=str(cell.level * LEVEL_INDENT))
            paragraph.paragraph_format.element.get_or_add_pPr().insert_element_before(indent, "w:jc")
        if kept:
            paragraph.paragraph_format.keep_with_next = True
        add_run(paragraph, text, size, bold=bold)
        size_mark(paragraph, size)
        made.append(paragraph)
    return made
