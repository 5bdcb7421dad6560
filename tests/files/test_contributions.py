"""The list of a collected line: written, filled in, read back with a verdict on every row."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc.core.catalogue.facts import NotApplicable, RatioFact
from cchc.core.catalogue.measures import AgainstPlan, Ratio
from cchc.core.errors import InputRefused
from cchc.files.contribution_import import ContributionVerdict, read_contributions, written_in
from cchc.files.contribution_template import contribution_template
from cchc.files.unit_names import NamedUnit, UnitNames
from tests.core.builders import every, line

NODE = line("3.4.1", measure=Ratio("Số hồ sơ đúng hạn", "Tổng số hồ sơ", "hồ sơ"), rule=every())
UNITS = UnitNames(
    (
        NamedUnit("so-a", ("Sở A", "Sở A tỉnh")),
        NamedUnit("so-b", ("Sở B",)),
        NamedUnit("so-c", ("=HYPERLINK(1)",)),
    )
)
HEAD = "Đơn vị;Số hồ sơ đúng hạn (hồ sơ);Tổng số hồ sơ (hồ sơ);Không có đối tượng;Ghi chú\n"


def filled(**cells: Any) -> ContributionVerdict:
    """The list with these cells filled in, as Excel saves it."""
    book = load_workbook(BytesIO(contribution_template(NODE, UNITS, "Đợt minh họa", illustrative=True)))
    for name, value in cells.items():
        book.worksheets[0][name] = value
    stream = BytesIO()
    book.save(stream)
    return read_contributions(stream.getvalue(), "so-lieu.xlsx", NODE, UNITS)


def read(text: str, head: str = HEAD) -> ContributionVerdict:
    """The same from a .csv."""
    return read_contributions((head + text).encode(), "so-lieu.csv", NODE, UNITS)


def reasons(verdict: ContributionVerdict) -> list[tuple[str, str]]:
    return [(one.column, one.text) for row in verdict.rows for one in row.reasons]


def test_a_filled_list_comes_back_row_by_row() -> None:
    found = filled(C6=96, D6=100, F6=" Số đến 15/12 ", E7="Không tiếp nhận hồ sơ")
    assert found.clean
    assert [(row.agency, row.fact, row.note, row.row) for row in found.accepted] == [
        ("so-a", RatioFact(Decimal(96), Decimal(100)), "Số đến 15/12", 6),
        ("so-b", NotApplicable("Không tiếp nhận hồ sơ"), "", 7),
    ]
    assert (found.blank, found.refused, found.rows[0].value, found.rows[0].sheet) == (
        1,
        (),
        "96 / 100",
        "Số liệu",
    )


def test_an_empty_list_says_nothing_and_is_not_clean() -> None:
    found = filled()
    assert (found.rows, found.blank, found.clean) == ((), 3, False)


def test_names_are_texts_and_never_formulas() -> None:
    book = load_workbook(BytesIO(contribution_template(NODE, UNITS, "=1+1")))
    sheet = book.worksheets[0]
    assert [(sheet[cell].value, sheet[cell].data_type) for cell in ("B8", "A2")] == [
        ("=HYPERLINK(1)", "s"),
        ("=1+1", "s"),
    ]
    assert sheet.protection.sheet
    assert [cell.value for cell in sheet[5]] == [
        "Mã tiêu chí",
        "Đơn vị",
        "Số hồ sơ đúng hạn (hồ sơ)",
        "Tổng số hồ sơ (hồ sơ)",
        "Không có đối tượng (ghi lý do)",
        "Ghi chú",
    ]


def test_lines_without_figures_have_a_list_of_reasons_only() -> None:
    book = load_workbook(BytesIO(contribution_template(line("1", rule=None), UNITS, "Đợt")))
    assert [cell.value for cell in book.worksheets[0][5]][2] == "Không có đối tượng (ghi lý do)"
    with pytest.raises(InputRefused):
        read_contributions(HEAD.encode(), "x.csv", line("1", rule=None), UNITS)


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("Sở A;;100;;", "B", "Số hồ sơ đúng hạn"),
        ("Sở A;101;100;;", "B", "Tử số lớn hơn mẫu số"),
        ("Sở A;chín;100;;", "B", "không phải là số"),
        ("Sở A;1.000;2000;;", "B", "Không rõ"),
        ("Sở A;-1;100;;", "B", "không thể âm"),
        ("Sở X;1;2;;", "A", "“Sở X” không thuộc các đơn vị phải nhập"),
        (";1;2;;", "A", "Chưa ghi đơn vị"),
        ("Sở A;1;2;Không có;", "D", "để trống số liệu"),
        (f"Sở A;1;2;;{'x' * 2001}", "E", "Chữ quá dài"),
        (f"Sở A;1;{'9' * 2001};;", "B", "Chữ quá dài"),
    ],
)
def test_each_row_is_refused_with_its_column_and_reason(text: str, column: str, said: str) -> None:
    found = read(text)
    assert len(found.refused) == 1
    assert (reasons(found)[0][0], said in reasons(found)[0][1]) == (column, True), reasons(found)
    assert (found.refused[0].agency, found.refused[0].fact) == (None, None)


def test_an_agency_stands_once_and_the_nearest_name_is_offered() -> None:
    found = read("so a;1;2;;\nSở A tỉnh;1;2;;\nSở BB;1;2;;")
    assert [row.accepted for row in found.rows] == [True, False, False]
    assert reasons(found)[0] == ("A", "Đơn vị này đã có ở dòng 2")
    assert "có phải: Sở B" in reasons(found)[1][1]


def test_a_list_of_another_line_is_recognised_by_its_code() -> None:
    found = read("3.4.2;Sở A;1;2;;", f"Mã tiêu chí;{HEAD}")
    assert reasons(found) == [("A", "Dòng này của tiêu chí 3.4.2, không phải 3.4.1")]
    assert read("3.4.1;Sở A;1;2;;", f"Mã tiêu chí;{HEAD}").clean


def test_formulas_are_refused() -> None:
    found = filled(C6="=1+1", D6=100)
    assert [column for column, _ in reasons(found)] == ["C"]


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04rubbish", b"%PDF-1.4", b"a;b\n1;2\n"])
def test_what_is_no_list_is_refused(raw: bytes) -> None:
    with pytest.raises(InputRefused):
        read_contributions(raw, "x.xlsx", NODE, UNITS)


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(InputRefused) as raised:
        read("Sở A;1;2;;\n" * 5_001)
    assert raised.value.problem.code == "sheet_too_large"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("–", ""),
        (96, "96"),
        (96.5, "96,5"),
        (True, "Có"),
        (False, "Không"),
        (date(2026, 1, 5), "05/01/2026"),
        (datetime(2026, 1, 5, 8, tzinfo=UTC), "05/01/2026"),
        (" 1.234,5 ", "1.234,5"),
    ],
)
def test_cells_are_read_as_one_would_type_them(value: object, text: str) -> None:
    assert written_in(value) == text


def test_a_plan_has_two_figures_too() -> None:
    node = line("1.1.2", measure=AgainstPlan("Nhiệm vụ", "nhiệm vụ"), rule=every())
    head = "Đơn vị;Nhiệm vụ: thực hiện;Nhiệm vụ: kế hoạch giao\n"
    found = read_contributions(f"{head}Sở A;9,5;10\n".encode(), "x.csv", node, UNITS)
    assert found.clean
