"""What the check refuses in a catalogue, with the words an officer reads."""

from pathlib import Path

import pytest

from cchc.files.check import check_all, check_path
from tests.files.faults_of_scales import FAULTS_OF_SCALES, FORMS, OPTIONS
from tests.files.faults_of_tree import FAULTS_OF_TREE
from tests.files.sample import (
    CATALOGUE,
    CATALOGUE_FILE,
    broken,
    check_broken,
    only,
    row_of,
    whole_house,
    written,
)

CHECKLIST = f"rule: {{kind: checklist, {FORMS}}}"


@pytest.mark.parametrize(("old", "new", "code", "message", "criterion"), [*FAULTS_OF_TREE, *FAULTS_OF_SCALES])
def test_a_fault_is_refused_with_place_and_advice(
    tmp_path: Path, old: str, new: str, code: str, message: str, criterion: str | None
) -> None:
    found = check_broken(tmp_path, CATALOGUE_FILE, old, new).errors
    problem = next(problem for problem in found if problem.code == code)
    assert problem.message == message
    assert problem.place.criterion == criterion
    assert problem.place.file == f"catalogues/{CATALOGUE_FILE}"
    assert problem.hint


def test_a_whole_house_has_no_fault(tmp_path: Path) -> None:
    report = check_all(whole_house(tmp_path))
    assert report.errors == ()
    assert report.files == 9


def test_a_fault_stands_at_the_row_of_its_line(tmp_path: Path) -> None:
    problem = only(
        check_broken(tmp_path, CATALOGUE_FILE, "name: Đủ, points: 3", "name: Đủ, points: 4").errors
    )
    assert str(problem) == (
        f"catalogues/{CATALOGUE_FILE}, dòng {row_of(CATALOGUE, 'id: graded')}, tiêu chí 2.3: Điểm mức cao"
        " nhất là 4,00, khác điểm tối đa 3,00 (Sửa điểm của cách chấm hoặc điểm tối đa của dòng)"
    )


RATIO = "        max_points: 4\n        measure: {kind: ratio"


@pytest.mark.parametrize(
    ("old", "new", "code", "stands"),
    [
        ("{at_least: 95, points: 4}", "{at_least: 95, points: 5}", "points_above_maximum", "        rule:\n"),
        ("{at_least: 80, points: 2.5}", "{at_least: 97, points: 1}", "tiers_not_in_order", "        rule:\n"),
        (
            "condition: {at_least: 98}",
            "condition: {at_least: 101}",
            "impossible_threshold",
            "        target:",
        ),
        (RATIO, RATIO.replace("4", "4.005"), "points_too_fine", RATIO),
        ("zero_below: 50", "zero_below: 100", "impossible_threshold", "zero_below"),
    ],
)
def test_a_fault_of_a_scale_stands_at_the_key_that_has_it(
    tmp_path: Path, old: str, new: str, code: str, stands: str
) -> None:
    found = check_broken(tmp_path, CATALOGUE_FILE, old, new).errors
    problem = only(tuple(problem for problem in found if problem.code == code))
    assert problem.place.row == row_of(CATALOGUE, stands)


def test_a_threshold_of_zero_must_lie_below_the_full_one(tmp_path: Path) -> None:
    problem = only(check_broken(tmp_path, CATALOGUE_FILE, "zero_below: 50", "zero_below: 100.5").errors)
    assert problem.message == "zero_below phải nhỏ hơn full_at"
    assert problem.hint == "Đang ghi zero_below 100,5, full_at 100"


def test_a_code_that_stands_twice_names_both_rows(tmp_path: Path) -> None:
    found = check_broken(tmp_path, CATALOGUE_FILE, 'code: "1.2"', 'code: "1.11"').errors
    first, second = row_of(CATALOGUE, "id: reports"), row_of(CATALOGUE, "id: forms")
    assert found[0].place.row == second
    assert found[0].hint == f"Đang đứng ở các dòng {first}, {second}. Mỗi mã chỉ dùng cho một dòng"


