"""Cells that a plain reader takes for empty or for another number: every door tells of them."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from cchc.core.catalogue.measures import Ratio
from cchc.core.errors import InputRefused
from cchc.core.reporting.consolidated import Indicator
from cchc.core.reporting.periods import ReportPeriod
from cchc.files.accounts_list import COLUMNS, read_accounts
from cchc.files.catalogue_import.draft_workbook import SHEET, write_workbook
from cchc.files.catalogue_import.draft_workbook_back import judged_workbook
from cchc.files.catalogue_import.reading import annex_in, read_annex
from cchc.files.contribution_import import read_contributions
from cchc.files.contribution_template import contribution_template
from cchc.files.facts_xlsx import read_facts, write_template
from cchc.files.figures_import import read_agency_figures, read_round_figures
from cchc.files.figures_template import FiguresHead, agency_figures_workbook
from cchc.files.kept_register_import import read_register_file
from cchc.files.kept_register_xlsx import AGENCY, ROW, field_heading
from cchc.files.points_import import read_points
from cchc.files.scores_grid import grids_in
from cchc.files.scores_import import read_upload
from cchc.files.store import CatalogueStore
from cchc.files.unit_names import NamedUnit, UnitNames
from cchc.files.workbook_cells import FaultyCell, fault_in, percents_in, told_cells
from tests.core.builders import every, line
from tests.core.register.samples import REPORTS
from tests.core.report.real import DEPARTMENTS, store
from tests.files.annex.making import HEAD
from tests.files.annex.offices import HEADINGS, Office, excel
from tests.files.index_sample import sample_index, sample_units
from tests.files.test_hostile_xlsx import parts_of, zipped

UNITS = UnitNames((NamedUnit("so-a", ("Sở A",)), NamedUnit("so-b", ("Sở B",))))
CATALOGUES = CatalogueStore(Path(__file__).parents[2] / "catalogues")
NODE = line("3.4.1", measure=Ratio("Số đúng hạn", "Tổng số", "hồ sơ"), rule=every())
RATE = Indicator("rate", "Tỷ lệ đúng hạn", "%")
PERIOD = ReportPeriod("q3", "Báo cáo", date(2018, 6, 15), date(2018, 9, 14), date(2018, 9, 20))
Cells = dict[str, object]
Door = Callable[[Cells], Iterable[str]]


def sheet(rows: Iterable[Iterable[object]], cells: Cells) -> bytes:
    """A workbook of these rows, then with these cells, as a program writes it: formulas without values."""
    book = Workbook()
    page: Any = book.active
    for row in rows:
        page.append(list(row))
    return put(book, page, cells)


def put(book: Workbook, page: Any, cells: Cells) -> bytes:
    for name, value in cells.items():
        page[name] = value
        if isinstance(value, float):
            page[name].number_format = "0.00%"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(raw: bytes, cells: Cells, name: str | None = None) -> bytes:
    book = load_workbook(BytesIO(raw))
    return put(book, book[name] if name else book.worksheets[0], cells)


def facts(cells: Cells) -> Iterable[str]:
    catalogue, stream = store().catalogue(DEPARTMENTS), BytesIO()
    write_template(catalogue, stream)
    with pytest.raises(InputRefused) as found:
        read_facts(BytesIO(changed(stream.getvalue(), cells, "Số liệu")), catalogue)
    return [one.message for one in found.value.problems]


def agency_figures(cells: Cells) -> Iterable[str]:
    head = FiguresHead(PERIOD, "m/so-a", "Sở A", illustrative=True)
    raw = changed(agency_figures_workbook(head, (RATE,), {"rate": Decimal(5)}), cells)
    return [text for one in read_agency_figures(raw, "f", (RATE,), "m/so-a") for text in one.reasons]


def round_figures(cells: Cells) -> Iterable[str]:
    head = (["Mã tệp", "m"], ["Mã cơ quan", "Cơ quan", "Tỷ lệ đúng hạn (%)"], ["so-a", "Sở A", 5])
    rows = read_round_figures(sheet(head, cells), "f", (RATE,), UNITS, "m")
    return [text for row in rows for text in (*row.reasons, *(t for f in row.figures for t in f.reasons))]


def contributions(cells: Cells) -> Iterable[str]:
    raw = changed(contribution_template(NODE, UNITS, "Đợt", illustrative=True), {"D6": 100, **cells})
    return [one.text for row in read_contributions(raw, "f", NODE, UNITS).rows for one in row.reasons]


def points(cells: Cells) -> Iterable[str]:
    rows = (("Đơn vị", "Mã tiêu chí", "Điểm", "Nguồn"), ("Sở A", "2.3", 1, "x"))
    catalogue = CATALOGUES.catalogue("par_index_commune/minh-hoa-xa-2026")
    found = read_points(sheet(rows, cells), "f", catalogue, UNITS)
    return [one.text for row in found.rows for one in row.reasons]


def register(cells: Cells) -> Iterable[str]:
    rows = ((ROW, AGENCY, *map(field_heading, REPORTS.fields)), (None, "Sở A", "b", "", "1/2/2018"))
    found = read_register_file(sheet(rows, cells), "f", REPORTS, UNITS)
    return [one.text for row in found.rows for one in row.reasons]


def scores(cells: Cells) -> Iterable[str]:
    rows = (("Năm", "Đơn vị", "Mã", "Nội dung", "Điểm"), (2019, "Tỉnh An", "", "Tiếng nói", 4))
    found = read_upload(sheet(rows, cells), "f", sample_index(), sample_units())
    return [one.text for row in found.rows for one in row.reasons]


def accounts(cells: Cells) -> Iterable[str]:
    rows = (COLUMNS, ("Người A", "a", "", "", "Sở A", "Chuyên viên"))
    found = read_accounts(sheet(rows, cells), "f", {"Sở A": "so-a"}, {"Chuyên viên": "officer"})
    return [problem.message for one in found for problem in one.problems]


def annex(cells: Cells) -> Iterable[str]:
    rows = (HEADINGS, ("1", "CHỈ ĐẠO", 2, ""), ("1.1", "Kế hoạch", 2, "Đạt: 2; không đạt: 0"))
    draft = read_annex(annex_in(sheet(rows, cells), "f"), "f", HEAD)
    return [mark.text for marks in draft.marks.values() for mark in marks]


def draft_workbook(cells: Cells) -> Iterable[str]:
    rows = (("1", "CHỈ ĐẠO", "2", ""), ("1.1", "Kế hoạch", "2", "Đạt: 2; không đạt: 0"))
    draft = read_annex(annex_in(excel(Office(rows)), "f"), "f", HEAD)
    raw = changed(write_workbook(draft, 1), cells, SHEET)
    return [one.message for one in judged_workbook(draft, raw, "f", {}, "stop").problems]


DOORS: list[tuple[Door, str, str]] = [
    (facts, "F9", "H9"),
    (agency_figures, "F7", "A7"),
    (round_figures, "C3", "A3"),
    (contributions, "C6", "F6"),
    (points, "C2", "D2"),
    (register, "G2", "A2"),
    (scores, "E2", "C2"),
    (accounts, "H2", "C2"),
    (annex, "C3", "B3"),
    (draft_workbook, "D5", "B5"),
]
IDS = [door.__name__ for door, _, _ in DOORS]


@pytest.mark.parametrize(("door", "number", "other"), DOORS, ids=IDS)
def test_an_error_is_never_an_empty_cell(door: Door, number: str, other: str) -> None:
    for cell, error in ((number, "#DIV/0!"), (other, "#REF!")):
        said = [text for text in door({cell: error}) if f"chứa lỗi {error}" in text]
        assert said, (cell, error)
        assert any(cell in text for text in said), said


@pytest.mark.parametrize(("door", "number", "other"), DOORS, ids=IDS)
def test_a_formula_that_nobody_reckoned_is_told(door: Door, number: str, other: str) -> None:
    assert any("công thức" in text for text in door({number: "=1+1"}))


def test_a_number_is_read_as_its_cell_shows_it() -> None:
    (grid,) = grids_in(sheet([["a", 1]], {"A1": 0.65, "B2": 0.8531, "C3": 0.1 + 0.2}), "f")
    assert [cells for _, cells in grid.rows] == [["65%", 1.0, ""], ["", "85,31%", ""], ["", "", "30%"]]
    head = FiguresHead(PERIOD, "m/so-a", "Sở A", illustrative=True)
    raw = changed(agency_figures_workbook(head, (RATE,), {}), {"F7": 0.65})
    assert [one.value for one in read_agency_figures(raw, "f", (RATE,), "m/so-a")] == [Decimal(65)]
    assert "“65%” không phải là số" in "; ".join(points({"C2": 0.65}))


def test_numbers_written_as_texts_with_hard_spaces_are_read_or_told() -> None:
    assert not list(contributions({"C6": "\u00a096\u202f"}))
    assert list(contributions({"C6": "96", "D6": "1\u00a0000"})) == ["“1 000” không phải là số"]


def test_cells_without_addresses_are_refused_where_they_hide_something() -> None:
    parts = parts_of(sheet([["a"], [1]], {"A2": "#N/A"}))
    name = "xl/worksheets/sheet1.xml"
    assert fault_in("#n/a") == "Ô chứa lỗi #N/A: sửa ô rồi nộp lại tệp"
    (grid,) = grids_in(zipped(parts), "f")
    assert grid.rows[1] == (2, [FaultyCell("A2", "#N/A")])
    with pytest.raises(InputRefused, match="không ghi địa chỉ ô"):
        grids_in(zipped({**parts, name: parts[name].replace(b'r="A2" ', b"")}), "f")


def test_a_sheet_made_to_keep_its_reader_busy_does_not() -> None:
    """Were the time to grow with the square of the length, this would take minutes."""
    assert told_cells(b"<c " * 100_000, frozenset({1})) == {}
    assert set(told_cells(b"<c r='A1' t='e'><f>" * 100_000, frozenset({1}))) == {(1, 1)}
    assert percents_in(b"<cellXfs>" * 100_000) == frozenset()
