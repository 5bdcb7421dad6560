"""The tables of a document by what they hold: parts of one table joined, broken rows put together again."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cchc.files.plan_import.continuation import Continuation
from cchc.files.plan_import.doubts import Doubts
from cchc.files.plan_import.headings import COLUMN_NAMES, Columns, Role, TableKind, columns_of, is_counting
from cchc.files.plan_import.paper import Cell, Grid, Line, Paper

ROMAN = re.compile(r"[IVXLC]+\.?|[A-ZĐ]\.?")
ENDS = (".", ";", ")", ":", "!", "?", "…")
FRAME, TALLEST_FRAME = 2, 4  # the frames of head and signature have no more columns, no more rows
MOST_CAPTION = 6
MOST_TOLD = 300


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by role, the section under which it stands, and its place.

    `unsure` is the beginning of a rest that was put to it although it does not plainly go on; `doubtful` are
    the columns whose text may belong to another column, each with the code of the doubt.
    """

    cells: dict[Role, Cell]
    table: int
    row: int
    section: str = ""
    section_number: str = ""
    unsure: str = ""
    doubtful: Mapping[Role, str] = field(default_factory=dict)

    def text(self, role: Role) -> str:
        """What stands in a column as one line, empty when there is no such column."""
        return " ".join(self.cells.get(role, Cell()).text.split())

    def lines(self, role: Role) -> str:
        """What stands in a column with its lines kept."""
        return self.cells.get(role, Cell()).text

    def at(self, role: Role | None = None) -> str:
        """The place in words."""
        column = f", cột {COLUMN_NAMES[role]}" if role else ""
        return f"Bảng {self.table}, dòng {self.row}{column}"


@dataclass(slots=True)
class Table:
    """One table of the document, of the grids numbered in `parts`; `caption` holds the lines above it."""

    kind: TableKind
    columns: Columns
    caption: tuple[str, ...]
    number: int
    rows: list[Row] = field(default_factory=list)
    parts: set[int] = field(default_factory=set)
    held: set[tuple[int, int]] = field(default_factory=set)  # grid and row of what is in the rows
    repeats: bool = False  # its heading stands again where a page turns

    @property
    def usable(self) -> dict[Role, int]:
        """The column of each role that exactly one column has."""
        doubled = self.columns.doubled
        pairs = enumerate(self.columns.roles)
        return {role: place for place, role in pairs if role is not None and role not in doubled}

    @property
    def subject(self) -> Role:
        """The column that says what a row is about."""
        return "task" if "task" in self.usable else "criterion"


def tables_of(paper: Paper, doubts: Doubts, continuation: Continuation) -> tuple[Table, ...]:
    """The tables that say something about a plan, in order; what cannot be read is a doubt.

    A grid without a heading goes on with the table just above when nothing stands between, it has as many
    columns and its content fits them; a grid under the same heading likewise.
    """
    found: list[Table] = []
    last: Grid | None = None  # the grid that ended the last table
    own = _with_own_head(paper.grids)
    seen: set[tuple[str, ...]] = set()  # the rows of the last table
    for grid in paper.grids:
        columns = columns_of(grid.rows)
        next_to = last if last is not None and (last.at, last.wide) == (grid.at - 1, grid.wide) else None
        if columns is not None:
            same = bool(found) and columns.roles == found[-1].columns.roles
            if not same or (next_to is None and not _begins_cut(found[-1], last, grid, columns)):
                assert columns.kind is not None
                found.append(Table(columns.kind, columns, _caption(paper, grid), grid.number))
                seen = set()
                _tell_columns(found[-1], doubts)
            elif grid.turned:
                found[-1].repeats = True
            _add(found[-1], grid, max(columns.depth, _again(seen, grid)))
        elif next_to is None or not _go_on(
            found[-1], next_to, _uncut(found[-1], grid, own), _again(seen, grid), continuation
        ):
            _unread(grid, doubts, beside=bool(found), fitting=next_to is None)
            last = None
            continue
        last = grid
        seen |= {_words(row) for row in grid.rows}
    return tuple(found)


def _with_own_head(grids: tuple[Grid, ...]) -> set[int]:
    """Numbers of grids whose first row stands again on top of the next page: what repeats so is a heading."""
    return {
        one.number
        for above, below in pairwise(grids)
        if below.turned and _words(above.rows[0]) == _words(below.rows[0])
        for one in (above, below)
    }


