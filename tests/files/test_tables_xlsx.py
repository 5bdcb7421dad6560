"""A workbook that needs no touching up: print set-up, formats, widths, sums, and text that stays text."""

import io
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cchc.core.report import cells
from cchc.core.report.cells import CONTINUED, Cell
from cchc.core.report.deduction_table import deduction_report
from cchc.core.report.outline import Align, Column, Fact, Report, Row, Section, total_row
from cchc.core.scoring.deduction import deduction_table
from cchc.files import tables_csv, tables_xlsx
from cchc.files.sheet_layout import runs
from cchc.files.sheet_measures import column_widths, heading_heights, row_heights
from cchc.files.sheet_print import Paging, paging
from cchc.files.text_lines import wrapped_lines
from tests.core.report.real import vinh_phuc

COLUMNS = (Column("name", "Tên", 20), Column("points", "Điểm", 9, Align.RIGHT, group="Điểm số"))


POINTS = "[$-42A]#,##0.00"
SIGNED = "[$-42A]+#,##0.00;[$-42A]-#,##0.00;[$-42A]#,##0.00"


def report_of(*rows: Row, illustrative: bool = False) -> Report:
    section = Section("lines", "Bảng", "Bảng", COLUMNS, rows, ("Ghi chú",))
    facts = (Fact("unit", "Đơn vị", Cell("Sở A & B")), Fact("year", "Năm", Cell("2017"), "head"))
    return Report("r", "BÁO CÁO", "Sở A & B", facts, (section,), ("Hết",), illustrative)


def row(name: str, text: str) -> Row:
    return Row(name, (Cell(name), cells.points(Decimal(text))))


def opened(report: Report, *more: Report) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(tables_xlsx.write(report, *more)))


@pytest.fixture(name="deductions")
def deductions_sheet() -> Worksheet:
    sheet = vinh_phuc()
    names = sheet.assessment.agencies.name_of
    book = opened(deduction_report(sheet, deduction_table(sheet), names))
    found = book["Theo tiêu chí"]
    assert isinstance(found, Worksheet)
    return found


def test_it_is_ready_to_print(deductions: Worksheet) -> None:
    page = deductions.page_setup

    assert (page.orientation, page.paperSize, page.fitToHeight) == ("landscape", 9, 0)
    assert deductions.sheet_properties.pageSetUpPr is not None
    assert deductions.sheet_properties.pageSetUpPr.fitToPage
    assert deductions.print_title_rows == "$5:$6"
    assert deductions.freeze_panes == "A7"
    assert deductions.oddHeader.center.text == "&P"


def test_letters_numbers_and_headings_look_as_in_an_office(deductions: Worksheet) -> None:
    heading, number = deductions["J6"], deductions["M7"]

    assert (heading.font.name, heading.font.b, heading.alignment.horizontal) == (
        "Times New Roman",
        True,
        "center",
    )
    assert (number.value, number.number_format, number.alignment.horizontal) == (1.25, POINTS, "right")
    assert number.border.left.style == "thin"
    assert "J5:M5" in {str(found) for found in deductions.merged_cells.ranges}


def test_the_cells_of_a_line_are_merged_over_its_items(deductions: Worksheet) -> None:
    merged = {str(found) for found in deductions.merged_cells.ranges}

    assert {"A7:A8", "B7:B8", "C7:C8", "K7:K8", "L7:L8", "M7:M8"} <= merged
    assert [deductions["J7"].value, deductions["J8"].value] == [1, 0.25]


def test_long_texts_have_room(deductions: Worksheet) -> None:
    widths = [deductions.column_dimensions[letter].width for letter in "ABCD"]
    heights = [deductions.row_dimensions[line].height for line in range(7, 24)]

    assert widths == sorted(widths)
    assert all(height is not None and height >= 19 for height in heights)
    assert len(set(heights)) > 1


def test_a_total_is_a_formula_where_it_is_a_plain_sum(deductions: Worksheet) -> None:
    assert [deductions.cell(24, column).value for column in (10, 13)] == ["=SUM(J7:J23)", "=SUM(M7:M23)"]


def test_a_sum_leaves_out_the_rows_of_groups() -> None:
    group = Row("g", (Cell("Nhóm"), cells.points(Decimal("3.00"))), "group")
    rows = (row("a", "1.00"), group, row("b", "2.00"), row("c", "4.00"))
    closing = total_row(COLUMNS, rows, "total", (Cell("Cộng"), cells.points(Decimal("7.00"))))

    sheet = opened(report_of(*rows, closing)).worksheets[0]

    assert sheet["B11"].value == "=SUM(B7,B9:B10)"


def test_a_total_that_is_no_sum_is_a_value() -> None:
    rows = (row("a", "1.00"), row("b", "2.00"))
    closing = total_row(COLUMNS, rows, "total", (Cell("Cộng"), cells.points(Decimal("2.50"))))

    sheet = opened(report_of(*rows, closing)).worksheets[0]

    assert sheet["B9"].value == 2.5


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", '=HYPERLINK("x")', "http://a.b"])
def test_text_never_becomes_a_formula_or_a_link(text: str) -> None:
    sheet = opened(report_of(row(text, "1.00"))).worksheets[0]
    cell = sheet["A7"]

    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1", "＝1"])
def test_csv_text_never_becomes_a_formula(text: str) -> None:
    lines = tables_csv.write(report_of(row(text, "-1.00"))).decode("utf-8-sig").splitlines()

    assert f"'{text};-1,00" in lines


def test_illustrative_reports_say_so_on_every_page() -> None:
    sheet = opened(report_of(row("a", "1.00"), illustrative=True)).worksheets[0]

    assert sheet["A1"].value == "BÁO CÁO (MINH HỌA)"
    assert sheet.oddHeader.right.text == "minh họa"
    assert tables_csv.write(report_of(illustrative=True)).decode("utf-8-sig").startswith("BÁO CÁO (minh họa)")


