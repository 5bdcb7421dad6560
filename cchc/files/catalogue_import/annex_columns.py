"""Which column of an annex holds what, by the words of its headings, whatever their order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cchc.core.vietnamese import folded
from cchc.files.catalogue_import.amounts import NotANumber, points_in
from cchc.files.catalogue_import.annex_cells import Cell, Row, Table, blank_at
from cchc.files.catalogue_import.words import tidy

ROLES: tuple[tuple[str, str], ...] = (
    ("number", r"stt|tt|so tt|so thu tu|ma|ma so|ma tieu chi|muc"),
    ("maximum", r"diem (toi da|chuan)( do)?( hoi dong)? tham dinh( \(.*\))?"),
    ("surveyed", r"(diem )?(toi da|chuan) .*(xhh|xa hoi hoc|khao sat).*"),
    ("ignored", r".*(tu cham|tu danh gia|tham dinh|dat duoc|hoi dong|ket qua cham|diem cham|diem so nam).*"),
    ("evidence", r".*(kiem chung|tlkc|chung minh|minh chung).*"),
    ("measure", r"cach do|cach xac dinh so lieu"),
    (
        "maximum",
        r"(thang )?diem (toi da|chuan)( \(.*\))?|diem|so diem|diem chuan toi da|tong diem|diem ?/ ?toi da",
    ),
    ("either", r"thang diem( danh gia| chi tiet)?|muc diem( cham| danh gia)?"),
    (
        "scale",
        r".*(cach (tinh|cham|danh gia|cho diem|thuc)|huong dan|phuong phap|muc diem).*",
    ),
    ("name", r".*(tieu chi|noi dung|linh vuc).*"),
    ("note", r"ghi chu.*"),
)
PATTERNS = tuple((role, re.compile(form)) for role, form in ROLES)
BARE = re.compile(r"diem|so diem")
LAST_HEADING, LONGEST = 40, 80


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by role, the last row of its headings, and the headings that are not read."""

    by_role: Mapping[str, int]
    last: int
    headings: tuple[str, ...]
    unread: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()

    def cell(self, row: Row, role: str) -> Cell | None:
        """The cell of a role in a row, None where the table has no such column."""
        column = self.by_role.get(role)
        return None if column is None else blank_at(row, column)


def role_of(heading: str) -> str | None:
    """What a heading announces, None for words we do not know."""
    said = folded(heading).strip(" .:")
    if not said or len(said) > LONGEST:
        return None
    return next((role for role, form in PATTERNS if form.fullmatch(said)), None)


def columns_of(table: Table) -> Columns | None:
    """The columns of a table with headings, on one row or two; None for a table without them."""
    best: Columns | None = None
    for position, row in enumerate(table.rows[:LAST_HEADING]):
        under = table.rows[position + 1] if position + 1 < len(table.rows) else None
        for second in (None, under):
            found = _columns(table, row, second)
            if found is not None and (best is None or len(found.by_role) > _worth(best, row, second)):
                best = found
        if best is not None:
            return best
    return None


def _worth(best: Columns, row: Row, under: Row | None) -> int:
    """How many columns another reading must pass: a row that divides a merged heading is part of it."""
    divided = under is not None and any(
        cell.covered and cell.over and column < len(under.cells) and under.cells[column].said
        for column, cell in enumerate(row.cells)
    )
    return len(best.by_role) - (2 if divided else 0)


def _taken(by_role: dict[str, int], role: str, column: int, headings: list[str]) -> bool:
    """Give a column its role; of two for points the bare `Điểm` holds those of the levels."""
    if role not in by_role:
        by_role[role] = column
        return True
    if role != "maximum" or "points" in by_role:
        return False
    bare = [bool(BARE.fullmatch(folded(headings[one]).strip(" .:"))) for one in (by_role[role], column)]
    if bare == [False, True]:
        by_role["points"] = column
    elif bare == [True, False]:
        by_role["points"], by_role[role] = by_role[role], column
    return any(bare) and not all(bare)


def _columns(table: Table, row: Row, under: Row | None) -> Columns | None:
    by_role: dict[str, int] = {}
    headings, unread, doubled = [], [], []
    for column, cell in enumerate(row.cells):
        heading = _heading(cell, None if under is None else blank_at(under, column))
        headings.append(heading)
        role = role_of(heading)
        if role in by_role and cell.covered and under is None:
            continue
        if role is None or role == "ignored":
            unread += [heading] if heading else []
        elif not _taken(by_role, role, column, headings):
            doubled.append(heading)
    last = _end_of_headings(table, row, by_role) if under is None else under.number
    if "either" in by_role:
        _settle(table, by_role, last)
    if "name" not in by_role or not {"number", "maximum", "scale"} & by_role.keys():
        return None
    if under is not None and not _only_headings(under):
        return None
    return Columns(by_role, last, tuple(headings), tuple(unread), tuple(doubled))


def _heading(cell: Cell, under: Cell | None) -> str:
    top = cell.said or tidy(cell.over)
    below = "" if under is None or tidy(under.over) == top else under.said
    return tidy(f"{top} {below}")


def _end_of_headings(table: Table, row: Row, by_role: Mapping[str, int]) -> int:
    """The row of the headings, or the one below it where that only divides some of them."""
    below = next((one for one in table.rows if one.number > row.number), None)
    if below is None or below.empty or not _only_headings(below):
        return row.number
    own = [blank_at(below, by_role[role]).said for role in ("number", "name", "maximum") if role in by_role]
    return row.number if any(own) else below.number


def _only_headings(row: Row) -> bool:
    """Whether a row may be the second of the headings: no points and no long text in it."""
    return not any(
        any(sign.isdigit() for sign in cell.said) or len(cell.said) > LONGEST for cell in row.cells
    )


def _settle(table: Table, by_role: dict[str, int], last: int) -> None:
    """`Thang điểm` holds the scale, or where its cells are numbers the maxima, else the points of levels."""
    column = by_role.pop("either")
    cells = [blank_at(row, column) for row in table.rows if row.number > last]
    filled = [cell for cell in cells if cell.said]
    numbers = sum(_is_points(cell) for cell in filled)
    role = "scale"
    if filled and numbers * 10 >= len(filled) * 6:
        role = "points" if "maximum" in by_role else "maximum"
    by_role.setdefault(role, column)


def _is_points(cell: Cell) -> bool:
    try:
        return points_in(cell.value if cell.value is not None else cell.text) is not None
    except NotANumber:
        return False