def test_what_a_remainder_line_holds_may_be_missing_in_an_area(tmp_path: Path) -> None:
    line = "remainder:\n  - {id: rest, name: Chưa chia, max_points: 1, rule: {kind: given, from: Bộ}}\n"
    text = broken(CATALOGUE, "agencies: don-vi", f"{line}agencies: don-vi")
    text = broken(text, "max_points: 12", "max_points: 13")
    text = broken(broken(text, "scale: 20", "scale: 21"), "direct, max_points: 20", "direct, max_points: 21")
    whole_house(tmp_path)
    assert check_path(written(tmp_path, CATALOGUE_FILE, text)).errors == ()


def test_a_line_counted_elsewhere_names_its_remainder_line(tmp_path: Path) -> None:
    line = "name: Chưa biết, counted_in: kho, "
    new = f'- {{id: new, code: "2.0", {line}}}'
    text = broken(CATALOGUE, "      - {id: asked", f"      {new}\n      - {{id: asked")
    whole_house(tmp_path)
    problem = only(check_path(written(tmp_path, CATALOGUE_FILE, text)).errors)
    assert (problem.code, problem.message) == ("unknown_remainder", "Không có dòng chưa chia “kho”")
    assert problem.place.criterion == "2.0"


def test_notices_are_no_faults(tmp_path: Path) -> None:
    report = check_broken(
        tmp_path,
        CATALOGUE_FILE,
        "max_points: 3, rule: {kind: choice",
        "max_points: null, rule: {kind: choice",
    )
    assert report.errors == ()
    assert [notice.message for notice in report.notices] == [
        "Mức đúng hạn: Mục 1: “95%”; Mục 2: “98%”",
        "Chưa nguồn nào nêu điểm tối đa của 1/11 dòng chấm điểm",
        "14/14 dòng không dẫn thẳng từ nguồn (suy ra, suy luận, minh họa)",
    ]


def test_tiers_on_parts_count_the_parts_that_were_done(tmp_path: Path) -> None:
    steps = "rule: {kind: tiers, steps: [{at_least: 2, points: 2}, {at_least: 1, points: 1}]}"
    assert check_broken(tmp_path, CATALOGUE_FILE, CHECKLIST, steps).errors == ()
    impossible = only(check_broken(tmp_path, CATALOGUE_FILE, CHECKLIST, steps.replace("2,", "3,", 1)).errors)
    assert impossible.message == "Ngưỡng “từ 3 nội dung trở lên” không thể xảy ra"
    assert impossible.hint == "Giá trị đo được nằm trong khoảng từ 0 đến 2 nội dung"


@pytest.mark.parametrize(
    ("line", "field", "known"),
    [
        ("2.2", "base", "current, base"),
        ("1.1.2", "planned", "actual, planned"),
        ("2.4", "count", "count"),
        ("2.3", None, ""),
        ("1.2", None, ""),
        ("2.1", None, ""),
    ],
)
def test_a_consistency_rule_names_figures_that_the_line_has(
    tmp_path: Path, line: str, field: str | None, known: str
) -> None:
    old = 'left: {line: "1.10", field: part}'
    if field is not None:
        right = check_broken(tmp_path, CATALOGUE_FILE, old, f'left: {{line: "{line}", field: {field}}}')
        assert right.errors == ()
    problem = only(check_broken(tmp_path, CATALOGUE_FILE, old, f'left: {{line: "{line}", field: x}}').errors)
    assert problem.hint == (f"Các trường: {known}" if known else "Dòng này không có số liệu để so sánh")


def test_points_from_outside_are_figures_too(tmp_path: Path) -> None:
    text = broken(CATALOGUE, f"kind: choice, {OPTIONS}", "kind: given, from: Bộ Nội vụ")
    text = broken(text, 'left: {line: "1.10", field: part}', 'left: {line: "2.3", field: points}')
    whole_house(tmp_path)
    assert check_path(written(tmp_path, CATALOGUE_FILE, text)).errors == ()


def test_a_catalogue_that_is_sourced_throughout_has_no_notice_of_it(tmp_path: Path) -> None:
    text = broken(CATALOGUE, "place: Biểu 1, status: illustrative", "place: Biểu 1, status: sourced")
    whole_house(tmp_path)
    notices = check_path(written(tmp_path, CATALOGUE_FILE, text)).notices
    assert [notice.code for notice in notices] == ["stored_conflict"]
