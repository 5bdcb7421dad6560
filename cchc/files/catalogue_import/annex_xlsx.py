"""The sheets of a workbook annex as tables; numbers and dates keep what they are."""

from dataclasses import replace
from datetime import date, time

from cchc.files.catalogue_import.annex_cells import Annex, Cell, Row, Table
from cchc.files.catalogue_import.xlsx_bold import bold_cells
from cchc.files.scores_grid import Grid, grids_in
from cchc.files.scores_rows import letters


def xlsx_annex(raw: bytes, file: str) -> Annex:
    """All visible sheets; raises InputRefused for what is no harmless workbook."""
    grids = grids_in(raw, file)
    bold = bold_cells(raw)
    tables = tuple(_table(grid, bold.get(grid.sheet or "", frozenset())) for grid in grids)
    texts = tuple(cell.text for table in tables for row in table.rows[:20] for cell in row.cells if cell.text)
    return Annex(tables, texts)


def _table(grid: Grid, bold: frozenset[tuple[int, int]]) -> Table:
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
            cells.append(replace(cell, bold=at in bold, formula=at in grid.formulas))
        rows.append(Row(number, tuple(cells)))
    return Table(name, tuple(rows))


def _cell(value: object, place: str, over: str, *, covered: bool) -> Cell:
    if isinstance(value, bool):
        return Cell("Có" if value else "Không", place, None, covered=covered, over=over)
    if isinstance(value, float) and value.is_integer():
        return Cell(str(int(value)), place, int(value), covered=covered, over=over)
    if isinstance(value, int | float | date | time):
        return Cell(str(value), place, value, covered=covered, over=over)
    return Cell("" if value is None else str(value), place, covered=covered, over=over)
