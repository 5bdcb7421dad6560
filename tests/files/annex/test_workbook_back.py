"""The workbook of a draft after a person had it in Excel: a verdict on every row with its cells."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc.core.errors import InputRefused
from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.draft_editing import add_line, find
from cchc.files.catalogue_import.draft_workbook import KEYS, SHEET, write_workbook
from cchc.files.catalogue_import.draft_workbook_back import WorkbookJudged, judged_workbook
from cchc.files.catalogue_import.reading import annex_in, read_annex
from tests.files.annex.making import HEAD
from tests.files.annex.offices import Office, word

YES = "Đạt: 1; không đạt: 0"
ROWS = [
    ("1", "CHỈ ĐẠO", "2", ""),
    ("1.1", "Kế hoạch", "1", YES),
    ("1.2", "Báo cáo", "1", YES),
    ("", "Tổng cộng", "2", ""),
]
Worksheet = Any
Change = Callable[[Worksheet], Any]


@pytest.fixture
def draft() -> Draft:
    return read_annex(annex_in(word(Office(ROWS)), "phu-luc"), "phu-luc", HEAD)


def changed(draft: Draft, *changes: Change, version: int = 4) -> bytes:
    """The workbook after changes on its sheet."""
    book = load_workbook(BytesIO(write_workbook(draft, version)))
    for change in changes:
        change(book[SHEET])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def put(place: str, value: object) -> Change:
    return lambda sheet: sheet.__setitem__(place, value)


def judged(draft: Draft, *changes: Change, **saved: int) -> WorkbookJudged:
    return judged_workbook(draft, changed(draft, *changes), "x.xlsx", saved, "stop")


def told(found: WorkbookJudged) -> list[tuple[int, str, str, tuple[str, ...]]]:
    return [(one.number, one.code, one.judgement, one.told) for one in found.rows]


def test_columns_and_rows_may_stand_in_another_order(draft: Draft) -> None:
    def columns_turned(sheet: Worksheet) -> None:
        for row in sheet.iter_rows(min_row=3, max_col=len(KEYS)):
            values = [cell.value for cell in row]
            for cell, value in zip(row, reversed(values), strict=True):
                cell.value = value

    def rows_swapped(sheet: Worksheet) -> None:
        for left, right in zip(sheet[5], sheet[6], strict=True):
            left.value, right.value = right.value, left.value

    found = judged(draft, columns_turned, rows_swapped, put("M5", "Báo cáo năm"))

    assert told(found) == [
        (4, "1", "same", ()),
        (5, "1.2", "changed", ("ô M5 Tên dòng: “Báo cáo” → “Báo cáo năm”",)),
        (6, "1.1", "same", ()),
    ]
    assert find(found.draft, "bao-cao").line["name"] == "Báo cáo năm"


def test_a_changed_code_is_told_with_its_cell(draft: Draft) -> None:
    found = judged(draft, put("A6", "1.3"), put("C6", 0.5))

    assert told(found)[2] == (
        6,
        "1.3",
        "changed",
        ("ô A6 Mã: “1.2” → “1.3”", "ô C6 Điểm tối đa: “1” → “0.5”"),
    )
    assert not found.problems


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (put("C5", "=1+1"), "ô C5: Ô chứa công thức; chép rồi dán giá trị vào ô"),
        (put("A5", 1.3), "ô A5: Ô mã là số nên không phân biệt được 1.1 với 1.10;"),
        (put("N5", ""), "ô N5: Dòng không có định danh; thêm dòng mới thì thêm trên trang"),
        (put("N5", "bao-cao"), "ô N6: Định danh của dòng bị lặp"),
        (put("N5", "khac"), "ô N5: Bản thảo không có dòng “khac”"),
        (put("I5", "nhân đôi"), "ô I5: “nhân đôi” không có trong danh sách"),
        (lambda sheet: sheet.delete_rows(5), "Tệp không còn dòng 1.1"),
        (put("B9", "Dòng viết thêm"), "ô N9: Dòng không có định danh"),
    ],
    ids=["formula", "number", "no id", "id twice", "id unknown", "effect", "row gone", "row more"],
)
def test_what_cannot_be_taken_is_refused_with_its_cell(draft: Draft, change: Change, message: str) -> None:
    found = judged(draft, change)

    assert any(problem.message.startswith(message) for problem in found.problems)
    assert "refused" in {row.judgement for row in found.rows} or message.startswith("Tệp")


def test_a_date_that_excel_made_of_a_code_is_refused(draft: Draft) -> None:
    found = judged(draft, put("A5", date(2026, 1, 2)))

    assert [one.message for one in found.problems] == [
        "ô A5: Bảng tính đã tự đổi ô thành ngày, giờ; định dạng ô là chữ (Text) rồi ghi lại"
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda sheet: sheet.delete_cols(3), "Dòng 3: Thiếu cột “Điểm tối đa”"),
        (put("D3", "Mã"), "Dòng 3: Thiếu cột “Loại cách đo”"),
        (put("P3", "Mã"), "Dòng 3: Cột “Mã” có hai lần"),
        (lambda sheet: sheet.delete_rows(3), "Không còn dòng tiêu đề cột"),
        (put("A2", "khác"), "không phải là bảng tính tải về từ bản thảo này"),
    ],
)
def test_a_sheet_that_is_not_the_one_taken_away_is_refused(
    draft: Draft, change: Change, message: str
) -> None:
    with pytest.raises(InputRefused, match=message):
        judged(draft, change)


def test_only_what_was_saved_after_the_workbook_was_taken_is_protected(draft: Draft) -> None:
    change = put("B6", "Báo cáo năm")

    assert judged(draft, change, **{"bao-cao": 4}).changed == ["bao-cao"]
    assert judged(draft, change, **{"bao-cao": 5}).by_hand == ["bao-cao"]


def test_a_line_added_on_the_pages_meanwhile_is_not_missed(draft: Draft) -> None:
    raw = changed(draft)
    more, line = add_line(draft, "chi-dao", "1.3", "Kiểm tra")

    assert not judged_workbook(more, raw, "x.xlsx", {line: 5}, "stop").problems
    assert judged_workbook(more, raw, "x.xlsx", {line: 3}, "stop").problems
