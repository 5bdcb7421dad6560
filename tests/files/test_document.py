"""Values that do not fit the schema of their file: what is said, where, and with which advice."""

from pathlib import Path

import pytest

from cchc.core.errors import InputRefused
from cchc.files.store import catalogue_from_text
from tests.files.sample import (
    CATALOGUE,
    CATALOGUE_FILE,
    FILES,
    RESULT_FILE,
    broken,
    check_broken,
    only,
    row_of,
)

RULE = (
    "rule: {kind: choice, options: [{id: full, name: Đủ, points: 3}, {id: half, name: Một nửa, points: 1}]}"
)
RULES = "all_or_nothing, tiers, proportion, deduction, checklist, choice, given"
MEASURES = "yes_no, count, ratio, change, against_plan, days_late, parts"
FACTS = (
    "expected, unknown, not_applicable, points, value, count, cases, part, current, actual, due, done, option"
)
NUMBER_HINT = "Viết bằng chữ số, dấu chấm thập phân, không đặt trong ngoặc kép: 0.25"
DAY_HINT = "Viết năm-tháng-ngày, không đặt trong ngoặc kép: 2018-07-18"


@pytest.mark.parametrize(
    ("old", "new", "code", "message", "criterion", "hint"),
    [
        (
            RULE,
            "rule: {kind: bonus}",
            "unknown_rule",
            "Không có cách chấm điểm “bonus”",
            "2.3",
            f"Chọn một trong: {RULES}",
        ),
        (RULE, "rule: {}", "unknown_rule", "Không rõ cách chấm điểm", "2.3", f"Chọn một trong: {RULES}"),
        (RULE, "rule: given", "wrong_type", "“rule” phải là nhóm khóa, không phải “given”", "2.3", ""),
        (
            "kind: yes_no",
            "kind: vote",
            "unknown_measure",
            "Không có cách đo “vote”",
            "2.1",
            f"Chọn một trong: {MEASURES}",
        ),
        ("scale: 20\n", "", "missing_key", "Thiếu khóa “scale”", None, "Thêm khóa này vào mục"),
        (
            "max_points: 12",
            "max_points: 12a",
            "wrong_type",
            "“max_points” phải là số không âm, không phải “12a”",
            "1",
            NUMBER_HINT,
        ),
        (
            "max_points: 12",
            "max_points: -1",
            "wrong_type",
            "“max_points” phải là số không âm, không phải “-1”",
            "1",
            NUMBER_HINT,
        ),
        (
            "max_points: 12",
            'max_points: "12"',
            "wrong_type",
            "“max_points” phải là số không âm, không phải “12”",
            "1",
            NUMBER_HINT,
        ),
        (
            "max_points: 12",
            "max_points: [12]",
            "wrong_type",
            "“max_points” phải là số không âm, không phải một danh sách",
            "1",
            NUMBER_HINT,
        ),
        (
            "max_points: 12\n",
            "hint: null\n",
            "missing_key",
            "Thiếu khóa “max_points”",
            "1",
            "Không nguồn nào nêu điểm thì ghi null",
        ),
        (
            "illustrative: true",
            "illustrative: yes",
            "wrong_type",
            "“illustrative” phải là true hoặc false, không phải “yes”",
            None,
            "",
        ),
        (
            "illustrative: true",
            "illustrative: null",
            "empty_value",
            "“illustrative” không được để trống: phải là true hoặc false",
            None,
            "",
        ),
        (
            "state: draft",
            "state: final",
            "not_allowed",
            "“state” không nhận giá trị “final”",
            None,
            "Chọn một trong: published, draft",
        ),
        (
            "state: draft",
            "state: null",
            "not_allowed",
            "“state” không được để trống",
            None,
            "Chọn một trong: published, draft",
        ),
        (
            "years: [2026]",
            "years: 2026",
            "wrong_type",
            "“years” phải là danh sách, không phải “2026”",
            None,
            "Viết [a, b] hoặc mỗi mục một dòng bắt đầu bằng dấu -",
        ),
        ("years: [2026]", "years: []", "empty_list", "“years” phải có ít nhất 1 mục", None, ""),
        (
            "years: [2026]",
            "years: [2026.5]",
            "wrong_type",
            "“years” phải là số nguyên, không phải “2026.5”",
            None,
            "",
        ),
        (
            "places: 2",
            "places: 7",
            "wrong_type",
            "“places” phải là số nguyên từ 0 đến 6, không phải “7”",
            None,
            "",
        ),
        (
            "date: null",
            "date: 18/7/2018",
            "wrong_type",
            "“date” phải là ngày, không phải “18/7/2018”",
            None,
            DAY_HINT,
        ),
        (
            "title: Bộ tiêu chí thử nghiệm (minh họa)",
            "title: 2018-07-18",
            "wrong_type",
            "“title” phải là chữ, không phải “2018-07-18”",
            None,
            "Đặt trong ngoặc kép nếu giá trị trông như số hoặc ngày",
        ),
        (
            "title: Bộ tiêu chí thử nghiệm (minh họa)",
            "title: {a: 1}",
            "wrong_type",
            "“title” phải là chữ, không phải một nhóm khóa",
            None,
            "Đặt trong ngoặc kép nếu giá trị trông như số hoặc ngày",
        ),
        (
            "title: Bộ tiêu chí thử nghiệm (minh họa)",
            "title: true",
            "wrong_type",
            "“title” phải là chữ, không phải true",
            None,
            "Đặt trong ngoặc kép nếu giá trị trông như số hoặc ngày",
        ),
        (
            "id: asked",
            "id: Đã_hỏi",
            "wrong_type",
            "“id” phải là mã định danh, không phải “Đã_hỏi”",
            "2.1",
            "Chữ thường không dấu, số và dấu gạch nối: so-noi-vu",
        ),
        (
            "base: 2015",
            "base: first",
            "wrong_type",
            "“base” phải là last_year hoặc một năm, không phải “first”",
            "2.2",
            "",
        ),
        (
            "condition: {at_least: 98}",
            "condition: {at_least: 98, above: 3}",
            "one_relation",
            "Phải có đúng một phép so sánh",
            "1.10",
            "Chỉ dùng một khóa trong: at_least, above, at_most, below, equal",
        ),
        (
            "status: illustrative, source: mh",
            "status: sure, source: mh",
            "wrong_type",
            "“status” phải là mức độ có nguồn, không phải “sure”",
            None,
            "Chọn một trong: sourced, derived, inferred, memory, illustrative",
        ),
    ],
)
def test_a_misfit_is_told_with_place_and_advice(
    tmp_path: Path, old: str, new: str, code: str, message: str, criterion: str | None, hint: str
) -> None:
    problem = only(check_broken(tmp_path, CATALOGUE_FILE, old, new).errors)
    assert (problem.code, problem.message, problem.hint) == (code, message, hint)
    assert problem.place.file == f"catalogues/{CATALOGUE_FILE}"
    assert problem.place.criterion == criterion


