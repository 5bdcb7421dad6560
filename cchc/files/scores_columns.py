"""What the columns of an uploaded table of scores mean: one row per score, or one column per line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cchc.core.index.definition import TOTAL, Index, IndexLine
from cchc.files.facts_cells import CellError, text_in
from cchc.files.scores_grid import Cells, Grid
from cchc.files.unit_names import letters_of

HEADING_WITHIN = 40
LONGEST_HEADING = 300
ROLES = {
    "year": ("nam", "nam cong bo", "nam danh gia"),
    "unit": ("don vi", "tinh", "tinh thanh pho", "tinh tp", "tinh thanh", "ten tinh", "dia phuong"),
    "code": ("ma", "ma noi dung"),
    "title": ("noi dung", "ten noi dung", "noi dung thanh phan", "linh vuc"),
    "value": ("diem", "diem so", "gia tri", "ket qua", "ty le", "diem cong bo"),
    "rank": ("hang", "xep hang", "thu hang", "hang cong bo"),
    "of": ("trong so", "tren tong so"),
    "unread": ("gia tri duoc phep", "stt", "tt", "so tt"),
}
ROLE_OF = {name: role for role, names in ROLES.items() for name in names}
TOTAL_NAMES = ("Tổng điểm", "Điểm tổng hợp", "Chỉ số tổng hợp")


@dataclass(frozen=True)
class LineNames:
    """The lines of one year by code, title, or both; a name that two lines share means neither."""

    by_letters: Mapping[str, IndexLine]

    def find(self, text: str) -> IndexLine | None:
        """The line of a name, whatever its case and marks; None when there is none."""
        return self.by_letters.get(letters_of(text))


def line_names(index: Index, year: int) -> LineNames:
    """What the lines of a year may be called."""
    found: dict[str, list[IndexLine]] = {}
    for line in index.lines_in(year):
        extra = (*TOTAL_NAMES, index.short_name) if line.key == TOTAL else ()
        names = (line.code, line.title, line.label, line.original_title, *extra)
        for letters in {letters_of(name) for name in names if name}:
            found.setdefault(letters, []).append(line)
    return LineNames({letters: lines[0] for letters, lines in found.items() if len(lines) == 1})


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in a table; columns count from 0.

    `columns` by role; `lines`: columns that each hold the scores of one line, by what their heading says
    (none in a table of one row per score); `ignored`: headings that mean nothing here.
    """

    heading: int
    columns: dict[str, int]
    lines: dict[int, str]
    ignored: tuple[str, ...]


def layout_of(grid: Grid, names: Iterable[LineNames]) -> Layout | None:
    """The first of the upper rows that can be the headings of scores; None when there is none."""
    known = tuple(names)
    for number, cells in grid.rows[:HEADING_WITHIN]:
        found = _layout(number, cells, known)
        if found is not None:
            return found
    return None


def _layout(number: int, cells: Cells, names: tuple[LineNames, ...]) -> Layout | None:
    headings = {column: text for column, cell in enumerate(cells) if (text := heading_text(cell))}
    columns: dict[str, int] = {}
    for column, text in headings.items():
        role = ROLE_OF.get(letters_of(text))
        if role is not None:
            columns.setdefault(role, column)
    if "unit" not in columns:
        return None
    unread = [column for column, text in headings.items() if ROLE_OF.get(letters_of(text)) == "unread"]
    lines: dict[int, str] = {}
    if not ({"value", "rank"} & columns.keys() and {"code", "title"} & columns.keys()):
        columns = {role: column for role, column in columns.items() if role in ("unit", "year")}
        free = {column: text for column, text in headings.items() if column not in columns.values()}
        lines = {column: text for column, text in free.items() if any(one.find(text) for one in names)}
        if not lines:
            return None
    used = {*columns.values(), *lines, *unread}
    ignored = tuple(text for column, text in headings.items() if column not in used)
    return Layout(number, columns, lines, ignored)


def heading_text(cell: object) -> str:
    """The text of a heading; empty for a text too long to be one."""
    try:
        text = text_in(cell)
    except CellError:
        return ""
    return text if len(text) <= LONGEST_HEADING else ""
