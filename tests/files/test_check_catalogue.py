"""What the check refuses in a catalogue, with the words an officer reads."""

from pathlib import Path

import pytest

from cchc.files.check import check_all, check_path
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

Case = tuple[str, str, str, str, str | None]
TIERS = """\
            - {at_least: 95, points: 4}
            - {at_least: 80, points: 2.5}
          otherwise: 0
"""
FORMS = "parts: [{part: web, points: 1.5}, {part: press, points: 0.5}]"
CASES = "[{kind: late, points: 0.5, at_most: 1}, {kind: poor, points: 0.25}]"
OPTIONS = "options: [{id: full, name: Đủ, points: 3}, {id: half, name: Một nửa, points: 1}]"


def tiers(*steps: str, otherwise: str = "0") -> str:
    return "".join(f"            - {{{step}}}\n" for step in steps) + f"          otherwise: {otherwise}\n"


TREE: list[Case] = [
    ('code: "1.2"', 'code: "1.11"', "duplicate_code", "Mã “1.11” bị lặp", "1.11"),
    ("id: reports", "id: ratio", "duplicate_id", "id “ratio” bị lặp", "ratio"),
    ('code: "2.1", ', "", "missing_code", "Dòng không có mã", "asked"),
    (
        "[{id: so, name: Các sở}]",
        "[{id: so, name: A}, {id: so, name: B}]",
        "duplicate_id",
        "id “so” bị lặp trong “ranking.groups”",
        None,
    ),
    (
        "- {id: bao-cao, name: Báo cáo, minimum: 1, noun: báo cáo}",
        "- {id: bao-cao, name: A}\n          - {id: bao-cao, name: B}",
        "duplicate_id",
        "Tài liệu kiểm chứng “bao-cao” bị lặp",
        "1.10",
    ),
    (
        "max_points: 12",
        "max_points: 12.5",
        "children_do_not_sum",
        "Các dòng con cộng lại 12,00 điểm, khác 12,50 điểm của dòng 1",
        "1",
    ),
    (
        "scale: 20",
        "scale: 30",
        "scale_does_not_sum",
        "Các lĩnh vực cộng lại 20,00 điểm, khác thang điểm 30,00",
        None,
    ),
    (
        "direct, max_points: 20",
        "direct, max_points: 21",
        "part_does_not_sum",
        "Các dòng của phần điểm “documents” cộng lại 20,00 điểm, khác 21,00 điểm của phần",
        None,
    ),
    (
        "group: direct",
        "group: other",
        "unknown_group",
        "Phần điểm “documents” thuộc nhóm “other” không có trong “part_groups”",
        None,
    ),
    (
        "status: illustrative, source: mh, note: minh họa",
        "status: derived, source: mh",
        "missing_note",
        "Phần điểm “documents”: mức độ “derived” phải kèm ghi chú",
        None,
    ),
    ("name: Mức,", "name: Mức, part: survey,", "unknown_part", "Không có phần điểm “survey”", "2.3"),
    ("  part: documents\n", "", "missing_part", "Dòng chấm điểm không thuộc phần điểm nào", "1.1.1"),
    (
        "name: Mức,",
        "name: Mức, reference: {source: mh, status: memory},",
        "missing_note",
        "Mức độ “memory” phải kèm ghi chú",
        "2.3",
    ),
    (
        "name: Mức,",
        "name: Mức, reference: {source: xx, status: sourced},",
        "missing_source",
        "Nguồn “xx” không có trong mục “sources”",
        "2.3",
    ),
    (
        "  reference: {source: mh, place: Biểu 1, status: illustrative, note: minh họa}\n",
        "",
        "missing_reference",
        "Thiếu nguồn dẫn “reference”",
        "1",
    ),
    (
        "status: illustrative, source: mh,",
        "status: illustrative, source: xx,",
        "missing_source",
        "Nguồn “xx” không có trong mục “sources”",
        None,
    ),
    (
        "name: Kế hoạch\n",
        "name: Kế hoạch\n        rule: {kind: given, from: Nơi khác}\n",
        "rule_on_parent",
        "Dòng không được chấm điểm mà có cách đo hoặc cách chấm",
        "1.1",
    ),
    ("bonus_cap: 2", "bonus_cap: null", "missing_cap", "Có dòng thưởng điểm nhưng thiếu “bonus_cap”", "2.5"),
    (
        "penalty_cap: 1",
        "penalty_cap: null",
        "missing_cap",
        "Có dòng phạt điểm nhưng thiếu “penalty_cap”",
        "2.6",
    ),
    ("at_least: 65", "at_least: 80", "bands_not_falling", "Ngưỡng các mức xếp loại phải giảm dần", None),
    (
        "{name: Tốt, at_least: 80}",
        "{name: Tốt, at_least: 180}",
        "impossible_threshold",
        "Ngưỡng 180 của mức “Tốt” không thể xảy ra",
        None,
    ),
    (
        "[so-noi-vu]",
        "[so-la]",
        "unknown_agency",
        "Không có cơ quan hay nhóm cơ quan “so-la” trong danh sách “don-vi”",
        "1.1.2",
    ),
    (
        "conflicts: [dung-han]",
        "conflicts: [khac]",
        "unknown_conflict",
        "Không có mâu thuẫn “khac” trong “conflicts”",
        "1.10",
    ),
    (
        'says: 98%}, line: "1.10"',
        'says: 98%}, line: "9.9"',
        "unknown_line",
        "Mâu thuẫn “dung-han” nêu dòng “9.9” không có trong bộ tiêu chí",
        None,
    ),
    (
        'left: {line: "1.10", field: part}',
        'left: {line: "9.9", field: part}',
        "unknown_line",
        "Ràng buộc “trong-so” nêu dòng “9.9” không có trong bộ tiêu chí",
        "9.9",
    ),
    (
        'left: {line: "1.10", field: part}',
        'left: {line: "1.10", field: count}',
        "unknown_field",
        "Ràng buộc “trong-so”: số liệu của dòng 1.10 không có trường “count”",
        "1.10",
    ),
    (
        "id: par_index_agency/thu-nghiem-2026",
        "id: par_index_agency/khac",
        "id_not_folder",
        "Mã “par_index_agency/khac” khác thư mục “par_index_agency/thu-nghiem-2026”",
        None,
    ),
    (
        "state: draft",
        "state: published",
        "published_not_locked",
        "Bộ tiêu chí ghi đã công bố nhưng chưa có trong LOCK",
        None,
    ),
]
SCALES: list[Case] = [
    (
        f"rule: {{kind: choice, {OPTIONS}}}",
        "hint: x",
        "missing_rule",
        "Dòng chấm điểm không có cách chấm điểm",
        "2.3",
    ),
    (
        "rule: {kind: proportion, zero_below: 50, full_at: 100}",
        "rule: {kind: deduction, per_case: [{kind: case, points: 1}]}",
        "pair_not_allowed",
        "Cách chấm deduction không dùng được với cách đo against_plan",
        "1.1.2",
    ),
    (
        f"kind: choice, {OPTIONS}",
        "kind: all_or_nothing",
        "pair_not_allowed",
        "Cách chấm all_or_nothing cần một cách đo (measure)",
        "2.3",
    ),
    (
        "rule: {kind: all_or_nothing}",
        "rule: {kind: all_or_nothing, condition: {equal: 1}}",
        "needless_condition",
        "Câu hỏi Có/Không không có ngưỡng (condition)",
        "2.1",
    ),
    (
        "{kind: all_or_nothing, condition: {at_most: 0}}",
        "{kind: all_or_nothing}",
        "missing_condition",
        "Thiếu ngưỡng phải đạt (condition)",
        "1.1.1",
    ),
    (
        "condition: {at_most: 0}",
        "condition: {at_most: -1}",
        "impossible_threshold",
        "Ngưỡng “không quá -1 ngày” không thể xảy ra",
        "1.1.1",
    ),
    (
        TIERS,
        tiers("at_least: 120, points: 4"),
        "impossible_threshold",
        "Ngưỡng “từ 120% trở lên” không thể xảy ra",
        "1.10",
    ),
    (
        TIERS,
        tiers("above: 100, points: 4"),
        "impossible_threshold",
        "Ngưỡng “trên 100%” không thể xảy ra",
        "1.10",
    ),
    (
        TIERS,
        tiers("below: 0, points: 4"),
        "impossible_threshold",
        "Ngưỡng “dưới 0%” không thể xảy ra",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_least: 80, points: 4", "at_least: 95, points: 2"),
        "tiers_not_in_order",
        "Ngưỡng của các bước phải giảm dần",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_least: 80, points: 4", "above: 80, points: 2"),
        "tiers_not_in_order",
        "Ngưỡng của các bước phải giảm dần",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_most: 5, points: 4", "at_most: 2, points: 2"),
        "tiers_not_in_order",
        "Ngưỡng của các bước phải tăng dần",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_least: 80, points: 4", "at_most: 50, points: 2"),
        "mixed_directions",
        "Các bước đi theo hai chiều ngược nhau",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_least: 95, points: 4", "at_least: 80, points: 4"),
        "points_not_falling",
        "Điểm của các bước phải giảm dần",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_least: 95, points: 4", otherwise="4"),
        "points_not_falling",
        "Điểm của các bước phải giảm dần",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_least: 95, points: 5"),
        "points_above_maximum",
        "Điểm bước cao nhất là 5,00, khác điểm tối đa 4,00",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_least: 95, points: 3"),
        "maximum_not_reached",
        "Điểm bước cao nhất là 3,00, khác điểm tối đa 4,00",
        "1.10",
    ),
    ("full_at: 100", "full_at: 0, scope: x", "unknown_key", "Khóa “scope” không được dùng ở đây", "1.1.2"),
    ("zero_below: 50, full_at: 100", "full_at: 0", "impossible_threshold", "full_at không thể là 0", "1.1.2"),
    ("zero_below: 50", "zero_below: 100", "impossible_threshold", "zero_below không thể là 100", "1.1.2"),
    (CASES, "[{kind: late, points: 0.5}]", "missing_kind", "Chưa nêu mức trừ của loại “poor”", "1.2"),
    (
        CASES,
        f"{CASES[:-1]}, {{kind: odd, points: 1}}]",
        "unknown_kind",
        "Loại “odd” không có trong cách đo",
        "1.2",
    ),
    (
        CASES,
        f"{CASES[:-1]}, {{kind: late, points: 1}}]",
        "duplicate_name",
        "Loại “late” bị lặp trong per_case",
        "1.2",
    ),
    (
        "{kind: poor, points: 0.25}",
        "{kind: poor, points: 0}",
        "impossible_points",
        "Mức trừ mỗi trường hợp phải lớn hơn 0",
        "1.2",
    ),
    (
        "{kind: case, points: 1}",
        "{kind: vụ, points: 1}",
        "wrong_type",
        "“kind” phải là mã định danh, không phải “vụ”",
        "2.4",
    ),
    (
        "{id: poor, name: Thiếu}",
        "{id: late, name: Thiếu}, {id: poor, name: X}",
        "duplicate_name",
        "Mã “late” bị lặp trong “kinds” của cách đo",
        "1.2",
    ),
    (FORMS, "parts: [{part: web, points: 2}]", "missing_part", "Chưa cho điểm nội dung “press”", "1.11"),
    (
        FORMS,
        f"{FORMS[:-1]}, {{part: tv, points: 0}}]",
        "unknown_part",
        "Nội dung “tv” không có trong cách đo",
        "1.11",
    ),
    (
        FORMS,
        f"{FORMS[:-1]}, {{part: web, points: 0}}]",
        "duplicate_name",
        "Nội dung “web” bị lặp trong cách chấm",
        "1.11",
    ),
    (
        "{part: web, points: 1.5}",
        "{part: web, points: 1}",
        "maximum_not_reached",
        "Điểm tổng các nội dung là 1,50, khác điểm tối đa 2,00",
        "1.11",
    ),
    ("id: half", "id: full", "duplicate_name", "Mức “full” bị lặp", "2.3"),
    (
        "name: Đủ, points: 3",
        "name: Đủ, points: 2.5",
        "maximum_not_reached",
        "Điểm mức cao nhất là 2,50, khác điểm tối đa 3,00",
        "2.3",
    ),
    (
        "condition: {at_least: 98}",
        "condition: {at_least: 101}",
        "impossible_threshold",
        "Yêu cầu “Đạt từ 98%”: Ngưỡng “từ 101% trở lên” không thể xảy ra",
        "1.10",
    ),
    (
        "          condition: {at_least: 98}\n",
        "",
        "missing_condition",
        "Yêu cầu “Đạt từ 98%”: Thiếu ngưỡng phải đạt (condition)",
        "1.10",
    ),
    (
        "text: Đạt từ 98%",
        "text: Đạt từ 98%\n          qualitative: true",
        "unmeasured_target",
        "Yêu cầu phải có cách đo hoặc ghi là định tính",
        "1.10",
    ),
]


CHECKLIST = f"rule: {{kind: checklist, {FORMS}}}"


@pytest.mark.parametrize(("old", "new", "code", "message", "criterion"), [*TREE, *SCALES])
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
