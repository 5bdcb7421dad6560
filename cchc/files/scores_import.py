"""Scores in from an uploaded .xlsx or .csv: a verdict on every row, nothing stored."""

from collections.abc import Mapping

from cchc.core.errors import InputRefused, Place, Problem
from cchc.core.index.definition import Index
from cchc.files.scores_columns import Layout, layout_of, line_names
from cchc.files.scores_grid import Grid, grids_in
from cchc.files.scores_rows import RowReading
from cchc.files.scores_verdict import ImportVerdict, Reason, RowVerdict
from cchc.files.unit_names import UnitNames

__all__ = ["ImportVerdict", "Reason", "RowVerdict", "read_upload"]

NEEDED = (
    "Cần một dòng tiêu đề có các cột Năm, Đơn vị, Mã, Nội dung, Điểm; "
    "hoặc cột Đơn vị và mỗi nội dung một cột, tên cột là mã hay tên nội dung"
)


def read_upload(
    raw: bytes,
    file: str,
    index: Index,
    units: Mapping[int, UnitNames],
    year: int | None = None,
    source: str = "",
) -> ImportVerdict:
    """Judge every row of an uploaded table.

    `units` are those of each year for which scores may come in; `year` is meant where the table has no column
    for it; `source` is given to every score. Raises InputRefused for a file that is no table of scores, is
    too large, or is dangerous.
    """
    names = {known: line_names(index, known) for known in units}
    tables = [(grid, layout_of(grid, names.values())) for grid in grids_in(raw, file)]
    found = [(grid, layout) for grid, layout in tables if layout is not None]
    if not found:
        raise InputRefused(
            [Problem("missing_column", "Không tìm thấy bảng điểm trong tệp", Place(file), NEEDED)]
        )
    if found[0][0].sheet is None:
        found = found[:1]  # the same text, cut at another delimiter
    reading = RowReading(file, index, units, names, year, source)
    for grid, layout in found:
        _refuse_headings(grid, layout, file, year)
        reading.table(grid, layout)
    ignored = dict.fromkeys(text for _, layout in found for text in layout.ignored)
    return ImportVerdict(file, tuple(reading.rows), reading.blank, tuple(ignored), reading.empty)


def _refuse_headings(grid: Grid, layout: Layout, file: str, year: int | None) -> None:
    """Without a year nothing has a place; a heading over several columns belongs to no single line."""
    place = Place(file, grid.sheet, layout.heading)
    if year is None and "year" not in layout.columns:
        raise InputRefused([Problem("missing_column", "Thiếu cột “Năm”", place, NEEDED)])
    if any(row == layout.heading and first != last for row, first, last in grid.merged):
        hint = "Bỏ gộp ô; mỗi cột một tiêu đề, tất cả trên một dòng"
        raise InputRefused([Problem("merged_cells", "Dòng tiêu đề có ô bị gộp ngang", place, hint)])
