"""Numeric appendices: written, filled in, read back with the cell of every fault; hostile ones refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc.core.errors import InputRefused
from cchc.core.reporting.consolidated import Indicator
from cchc.core.reporting.periods import ReportPeriod
from cchc.files.figures_import import SheetAgency, SheetFigure, read_agency_figures, read_round_figures
from cchc.files.figures_template import (
    AgencyFigures,
    FiguresHead,
    agency_figures_workbook,
    figure_headings,
    round_figures_workbook,
)
from cchc.files.unit_names import NamedUnit, UnitNames

PERIOD = ReportPeriod(
    "q3", "Báo cáo Quý III năm 2018", date(2018, 6, 15), date(2018, 9, 14), date(2018, 9, 20)
)
MARK = "so-lieu/1/q3"
OWN = f"{MARK}/so-a"
ASKED = (
    Indicator("dossiers", "Số hồ sơ đã giải quyết", "hồ sơ"),
    Indicator("on_time", "Trong đó đúng hạn", "hồ sơ", "dossiers"),
    Indicator("letters", "=CMD()", "văn bản"),
)
UNITS = UnitNames(
    (NamedUnit("so-a", ("Sở A", "SA")), NamedUnit("so-b", ("Sở B",)), NamedUnit("so-c", ("=1+1",)))
)


def own_file(**figures: str) -> bytes:
    """The file of an agency with these figures kept already."""
    head = FiguresHead(PERIOD, OWN, "Sở A", illustrative=True)
    return agency_figures_workbook(head, ASKED, {key: Decimal(text) for key, text in figures.items()})


def round_file() -> bytes:
    """The file of the round: the report of Sở B was sent."""
    rows = (
        AgencyFigures("so-a", "Sở A", "Đang viết", {}, locked=False),
        AgencyFigures("so-b", "Sở B", "Đã gửi", {"dossiers": Decimal("50.5")}, locked=True),
        AgencyFigures("so-c", "=1+1", "Chưa viết", {}, locked=False),
    )
    return round_figures_workbook(FiguresHead(PERIOD, MARK, "các cơ quan"), ASKED, rows)


def filled(raw: bytes, **cells: Any) -> bytes:
    """The file with these cells filled in, as Excel saves it."""
    book = load_workbook(BytesIO(raw))
    for name, value in cells.items():
        book.worksheets[0][name] = value
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def own(raw: bytes) -> tuple[SheetFigure, ...]:
    return read_agency_figures(raw, "f.xlsx", ASKED, OWN)


def whole(raw: bytes) -> tuple[SheetAgency, ...]:
    return read_round_figures(raw, "f.xlsx", ASKED, UNITS, MARK)


def sheet_of(raw: bytes) -> tuple[Workbook, Worksheet]:
    book = load_workbook(BytesIO(raw))
    return book, book.worksheets[0]


def refused(raw: bytes, *, all_agencies: bool = False) -> list[str]:
    with pytest.raises(InputRefused) as found:
        whole(raw) if all_agencies else own(raw)
    return [one.code for one in found.value.problems]


def test_an_agency_gets_its_file_with_what_is_kept_and_gives_it_back() -> None:
    raw = own_file(dossiers="1000.5", letters="12345678901234567.25")
    _, sheet = sheet_of(raw)
    assert [cell.value for cell in sheet[6]] == [
        "Mã",
        "Chỉ tiêu",
        "Đơn vị tính",
        "Nằm trong",
        "Đã ghi",
        "Số liệu",
    ]
    assert [cell.value for cell in sheet[8]] == [
        "on_time",
        "Trong đó đúng hạn",
        "hồ sơ",
        "Số hồ sơ đã giải quyết",
        None,
        None,
    ]
    assert (sheet["A2"].value, sheet["B9"].data_type) == ("Báo cáo Quý III năm 2018: Sở A", "s")
    assert (sheet["F7"].protection.locked, sheet["E7"].protection.locked, sheet.protection.sheet) == (
        False,
        True,
        True,
    )
    found = own(filled(raw, F8=996, F7="1.000,5"))
    assert [(one.indicator, one.cell, one.value, one.base, one.reasons) for one in found] == [
        ("dossiers", "F7", Decimal("1000.5"), Decimal("1000.5"), ()),
        ("on_time", "F8", Decimal(996), None, ()),
        ("letters", "F9", Decimal("12345678901234567.25"), Decimal("12345678901234567.25"), ()),
    ]
    assert found[0].sheet == "Phụ lục số liệu"


@pytest.mark.parametrize(
    ("value", "number", "reason"),
    [
        ("1.234,5", "1234.5", ""),
        ("0,25", "0.25", ""),
        (0.1, "0.1", ""),
        (0, "0", ""),
        ("0", "0", ""),
        ("1.234", None, "Không rõ “1.234” là số nghìn hay số thập phân"),
        ("1,234.5", None, "không phải là số"),
        (-3, None, "không thể âm"),
        ("-3", None, "không thể âm"),
        ("khoảng 12 hồ sơ", None, "không phải là số"),
        (True, None, "không phải là số"),
        (date(2018, 9, 1), None, "không phải là số"),
        (1e300, None, "Số quá lớn"),
        (0.1234567, None, "chữ số thập phân"),
        ("#DIV/0!", None, "Ô F7 chứa lỗi #DIV/0!"),
        ("65%", None, "“65%” không phải là số"),
        ("9" * 3_000, None, "Chữ quá dài"),
        ("=SUM(A1:A3)", None, "Ô có công thức"),
        ("-", None, ""),
    ],
)
def test_what_stands_in_a_number_cell(value: object, number: str | None, reason: str) -> None:
    one = next(figure for figure in own(filled(own_file(), F7=value)) if figure.indicator == "dossiers")
    assert one.value == (None if number is None else Decimal(number))
    assert reason in "; ".join(one.reasons)
    assert bool(one.reasons) == bool(reason)


def test_moved_columns_and_rows_are_found_by_their_names() -> None:
    book, sheet = sheet_of(filled(own_file(dossiers="5"), F7=7))
    sheet.move_range("F6:F9", cols=3)
    sheet.move_range("A7:I7", rows=5)
    found = own(saved(book))
    assert [(one.indicator, one.cell, one.value) for one in found][-1] == ("dossiers", "I12", Decimal(7))


def test_rows_that_do_not_belong_there_are_told() -> None:
    raw = filled(own_file(), A8="dossiers", F7=1, F8=2, F9=3, A9="khac", F12=4)
    found = {one.cell: "; ".join(one.reasons) for one in own(raw)}
    assert found["F7"] == ""
    assert "Mã là của “Số hồ sơ đã giải quyết”, không khớp tên" in found["F8"]
    assert "Chỉ tiêu này đã có ở ô F7" in found["F8"]
    assert found["F9"] == "Đợt báo cáo không hỏi chỉ tiêu có mã “khac”"
    assert found["F12"] == "Dòng này không ghi mã"


def test_the_file_of_something_else_is_refused() -> None:
    assert refused(own_file()[:100]) == ["not_xlsx"]
    assert refused(filled(own_file(), B5="so-lieu/1/q3/so-b")) == ["other_report"]
    assert refused(filled(own_file(), A5=None)) == ["not_a_template"]
    assert refused(filled(own_file(), F6="Giá trị")) == ["missing_column"]
    assert refused(round_file()) == ["missing_column"]
    assert refused(own_file(), all_agencies=True) == ["missing_column"]
    book, sheet = sheet_of(own_file())
    sheet.sheet_state = "hidden"
    book.create_sheet("Khác")["A1"] = "Số liệu"
    book.active = 1
    assert refused(saved(book)) == ["missing_column"]
    assert refused(b"%PDF-1.4") == ["other_kind"]


def test_a_sheet_of_a_hundred_thousand_rows_is_refused() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(100_000):
        sheet.append([number])
    assert refused(saved(book)) == ["sheet_too_large"]
    long = "Mã tệp;x\n" + f"Mã tệp;{OWN}\nMã;Số liệu\n" + "dossiers;1\n" * 5_001
    assert refused(long.replace("Mã tệp;x\n", "").encode()) == ["sheet_too_large"]


def test_the_file_of_a_round_has_a_row_for_each_agency() -> None:
    raw = round_file()
    _, sheet = sheet_of(raw)
    assert [cell.value for cell in sheet[6]] == [
        "Mã cơ quan",
        "Cơ quan",
        "Tình trạng",
        "Số hồ sơ đã giải quyết (hồ sơ)",
        "Trong đó đúng hạn (hồ sơ)",
        "=CMD() (văn bản)",
    ]
    assert (sheet["B9"].value, sheet["B9"].data_type) == ("=1+1", "s")
    assert (sheet["D8"].protection.locked, sheet["D7"].protection.locked) == (True, False)
    first, second, _ = whole(filled(raw, D7=10, E7=9))
    assert [(one.indicator, one.cell, one.value) for one in first.figures] == [
        ("dossiers", "D7", Decimal(10)),
        ("on_time", "E7", Decimal(9)),
        ("letters", "F7", None),
    ]
    assert (first.agency, first.row, second.figures[0].value) == ("so-a", 7, Decimal("50.5"))


def test_agencies_of_a_round_are_found_and_never_confused() -> None:
    raw = filled(round_file(), A7=None, B7="sa", A8="so-a", A9="so-x", B10="Sở Bê", D10=1)
    found = [(one.agency, one.reasons) for one in whole(raw)]
    assert found[0] == ("so-a", ())
    assert found[1] == ("", ("Ô A8 là mã của Sở A, không khớp tên cơ quan",))
    assert found[2][1][0].startswith("Ô A9: không phải cơ quan được yêu cầu báo cáo")
    assert found[3] == ("", ("Ô A10: không phải cơ quan được yêu cầu báo cáo; có phải: Sở B, Sở A?",))
    twice = whole(filled(round_file(), A8="so-a", B8=None))
    assert twice[1].reasons == ("Cơ quan này đã có ở dòng 7",)
    nameless = whole(filled(round_file(), A8=None, B8=None))
    assert nameless[1].reasons == ("Ô A8: không phải cơ quan được yêu cầu báo cáo",)


def test_columns_of_a_round_that_read_alike_are_told_apart() -> None:
    total, part = replace(ASKED[0], key="other", title="Hồ sơ trực tuyến"), replace(ASKED[1], key="part")
    again = replace(part, key="again", of="other")
    asked = (*ASKED[:2], total, part, again)
    headings = figure_headings(asked)
    assert headings["again"] == "Trong đó đúng hạn (hồ sơ), trong: Hồ sơ trực tuyến"
    assert headings["part"].endswith("[part]")
    assert len(set(headings.values())) == len(asked)
    raw = round_figures_workbook(FiguresHead(PERIOD, MARK, "các cơ quan"), asked, ())
    assert read_round_figures(raw, "f.xlsx", asked, UNITS, MARK) == ()


def test_a_round_without_figures_or_agencies_has_an_empty_table() -> None:
    head = FiguresHead(PERIOD, MARK, "các cơ quan")
    assert whole(round_figures_workbook(head, ASKED, ())) == ()
    rows = (AgencyFigures("so-a", "Sở A", "", {}, locked=False),)
    raw = round_figures_workbook(head, (), rows)
    assert read_round_figures(raw, "f.xlsx", (), UNITS, MARK)[0].figures == ()
    assert read_agency_figures(agency_figures_workbook(head, (), {}), "f.xlsx", (), MARK) == ()
