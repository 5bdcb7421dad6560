"""What the check refuses in indices, published scores and survey instruments."""

from pathlib import Path

import pytest

from cchc.files.check import check_all, check_path
from cchc.files.scores_csv import MOST_TOLD
from tests.files.faults_of_index import IN_INDEX, IN_INSTRUMENT, IN_SCORES, ROW
from tests.files.index_sample import (
    FILES,
    HEADINGS,
    INDEX_FILE,
    INSTRUMENT_FILE,
    SCORES_FILE,
    check_changed,
    house_of_indices,
)
from tests.files.sample import broken, only, written


def test_the_house_is_without_fault(tmp_path: Path) -> None:
    report = check_all(house_of_indices(tmp_path))
    assert report.errors == ()
    assert report.notices == ()
    assert report.files == 4


@pytest.mark.parametrize(("old", "new", "code", "message"), IN_INDEX)
def test_a_fault_of_an_index_is_refused(tmp_path: Path, old: str, new: str, code: str, message: str) -> None:
    found = check_changed(tmp_path, INDEX_FILE, old, new).errors
    problem = next(problem for problem in found if problem.code == code)
    assert problem.message.startswith(message)
    assert problem.place.file == f"catalogues/{INDEX_FILE}"
    assert problem.place.row
    assert problem.hint


@pytest.mark.parametrize(("row", "code", "column", "message"), IN_SCORES)
def test_a_fault_of_the_scores_is_refused(
    tmp_path: Path, row: str, code: str, column: str, message: str
) -> None:
    problem = only(check_changed(tmp_path, SCORES_FILE, ROW, row).errors)
    assert (problem.code, problem.place.column, problem.message) == (code, column, message)
    assert problem.place.file == f"catalogues/{SCORES_FILE}"
    assert problem.place.row == (2 if "\n" not in row and "2018" not in row else problem.place.row)
    assert problem.hint


@pytest.mark.parametrize(("old", "new", "code", "message"), IN_INSTRUMENT)
def test_a_fault_of_an_instrument_is_refused(
    tmp_path: Path, old: str, new: str, code: str, message: str
) -> None:
    found = check_changed(tmp_path, INSTRUMENT_FILE, old, new).errors
    problem = next(problem for problem in found if problem.code == code)
    assert problem.message.startswith(message)
    assert problem.place.file == f"catalogues/{INSTRUMENT_FILE}"
    assert problem.hint


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (FILES[SCORES_FILE].replace("Đơn vị", "Tỉnh", 1).encode(), "wrong_headings"),
        (b"", "wrong_headings"),
        (FILES[SCORES_FILE].encode("utf-16"), "not_utf8"),
        (f"{HEADINGS}\n2019,An\0,1.1,Tiếng nói,1,,,cong-bo\n".encode(), "control_character"),
        (f'{HEADINGS}\n2019,"An"x,1.1,Tiếng nói,1,,,cong-bo\n'.encode(), "broken_csv"),
        (f"{HEADINGS}\n{'a' * 200_000}\n".encode(), "broken_csv"),
    ],
)
def test_a_file_that_is_no_table_of_scores_is_refused(tmp_path: Path, raw: bytes, code: str) -> None:
    house_of_indices(tmp_path)
    problem = only(check_path(written(tmp_path, SCORES_FILE, raw)).errors)
    assert problem.code == code
    assert problem.hint


def test_a_byte_order_mark_and_other_line_ends_are_read(tmp_path: Path) -> None:
    house_of_indices(tmp_path)
    text = "\ufeff" + FILES[SCORES_FILE].replace("\n", "\r\n")
    assert check_path(written(tmp_path, SCORES_FILE, text)).errors == ()


def test_of_very_many_faults_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    house_of_indices(tmp_path)
    text = HEADINGS + "\n" + "2019,Không đâu,1.1,Tiếng nói,1,,,cong-bo\n" * 20_000
    errors = check_path(written(tmp_path, SCORES_FILE, text)).errors
    assert len(errors) == MOST_TOLD + 1
    assert errors[-1].message == f"Còn {20_000 - MOST_TOLD} lỗi khác"


def test_what_is_neither_published_nor_absent_is_counted(tmp_path: Path) -> None:
    report = check_changed(tmp_path, SCORES_FILE, "2019,Bình,1.1,Tiếng nói,4,,,cong-bo\n", "")
    assert report.errors == ()
    assert only(report.notices).message == (
        "Năm 2019: 2 ô chưa có điểm mà chưa ghi vì sao (1/3 đơn vị, 2 nội dung)"
    )


def test_a_year_without_scores_is_told(tmp_path: Path) -> None:
    text = FILES[SCORES_FILE]
    house_of_indices(tmp_path)
    report = check_path(written(tmp_path, SCORES_FILE, text[: text.index("2020,")]))
    assert only(report.notices).message == "Năm 2020 chưa có điểm nào"


def test_groups_that_differ_from_the_register_are_told(tmp_path: Path) -> None:
    report = check_changed(tmp_path, INDEX_FILE, "[1, 1, 1, 0]", "[1, 1, 1, 1]")
    assert report.errors == ()
    assert only(report.notices).message == (
        "Năm 2019: bốn nhóm công bố có 4 đơn vị, danh sách có 3 đơn vị có điểm"
    )


def test_two_indices_of_one_identifier_are_refused(tmp_path: Path) -> None:
    house_of_indices(tmp_path)
    path = written(tmp_path, "mau_hai/index.yaml", FILES[INDEX_FILE])
    assert only(check_path(path).errors).message == (
        "Mã “chi-so-mau” đã là mã của chỉ số trong thư mục “mau”"
    )


def test_files_in_the_wrong_place_are_refused(tmp_path: Path) -> None:
    house_of_indices(tmp_path)
    index = written(tmp_path, "mau/cu/index.yaml", broken(FILES[INDEX_FILE], "chi-so-mau", "chi-so-cu"))
    assert only(check_path(index).errors).code == "wrong_folder"
    for name in ("mau/diem.csv", "agencies/scores.csv"):
        assert only(check_path(written(tmp_path, name, FILES[SCORES_FILE])).errors).code == "unknown_schema"


def test_scores_of_an_index_that_cannot_be_read_tell_its_fault(tmp_path: Path) -> None:
    house_of_indices(tmp_path)
    written(tmp_path, INDEX_FILE, broken(FILES[INDEX_FILE], "places: 2", "places: x"))
    problem = only(check_path(tmp_path / "catalogues" / SCORES_FILE).errors)
    assert problem.place.file == f"catalogues/{INDEX_FILE}"
