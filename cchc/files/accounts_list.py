"""A list of new accounts as an office fills it in: the template, its reading, the first passwords."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import xlsxwriter

from cchc.core.errors import InputRefused, Place, Problem
from cchc.core.vietnamese import folded
from cchc.files.facts_cells import CellError, date_in
from cchc.files.score_cells import nothing_in, shown, whole_text
from cchc.files.scores_grid import Grid, grids_in
from cchc.files.sheet_layout import FONT, WORKBOOK
from cchc.files.workbook_cells import fault_in

SHEET, ALLOWED, PASSWORDS = "Tài khoản", "Giá trị được phép", "Mật khẩu ban đầu"
NAME, USERNAME, POSITION, PHONE, AGENCY, ROLE, AREAS, START, END = COLUMNS = (
    "Họ tên",
    "Tên đăng nhập",
    "Chức vụ",
    "Điện thoại",
    "Cơ quan",
    "Vai trò",
    "Lĩnh vực",
    "Từ ngày",
    "Đến ngày",
)
NEEDED = (NAME, USERNAME, AGENCY, ROLE)
WIDTHS = (28, 20, 24, 16, 40, 30, 12, 13, 13)
MOST_ROWS = 1000
GUIDE = (
    "Mỗi dòng một người. Cột bắt buộc: họ tên, tên đăng nhập, cơ quan, vai trò. Cơ quan và vai trò chọn "
    "trong danh sách; lĩnh vực để trống là mọi lĩnh vực; ngày viết ngày/tháng/năm. Hệ thống tự đặt mật khẩu."
)


@dataclass(frozen=True, slots=True)
class ListedAccount:
    """One row: its texts, what it names, and what is wrong with it; `agency` and `role` are keys."""

    place: Place
    texts: Mapping[str, str]
    agency: str = ""
    role: str = ""
    start: date | None = None
    end: date | None = None
    problems: tuple[Problem, ...] = field(default=())


def accounts_template(title: str, agencies: Sequence[str], roles: Sequence[str]) -> bytes:
    """A workbook to fill in, with the allowed agencies and roles as lists to choose from."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, WORKBOOK) as book:
        looks = _looks(book)
        sheet, allowed = book.add_worksheet(SHEET), book.add_worksheet(ALLOWED)
        sheet.write_string(0, 0, f"DANH SÁCH MỞ TÀI KHOẢN – {title.upper()}", looks["title"])
        sheet.write_string(1, 0, GUIDE, looks["guide"])
        _headed(sheet, COLUMNS, WIDTHS, looks)
        for row in range(3, 3 + 200):
            for column in range(len(COLUMNS)):
                sheet.write_blank(row, column, None, looks["typed"])
        _headed(allowed, (AGENCY, ROLE), (50, 40), looks, row=0)
        for column, values in enumerate((agencies, roles)):
            for row, value in enumerate(values, start=1):
                allowed.write_string(row, column, value, looks["text"])
            source = f"='{ALLOWED}'!${'AB'[column]}$2:${'AB'[column]}${len(values) + 1}"
            rule = {"validate": "list", "source": source, "error_title": "Chưa đúng"}
            told = {"error_message": f"Chọn trong trang tính “{ALLOWED}”"}
            sheet.data_validation(3, 4 + column, 3 + MOST_ROWS, 4 + column, rule | told)
        sheet.freeze_panes(3, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    return stream.getvalue()


def passwords_sheet(title: str, rows: Sequence[Sequence[str]]) -> bytes:
    """The printable list of first passwords: name, sign-in name, agency, role, password; one page wide."""
    headings = ("TT", NAME, USERNAME, AGENCY, ROLE, "Mật khẩu ban đầu")
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, WORKBOOK) as book:
        looks = _looks(book)
        sheet = book.add_worksheet(PASSWORDS)
        sheet.write_string(0, 0, f"MẬT KHẨU BAN ĐẦU – {title.upper()}", looks["title"])
        note = "Giao riêng cho từng người, phải đổi khi đăng nhập lần đầu. Giao xong thì hủy tệp này."
        sheet.write_string(1, 0, note, looks["guide"])
        _headed(sheet, headings, (6, 28, 20, 36, 30, 22), looks)
        for number, row in enumerate(rows, start=1):
            for column, text in enumerate((str(number), *row)):
                sheet.write_string(2 + number, column, text, looks["text"])
        sheet.repeat_rows(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    return stream.getvalue()


def read_accounts(
    raw: bytes, file: str, agencies: Mapping[str, str], roles: Mapping[str, str]
) -> tuple[ListedAccount, ...]:
    """The rows of a filled-in list, each with its problems; `agencies` and `roles` give keys by name.

    Raises InputRefused for what is no such list, is too long, or is dangerous.
    """
    for grid in grids_in(raw, file):
        found = _heading(grid)
        if found is not None:
            return _rows(grid, *found, file, _by_folded(agencies), _by_folded(roles))
    message = f"Không thấy dòng tiêu đề có các cột {', '.join(NEEDED)}"
    raise InputRefused([Problem("no_heading", message, Place(file), "Dùng tệp mẫu tải trên trang này")])


def _by_folded(names: Mapping[str, str]) -> dict[str, str]:
    return {folded(name): key for name, key in names.items()}


def _heading(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The number of the heading row and the columns by name."""
    wanted = {folded(name): name for name in COLUMNS}
    for number, cells in grid.rows[:20]:
        named = {
            wanted[text]: at for at, cell in enumerate(cells) if (text := folded(whole_text(cell))) in wanted
        }
        if all(name in named for name in NEEDED):
            return number, named
    return None


def _rows(
    grid: Grid,
    heading: int,
    columns: Mapping[str, int],
    file: str,
    agencies: Mapping[str, str],
    roles: Mapping[str, str],
) -> tuple[ListedAccount, ...]:
    seen: set[str] = set()
    found: list[ListedAccount] = []
    for number, cells in grid.rows:
        given = {name: cells[at] for name, at in columns.items() if at < len(cells)}
        if number <= heading or all(nothing_in(value) for value in given.values()):
            continue
        if len(found) == MOST_ROWS:
            place = Place(file, grid.sheet, number)
            raise InputRefused([Problem("too_many_rows", f"Mỗi lần nhiều nhất {MOST_ROWS} người", place)])
        found.append(_account(given, Place(file, grid.sheet, number), agencies, roles, seen))
    return tuple(found)


def _account(
    given: Mapping[str, object],
    place: Place,
    agencies: Mapping[str, str],
    roles: Mapping[str, str],
    seen: set[str],
) -> ListedAccount:
    texts = {name: shown(value) if name == PHONE else whole_text(value) for name, value in given.items()}
    problems: list[Problem] = []

    def refuse(column: str, code: str, message: str) -> None:
        where = Place(place.file, place.sheet, place.row, column)
        problems.append(Problem(code, message, where))

    faults = {name: fault for name, value in given.items() if (fault := fault_in(value))}
    for name, fault in faults.items():
        refuse(name, "faulty_cell", fault)
    for name in NEEDED:
        if not texts.get(name) and name not in faults:
            refuse(name, "missing_cell", "Chưa ghi")
    agency, role = agencies.get(folded(texts.get(AGENCY, "")), ""), roles.get(folded(texts.get(ROLE, "")), "")
    if texts.get(AGENCY) and not agency:
        refuse(AGENCY, "unknown_agency", f"Không có cơ quan “{texts[AGENCY]}” trong danh sách")
    if texts.get(ROLE) and not role:
        refuse(ROLE, "unknown_role", f"Không có vai trò “{texts[ROLE]}” trong danh sách")
    if texts.get(USERNAME) and texts[USERNAME] in seen:
        refuse(USERNAME, "username_twice", "Tên đăng nhập đã có ở dòng trên")
    seen.add(texts.get(USERNAME, ""))
    start, end = (_day(given.get(name), name, refuse) for name in (START, END))
    if start and end and end < start:
        refuse(END, "dates_out_of_order", "Ngày kết thúc sớm hơn ngày bắt đầu")
    return ListedAccount(place, texts, agency, role, start, end, tuple(problems))


def _day(value: object, name: str, refuse: Callable[[str, str, str], None]) -> date | None:
    if nothing_in(value) or fault_in(value):
        return None
    try:
        return date_in(value)
    except CellError:
        refuse(name, "bad_day", f"Viết ngày/tháng/năm, không phải “{shown(value)}”")
        return None


def _looks(book: Any) -> dict[str, Any]:
    font = {**FONT, "text_wrap": True, "valign": "vcenter"}
    return {
        "title": book.add_format({**font, "bold": True, "font_size": 13, "text_wrap": False}),
        "guide": book.add_format({**font, "italic": True, "text_wrap": False}),
        "heading": book.add_format(
            {**font, "border": 1, "bold": True, "align": "center", "bg_color": "#E8EDF3"}
        ),
        "text": book.add_format({**font, "border": 1, "num_format": "@", "align": "left"}),
        "typed": book.add_format({**font, "border": 1, "bg_color": "#FFF9DB", "num_format": "@"}),
    }


def _headed(sheet: Any, headings: Sequence[str], widths: Sequence[int], looks: Any, row: int = 2) -> None:
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, heading, looks["heading"])
