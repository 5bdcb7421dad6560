"""What the check refuses in agencies, calendars, cut-offs, mappings, and in files of no known kind."""

from pathlib import Path

import pytest

from cchc.files.check import check_all, check_path
from tests.files.sample import (
    AGENCIES_FILE,
    CALENDAR_FILE,
    CUTOFFS_FILE,
    FILES,
    MAPPING_FILE,
    broken,
    check_broken,
    only,
    whole_house,
    written,
)

CASES: list[tuple[str, str, str, str, str]] = [
    (
        AGENCIES_FILE,
        "id: so-moi",
        "id: so-noi-vu",
        "duplicate_id",
        "Cơ quan “so-noi-vu” bị lặp: đã có ở dòng 6",
    ),
    (AGENCIES_FILE, "id: cac-so", "id: tinh", "duplicate_id", "“tinh” vừa là cơ quan vừa là nhóm cơ quan"),
    (AGENCIES_FILE, "root: tinh", "root: nuoc", "unknown_agency", "Không có cơ quan gốc “nuoc”"),
    (
        AGENCIES_FILE,
        "parent: tinh,",
        "parent: xa,",
        "unknown_agency",
        "Không có cơ quan “xa” trong danh sách “don-vi”",
    ),
    (
        AGENCIES_FILE,
        "members: [tinh]",
        "members: [xa]",
        "unknown_agency",
        "Không có cơ quan “xa” trong danh sách “don-vi”",
    ),
    (
        AGENCIES_FILE,
        "from: so-noi-vu",
        "from: so-cu",
        "unknown_agency",
        "Không có cơ quan “so-cu” trong danh sách “don-vi”",
    ),
    (
        AGENCIES_FILE,
        "to: ngoai/so-lon",
        "to: ngoai/khong",
        "unknown_agency",
        "Không có cơ quan “khong” trong danh sách “ngoai”",
    ),
    (
        AGENCIES_FILE,
        "to: ngoai/so-lon",
        "to: xa-la/so",
        "missing_reference",
        "Không đọc được danh sách cơ quan “xa-la”",
    ),
    (AGENCIES_FILE, ", note: theo trí nhớ", "", "missing_note", "Mức độ “memory” phải kèm ghi chú"),
    (
        AGENCIES_FILE,
        "valid_to: 2025-06-30",
        "valid_from: 2025-01-02, valid_to: 2025-01-01",
        "dates_reversed",
        "“Sở Nội vụ” kết thúc trước khi bắt đầu",
    ),
    (AGENCIES_FILE, "kind: province", "kind: planet", "not_allowed", "“kind” không nhận giá trị “planet”"),
    (
        AGENCIES_FILE,
        "parent: tinh,",
        "parent: ../tinh,",
        "wrong_type",
        "“parent” phải là mã cơ quan, không phải “../tinh”",
    ),
    (
        CALENDAR_FILE,
        "{date: 2026-01-01,",
        "{date: 2025-01-01,",
        "date_of_other_year",
        "Ngày 01/01/2025 không thuộc năm 2026",
    ),
    (
        CALENDAR_FILE,
        "{date: 2026-01-10,",
        "{date: 2026-01-09,",
        "makeup_on_weekday",
        "Ngày làm bù 09/01/2026 không phải thứ Bảy hay Chủ nhật",
    ),
    (
        CALENDAR_FILE,
        "Tết Dương lịch}",
        "Tết}, {date: 2026-01-01, name: Tết}",
        "duplicate_id",
        "Ngày 01/01/2026 bị lặp",
    ),
    (CALENDAR_FILE, "status: sourced", "status: memory", "missing_note", "Mức độ “memory” phải kèm ghi chú"),
    (CUTOFFS_FILE, "status: sourced", "status: memory", "missing_note", "Mức độ “memory” phải kèm ghi chú"),
    (CUTOFFS_FILE, "due: 20/3", "due: 31/4", "impossible_day", "“31/4” không có trong lịch của mọi năm"),
    (CUTOFFS_FILE, "due: 20/3", "due: cuối quý", "impossible_day", "“cuối quý” không phải ngày trong năm"),
    (
        MAPPING_FILE,
        'to: ["1.1.2"]',
        'to: ["9.9"]',
        "unknown_line",
        "Không có dòng “9.9” trong bộ par_index_agency/thu-nghiem-2026",
    ),
    (
        MAPPING_FILE,
        'from: ["2.4"]',
        'from: ["9.9"]',
        "unknown_line",
        "Không có dòng “9.9” trong bộ par_index_agency/thu-nghiem-2025",
    ),
    (
        MAPPING_FILE,
        'from: ["2.4"]',
        'from: ["1.1.1"]',
        "mapped_twice",
        "Dòng “1.1.1” của bộ cũ được đối chiếu hai lần",
    ),
    (
        MAPPING_FILE,
        'same_code: ["1.2"]',
        'same_code: ["2.4"]',
        "mapped_twice",
        "Dòng “2.4” của bộ cũ được đối chiếu hai lần",
    ),
    (MAPPING_FILE, "schema: mapping/1", "schema: mapping/9", "unknown_schema", "Không rõ đây là loại tệp gì"),
    (MAPPING_FILE, "schema: mapping/1\n", "", "unknown_schema", "Không rõ đây là loại tệp gì"),
]


@pytest.mark.parametrize(("name", "old", "new", "code", "message"), CASES)
def test_a_fault_is_refused(tmp_path: Path, name: str, old: str, new: str, code: str, message: str) -> None:
    found = check_broken(tmp_path, name, old, new).errors
    problem = next(problem for problem in found if problem.code == code)
    assert problem.message == message
    assert problem.place.file == f"catalogues/{name}"
    assert problem.place.row
    assert problem.hint


def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    whole_house(tmp_path)
    problem = only(check_path(written(tmp_path, "calendars/2027.yaml", "- 1\n")).errors)
    assert problem.code == "unknown_schema"


def test_every_file_of_a_folder_is_checked_even_when_one_is_broken(tmp_path: Path) -> None:
    root = whole_house(tmp_path)
    written(tmp_path, "calendars/2027.yaml", "a: 'x\n")
    report = check_all(root)
    assert [problem.code for problem in report.errors] == ["broken_yaml"]
    assert report.files == 10
    assert check_path(root) == report
    assert check_path(root / "plans").files == 1


def test_a_bomb_is_refused_with_its_file(tmp_path: Path) -> None:
    whole_house(tmp_path)
    bomb = written(tmp_path, "calendars/2027.yaml", "a: &a [x]\nb: [*a, *a]\n")
    assert str(only(check_path(bomb).errors)).startswith(
        "catalogues/calendars/2027.yaml, dòng 1: Tệp dùng neo"
    )


def test_a_file_of_100_megabytes_is_refused_by_the_check(tmp_path: Path) -> None:
    whole_house(tmp_path)
    path = written(tmp_path, "calendars/2027.yaml", "")
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    problem = only(check_path(path).errors)
    assert problem.message == "Tệp quá lớn: 100 MB, chỉ nhận tối đa 5 MB"
    assert problem.place.file == "catalogues/calendars/2027.yaml"


def test_a_fault_of_a_named_file_is_told_in_that_file(tmp_path: Path) -> None:
    whole_house(tmp_path)
    name = "par_index_agency/thu-nghiem-2026/catalogue.yaml"
    written(tmp_path, name, broken(FILES[name], "scale: 20", "scale: x"))
    problem = only(check_path(tmp_path / "catalogues" / MAPPING_FILE).errors)
    assert problem.place.file == f"catalogues/{name}"
