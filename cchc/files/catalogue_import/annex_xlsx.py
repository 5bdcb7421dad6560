"""The sheets of a workbook annex as tables; numbers and dates keep what they are."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from itertools import islice

from cchc.files.catalogue_import.annex_cells import Annex, Cell, Row, Table
from cchc.files.catalogue_import.xlsx_looks import Looks, looks_of
from cchc.files.scores_grid import Grid, grids_in
from cchc.files.scores_rows import letters
from cchc.files.workbook_cells import fault_in

MOST_TOLD = 20


def xlsx_annex(raw: bytes, file: str) -> Annex:
    """All visible sheets; raises InputRefused for what is no harmless workbook."""
    grids = grids_in(raw, file)
    looks = looks_of(raw)
    tables = tuple(_table(grid, looks.get(grid.sheet or "", Looks())) for grid in grids)
    texts = tuple(cell.text for table in tables for row in table.rows[:20] for cell in row.cells if cell.text)
    return Annex(tables, texts, (*_remarks(grids), *_hidden(grids, looks)))


def _hidden(grids: tuple[Grid, ...], looks: dict[str, Looks]) -> Iterator[tuple[str, str]]:
    """Rows and columns that nobody sees, of old versions perhaps: they are read like others."""
    for grid in grids:
        hidden = looks.get(grid.sheet or "", Looks()).hidden
        if hidden:
            named = ", ".join(hidden[:MOST_TOLD])
            yield "hidden_cells", f"Trang tính {grid.sheet} có {named} bị ẩn mà vẫn được đọc; hãy xem lại"


def _remarks(grids: tuple[Grid, ...]) -> Iterator[tuple[str, str]]:
    """The cells that hold an error: nobody can tell what stood there."""
    faulty = ((grid, cell) for grid in grids for _, cells in grid.rows for cell in cells if fault_in(cell))
    for grid, cell in islice(faulty, MOST_TOLD):
        yield "cell_error", f"Trang tính {grid.sheet}: {fault_in(cell)}"


def _table(grid: Grid, looks: Looks) -> Table:
    name = f"trang tính {grid.sheet}"
    merged = {(row, first): last for row, first, last in grid.merged}
    rows = []
    for number, values in grid.rows:
        cells: list[Cell] = []
        until, over = 0, ""
        for column, value in enumerate(values, start=1):
            place = f"{name}, ô {letters(column - 1)}{number}"
            covered = column <= until
            cell = _cell(value, place, over if covered else "", covered=covered)
            if (number, column) in merged:
                until, over = merged[number, column], cell.text
            at = number, column
            cells.append(_marked(cell, at, looks, grid))
        rows.append(Row(number, tuple(cells)))
    return Table(name, tuple(rows))


def _marked(cell: Cell, at: tuple[int, int], looks: Looks, grid: Grid) -> Cell:
    return replace(cell, bold=at in looks.bold, struck=at in looks.struck, formula=at in grid.formulas)


def _cell(value: object, place: str, over: str, *, covered: bool) -> Cell:
    if isinstance(value, bool):
        return Cell("Có" if value else "Không", place, None, covered=covered, over=over)
    if isinstance(value, float) and value.is_integer():
        return Cell(str(int(value)), place, int(value), covered=covered, over=over)
    if isinstance(value, int | float | date | time):
        return Cell(str(value), place, value, covered=covered, over=over)
    return Cell("" if value is None else str(value), place, covered=covered, over=over)
