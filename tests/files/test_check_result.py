"""What the check refuses in the result of a unit and in a plan."""

from pathlib import Path

import pytest

from cchc.files.check import check_path
from tests.files.sample import (
    CATALOGUE_FILE,
    CATALOGUE_ID,
    FILES,
    PLAN_FILE,
    RESULT_FILE,
    broken,
    check_broken,
    only,
    row_of,
    whole_house,
    written,
)

Case = tuple[str, str, str, str, str | None]
LINE = 'mends: [{line: "2.3"}'
RESULTS: list[Case] = [
    ('"2.1": {value', '"1": {value', "not_a_leaf", "Dòng “1” không được chấm điểm trực tiếp", "1"),
    ('"1.1.2": {act', '"9.9": {act', "unknown_line", "Không có dòng “9.9” trong bộ tiêu chí", "9.9"),
    ('"1.1.2": {act', '"1.1": {act', "not_a_leaf", "Dòng “1.1” không được chấm điểm trực tiếp", "1.1"),
    (
        "{done: [web]}",
        "{done: [tv]}",
        "impossible_fact",
        "Nội dung không có trong danh mục của dòng này: tv",
        "1.11",
    ),
    (
        "{value: true}",
        "{count: 1}",
        "impossible_fact",
        "Số liệu không đúng loại mà cách đo của dòng này yêu cầu",
        "2.1",
    ),
    (
        "{part: 96, whole: 100}",
        "{part: 101, whole: 100}",
        "impossible_fact",
        "Đơn vị “so-moi”: Tử số lớn hơn mẫu số: 101 > 100 (Đúng hạn / Tiếp nhận)",
        "1.10",
    ),
    (
        "{actual: 9, p",
        "{not_applicable: Không có, p",
        "unknown_key",
        "Khóa “planned” không được dùng ở đây",
        "1.1.2",
    ),
    (
        "{value: true}",
        "{not_applicable: Không có}",
        "impossible_fact",
        "Bộ tiêu chí không nêu dòng này được “không đánh giá”",
        "2.1",
    ),
    (
        "amount: 2.00",
        "amount: 1.50",
        "deductions_do_not_sum",
        "Các khoản trừ cộng lại 1,50 điểm, khác 2,00 điểm bị mất của dòng 2.3",
        "2.3",
    ),
    ('- line: "2.3"', '- line: "9.9"', "unknown_line", "Không có dòng “9.9” trong bộ tiêu chí", "9.9"),
    (
        "responsible: [so-moi]",
        "occurring: [so-la]",
        "unknown_agency",
        "Không có cơ quan hay nhóm cơ quan “so-la” trong danh sách “don-vi”",
        "2.3",
    ),
    (
        "responsible: [so-moi]",
        "responsible_status: inferred",
        "missing_note",
        "Mức độ “inferred” phải kèm ghi chú",
        "2.3",
    ),
    (
        "{value: true}",
        "{value: true, status: derived}",
        "missing_note",
        "Mức độ “derived” phải kèm ghi chú",
        "2.1",
    ),
    (
        "expected: [tinh,",
        "expected: [so-la,",
        "unknown_agency",
        "Không có cơ quan hay nhóm cơ quan “so-la” trong danh sách “don-vi”",
        "1.10",
    ),
    (
        "unit: so-moi",
        "unit: so-la",
        "unknown_agency",
        "Không có cơ quan hay nhóm cơ quan “so-la” trong danh sách “don-vi”",
        None,
    ),
    ("unit: so-moi", "unit: cac-so", "unit_is_group", "Đơn vị được đánh giá không thể là nhóm cơ quan", None),
    (
        "unit: so-moi",
        "unit: so-noi-vu",
        "unit_not_valid",
        "“Sở Nội vụ” không tồn tại vào ngày 31/12/2026",
        None,
    ),
    ("year: 2026", "year: 2027", "year_not_of_catalogue", "Bộ tiêu chí không dùng cho năm 2027", None),
    ("ranking_group: so", "ranking_group: xa", "unknown_group", "Không có nhóm xếp hạng “xa”", None),
    (
        "{documents: {",
        "{khac: {",
        "unknown_part",
        "Không có phần điểm hay nhóm phần điểm “khac” trong bộ tiêu chí",
        None,
    ),
    (
        f"catalogue: {CATALOGUE_ID}",
        "catalogue: par_index_agency/khong-co",
        "missing_reference",
        "Không có “par_index_agency/khong-co” mà “catalogue” nêu",
        None,
    ),
    (
        "agencies: don-vi",
        "agencies: khong-co",
        "missing_reference",
        "Không có “khong-co” mà “agencies” nêu",
        None,
    ),
]
PLANS: list[Case] = [
    (LINE, 'mends: [{line: "9.9"}', "unknown_line", "Không có dòng “9.9” trong bộ tiêu chí", "9.9"),
    ('{area: "2"}', '{area: "9"}', "unknown_area", "Không có lĩnh vực “9” trong bộ tiêu chí", None),
    ("{part: documents}", "{part: sipas}", "unknown_part", "Không có phần điểm “sipas”", None),
    (
        "{part: documents}",
        '{part: documents, area: "1"}',
        "one_mend",
        "Mỗi mục “mends” phải nêu đúng một đối tượng",
        None,
    ),
    (
        "leads: [tinh]",
        "leads: [so-la]",
        "unknown_agency",
        "Không có cơ quan hay nhóm cơ quan “so-la” trong danh sách “don-vi”",
        None,
    ),
    (
        "coordinating: [cac-so]",
        "coordinating: [cac-xa]",
        "unknown_agency",
        "Không có cơ quan hay nhóm cơ quan “cac-xa” trong danh sách “don-vi”",
        None,
    ),
    (
        "issuer: tinh",
        "issuer: so-la",
        "unknown_agency",
        "Không có cơ quan hay nhóm cơ quan “so-la” trong danh sách “don-vi”",
        None,
    ),
    (
        '{area: "1", lead: so-moi}',
        '{area: "9", lead: so-moi}',
        "unknown_area",
        "Không có lĩnh vực “9” trong bộ tiêu chí",
        None,
    ),
    (
        "through: tinh",
        "through: so-la",
        "unknown_agency",
        "Không có cơ quan hay nhóm cơ quan “so-la” trong danh sách “don-vi”",
        None,
    ),
    ('lines: ["1.1"]', 'lines: ["9.9"]', "unknown_line", "Không có dòng “9.9” trong bộ tiêu chí", None),
    ('task: "2"', 'task: "7"', "unknown_task", "Không có nhiệm vụ “7” trong kế hoạch", "2.3"),
    ('{id: "2", title', '{id: "1", title', "duplicate_id", "Mã “1” bị lặp: đã có ở dòng 19", None),
    (
        "conflicts: [han]",
        "conflicts: [khac]",
        "unknown_conflict",
        "Không có mâu thuẫn “khac” trong “conflicts”",
        None,
    ),
    (
        "condition: {at_least: 95}",
        "condition: {at_least: 195}",
        "impossible_threshold",
        "Ngưỡng “từ 195% trở lên” không thể xảy ra",
        None,
    ),
    (
        f"catalogue: {CATALOGUE_ID}",
        "catalogue: par_index_agency/thu-nghiem-2025",
        "result_of_other_catalogue",
        f"Kết quả chấm theo bộ {CATALOGUE_ID}, kế hoạch dùng bộ par_index_agency/thu-nghiem-2025",
        None,
    ),
    (
        "result: par_index_agency",
        "result: ../par_index_agency",
        "missing_reference",
        f"Mã “../{RESULT_FILE}” không hợp lệ",
        None,
    ),
    (
        "from: 2026, to: 2027",
        "from: 2026, to: 2025",
        "period_reversed",
        "Năm cuối của giai đoạn đứng trước năm đầu",
        None,
    ),
]