def _again(seen: set[tuple[str, ...]], grid: Grid) -> int:
    """How many rows at the top were read before: a maker of pages repeats even rows that are no heading."""
    rows = [_words(row) for row in grid.rows]
    new = (at for at, row in enumerate(rows) if row not in seen or sum(map(bool, row)) < 2)
    return next(new, len(rows))


def _words(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.split()).rstrip(".") for cell in cells)


def _uncut(table: Table, grid: Grid, own: set[int]) -> Grid:
    """The grid without the mark of a page turn where the page alone can not have cut it off."""
    return replace(grid, turned=grid.turned and not table.repeats and grid.number not in own)


def _begins_cut(table: Table, last: Grid | None, grid: Grid, columns: Columns) -> bool:
    """Whether a grid under the same heading begins with the rest of a row, a stray line behind the table."""
    if last is None or grid.at - last.at > 2 or "number" not in table.usable:
        return False
    first = next((texts for _, _, texts in _data(table, grid, columns.depth)), None)
    return first is not None and not first.get("number", Cell()).own and bool(first[table.subject].own)


def _go_on(table: Table, above: Grid, grid: Grid, start: int, continuation: Continuation) -> bool:
    """Put the rows of a grid without heading to the table above, unless they do not fit its columns.

    Its first rows, before `start`, stand there only again.
    """
    data = _data(table, grid, start)
    rows = tuple(texts for _, cells, texts in data if _section(table, cells) is None)
    numbers = [row.text("number") for row in table.rows if row.text("number")]
    assumed = continuation.assumed(table.columns, above, grid, rows, numbers[-1] if numbers else "")
    if assumed is None:
        return False
    _add(table, grid, start, assumed)
    return True


def _unread(grid: Grid, doubts: Doubts, *, beside: bool, fitting: bool) -> None:
    """A grid whose heading says nothing; the frames of head and signature are no tables."""
    if (grid.wide > FRAME and (len(grid.rows) > FRAME or beside)) or len(grid.rows) > TALLEST_FRAME:
        heading = " | ".join(cell.text for cell in grid.rows[0])
        code = "table_unread" if fitting else "table_misfit"
        doubts.add(code, f"tables/{grid.number}", f"Bảng {grid.number}", heading[:300])


def _tell_columns(table: Table, doubts: Doubts) -> None:
    place = f"Bảng {table.number}"
    for text in table.columns.unknown:
        doubts.add("column_unknown", f"tables/{table.number}", place, text)
    for role in sorted(table.columns.doubled):
        doubts.add("column_doubled", f"tables/{table.number}/{role}", place, COLUMN_NAMES[role])


def _caption(paper: Paper, grid: Grid) -> tuple[str, ...]:
    """The paragraphs just above a grid, the nearest last, back to the table before."""
    above: list[str] = []
    for block in reversed(paper.blocks[: grid.at - 1]):
        if not isinstance(block, Line) or len(above) == MOST_CAPTION:
            break
        above.append(block.text)
    return tuple(reversed(above))


def _add(table: Table, grid: Grid, depth: int, assumed: frozenset[Role] = frozenset()) -> None:
    """Add the rows below `depth`; the first of them may be the rest of the last one above."""
    table.parts.add(grid.number)
    for number, cells, texts in _data(table, grid, depth):
        above = table.rows[-1] if table.rows else Row({}, 0, 0)
        section = _section(table, cells)
        if section is not None:
            table.rows.append(Row({}, grid.number, number, section[1], section[0]))
            continue
        table.held.add((grid.number, number))
        if grid.turned and number == depth + 1 and _heads_on(table, above, texts):
            whole = f"{above.section} {texts[table.subject].own}"
            table.rows[-1] = replace(above, section=" ".join(whole.split()))
            continue
        doubtful = dict.fromkeys(assumed & texts.keys(), "column_assumed") | _misplaced(table, cells)
        if _continues(table, above, texts, first=number == depth + 1):
            table.rows[-1] = _joined(table, above, texts, doubtful)
        else:
            place = (grid.number, number, above.section, above.section_number)
            table.rows.append(Row(texts, *place, doubtful=doubtful))


