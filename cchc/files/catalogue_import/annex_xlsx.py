"""The sheets of a workbook annex as tables; numbers and dates keep what they are."""

from dataclasses import replace
from datetime import date, time

from cchc.files.catalogue_import.annex_cells import Annex, Cell, Row, Table
from cchc.files.catalogue_import.xlsx_looks import Looks, looks_of
from cchc.files.scores_grid import Grid, grids_in
from cchc.files.scores_rows import letters


def xlsx_annex(raw: bytes, file: str) -> Annex:
    """All visible sheets; raises InputRefused for what is no harmless workbook."""
    grids = grids_in(raw, file)
    looks = looks_of(raw)
    tables = tuple(_table(grid, looks.get(grid.sheet or "", Looks())) for grid in grids)
    texts = tuple(cell.text for table in tables for row in table.rows[:20] for cell in row.cells if cell.text)
    return Annex(tables, texts)


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
