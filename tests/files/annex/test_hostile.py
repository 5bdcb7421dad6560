"""Annexes that an office might hold: every maximum and rule is right, or its line is marked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from unicodedata import normalize

import pytest

from cchc.files.catalogue_import.annex_cells import Annex, Cell, Row, Table
from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.reading import annex_in, core_of, faults_of, read_annex
from tests.files.annex.making import HEAD, scale_of
from tests.files.annex.offices import HEADINGS, Office, excel, word

YES = "Đạt: 1; không đạt: 0"
READ = "Có: 1,00 điểm; ngược lại: 0 điểm."
LATE = "Từ 3,00 điểm, trừ theo từng trường hợp: mỗi báo cáo chậm: trừ 0,25; thấp nhất còn 0 điểm."
TIERS = "Từ 95% trở lên: 1; từ 80% đến dưới 95%: 0,5; dưới 80%: 0"

BOTH = (word, excel)


def drafted(raw: bytes) -> Draft:
    return read_annex(annex_in(raw, "phu-luc"), "phu-luc", HEAD)


@dataclass(frozen=True)
class Read:
    """What must have come of an annex, by code: maximum and rule; `marked` are the marks of lines."""

    lines: Mapping[str, tuple[str | None, str]]
    marked: Mapping[str, set[str]] = field(default_factory=dict)
    general: frozenset[str] = frozenset()
    faults: frozenset[str] = frozenset()


def told(draft: Draft) -> Read:
    nodes = {node.id: node for node in core_of(draft).nodes}
    lines: dict[str, tuple[str | None, str]] = {}
    for line in draft.lines():
        rule = scale_of(nodes[line["id"]])
        most = line["max_points"]
        shown = "" if "chưa chuyển thành cách chấm" in rule else rule
        lines[line["code"] or line["name"]] = (None if most is None else str(most), shown)
    known = {line["id"]: line["code"] or line["name"] for line in draft.lines()}
    marked: dict[str, set[str]] = {}
    for key, found in draft.marks.items():
        if key:
            marked.setdefault(known[key], set()).update(one.code for one in found)
    general = frozenset(mark.code for mark in draft.marks.get("", ()))
    return Read(lines, marked, general, frozenset(fault.code for fault in faults_of(draft)))


CASES: dict[str, tuple[Office, Read]] = {
    "Roman numbers, numbers that restart, letters": (
        Office(
            [
                ("I", "CHỈ ĐẠO", "2", ""),
                ("1", "Kế hoạch", "2", ""),
                ("a", "Ban hành", "1", YES),
                ("b)", "Thực hiện", "1", YES),
                ("II", "TTHC", "1", ""),
                ("1", "Công khai", "1", YES),
                ("", "Tổng cộng", "3", ""),
            ]
        ),
        Read(
            {"I": ("2", ""), "I.1": ("2", ""), "I.1.a": ("1", READ), "I.1.b": ("1", READ)}
            | {"II": ("1", ""), "II.1": ("1", READ)},
            general=frozenset({"numbers_restart"}),
        ),
    ),
    "sums of areas that fit": (
        Office(
            [
                ("I", "CHỈ ĐẠO", "1", ""),
                ("1", "Kế hoạch", "1", YES),
                ("", "Cộng lĩnh vực I", "1", ""),
                ("II", "TTHC", "1", ""),
                ("2", "Công khai", "1", YES),
                ("", "Cộng mục II", "1", ""),
                ("", "TỔNG ĐIỂM (I+II)", "2", ""),
            ]
        ),
        Read({"I": ("1", ""), "1": ("1", READ), "II": ("1", ""), "2": ("1", READ)}),
    ),
    "sums of areas that do not fit": (
        Office(
            [
                ("I", "CHỈ ĐẠO", "1", ""),
                ("1", "Kế hoạch", "1", YES),
                ("", "Cộng lĩnh vực I", "2", ""),
                ("", "Cộng mục IX", "2", ""),
                ("", "Tổng cộng", "3", ""),
            ]
        ),
        Read(
            {"I": ("1", ""), "1": ("1", READ)},
            {"I": {"subtotal_differs"}, "1": {"subtotal_differs"}},
            faults=frozenset({"scale_does_not_sum"}),
        ),
    ),
    "notes between the rows": (
        Office(
            [
                ("1", "CHỈ ĐẠO", "1", ""),
                ("1.1", "Kế hoạch", "1", YES),
                ("", "Ghi chú: điểm tối đa là 2 với đơn vị loại I", "", ""),
                ("", "* Không phát sinh thì không chấm", "", ""),
                ("", "Tổng cộng", "1", ""),
            ]
        ),
        Read({"1": ("1", ""), "1.1": ("1", READ)}, {"1.1": {"note_row"}}),
    ),
    "a remark that gives points": (
        Office(
            [
                ("1", "CHỈ ĐẠO", "1", ""),
                ("1.1", "Kế hoạch", "1", YES),
                ("", "* Không phát sinh thì được 1 điểm", "", ""),
                ("", "GHI CHÚ CHUNG", "", ""),
                ("", "Tổng cộng", "1", ""),
            ],
            bold=(4,),
        ),
        Read(
            {"1": ("1", ""), "1.1": ("1", "")},
            {"1.1": {"note_row", "rows_joined", "scale_not_understood"}},
        ),
    ),
    "repeated heads and numbers of columns": (
        Office(
            [
                ("(1)", "(2)", "(3)", "(4)"),
                ("1", "CHỈ ĐẠO", "2", ""),
                ("1.1", "Kế hoạch", "1", YES),
                HEADINGS,
                ("1.2", "Báo cáo", "1", YES),
                ("", "Tổng cộng", "2", ""),
            ]
        ),
        Read({"1": ("2", ""), "1.1": ("1", READ), "1.2": ("1", READ)}),
    ),
    "maxima that are no one number": (
        Office(
            [
                ("1", "CHỈ ĐẠO", "9", ""),
                *(
                    (f"1.{number}", f"Việc {number}", text, YES)
                    for number, text in enumerate(
                        ("1/2", "1-2", "1,250", "1 (0,5)", "O,5", "0, 5", "5%"), start=1
                    )
                ),
                ("1.8", "Việc 8", "", YES),
                ("", "Tổng cộng", "9", ""),
            ]
        ),
        Read(
            {"1": ("9", "")} | {f"1.{number}": (None, "") for number in range(1, 9)},
            {f"1.{number}": {"maximum_not_read", "scale_not_understood"} for number in range(1, 8)}
            | {"1.8": {"maximum_missing", "scale_not_understood"}},
        ),
    ),
    "points with commas, points and words": (
        Office(
            [
                ("1", "CHỈ ĐẠO", "2,5 điểm", ""),
                ("1.1", "Kế hoạch", "1,0", YES),
                ("1.2", "Báo cáo", "1.5", "Đạt: 1,5; không đạt: 0"),
                ("", "Tổng cộng", "2.50", ""),
            ]
        ),
        Read(
            {"1": ("2.5", ""), "1.1": ("1.0", READ), "1.2": ("1.5", "Có: 1,50 điểm; ngược lại: 0 điểm.")},
        ),
    ),
    "two lines share a merged maximum": (
        Office(
            [
                ("1", "CHỈ ĐẠO", "1", ""),
                ("1.1", "Kế hoạch", "1", YES),
                ("1.2", "Báo cáo", "", YES),
                ("", "Tổng cộng", "1", ""),
            ],
            merged=((2, 2, 3, 2),),
        ),
        Read(
            {"1": ("1", ""), "1.1": ("1", READ), "1.2": (None, "")},
            {"1.2": {"maximum_missing", "scale_not_understood"}},
        ),
    ),
    "areas in one merged cell with their points": (
        Office(
            [
                ("I. CHỈ ĐẠO, ĐIỀU HÀNH (1 điểm)", "", "", ""),
                ("1", "Kế hoạch", "1", YES),
                ("II. TTHC", "", "", ""),
                ("2", "Công khai", "1", YES),
                ("", "Tổng cộng", "2", ""),
            ],
            bold=(1, 3),
            merged=((1, 0, 1, 3), (3, 0, 3, 3)),
        ),
        Read(
            {"I": ("1", ""), "1": ("1", READ), "II": (None, ""), "2": ("1", READ)},
            {"I": {"maximum_in_name"}, "II": {"maximum_missing"}},
        ),
    ),
    "bold areas without numbers": (
        Office(
            [
                ("", "CHỈ ĐẠO", "1", ""),
                ("1", "Kế hoạch", "1", YES),
                ("", "Thủ tục hành chính", "1", ""),
                ("2", "Công khai", "1", YES),
                ("", "Cộng lĩnh vực thủ tục hành chính", "1", ""),
                ("", "Tổng cộng", "2", ""),
            ],
            bold=(1, 3),
        ),
        Read(
            {"CHỈ ĐẠO": ("1", ""), "1": ("1", READ), "Thủ tục hành chính": ("1", ""), "2": ("1", READ)},
            {"CHỈ ĐẠO": {"number_missing"}, "Thủ tục hành chính": {"number_missing"}},
            faults=frozenset({"missing_code"}),
        ),
    ),
    "an area whose number and letters are plain": (
        Office(
            [
                ("I", "CHỈ ĐẠO", "1", ""),
                ("1", "Kế hoạch", "1", YES),
                ("", "Thủ tục hành chính", "1", ""),
                ("", "Tổng cộng", "1", ""),
            ]
        ),
        Read(
            {"I": ("1", ""), "1": ("1", "Đạt: 1,00; không đạt: 0,00; Thủ tục hành chính: 1,00.")},
            {"1": {"rows_joined"}},
        ),
    ),
    "bonus and penalty": (
        Office(
            [
                ("I", "CHỈ ĐẠO", "1", ""),
                ("1", "Kế hoạch", "1", YES),
                ("II", "ĐIỂM THƯỞNG", "3", ""),
                ("2", "Có sáng kiến", "3", "Có: 3; không: 0"),
                ("III", "ĐIỂM TRỪ", "-5", ""),
                ("3", "Báo cáo chậm", "-3", "Mỗi báo cáo chậm trừ 0,25"),
                ("4", "Có cán bộ bị kỷ luật", "2", "Có: 2; không: 0"),
                ("", "Tổng cộng", "1", ""),
            ]
        ),
        Read(
            {
                "I": ("1", ""),
                "1": ("1", READ),
                "II": ("0", ""),
                "2": ("3", "Có: 3,00 điểm; ngược lại: 0 điểm."),
                "III": ("0", ""),
                "3": ("3", LATE),
                "4": ("2", ""),
            },
            {
                "II": {"effect_read"},
                "2": {"effect_read"},
                "III": {"effect_read", "maximum_negative"},
                "3": {"effect_read", "maximum_negative"},
                "4": {"effect_read", "scale_not_understood"},
            },
        ),
    ),
    "codes given twice and parents missing": (
        Office(
            [
                ("1", "CHỈ ĐẠO", "2", ""),
                ("1.1", "Kế hoạch", "1", YES),
                ("1.1", "Báo cáo", "1", YES),
                ("3.1.1", "Lạc", "1", YES),
                ("", "Tổng cộng", "3", ""),
            ]
        ),
        Read(
            {"1": ("2", ""), "1.1": ("1", READ), "3.1.1": ("1", READ)},
            {"1.1": {"numbering_broken", "number_twice"}, "3.1.1": {"parent_missing"}},
            faults=frozenset({"duplicate_code", "children_do_not_sum", "scale_does_not_sum"}),
        ),
    ),
    "letters in pieces": (
        Office(
            [
                ("1", normalize("NFD", "CHỈ ĐẠO"), "1", ""),
                ("1.1", normalize("NFD", "Tỷ lệ hồ sơ đúng hạn"), "1", normalize("NFD", TIERS)),
                ("", normalize("NFD", "Tổng cộng"), "1", ""),
            ],
            headings=(*(normalize("NFD", one) for one in HEADINGS),),
        ),
        Read(
            {"1": ("1", ""), "1.1": ("1", "Từ 95% trở lên: 1,00; từ 80% trở lên: 0,50; còn lại: 0,00.")},
            {"1.1": {"names_needed"}},
        ),
    ),
    "diacritics dropped": (
        Office(
            [
                ("1", "CHI DAO", "1", ""),
                (
                    "1.1",
                    "Ty le ho so dung han",
                    "1",
                    "Tu 95% tro len: 1; tu 80% den duoi 95%: 0,5; duoi 80%: 0",
                ),
                ("", "Tong cong", "1", ""),
            ],
            headings=("STT", "Tieu chi", "Diem toi da", "Cach tinh diem"),
        ),
        Read(
            {
                "1": ("1", ""),
                "1.1": ("1", "Tu 95% tro len: 1,00; tu 80% den duoi 95%: 0,50; duoi 80%: 0,00."),
            },
            {"1.1": {"levels_by_hand"}},
        ),
    ),
}


@pytest.mark.parametrize("make", BOTH)
@pytest.mark.parametrize("name", CASES)
def test_every_line_is_right_or_marked(name: str, make: Callable[[Office], bytes]) -> None:
    office, expected = CASES[name]

    assert told(drafted(make(office))) == expected


SENTENCES = {
    "Từ 80% trở lên: 1; từ 60% đến 80%: 0,5; dưới 60%: 0": "tiers_overlap",
    "Từ 90% đến 100%: 1; từ 85% đến 95%: 0,5; dưới 85%: 0": "tiers_overlap",
    "Từ 90% trở lên: 1; từ 70% đến dưới 80%: 0,5; dưới 70%: 0": "tiers_gap",
    "Từ 95% đến 80%: 0,5; từ 95%: 1; dưới 80%: 0": "levels_by_hand",
    "Từ 95% trở lên: 0,5; từ 80% đến dưới 95%: 1; dưới 80%: 0": "tiers_uneven",
    "Đạt: 1; không đạt: 0. Mỗi báo cáo chậm trừ 0,25": "scale_not_understood",
    "Từ 95% trở lên: 1; dưới 95% thì tính theo công thức b/a × điểm tối đa": "scale_not_understood",
    "Từ 95% trở lên: 1 điểm; nếu có văn bản chậm thì trừ 0,5 điểm": "scale_not_understood",
    "Cứ 1% chưa đạt trừ 0,1 điểm": "scale_not_understood",
    "Mỗi sáng kiến được 0,5 điểm, tối đa 1 điểm": "scale_not_understood",
    "Đạt 95%: 1": "number_alone",
    "Thiếu 1 nội dung trừ 0,25 điểm": "each_assumed",
    "Chậm 5 ngày trừ 0,5": "each_assumed",
    "Từ 95% trở lên hoặc có giải pháp: 1; dưới 95%: 0": "levels_by_hand",
    "Đạt từ 95% trở lên được 100% số điểm; dưới 80% không có điểm": "scale_not_understood",
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_that_may_mean_two_things_are_marked(sentence: str) -> None:
    rows = [("1", "CHỈ ĐẠO", "1", ""), ("1.1", "Tỷ lệ hồ sơ", "1", sentence), ("", "Tổng cộng", "1", "")]

    assert SENTENCES[sentence] in told(drafted(word(Office(rows)))).marked["1.1"]


def test_what_a_spreadsheet_makes_of_numbers_is_marked() -> None:
    office = Office(
        [
            (1, "CHỈ ĐẠO", "=SUM(C3:C5)", ""),
            (1.1, "Một", 0.1 + 0.2, "Đạt: 0,3; không đạt: 0"),
            (1.1, "Mười", 1, YES),
            ("1.3", "Ba", "=1+1", YES),
            ("", "Tổng cộng", 1.3, ""),
        ]
    )
    read = told(drafted(excel(office)))

    assert read.lines["1.1"][0] == "1"
    assert read.marked["1.1"] == {"numbering_broken", "number_twice"}
    assert "maximum_computed" in read.marked["1.3"]
    assert {"duplicate_code", "children_do_not_sum"} <= read.faults


def test_the_limit_of_a_year_is_the_maximum_of_the_part_or_is_asked_for() -> None:
    part = [("I", "ĐIỂM THƯỞNG", "3", ""), ("1", "Sáng kiến", "2", "Đạt: 2; không đạt: 0")]
    alone = [("I", "CHỈ ĐẠO", "0", ""), ("1", "Điểm thưởng sáng kiến", "2", "Đạt: 2; không đạt: 0")]
    twice = [*part, ("II", "ĐIỂM CỘNG THÊM", "1", ""), ("2", "Khen thưởng", "1", YES)]

    assert drafted(word(Office(part))).content["bonus_cap"] == Decimal(3)
    assert "missing_cap" in {one.code for one in faults_of(drafted(word(Office(alone))))}
    assert "missing_cap" in {one.code for one in faults_of(drafted(word(Office(twice))))}


def test_letters_without_a_line_above_them_are_marked_each() -> None:
    rows = [("STT", "Tiêu chí", "Điểm tối đa"), ("a)", "Một", "1"), ("b)", "Hai", "1"), ("c)", "Ba", "1")]
    table = Table(
        "Bảng", tuple(Row(at, tuple(Cell(text, "p") for text in row)) for at, row in enumerate(rows, 1))
    )

    draft = read_annex(Annex((table,)), "phu-luc", HEAD)

    assert list(draft.codes().values()) == ["a", "b", "c"]
    assert sum(mark.code == "parent_missing" for marks in draft.marks.values() for mark in marks) == 3
