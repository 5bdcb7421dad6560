"""Uploaded scores: every score gets a verdict, whatever the file; a template that goes out comes back."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from cchc.core.errors import InputRefused
from cchc.core.index.scores import Score
from cchc.files.score_faults import absence_warning
from cchc.files.scores_import import ImportVerdict, read_upload
from cchc.files.scores_template import LONG_SHEET, WIDE_SHEET, scores_template
from tests.files.index_sample import FILES, SCORES_FILE, sample_index, sample_scores, sample_units

Rows = list[list[object]]
HEADINGS = "Năm;Đơn vị;Mã;Nội dung;Điểm;Hạng;Trong số"
VOICE = Score("tinh-an", 2019, "people-voice", Decimal("4.25"), "")


def judged(text: str | bytes, year: int | None = None, file: str = "diem.csv") -> ImportVerdict:
    raw = text.encode() if isinstance(text, str) else text
    return read_upload(raw, file, sample_index(), sample_units(), year)


def book(**sheets: Rows) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return made


def saved(workbook: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def reasons(verdict: ImportVerdict) -> list[str]:
    return [reason.text for row in verdict.refused for reason in row.reasons]


def test_the_committed_scores_come_in_again_but_for_a_second_source() -> None:
    verdict = judged(FILES[SCORES_FILE])
    assert verdict.clean
    assert verdict.ignored == ("Nguồn",)
    assert [(s.unit, s.year, s.line, s.value, s.rank, s.of) for s in verdict.scores] == [
        (s.unit, s.year, s.line, s.value, s.rank, s.of) for s in sample_scores()
    ]
    assert {score.source for score in verdict.scores} == {""}


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADINGS}\n2019;An;1.1;Tiếng nói;4,25;;\n",
        f"\ufeff{HEADINGS}\r\n2019;An;1.1;Tiếng nói;4.25;;\r\n",
        f"{HEADINGS}\n2019;An;1.1;Tiếng nói;4.25;;\n".replace(";", ","),
        f'{HEADINGS}\n2019;An;1.1;Tiếng nói;"4,25";;\n'.replace(";", ","),
        f"{HEADINGS}\n2019;An;1.1;Tiếng nói;4,25;;\n".replace(";", "\t"),
        "Kết quả 2019\n\nNAM;TỈNH, THÀNH PHỐ;NOI DUNG;ĐIỂM SỐ;Ghi chú\n2019; tỉnh  an ;tieng noi;4,25;x\n",
        "Mã;Đơn vị;Năm;Điểm\n1.1;Tỉnh An;2019;4,25\n",
        "STT;Đơn vị;Tổng hợp;1.1 Tiếng nói;2\n1;An;;4,25;-\n2;;;;\n",
        "Đơn vị;Tiê\u0301ng no\u0301i\nAn;4,25\n",
    ],
)
def test_the_same_score_may_be_written_in_many_ways(text: str) -> None:
    verdict = judged(text, 2019)
    assert verdict.scores == (VOICE,)
    assert verdict.clean


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("2018;An;1.1;Tiếng nói;4;;", "A", "Chỉ số chưa khai công bố năm 2018"),
        ("hai;An;1.1;Tiếng nói;4;;", "A", "Phải là số nguyên dương, không phải “hai”"),
        (";An;1.1;Tiếng nói;4;;", "A", "Chưa ghi năm"),
        ("2019;;1.1;Tiếng nói;4;;", "B", "Chưa ghi đơn vị"),
        (
            "2019;Cuu Lonk;1.1;Tiếng nói;4;;",
            "B",
            "Không có đơn vị “Cuu Lonk” trong năm 2019; có phải: Cửu Long?",
        ),
        (
            "2019;Vĩnh Long;1.1;Tiếng nói;4;;",
            "B",
            (
                "Không có đơn vị “Vĩnh Long” trong năm 2019: "
                "Tỉnh Vĩnh Long (đơn vị mới) chỉ có từ ngày 01/07/2020"
            ),
        ),
        ("2019;=HYPERLINK(1);1.1;Tiếng nói;4;;", "B", "Không có đơn vị “=HYPERLINK(1)” trong năm 2019"),
        ("2019;An;9;Tiếng nói;4;;", "C", "Năm 2019 không có mã “9”"),
        ("2019;An;1.1;Tham gia;4;;", "D", "Mã 1.1 của năm 2019 là “Tiếng nói”, không phải “Tham gia”"),
        (
            "2019;An;;Tiếng nóí lên;4;;",
            "D",
            "Năm 2019 không có nội dung “Tiếng nóí lên”; có phải: 1.1 Tiếng nói?",
        ),
        ("2019;An;;Xyz;4;;", "D", "Năm 2019 không có nội dung “Xyz”"),
        ("2019;An;;;4;;", "D", "Chưa ghi nội dung"),
        ("2019;An;1.1;Tiếng nói;bốn;;", "E", "“bốn” không phải là số"),
        ("2019;An;1.1;Tiếng nói;1.234,5;;", "E", "“1.234,5” không phải là số"),
        ("2019;An;1.1;Tiếng nói;50%;;", "E", "“50%” không phải là số"),
        ("2019;An;1;Người dân;9,5;;", "E", "Điểm 9,5 nằm ngoài thang 1 đến 9 của năm 2019"),
        ("2019;An;1.1;Tiếng nói;4;0;", "F", "Phải là số nguyên dương, không phải “0”"),
        ("2019;An;1.1;Tiếng nói;4;4;3", "F", "Hạng 4 lớn hơn số đơn vị được xếp hạng 3"),
    ],
)
def test_a_row_is_refused_with_its_reason(row: str, column: str, reason: str) -> None:
    verdict = judged(f"{HEADINGS}\n2019;An;2;;5;;\n{row}\n")
    assert len(verdict.scores) == 1
    (refused,) = verdict.refused
    assert (refused.row, refused.sheet) == (3, None)
    assert [(found.column, found.text) for found in refused.reasons] == [(column, reason)]
    assert not verdict.clean


def test_all_reasons_against_a_row_are_told_together() -> None:
    verdict = judged(f"{HEADINGS}\n2019;Xa;9;Gần;bốn;một;\n")
    assert [reason.column for reason in verdict.refused[0].reasons] == ["B", "C", "F", "E"]


def test_a_score_that_stands_twice_is_refused_the_second_time() -> None:
    verdict = judged(f"{HEADINGS}\n2019;An;2;;5;;\n2019;Tỉnh An;;Services;6;;\n")
    assert len(verdict.scores) == 1
    assert reasons(verdict) == ["Điểm này đã có ở ô E2"]


def test_a_rank_alone_and_a_row_left_empty() -> None:
    verdict = judged(f"{HEADINGS}\n2019;An;;Tổng hợp;;2;3\n2019;Bình;;Tổng hợp;-;;\n;;;;;;\n")
    assert verdict.scores == (Score("tinh-an", 2019, "total", None, "", 2, 3),)
    assert verdict.blank == 1


def test_a_wide_table_is_read_cell_by_cell() -> None:
    text = "Năm,Tỉnh,Tổng điểm,1. Người dân,1.1,Ghi chú\n2019,An,9,4.5,x,a\n2020,An,,7,6,b\n2019,Xa,1,2,3,c\n"
    verdict = judged(text)
    assert verdict.ignored == ("Ghi chú",)
    assert [(s.year, s.line, s.value) for s in verdict.scores] == [
        (2019, "total", Decimal(9)),
        (2019, "people", Decimal("4.5")),
        (2020, "people", Decimal(7)),
        (2020, "people-part", Decimal(6)),
    ]
    assert [(row.row, row.column, row.line, row.value) for row in verdict.refused] == [
        (2, "E", "1.1", "x"),
        (4, "C", "", "1"),
    ]
    assert verdict.blank == 1


def test_a_line_that_the_year_does_not_have_is_told_in_a_wide_table() -> None:
    verdict = judged("Năm,Tỉnh,Tham gia\n2019,An,4\n2020,An,4\n")
    assert reasons(verdict) == ["Năm 2019 không có nội dung “Tham gia”"]
    assert len(verdict.scores) == 1


def test_a_workbook_is_read_sheet_by_sheet() -> None:
    made = book(
        Bìa=[["Công bố"]],
        Điểm=[["Năm", "Đơn vị", "Mã", "Điểm"], [2019, "An", 1.1, 4.25], [2019, "Bình", "1.1", 0.1 + 4.2]],
        Ngang=[["Năm", "Đơn vị", "2"], [2019, "An", 5], [2019, "Bình", True], [2019, "An", 6]],
        Ẩn=[["Năm", "Đơn vị", "2"], [2019, "Cửu Long", 5]],
    )
    made["Ẩn"].sheet_state = "hidden"
    verdict = judged(saved(made))
    assert [(s.unit, s.line, s.value) for s in verdict.scores] == [
        ("tinh-an", "people-voice", Decimal("4.25")),
        ("thanh-pho-binh", "people-voice", Decimal("4.3")),
        ("tinh-an", "services", Decimal(5)),
    ]
    assert [(row.sheet, row.row) for row in verdict.refused] == [("Ngang", 3), ("Ngang", 4)]
    assert reasons(verdict) == ["Ô này phải là số", "Điểm này đã có ở ô C2"]


def test_what_a_spreadsheet_made_of_a_number_is_told() -> None:
    rows: Rows = [["Năm", "Đơn vị", "Mã", "Điểm"]]
    rows += [[2019, name, "1.1", value] for name, value in (("An", date(2019, 4, 25)), ("Bình", 1e12))]
    rows += [[2019, "Cửu Long", "1.1", 4.12345678]]
    verdict = judged(saved(book(Điểm=rows)))
    assert reasons(verdict) == [
        "Ô này là ngày, không phải số: bảng tính đã tự đổi số thành ngày",
        "Số quá lớn",
        "Điểm có hơn 6 chữ số thập phân",
    ]


def test_formulas_are_not_taken_for_scores() -> None:
    rows: Rows = [["Năm", "Đơn vị", "1.1", "2"], [2019, "An", "=1+3", 5]]
    verdict = judged(saved(book(Điểm=rows)))
    assert [score.line for score in verdict.scores] == ["services"]
    assert reasons(verdict) == ["Ô có công thức: chép rồi dán lại dạng giá trị"]
    rows = [["Năm", "Đơn vị", "Mã", "Điểm"], [2019, "An", "2", "=4"]]
    assert reasons(judged(saved(book(Điểm=rows)))) == ["Ô có công thức: chép rồi dán lại dạng giá trị"]


def test_merged_headings_are_refused() -> None:
    made = book(Điểm=[["Năm", "Đơn vị", "Người dân", None], [2019, "An", 4, 5]])
    made["Điểm"].merge_cells("C1:D1")
    with pytest.raises(InputRefused, match="Dòng tiêu đề có ô bị gộp ngang"):
        judged(saved(made))


@pytest.mark.parametrize(
    ("text", "year", "message"),
    [
        ("Đơn vị;1.1\nAn;4\n", None, "Thiếu cột “Năm”"),
        ("Năm;Tên;Điểm\n2019;An;4\n", None, "Không tìm thấy bảng điểm trong tệp"),
        ("Năm;Đơn vị;Điểm\n2019;An;4\n", 2019, "Không tìm thấy bảng điểm trong tệp"),
        ("xin chào", None, "Không tìm thấy bảng điểm trong tệp"),
        ("", None, "Tệp trống"),
        (" \n", None, "Tệp trống"),
        ('a;b\n"c;d', None, "Không tìm thấy bảng điểm trong tệp"),
        (f"{HEADINGS}\n{'a' * 200_000};b\n", None, "Dòng không đúng dạng .csv"),
        (f"{HEADINGS}\n2019;A\0n;2;;5;;\n", None, "Tệp có ký tự điều khiển (mã 00), không phải tệp văn bản"),
        (HEADINGS + "\n" * 20_001 + "2019;An;2;;5;;\n", None, "Tệp có quá nhiều dòng: hơn 20000"),
    ],
)
def test_a_file_that_is_no_table_of_scores_is_refused(text: str, year: int | None, message: str) -> None:
    with pytest.raises(InputRefused) as refused:
        judged(text, year)
    assert refused.value.problem.message == message
    assert refused.value.problem.place.file == "diem.csv"
    assert refused.value.problem.hint


def test_too_many_scores_are_refused() -> None:
    lines = "".join("2019,Xa,1,1,1\n" for _ in range(19_000))
    with pytest.raises(InputRefused, match="Tệp có quá nhiều điểm"):
        read_upload(
            ("Năm,Đơn vị,1,2,1.1\n" + lines.replace("Xa", "An")).encode(), "a", sample_index(), sample_units()
        )


def test_the_template_goes_out_empty_and_comes_back_filled() -> None:
    raw = scores_template(sample_index(), 2020, sample_units()[2020])
    empty = judged(raw)
    assert (empty.rows, empty.ignored) == ((), ())
    assert empty.blank == 6 + 3 * 4
    made = openpyxl.load_workbook(io.BytesIO(raw))
    long, wide = made[LONG_SHEET], made[WIDE_SHEET]
    assert [cell.value for cell in long[5]] == [
        "Năm", "Đơn vị", "Mã", "Nội dung", "Giá trị được phép", "Điểm", "Hạng", "Trong số",
    ]  # fmt: skip
    assert [cell.value for cell in long[6]][:5] == [2020, "An", "1", "Người dân", "Từ 1 đến 10 điểm"]
    assert [cell.value for cell in long[8]][:5] == [2020, "Vĩnh Long", "", "Tổng hợp", "Từ 2 đến 20 điểm"]
    assert [cell.value for cell in wide[6]] == [2020, "An", "–", None, None, "–"]
    assert long["E7"].value == "Số điểm; chưa rõ thang"
    assert [cell.value for cell in wide[5]] == [
        "Năm", "Đơn vị", "Tổng hợp", "1 Người dân", "1.1 Tham gia", "2 Dịch vụ, thủ tục",
    ]  # fmt: skip
    long["F7"], long["G8"], long["H8"], wide["D6"] = 6.5, 1, 2, "7,25"
    verdict = judged(saved(made))
    assert verdict.clean
    assert [(s.line, s.value, s.rank, s.of) for s in verdict.scores] == [
        ("people-part", Decimal("6.5"), None, None),
        ("total", None, 1, 2),
        ("people", Decimal("7.25"), None, None),
    ]


def test_the_template_allows_only_what_the_scale_allows() -> None:
    raw = scores_template(sample_index(), 2020, sample_units()[2020])
    sheet = openpyxl.load_workbook(io.BytesIO(raw))[WIDE_SHEET]
    rules = {
        str(rule.sqref): (rule.formula1, rule.formula2) for rule in sheet.data_validations.dataValidation
    }
    assert rules["C6:C8"] == ("2", "20")
    assert sheet.protection.sheet
    assert sheet["C6"].protection.locked
    assert not sheet["D6"].protection.locked


def test_a_figure_that_the_index_says_is_absent_is_taken_with_a_warning() -> None:
    verdict = judged(f"{HEADINGS}\n2020;Bình;1.1;Tham gia;4;;\n2019;An;2;;5;;\n")
    assert verdict.clean
    warnings = [absence_warning(sample_index(), score) for score in verdict.scores]
    assert warnings == ["chỉ số ghi là không có trong công bố: Không đủ phiếu", ""]


def test_rows_without_anything_are_counted_and_no_fault() -> None:
    verdict = judged(f"{HEADINGS}\n2019;An;2;;5;;\n;;;;;;\n\n2019;Bình;2;;6;;\n;;;;;;\n")
    assert verdict.clean
    assert (len(verdict.scores), verdict.empty, verdict.blank) == (2, 2, 0)