@pytest.mark.parametrize(("old", "new", "code", "message", "criterion"), RESULTS)
def test_a_fault_of_a_result_is_refused(
    tmp_path: Path, old: str, new: str, code: str, message: str, criterion: str | None
) -> None:
    found = check_broken(tmp_path, RESULT_FILE, old, new).errors
    problem = next(problem for problem in found if problem.code == code)
    assert (problem.message, problem.place.criterion) == (message, criterion)
    assert problem.place.file
    assert problem.hint


@pytest.mark.parametrize(("old", "new", "code", "message", "criterion"), PLANS)
def test_a_fault_of_a_plan_is_refused(
    tmp_path: Path, old: str, new: str, code: str, message: str, criterion: str | None
) -> None:
    found = check_broken(tmp_path, PLAN_FILE, old, new).errors
    problem = next(problem for problem in found if problem.code == code)
    assert (problem.message, problem.place.criterion) == (message, criterion)
    assert problem.place.file == f"catalogues/{PLAN_FILE}"
    assert problem.hint


def test_a_code_of_another_year_is_told_where_it_belongs(tmp_path: Path) -> None:
    whole_house(tmp_path)
    older = broken(FILES["par_index_agency/thu-nghiem-2025/catalogue.yaml"], 'code: "2.3"', 'code: "2.9"')
    written(tmp_path, "par_index_agency/thu-nghiem-2025/catalogue.yaml", older)
    text = broken(FILES[PLAN_FILE], LINE, 'mends: [{line: "2.9"}')
    problem = only(check_path(written(tmp_path, PLAN_FILE, text)).errors)
    assert str(problem) == (
        f"catalogues/{PLAN_FILE}, dòng {row_of(text, 'Sửa 2.3')}, tiêu chí 2.9: Không có dòng “2.9” trong"
        f" bộ tiêu chí (Kế hoạch dùng mã của bộ {CATALOGUE_ID}; mã này có trong"
        " par_index_agency/thu-nghiem-2025 nhưng mỗi bộ có mã riêng)"
    )


