"""Uploaded points from outside: every row gets a verdict, whatever the file."""

import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from cchc.core.errors import InputRefused
from cchc.files import points_import
from cchc.files.points_import import OutsidePoints, PointsVerdict, outside_lines, read_points
from cchc.files.store import CatalogueStore
from cchc.files.unit_names import NamedUnit, UnitNames

CATALOGUES = Path(__file__).resolve().parents[2] / "catalogues"
CATALOGUE = CatalogueStore(CATALOGUES).catalogue("par_index_commune/minh-hoa-xa-2026")
UNITS = UnitNames((NamedUnit("xa-1", ("Xã 1", "UBND xã 1")), NamedUnit("xa-2", ("Xã 2",))))
HEADINGS = ["Đơn vị", "Mã tiêu chí", "Điểm", "Nguồn"]


def judged(text: str, source: str = "") -> PointsVerdict:
    return read_points(text.encode(), "diem.csv", CATALOGUE, UNITS, source)


def reasons(verdict: PointsVerdict) -> list[str]:
    return [reason.text for row in verdict.rows for reason in row.reasons]


def saved(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_only_lines_judged_outside_take_points() -> None:
    assert [leaf.key for leaf in outside_lines(CATALOGUE)] == ["2.3", "3.5", "4.4", "6.5"]


def test_rows_are_read_by_unit_line_points_and_source() -> None:
    told = judged(
        "BẢNG ĐIỂM\n\nđơn vị;TIÊU CHÍ;điểm;Căn cứ\nUBND xã 1;2.3;2,5;Điều tra\nXã 2;3.5;;\nXã 2;6.5;-;x\n"
    )
    assert told.points == (OutsidePoints("xa-1", "2.3", Decimal("2.5"), "Điều tra"),)
    assert (told.clean, told.blank, told.refused) == (True, 2, ())


def test_a_source_for_the_whole_file_stands_for_rows_without_one() -> None:
    assert judged("Đơn vị\tMã\tĐiểm\nXã 1\t2.3\t1", " Điều tra ").points[0].source == "Điều tra"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Xã 3;2.3;1;x", "Không có đơn vị “Xã 3” trong đợt này; có phải: Xã 2, Xã 1?"),
        ("Thị trấn Không Có;2.3;1;x", "Không có đơn vị “Thị trấn Không Có” trong đợt này"),
        ("Xã 1;9.9;1;x", "Bộ tiêu chí không có dòng “9.9”"),
        ("Xã 1;1.1.1;1;x", "Dòng 1.1.1 do phần mềm tính từ số liệu, không nhập điểm từ bên ngoài"),
        ("Xã 1;2.3;một;x", "“một” không phải là số"),
        ("Xã 1;2.3;-1;x", "Điểm không thể âm: -1,00"),
        ("Xã 1;2.3;3,01;x", "Điểm 3,01 vượt điểm tối đa 3,00"),
        ("Xã 1;2.3;1; ", "Hãy ghi nguồn của điểm"),
        (f"Xã 1;2.3;1;{'x' * 2001}", "Chữ quá dài: 2001 ký tự, chỉ nhận tối đa 2000"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_reason(row: str, said: str) -> None:
    told = judged(f"{';'.join(HEADINGS)}\n{row}")
    assert said in reasons(told)
    assert (told.points, told.clean, len(told.refused)) == ((), False, 1)


def test_the_same_cell_twice_is_refused() -> None:
    told = judged(f"{';'.join(HEADINGS)}\nXã 1;2.3;1;x\nXã 1;2.3;2;x")
    assert reasons(told) == ["Đơn vị và tiêu chí này đã có ở dòng 2"]


def test_formulas_are_not_believed() -> None:
    told = read_points(saved(HEADINGS, ["Xã 1", "2.3", "=1+1", "x"]), "diem.xlsx", CATALOGUE, UNITS)
    assert "Ô có công thức: chép rồi dán lại dạng giá trị" in reasons(told)


def test_a_file_without_the_columns_is_no_table_of_points() -> None:
    for text in ("Đơn vị;Điểm\nXã 1;2", "chữ;chữ"):
        with pytest.raises(InputRefused, match="Không tìm thấy bảng điểm"):
            judged(text)


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points_import, "MOST_ROWS", 1)
    with pytest.raises(InputRefused, match="quá nhiều dòng"):
        judged(f"{';'.join(HEADINGS)}\nXã 1;2.3;1;x\nXã 2;2.3;2;x")
