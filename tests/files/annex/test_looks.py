"""How a cell looks carries meaning: bold areas, numbers struck out, marks of notes raised beside a number."""

from io import BytesIO

import docx
import xlsxwriter

from cchc.files.catalogue_import.xlsx_looks import looks_of
from tests.files.annex.offices import Office, excel, word
from tests.files.annex.test_hostile import YES, Read, drafted, told

STRUCK_ROWS = [
    ("1", "CHỈ ĐẠO", "2", ""),
    ("1.1", "Kế hoạch", "1", YES),
    ("1.2", "Báo cáo", "1", YES),
    ("", "Tổng cộng", "2", ""),
]
UNREAD = {"maximum_not_read", "scale_not_understood"}
STRUCK_READ = Read({"1": ("2", ""), "1.1": (None, ""), "1.2": (None, "")}, {"1.1": UNREAD, "1.2": UNREAD})


def test_what_is_struck_out_or_raised_is_no_part_of_a_number() -> None:
    document = docx.Document(BytesIO(word(Office(STRUCK_ROWS))))
    cells = [document.tables[0].cell(row, 2).paragraphs[0] for row in (2, 3)]
    cells[0].add_run("2").font.superscript = True
    cells[1].runs[0].font.strike = True
    cells[1].add_run("2")
    stream = BytesIO()
    document.save(stream)

    assert told(drafted(stream.getvalue())) == STRUCK_READ


def test_what_is_struck_out_or_raised_in_a_sheet_is_no_part_of_a_number() -> None:
    def struck(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("PL")
        raised, gone = book.add_format({"font_script": 1}), book.add_format({"font_strikeout": True})
        sheet.write_rich_string(2, 2, "1", raised, "2")
        sheet.write_rich_string(3, 2, gone, "1", "2")

    assert told(drafted(excel(Office(STRUCK_ROWS), struck))) == STRUCK_READ


def test_hidden_rows_and_columns_are_told() -> None:
    def hidden(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("PL")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(3, 3, None, None, {"hidden": True})

    general = drafted(excel(Office(STRUCK_ROWS), hidden)).marks[""]
    assert ["cột thứ 4, dòng 3" in one.text for one in general if one.code == "hidden_cells"] == [True]


def test_a_sheet_without_looks_is_read_as_plain() -> None:
    assert looks_of(b"PK") == {}