def test_an_impossible_fact_with_deductions_is_told_once(tmp_path: Path) -> None:
    report = check_broken(tmp_path, RESULT_FILE, "{option: half, source: Biên bản}", "{option: none}")
    problem = only(report.errors)
    assert problem.message == "Không có mức “none”; các mức: full, half"
    assert problem.place.row == row_of(FILES[RESULT_FILE], '"2.3": {option')


def test_results_under_codes_that_stand_twice_wait_for_their_catalogue(tmp_path: Path) -> None:
    root = whole_house(tmp_path)
    written(tmp_path, CATALOGUE_FILE, broken(FILES[CATALOGUE_FILE], 'code: "1.2"', 'code: "1.11"'))
    other = RESULT_FILE.replace("so-moi", "so-moi-lan-hai")
    written(tmp_path, other, FILES[RESULT_FILE].replace("id: so-moi-2026", "id: so-moi-lan-hai-2026"))
    expected = (
        f"catalogues/{CATALOGUE_FILE}: Mã 1.11 bị lặp nên chưa kiểm tra được số liệu và khoản trừ chấm theo"
        " bộ này (Sửa bộ tiêu chí trước, rồi kiểm tra lại)"
    )
    assert str(only(check_path(root / RESULT_FILE).errors)) == expected
    whole = check_path(root).errors
    assert [str(problem) for problem in whole].count(expected) == 1
    assert [problem for problem in whole if problem.place.file and "examples" in problem.place.file] == []


def test_figures_that_contradict_each_other_are_a_notice(tmp_path: Path) -> None:
    name = f"{CATALOGUE_ID}/catalogue.yaml"
    whole_house(tmp_path)
    written(
        tmp_path,
        name,
        broken(FILES[name], 'left: {line: "1.10", field: part}', 'left: {line: "2.2", field: current}'),
    )
    text = broken(FILES[RESULT_FILE], "{current: 11, base: 10}", "{current: 200, base: 10}")
    text = broken(text, "expected: [tinh, so-moi]", "expected: [so-moi]")
    report = check_path(written(tmp_path, RESULT_FILE, text))
    assert report.errors == ()
    notice = only(report.notices)
    assert notice.message == "Tử số không quá mẫu số (2.2: 200; 1.10: 100)"
    assert (notice.place.file, notice.place.row) == (f"catalogues/{RESULT_FILE}", row_of(text, '"2.2"'))


def test_a_catalogue_that_does_not_exist_is_told_at_its_row(tmp_path: Path) -> None:
    found = check_broken(tmp_path, RESULT_FILE, CATALOGUE_ID, "par_index_agency/khong-co").errors
    assert str(only(found)) == (
        f"catalogues/{RESULT_FILE}, dòng 3: Không có “par_index_agency/khong-co” mà “catalogue” nêu"
        f" (Các mã đang có: par_index_agency/thu-nghiem-2025, {CATALOGUE_ID})"
    )


def test_a_plan_without_result_or_lists_is_fine(tmp_path: Path) -> None:
    text = "".join(
        line for line in FILES[PLAN_FILE].splitlines(keepends=True) if not line.startswith("result")
    )
    whole_house(tmp_path)
    assert check_path(written(tmp_path, PLAN_FILE, text)).errors == ()