def _misplaced(table: Table, cells: tuple[Cell, ...]) -> dict[Role, str]:
    """Columns whose text may belong to another: in a row of other length, in a cell over several columns."""
    if len(cells) != len(table.columns.roles):
        return dict.fromkeys(table.usable, "row_length")
    found: dict[Role, str] = {}
    for role, at in table.usable.items():
        over = at + 1 < len(cells) and cells[at + 1].merged == "left"
        if cells[at].text and (over or cells[at].merged == "left"):
            found[role] = "cell_over_columns"
    return found


def _data(table: Table, grid: Grid, depth: int) -> Iterator[tuple[int, tuple[Cell, ...], dict[Role, Cell]]]:
    """Rows that hold something below the heading, with their number in the grid and their cells by role."""
    for place, cells in enumerate(grid.rows[depth:], depth + 1):
        if is_counting(cells) or not any(cell.own for cell in cells):
            continue
        again = columns_of((cells,))
        if again is not None and again.roles == table.columns.roles:
            continue
        texts = {role: cells[at] for role, at in table.usable.items() if at < len(cells)}
        yield place, cells, texts


def _section(table: Table, cells: tuple[Cell, ...]) -> tuple[str, str] | None:
    """Number and title of a row that only heads the rows below it; None for other rows."""
    said = [cell.own for cell in cells if cell.own]
    whole = len(said) == 1 and sum(cell.merged == "left" for cell in cells) == len(cells) - 1
    if whole and table.kind != "deductions":
        found = re.match(r"^([IVXLC]+|[A-ZĐ])[.)]\s+(.*)$", said[0], re.DOTALL)
        return (found[1], " ".join(found[2].split())) if found else ("", " ".join(said[0].split()))
    first = said[0].strip() if said else ""
    if len(said) == 2 and ROMAN.fullmatch(first) and table.kind != "deductions":
        return first.rstrip("."), " ".join(said[1].split())
    return None


def _heads_on(table: Table, above: Row, texts: dict[Role, Cell]) -> bool:
    """Whether the first row of a page is the rest of a section's title, in the same manner of letters."""
    if above.cells or not above.section:
        return False
    said = {role: cell.own for role, cell in texts.items() if cell.own}
    rest = said.get(table.subject, "")
    return said.keys() == {table.subject} and (
        rest[:1].islower() or (rest.isupper() and above.section.isupper())
    )


def _continues(table: Table, above: Row, texts: dict[Role, Cell], *, first: bool) -> bool:
    """Whether a row is the rest of the row above, cut off by the end of a page.

    The `first` row of a grid is when it bears no number.
    """
    usable = table.usable
    if not above.cells or ("number" in usable and texts.get("number", Cell()).own):
        return False
    subject = table.subject
    begins = texts.get(subject, Cell()).own
    others = [cell.own for role, cell in texts.items() if role not in (subject, "number")]
    if begins[:1].islower() and not above.text(subject).endswith(ENDS):
        return True
    return "number" in usable and (first or not begins or not any(others))


def _joined(table: Table, above: Row, texts: dict[Role, Cell], doubtful: dict[Role, str]) -> Row:
    """The row above with its rest; a rest that does not plainly go on is told."""
    cells = dict(above.cells)
    for role, cell in texts.items():
        if cell.own:
            before = cells.get(role, Cell())
            whole = f"{before.text} {cell.text}".strip()
            cells[role] = Cell(whole, _slants(before, cell), notes=(*before.notes, *cell.notes))
    begins = texts.get(table.subject, Cell()).own
    plain = begins[:1].islower() and not above.text(table.subject).endswith(ENDS)
    unsure = above.unsure if plain or not begins else begins[:MOST_TOLD]
    said = {role: code for role, code in doubtful.items() if texts.get(role, Cell()).own}
    return replace(above, cells=cells, unsure=unsure, doubtful={**above.doubtful, **said})


def _slants(above: Cell, below: Cell) -> tuple[str, ...]:
    """The slanted stretches of both; one that was cut by the end of the page becomes whole again."""
    ends, begins = above.italics[-1:], below.italics[:1]
    if ends and begins and above.text.endswith(ends[0]) and below.text.startswith(begins[0]):
        return (*above.italics[:-1], f"{ends[0]} {begins[0]}", *below.italics[1:])
    return (*above.italics, *below.italics)