@pytest.mark.parametrize(("comma", "point"), [("2,77", "2.77"), ('"1.234,5"', "1234.5"), ("-0,5", "-0.5")])
def test_a_decimal_comma_in_a_block_is_recognised(tmp_path: Path, comma: str, point: str) -> None:
    report = check_broken(tmp_path, CATALOGUE_FILE, "          otherwise: 0", f"          otherwise: {comma}")
    problem = only(report.errors)
    assert (problem.code, problem.place.row) == ("decimal_comma", row_of(CATALOGUE, "          otherwise: 0"))
    assert problem.message == f"Số thập phân phải dùng dấu chấm: {point}"
    assert problem.hint == "Sửa “otherwise”; số không đặt trong ngoặc kép"
    assert problem.place.criterion == "1.10"


def test_a_decimal_comma_in_a_text_is_no_slip(tmp_path: Path) -> None:
    assert check_broken(tmp_path, CATALOGUE_FILE, "name: Đủ,", 'name: "2,77",').errors == ()


def test_unknown_keys_list_the_keys_that_may_be_used(tmp_path: Path) -> None:
    report = check_broken(tmp_path, CATALOGUE_FILE, "when_zero: not_applicable", "when_empty: full")
    problem = only(report.errors)
    assert (problem.code, problem.message) == ("unknown_key", "Khóa “when_empty” không được dùng ở đây")
    assert problem.hint == (
        "Các khóa được dùng: scope, window, window_years, kind, part, whole, noun, when_zero"
    )
    assert (problem.place.row, problem.place.criterion) == (row_of(CATALOGUE, "when_zero"), "1.10")


def test_every_misfit_is_told_at_once() -> None:
    text = broken(CATALOGUE, "scale: 20", "scale: nhiều")
    text = broken(text, "kind: yes_no", "kind: vote")
    text = broken(text, "- {at_least: 80, points: 2.5}", "- {at_least: 80, points: hai, extra: 1}")
    with pytest.raises(InputRefused) as caught:
        catalogue_from_text(text.encode(), "a.yaml")
    found = [(problem.code, problem.place.row) for problem in caught.value.problems]
    row = row_of(text, "- {at_least: 80")
    assert found == [
        ("wrong_type", 10),
        ("unknown_key", row),
        ("wrong_type", row),
        ("unknown_measure", row_of(text, "kind: vote")),
    ]
    assert len(str(caught.value).splitlines()) == 4


@pytest.mark.parametrize(
    ("old", "new", "code", "message", "hint"),
    [
        (
            "{value: true}",
            "{answer: true}",
            "unknown_fact",
            "Không rõ loại số liệu",
            f"Chọn một trong: {FACTS}",
        ),
        ("{done: [web]}", "[web]", "wrong_type", "“1.11” phải là nhóm khóa, không phải một danh sách", ""),
        (
            "units: {so-moi: {",
            "units: {so-noi-vu: {",
            "unexpected_unit",
            "Có số liệu của đơn vị không thuộc danh sách phải gửi: so-noi-vu",
            "Thêm đơn vị vào “expected” hoặc bỏ số liệu này",
        ),
        (
            "{cases: {late: 1, poor: 0}}",
            "{cases: 1}",
            "wrong_type",
            "“cases” phải là nhóm khóa, không phải “1”",
            "",
        ),
        (
            "{value: true}",
            "{not_applicable: true}",
            "wrong_type",
            "“not_applicable” phải là chữ, không phải true",
            "Ghi lý do không đánh giá",
        ),
        (
            "{value: true}",
            "{not_applicable: null}",
            "empty_value",
            "“not_applicable” không được để trống: phải là chữ",
            "Ghi lý do không đánh giá",
        ),
        (
            "{value: true}",
            "{unknown: true}",
            "wrong_type",
            "“unknown” phải là chữ, không phải true",
            "Ghi lý do chưa có số liệu, hoặc null",
        ),
    ],
)
def test_facts_that_have_no_known_form(
    tmp_path: Path, old: str, new: str, code: str, message: str, hint: str
) -> None:
    problem = only(check_broken(tmp_path, RESULT_FILE, old, new).errors)
    assert (problem.code, problem.message, problem.hint) == (code, message, hint)
    text = FILES[RESULT_FILE]
    row = row_of(text, old)
    assert problem.place.row == row
    assert text.splitlines()[row - 1].startswith(f'  "{problem.place.criterion}": ')


def test_a_file_that_is_a_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="“tệp” phải là nhóm khóa, không phải một danh sách"):
        catalogue_from_text(b"- a\n", "a.yaml")
