"""`cchc template` and `cchc score` on the workbook that comes back."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import VINH_PHUC, Run

DEPARTMENTS = "par_index_agency/minh-hoa-so-2026"
PROVINCE = "par_index_province/2948-qd-bnv-2017"
UNIT, VALUE, KEY = "C4", 6, 13


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Path:
    """A template of the departments in which one line was filled."""
    file = tmp_path / "so-a.xlsx"
    assert run("template", DEPARTMENTS, file).err == f"Đã ghi {file}\n"
    book = openpyxl.load_workbook(file)
    sheet = book["Số liệu"]
    sheet[UNIT] = "Sở A"
    row = next(line for line in range(9, sheet.max_row + 1) if sheet.cell(line, KEY).value == "2.4|points")
    sheet.cell(row, VALUE).value = "2,75"
    book.save(file)
    return file


def test_a_filled_template_is_scored(run: Run, filled: Path) -> None:
    said = run("score", filled, "--catalogue", DEPARTMENTS)

    assert said.code == 0
    assert "Sở A, năm 2026" in said.out
    assert "2,75 – " in said.out


def test_the_catalogue_must_be_named(run: Run, filled: Path) -> None:
    said = run("score", filled)

    assert said.code == 2
    assert "--catalogue" in said.err


def test_a_fault_names_sheet_row_column_and_criterion(run: Run, filled: Path) -> None:
    book = openpyxl.load_workbook(filled)
    sheet = book["Số liệu"]
    row = next(line for line in range(9, sheet.max_row + 1) if sheet.cell(line, KEY).value == "2.4|points")
    sheet.cell(row, VALUE).value = "hai"
    book.save(filled)

    said = run("score", filled, "--catalogue", DEPARTMENTS)

    assert said.code == 2
    place = f"so-a.xlsx, trang tính Số liệu, dòng {row}, cột F, tiêu chí 2.4"
    assert said.err == f"Lỗi: {place}: “hai” không phải là số\n"


def test_a_part_greater_than_its_whole_names_the_workbook(run: Run, filled: Path) -> None:
    book = openpyxl.load_workbook(filled)
    sheet = book["Số liệu"]
    rows = {sheet.cell(line, KEY).value: line for line in range(9, sheet.max_row + 1)}
    sheet.cell(rows["1.3.2|part"], VALUE).value = 9
    sheet.cell(rows["1.3.2|whole"], VALUE).value = 4
    book.save(filled)

    said = run("score", filled, "--catalogue", DEPARTMENTS)

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Lỗi: so-a.xlsx, tiêu chí 1.3.2: Tử số lớn hơn mẫu số: 9 > 4")


def test_a_catalogue_without_agencies_and_a_result_without_losses(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "tinh.xlsx"
    run("template", PROVINCE, file)

    said = run("score", file, "--catalogue", PROVINCE)

    assert said.code == 0
    assert "Chưa có số liệu:" in said.out
    assert "BẢNG TỔNG HỢP TIÊU CHÍ BỊ TRỪ ĐIỂM" not in said.out


def test_nothing_is_written_over(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "phieu.xlsx"
    kept.write_bytes(b"filled form")
    for arguments in (("score", VINH_PHUC, "--xlsx", kept), ("template", DEPARTMENTS, kept)):
        said = run(*arguments)
        assert said.code == 2
        assert "Tệp đã có, không ghi đè" in said.err
    assert kept.read_bytes() == b"filled form"


def test_a_report_goes_only_into_a_file_of_its_kind(run: Run, tmp_path: Path) -> None:
    said = run("score", VINH_PHUC, "--csv", tmp_path / "bang.yaml")
    assert said.code == 2
    assert "phải kết thúc bằng .csv" in said.err


def test_the_reasons_of_the_system_are_in_vietnamese(run: Run, tmp_path: Path) -> None:
    said = run("score", VINH_PHUC, "--xlsx", tmp_path / "khong-co" / "bang.xlsx")
    assert "không có thư mục hoặc tệp này" in said.err
