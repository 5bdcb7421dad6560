"""Workbooks that are damaged, dangerous or not what they claim are refused before they can do harm."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import InputRefused
from cchc.files import workbook_guard
from cchc.files.facts_sheet import KEY, VALUE
from cchc.files.facts_xlsx import read_facts, write_template
from tests.core.report.real import DEPARTMENTS, store

Parts = dict[str, bytes]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return store().catalogue(DEPARTMENTS)


@pytest.fixture(scope="module")
def clean(catalogue: Catalogue) -> bytes:
    stream = io.BytesIO()
    write_template(catalogue, stream)
    return stream.getvalue()


def parts_of(raw: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def refusal(raw: bytes, catalogue: Catalogue) -> tuple[str, str]:
    with pytest.raises(InputRefused) as refused:
        read_facts(io.BytesIO(raw), catalogue, "phieu.xlsx")
    return refused.value.problems[0].code, refused.value.problems[0].message


def changed(raw: bytes, change: Callable[[Worksheet], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheet = book["Số liệu"]
    assert isinstance(sheet, Worksheet)
    change(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "raw", [b"", b"PK", b"hello", b"\xd0\xcf\x11\xe0" + b"\0" * 600, zipped({"a.txt": b"a"})]
)
def test_what_is_no_workbook_is_refused(raw: bytes, catalogue: Catalogue) -> None:
    assert refusal(raw, catalogue)[0] == "not_xlsx"


def test_a_workbook_of_another_kind_is_refused(clean: bytes, catalogue: Catalogue) -> None:
    parts = parts_of(clean)
    macro = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(workbook_guard.WORKBOOK_TYPE, macro)

    assert refusal(zipped(parts), catalogue)[0] == "not_xlsx"
    assert refusal(zipped({**parts_of(clean), "xl/vbaProject.bin": b"x"}), catalogue)[0] == "macro"


def test_a_file_of_many_megabytes_is_not_even_opened(catalogue: Catalogue) -> None:
    assert refusal(b"PK" + b"\0" * workbook_guard.MOST_BYTES, catalogue)[0] == "file_too_large"


def test_zip_bombs_are_refused(clean: bytes, catalogue: Catalogue) -> None:
    large = {**parts_of(clean), "xl/media/large.bin": b"\0" * (workbook_guard.MOST_UNPACKED + 1)}
    many = {**parts_of(clean), **{f"x/{number}": b"" for number in range(workbook_guard.MOST_ENTRIES)}}

    assert refusal(zipped(large), catalogue)[0] == "zip_bomb"
    assert refusal(zipped(many), catalogue)[0] == "zip_bomb"


def test_an_archive_that_lies_about_its_size_is_refused(clean: bytes, catalogue: Catalogue) -> None:
    raw = bytearray(zipped({**parts_of(clean), "xl/media/lie.bin": b"\0" * 100_000}))
    entry = raw.rfind(b"PK\x01\x02", 0, raw.rfind(b"xl/media/lie.bin"))
    raw[entry + 24 : entry + 28] = (10).to_bytes(4, "little")

    assert refusal(bytes(raw), catalogue)[0] == "not_xlsx"


def test_parts_of_the_same_name_are_refused(clean: bytes, catalogue: Catalogue) -> None:
    stream = io.BytesIO(clean)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")

    assert refusal(stream.getvalue(), catalogue)[0] == "not_xlsx"


@pytest.mark.parametrize(
    "inserted", [b'<!DOCTYPE x [<!ENTITY a "b">]>', b"\x00"], ids=["entities", "another encoding"]
)
def test_entities_and_other_encodings_are_refused(
    inserted: bytes, clean: bytes, catalogue: Catalogue
) -> None:
    parts = parts_of(clean)
    parts["xl/sharedStrings.xml"] = inserted + parts["xl/sharedStrings.xml"]

    assert refusal(zipped(parts), catalogue)[0] == "not_xlsx"


@pytest.mark.parametrize("far", [b"XFD9", b"A1048576", b"A99999999999", b"ABCDE5"])
def test_cells_far_away_are_refused(far: bytes, clean: bytes, catalogue: Catalogue) -> None:
    parts = parts_of(clean)
    name = "xl/worksheets/sheet1.xml"
    cell = b'<row r="9000"><c r="' + far + b'"><v>1</v></c></row></sheetData>'
    parts[name] = parts[name].replace(b"</sheetData>", cell)

    assert refusal(zipped(parts), catalogue)[0] == "sheet_too_large"


def test_a_missing_sheet_part_is_refused(clean: bytes, catalogue: Catalogue) -> None:
    parts = {name: content for name, content in parts_of(clean).items() if name != "xl/worksheets/sheet1.xml"}

    assert refusal(zipped(parts), catalogue) == ("not_xlsx", "Tệp .xlsx hỏng: thiếu nội dung của trang tính")


def test_broken_content_is_refused(clean: bytes, catalogue: Catalogue) -> None:
    parts = parts_of(clean)
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"</c>", b"</d>", 1)

    assert refusal(zipped(parts), catalogue)[0] == "not_xlsx"


def test_a_workbook_that_is_no_template_is_refused(clean: bytes, catalogue: Catalogue) -> None:
    book = openpyxl.Workbook()
    stream = io.BytesIO()
    book.save(stream)
    marked = openpyxl.load_workbook(io.BytesIO(clean))
    marked["cchc"]["A1"] = "khác"
    other = io.BytesIO()
    marked.save(other)

    assert refusal(stream.getvalue(), catalogue)[0] == "not_a_template"
    assert refusal(other.getvalue(), catalogue)[0] == "not_a_template"


def test_formulas_are_refused_where_figures_are_expected(clean: bytes, catalogue: Catalogue) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["F9"] = "=1+1"
        sheet["H9"] = "=A1"

    raw = changed(clean, change)

    with pytest.raises(InputRefused) as refused:
        read_facts(io.BytesIO(raw), catalogue)
    found = {(problem.code, problem.place.row, problem.place.column) for problem in refused.value.problems}
    assert {("formula", 9, "F"), ("formula", 9, "H")} <= found


def test_merged_cells_in_the_table_are_refused(clean: bytes, catalogue: Catalogue) -> None:
    assert refusal(changed(clean, lambda sheet: sheet.merge_cells("F9:F10")), catalogue)[0] == "merged_cells"


def test_missing_or_renamed_columns_are_refused(clean: bytes, catalogue: Catalogue) -> None:
    code, message = refusal(changed(clean, lambda sheet: sheet.delete_cols(KEY + 1)), catalogue)

    assert (code, message) == ("missing_column", "Thiếu hoặc sai cột: Khóa")
    assert refusal(changed(clean, lambda sheet: sheet.delete_rows(8)), catalogue)[0] == "missing_column"


def test_rows_must_be_those_of_the_template(clean: bytes, catalogue: Catalogue) -> None:
    def strange(sheet: Worksheet) -> None:
        sheet.cell(9, KEY + 1).value = "9.9|points"

    def twice(sheet: Worksheet) -> None:
        sheet.cell(10, KEY + 1).value = sheet.cell(9, KEY + 1).value

    def added(sheet: Worksheet) -> None:
        sheet.cell(sheet.max_row + 1, VALUE + 1).value = 5

    codes = []
    for change in (strange, twice, added, lambda sheet: sheet.delete_rows(9)):
        with pytest.raises(InputRefused) as refused:
            read_facts(io.BytesIO(changed(clean, change)), catalogue)
        codes.append({problem.code for problem in refused.value.problems})

    assert codes == [
        {"unknown_row", "missing_row"},
        {"duplicate_row", "missing_row"},
        {"unknown_row"},
        {"missing_row"},
    ]