def test_several_reports_share_a_workbook() -> None:
    one = report_of(row("a", "1.00"))
    long = replace(one.sections[0], tab="Một tên trang tính dài hơn ba mươi mốt ký tự")

    names = opened(one, one, replace(one, sections=(long, long))).sheetnames

    assert names[:2] == ["Bảng", "Bảng 2"]
    assert all(len(name) <= 31 for name in names)
    assert len(set(names)) == 4


def test_a_signed_difference_keeps_its_sign() -> None:
    signed = Row("a", (Cell("a"), cells.signed_points(Decimal("1.25"))))

    assert opened(report_of(signed)).worksheets[0]["B7"].number_format == SIGNED


def test_lines_of_text_follow_the_width_of_the_letters() -> None:
    counts = [wrapped_lines("từ " * words, 80) for words in (1, 8, 16, 32)]

    assert all(before <= after for before, after in pairwise(counts))
    assert wrapped_lines("", 40) == 1
    assert wrapped_lines("a\nb", 40) == 2
    assert wrapped_lines("W" * 12, 80) > wrapped_lines("i" * 12, 80) == 1
    assert wrapped_lines("x xxxxxxx x", 40) == 3
    assert wrapped_lines("hồ sơ hồ sơ", 78) == 1
    assert wrapped_lines("hồ sơ hồ sơ", 78, bold=True) == 2
    assert wrapped_lines("ữ" * 10, 86) == wrapped_lines("u\u031b\u0303" * 10, 86)
    assert wrapped_lines("漢" * 10, 160) == 1


def test_runs_of_rows() -> None:
    assert runs([3, 4, 5, 8, 10, 11]) == [(3, 5), (8, 8), (10, 11)]
    assert runs([]) == []


def test_columns_for_the_screen_stay_off_the_paper() -> None:
    wide = Column("detail", "Cách tính", 90, narrow=False, printed=False)
    columns = (Column("name", "Nội dung", 20), wide)
    section = Section("s", "Bảng", "Bảng", columns, (Row("1", (Cell("a"), Cell("b" * 300))),))

    sheet = opened(Report("r", "TIÊU ĐỀ", "", (), (section,))).worksheets[0]

    assert sheet.print_area == "'Bảng'!$A$1:$A$5"
    assert sheet["B5"].alignment.wrap_text
    assert sheet.row_dimensions[5].height > 50


def test_a_small_table_is_stretched_towards_the_page_and_a_wide_one_left_alone() -> None:
    small, wide = Column("name", "Tên", 100), Column("name", "Tên", 200)
    detail = Column("detail", "Cách tính", 50, printed=False)

    assert column_widths((small, detail)) == [952, 355]
    assert column_widths((wide, detail)) == [1405, 355]


def test_headings_under_a_merged_one_share_the_height_of_those_beside() -> None:
    tall = Column("a", "Một tên cột rất dài", 6)
    low = Column("b", "Cột", 20, group="Nhóm")

    assert len(heading_heights((low,), [145])) == 2
    assert sum(heading_heights((tall, low), [47, 145])) == heading_heights((tall,), [47])[0]


def test_a_merged_text_raises_only_the_last_of_its_rows() -> None:
    columns = (Column("name", "Tên", 10), Column("cause", "Lý do", 10))
    rows = (Row("1", (Cell("chữ " * 12), Cell("a"))), Row("1", (CONTINUED, Cell("b"))), row("c", "1.00"))

    first, second, third = row_heights(rows, columns, column_widths(columns))

    assert first == third < second


def test_detail_beside_a_total_is_not_bold() -> None:
    columns = (Column("name", "Tên", 20), Column("reference", "Căn cứ", 30, narrow=False))
    group = Row("g", (Cell("Nhóm"), Cell("Quyết định")), "group")
    sheet = opened(Report("r", "R", "", (), (Section("s", "Bảng", "Bảng", columns, (group,)),))).worksheets[0]

    assert [sheet[place].font.b for place in ("A5", "B5")] == [True, False]
    assert [sheet[place].alignment.vertical for place in ("A5", "B5")] == ["top", "top"]


def test_type_and_columns_are_measured_in_times_new_roman() -> None:
    book = opened(report_of(row("a", "1.00")))

    assert {font.name for font in book._fonts} == {"Times New Roman"}
    assert {font.scheme for font in book._fonts} == {None}


@pytest.mark.parametrize(
    ("body", "notes", "expected"),
    [
        (10, 2, Paging(0, repeat=False)),
        (23, 4, Paging(1, repeat=False)),
        (28, 0, Paging(1, repeat=False)),
        (20, 15, Paging(0, repeat=False)),
        (40, 0, Paging(0, repeat=True)),
        (45, 6, Paging(2, repeat=True)),
        (30, 27, Paging(0, repeat=True)),
    ],
    ids=["fits", "notes saved", "rows saved", "notes over", "table over", "last notes saved", "many notes"],
)
def test_pages_of_a_sheet(body: int, notes: int, expected: Paging) -> None:
    heights = [20.0] * (body + notes)

    assert paging(heights, 900, range(1), body) == expected


def test_headings_are_repeated_only_where_a_table_runs_over_the_page() -> None:
    def made(rows: int) -> Worksheet:
        body = tuple(Row(str(number), (Cell("a"),)) for number in range(rows))
        section = Section("s", "Bảng", "Bảng", (Column("name", "Nội dung", 40),), body)
        return opened(Report("r", "TIÊU ĐỀ", "", (), (section,))).worksheets[0]

    assert made(5).print_title_rows is None
    assert made(80).print_title_rows is not None
