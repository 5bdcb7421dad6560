"""Reading YAML: exact values with their rows, and everything that is refused."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cchc.core.errors import InputRefused, Problem, UnknownReference
from cchc.files.yaml_text import read_limited
from cchc.files.yaml_tree import Limits, parse_yaml
from tests.files.sample import only


def refused(text: str | bytes, **limits: int) -> Problem:
    with pytest.raises(InputRefused) as caught:
        parse_yaml(text.encode() if isinstance(text, str) else text, "a.yaml", Limits(**limits))
    return only(caught.value.problems)


def value_of(scalar: str) -> object:
    data = parse_yaml(f"key: {scalar}\n".encode(), "a.yaml").data
    assert isinstance(data, dict)
    return data["key"]


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("0.25", Decimal("0.25")),
        ("1.10", Decimal("1.10")),
        ("-3", -3),
        ("0", 0),
        ("2018-07-18", date(2018, 7, 18)),
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("~", None),
    ],
)
def test_plain_scalars_keep_their_exact_value(scalar: str, value: object) -> None:
    found = value_of(scalar)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "scalar",
    ["yes", "no", "on", "off", "12:30", "012", "0x1F", "1e5", "1_000", ".5", "+5", ".inf", "True", "0,25"],
)
def test_what_other_readers_convert_stays_text(scalar: str) -> None:
    assert value_of(scalar) == scalar


def test_quoted_scalars_are_text() -> None:
    assert value_of('"1.10"') == "1.10"
    assert value_of("'2018-07-18'") == "2018-07-18"
    assert value_of('"null"') == "null"


def test_every_value_has_its_row() -> None:
    tree = parse_yaml(b"a:\n  - x\n  - b: 1\n    c: 2\n", "a.yaml")
    assert tree.data == {"a": ["x", {"b": 1, "c": 2}]}
    assert [tree.row(path) for path in [(), ("a",), ("a", 0), ("a", 1, "c")]] == [1, 1, 2, 4]
    assert tree.row(("a", 1, "absent", 7)) == 3


def test_text_becomes_nfc_and_a_byte_order_mark_is_tolerated() -> None:
    tree = parse_yaml("\ufeffkey: Sở\n".encode(), "a.yaml")
    assert tree.data == {"key": "Sở"}


def test_duplicate_keys_name_both_rows() -> None:
    problem = refused("a: 1\nb: 2\na: 3\n")
    assert str(problem) == "a.yaml, dòng 3: Khóa “a” bị lặp: đã có ở dòng 1 (Giữ lại một trong hai dòng)"
    assert problem.code == "duplicate_key"


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("a: 1\ncode: 1.10\n", "1.10", 2),
        ("code: 1.1.2\n", "1.1.2", 1),
        ("code: II\n", "II", 1),
        ("line: 7\n", "7", 1),
        ("area: 8\n", "8", 1),
        ("facts:\n  1.2: {points: 1}\n", "1.2", 2),
        ("lines: [7.1]\n", "7.1", 1),
        ('from: ["7.1", 7.2]\n', "7.2", 1),
        ("to:\n  - 7.1.1\n", "7.1.1", 2),
        ("same_code: [1]\n", "1", 1),
    ],
)
def test_unquoted_codes_are_refused(text: str, code: str, row: int) -> None:
    problem = refused(text)
    hint = f'Viết "{code}"; không có ngoặc kép thì 1.10 bị hiểu là số 1,1'
    assert str(problem) == f"a.yaml, dòng {row}: Mã {code} phải đặt trong ngoặc kép ({hint})"
    assert problem.code == "unquoted_code"


def test_words_years_and_absent_lines_need_no_quotes() -> None:
    text = b"line: officials-rest\nperiod: {from: 2018, to: 2020}\nconflict: {line: null}\ncode: null\n"
    tree = parse_yaml(text, "a.yaml")
    assert tree.data == {
        "line": "officials-rest",
        "period": {"from": 2018, "to": 2020},
        "conflict": {"line": None},
        "code": None,
    }


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(InputRefused) as caught:
        parse_yaml(b"code: 1\na: 2\na: 3\nday: 2018-02-30\n", "a.yaml")
    assert [problem.code for problem in caught.value.problems] == [
        "unquoted_code",
        "duplicate_key",
        "unreadable_value",
    ]


def test_dates_and_numbers_that_cannot_be() -> None:
    assert refused("day: 2018-02-30\n").message == "Ngày “2018-02-30” không có trong lịch"
    assert refused(f"n: {'9' * 5000}\n").message == "Số quá dài: 5000 chữ số, chỉ nhận tối đa 28"
    assert refused(f"n: -{'9' * 20}.{'9' * 9}\n").message == "Số quá dài: 29 chữ số, chỉ nhận tối đa 28"
    assert value_of(f"-{'9' * 20}.{'9' * 8}") == Decimal(f"-{'9' * 20}.{'9' * 8}")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('facts:\n  "2.4": {points: 2,77}\n', "2.77"),
        ('facts:\n  "2.4":\n    {status: derived, points: 0,5, note: x}\n', "0.5"),
        ("a: 1\nb:\n  - {kind: late, points: -2,5}\n", "-2.5"),
        ("a: 1\nb: 2\nc: {count: 1.234,50}\n", "1234.50"),
        ("a: 1\nb: 2\nc: {d: {points: 2, 77}}\n", "2.77"),
    ],
)
def test_a_decimal_comma_in_braces_is_recognised(text: str, written: str) -> None:
    problem = refused(text)
    assert (problem.code, problem.message) == (
        "decimal_comma",
        f"Số thập phân phải dùng dấu chấm: {written}",
    )
    assert problem.hint == "Dấu phẩy trong ngoặc ngăn cách hai khóa"
    assert problem.place.row == text.count("\n", 0, text.index(",")) + 1


def test_each_decimal_comma_is_told_and_nothing_else() -> None:
    with pytest.raises(InputRefused) as caught:
        parse_yaml(b"a: {b: 2,5, c: 3,5}\nd: {e: 1,25}\n", "a.yaml")
    assert [problem.message.rpartition(" ")[2] for problem in caught.value.problems] == ["2.5", "3.5", "1.25"]


@pytest.mark.parametrize("text", ["a: {b: x, 77}\n", "a: {b: 2, 77: y}\n", "a: {b: '2', 77}\n", "a: {77}\n"])
def test_other_keys_of_digits_are_codes(text: str) -> None:
    assert refused(text).code == "unquoted_code"


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (BOMB, "yaml_alias", "Tệp dùng neo hoặc bí danh của YAML (& và *)"),
        ("a: &x [*x]\n", "yaml_alias", "Tệp dùng neo hoặc bí danh của YAML (& và *)"),
        ("&a key: 1\n", "yaml_alias", "Tệp dùng neo hoặc bí danh của YAML (& và *)"),
        ("a: !!python/object/apply:os.system [x]\n", "yaml_tag", "Tệp dùng nhãn kiểu của YAML (!)"),
        ("a: !!str 1\n", "yaml_tag", "Tệp dùng nhãn kiểu của YAML (!)"),
        ("a: 1\n---\nb: 2\n", "several_documents", "Tệp chứa nhiều tài liệu YAML"),
        ("", "empty_file", "Tệp trống"),
        ("# chỉ có ghi chú\n", "empty_file", "Tệp trống"),
        ("? [a]\n: 1\n", "unreadable_key", "Khóa phải là chữ"),
        ("a: 'x\n", "broken_yaml", "Tệp không đúng cú pháp YAML"),
        ("a: [1, 2\n", "broken_yaml", "Tệp không đúng cú pháp YAML"),
        ("a: b: c\n", "broken_yaml", "Tệp không đúng cú pháp YAML"),
        ("a:\n\t- b\n", "broken_yaml", "Tệp không đúng cú pháp YAML"),
        ("[" * 100_000, "yaml_too_deep", "Các mục lồng nhau quá sâu: hơn 40 cấp"),
        ("- " * 100_000, "yaml_too_deep", "Các mục lồng nhau quá sâu: hơn 40 cấp"),
        ("{a: " * 100_000, "yaml_too_deep", "Các mục lồng nhau quá sâu: hơn 40 cấp"),
        ("a: \0b\n", "control_character", "Tệp có ký tự điều khiển (mã 00), không phải tệp văn bản"),
        ("a: \u2028b\n", "control_character", "Tệp có ký tự điều khiển (mã 2028), không phải tệp văn bản"),
        ("a: Số".encode("cp1258", "ignore") + b"\xf4", "not_utf8", "Tệp không dùng bảng mã UTF-8"),
        ("a: Sở".encode("utf-16"), "not_utf8", "Tệp không dùng bảng mã UTF-8"),
    ],
)
def test_hostile_and_broken_texts_are_refused(text: str | bytes, code: str, message: str) -> None:
    problem = refused(text)
    assert (problem.code, problem.message) == (code, message)
    assert problem.hint
    assert problem.place.row


def test_too_many_values_are_refused() -> None:
    problem = refused("[" + "1, " * 100 + "1]", values=50)
    assert problem.message == "Tệp có quá nhiều giá trị: hơn 50"


def test_syntax_hints_help_an_officer() -> None:
    assert refused("a:\n\t- b\n").hint == "Thụt đầu dòng bằng dấu cách, không dùng phím Tab"
    assert refused("x: 1\na: b: c\n").place.row == 2
    unclosed = refused("x: 1\na: 'x\n\nb: 2\n")
    assert (unclosed.place.row, unclosed.hint) == (2, "Có dấu ngoặc kép mở mà chưa đóng")


@pytest.mark.parametrize(
    ("text", "row", "before"),
    [
        ("foo: [1, 2", 1, "trong dòng"),
        ("foo: [1, 2\n", 1, "trong dòng"),
        ("x: 1\nfoo: [1, 2\n\nbar: 3\n", 2, "trước dòng 4"),
        ("x: 1\nfoo:\n  - {a: 1\n  - {a: 2}\n", 3, "trước dòng 4"),
    ],
)
def test_an_unclosed_bracket_is_told_at_its_row(text: str, row: int, before: str) -> None:
    problem = refused(text)
    hint = f"Thiếu dấu ] hoặc }} của ngoặc mở ở dòng này, hoặc thiếu dấu phẩy {before}"
    assert (problem.place.row, problem.hint) == (row, hint)


@pytest.mark.parametrize("text", ["foo: [\n  - x\n", "foo: {a: 1 b: 2}\n"])
def test_other_slips_in_brackets_name_the_bracket_too(text: str) -> None:
    assert "Thiếu dấu ] hoặc }" in refused(text).hint


def test_a_wrong_byte_is_shown_with_its_row() -> None:
    assert refused(b"a: 1\nb: 2\nc: \xff\n").place.row == 3


def test_a_file_of_100_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    with pytest.raises(InputRefused) as caught:
        read_limited(path, "big.yaml")
    hint = "Tách thành nhiều tệp hoặc bỏ bớt nội dung"
    assert str(caught.value) == f"big.yaml: Tệp quá lớn: 100 MB, chỉ nhận tối đa 5 MB ({hint})"


def test_a_folder_is_no_file_and_an_absent_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="Đường dẫn không phải là tệp"):
        read_limited(tmp_path, "x")
    with pytest.raises(UnknownReference, match="Không tìm thấy tệp"):
        read_limited(tmp_path / "absent.yaml", "absent.yaml")


def test_a_file_that_may_not_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_args: object, **_options: object) -> None:
        raise PermissionError

    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n", "utf-8")
    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(InputRefused, match="Không mở được tệp"):
        read_limited(path, "a.yaml")
