"""An uploaded table as rows of cells: .xlsx or .csv by its content, within limits."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO, StringIO

from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.workbook_cells import as_told
from cchc.files.workbook_guard import MEGABYTE, MOST_BYTES, MOST_ROWS, TEMPLATE_HINT, SafeWorkbook, guarded
from cchc.files.yaml_text import decoded

KINDS_HINT = "Chỉ nhận tệp .xlsx, hoặc tệp .csv với bảng mã UTF-8"
XLSX, OLD_WORKBOOK = b"PK", b"\xd0\xcf\x11\xe0"
OTHER_KINDS = (
    b"MZ",
    b"\x7fELF",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
)
UTF16 = (b"\xff\xfe", b"\xfe\xff")
DELIMITERS = (";", "\t", ",")
MOST_CELLS = 1_000_000
Cells = list[object]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: row numbers as a person sees them with their cells; a .csv has no sheet name.

    `formulas` are (row, column), `merged` are (row, first column, last column), all counted from 1.
    """

    sheet: str | None
    rows: tuple[tuple[int, Cells], ...]
    formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[tuple[int, int, int], ...] = ()


def grids_in(raw: bytes, file: str) -> tuple[Grid, ...]:
    """The sheets of a workbook; of a .csv the same text cut at each delimiter that it may use.

    Raises InputRefused for what is neither, is too large, or is dangerous.
    """
    if len(raw) > MOST_BYTES:
        message = f"Tệp quá lớn, chỉ nhận tối đa {MOST_BYTES // MEGABYTE} MB"
        raise _refused(file, "file_too_large", message, "Bỏ các trang tính và cột không cần")
    if not raw.strip():
        raise _refused(file, "empty_file", "Tệp trống", KINDS_HINT)
    if raw.startswith(XLSX):
        return _workbook(raw, file)
    if raw.startswith(OLD_WORKBOOK):
        message = "Tệp thuộc dạng .xls cũ, hoặc là tệp .xlsx có mật khẩu"
        raise _refused(file, "other_kind", message, "Lưu lại dạng .xlsx, không đặt mật khẩu")
    if raw.startswith(OTHER_KINDS):
        raise _refused(file, "other_kind", "Tệp không phải là .xlsx hay .csv", KINDS_HINT)
    if raw.startswith(UTF16):
        hint = "Khi lưu, chọn “CSV UTF-8”"
        raise _refused(file, "not_utf8", "Tệp dùng bảng mã UTF-16, chỉ nhận UTF-8", hint)
    text = decoded(raw, file)
    return tuple(_table(text, delimiter, file) for delimiter in DELIMITERS if delimiter in text)


def _table(text: str, delimiter: str, file: str) -> Grid:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, Cells]] = []
    first = 1
    try:
        for row in reader:
            if first > MOST_ROWS:
                message = f"Tệp có quá nhiều dòng: hơn {MOST_ROWS}"
                raise _refused(file, "sheet_too_large", message, "Chia thành nhiều tệp, mỗi tệp một năm")
            rows.append((first, list(row)))
            first = reader.line_num + 1
    except csv.Error:
        hint = "Mở tệp bằng bảng tính rồi lưu lại dạng CSV UTF-8"
        place = Place(file, row=reader.line_num)
        raise InputRefused([Problem("broken_csv", "Dòng không đúng dạng .csv", place, hint)]) from None
    return Grid(None, tuple(rows))


def _workbook(raw: bytes, file: str) -> tuple[Grid, ...]:
    from python_calamine import CalamineError

    try:
        return tuple(_sheets(guarded(BytesIO(raw), file), file))
    except InputRefused as error:
        raise InputRefused(
            replace(problem, hint=KINDS_HINT) if problem.hint == TEMPLATE_HINT else problem
            for problem in error.problems
        ) from None
    except CalamineError:
        raise _refused(file, "not_xlsx", "Không đọc được tệp .xlsx này", KINDS_HINT) from None


def _sheets(book: SafeWorkbook, file: str) -> Iterator[Grid]:
    """The sheets that a person sees."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    cells = 0
    with CalamineWorkbook.from_filelike(BytesIO(book.raw)) as opened:
        for told in opened.sheets_metadata:
            if told.visible != SheetVisibleEnum.Visible or told.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = opened.get_sheet_by_name(told.name)
            cells += sheet.total_height * sheet.total_width
            if cells > MOST_CELLS:
                hint = "Xóa các trang tính và các ô thừa ngoài bảng"
                raise _refused(file, "sheet_too_large", "Tệp có quá nhiều ô", hint)
            cells_read = sheet.to_python(skip_empty_area=False)
            rows = enumerate(as_told(cells_read, book.told.get(told.name, {})), start=1)
            merged = ((a[0] + 1, a[1] + 1, b[1] + 1) for a, b in sheet.merged_cell_ranges or ())
            yield Grid(
                told.name,
                tuple(rows),
                book.formulas.get(told.name, frozenset()),
                tuple(merged),
            )


def _refused(file: str, code: str, message: str, hint: str) -> InputRefused:
    return InputRefused((Problem(code, message, Place(file), hint),))
