"""A numeric appendix that comes back as .xlsx or .csv: every figure with its cell, or why it is not taken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from cchc.core.campaign.written import number_in
from cchc.core.errors import FactError, InputRefused, Place, Problem
from cchc.core.reporting.consolidated import Indicator
from cchc.files.contribution_import import written_in
from cchc.files.facts_cells import CellError
from cchc.files.figures_template import AGENCY, BASE, CODE, KEY, MARK, TITLE, VALUE, figure_headings
from cchc.files.named_row import NamedRow, columns_by_role
from cchc.files.score_cells import nothing_in, shown, whole_text
from cchc.files.scores_columns import HEADING_WITHIN, heading_text
from cchc.files.scores_grid import Grid, grids_in
from cchc.files.scores_rows import letters
from cchc.files.unit_names import UnitNames, letters_of
from cchc.files.workbook_cells import FORMULA, PERCENT, fault_in

MOST_ROWS = 5_000
AGAIN = "Tải tệp mẫu mới từ trang này rồi chép số sang"


@dataclass(frozen=True, slots=True)
class SheetFigure:
    """One cell of a file: its figure, text, number (None: left empty), number as it went out, what is wrong.

    `cell` is its address as a person sees it ('F7'); `indicator` is empty where it names none that is asked.
    """

    sheet: str | None
    cell: str
    row: int
    indicator: str
    text: str
    value: Decimal | None = None
    base: Decimal | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetAgency:
    """One row of the file of a whole round: its agency (empty: none asked), its figures, what is wrong."""

    sheet: str | None
    row: int
    name: str
    agency: str
    figures: tuple[SheetFigure, ...]
    reasons: tuple[str, ...] = ()


def read_agency_figures(
    raw: bytes, file: str, indicators: Sequence[Indicator], mark: str
) -> tuple[SheetFigure, ...]:
    """The figures of one agency's file, those that are neither filled in nor went out included.

    Raises InputRefused for a file that is no such appendix, of another agency or round, or dangerous.
    """
    roles = {letters_of(text): role for text, role in ((KEY, "key"), (TITLE, "title"), (BASE, "base"))}
    roles[letters_of(VALUE)] = "value"
    grid, (heading, columns) = _table(raw, file, roles, {"key", "value"}, mark)
    asked = {one.key: one for one in indicators}
    seen: dict[str, str] = {}
    rows = (_FigureRow(grid, columns, number, cells) for number, cells in _rows(grid, file, heading))
    return tuple(found for row in rows if (found := row.figure(asked, seen)) is not None)


def read_round_figures(
    raw: bytes, file: str, indicators: Sequence[Indicator], units: UnitNames, mark: str
) -> tuple[SheetAgency, ...]:
    """The rows of the file of a whole round; `units` are the agencies asked. Raises InputRefused as above."""
    headings = figure_headings(indicators)
    roles = {letters_of(text): key for key, text in headings.items()}
    roles |= {letters_of(CODE): CODE, letters_of(AGENCY): AGENCY}
    grid, (heading, columns) = _table(raw, file, roles, {CODE, AGENCY, *headings}, mark)
    seen: dict[str, int] = {}
    per_cent = {one.key for one in indicators if _is_per_cent(one)}
    keys = {key: key in per_cent for key in headings}
    rows = (_AgencyRow(grid, columns, number, cells) for number, cells in _rows(grid, file, heading))
    own = {unit.id: frozenset(map(letters_of, unit.names)) for unit in units.units}
    return tuple(row.agency(units, own, keys, seen) for row in rows)


def _table(
    raw: bytes, file: str, roles: Mapping[str, str], needed: set[str], mark: str
) -> tuple[Grid, tuple[int, dict[str, int]]]:
    """The sheet with the table; raises InputRefused where there is none, or it is of something else."""
    grids = grids_in(raw, file)
    for grid in grids:
        found = columns_by_role(grid, roles, needed)
        if found is None:
            continue
        named = _mark(grid)
        if named == mark:
            return grid, found
        place = Place(file, grid.sheet)
        if not named:
            raise InputRefused([Problem("not_a_template", f"Tệp không ghi “{MARK}”", place, AGAIN)])
        text = f"Tệp này của báo cáo khác ({MARK.lower()} {shown(named)})"
        raise InputRefused([Problem("other_report", text, place, AGAIN)])
    text = "Không tìm thấy bảng phụ lục số liệu với đủ các cột của tệp mẫu"
    raise InputRefused([Problem("missing_column", text, Place(file), AGAIN)])


def _is_per_cent(indicator: Indicator) -> bool:
    return indicator.unit.strip().startswith(PERCENT)


def _mark(grid: Grid) -> str:
    """What stands right of 'Mã tệp', empty without it."""
    wanted = letters_of(MARK)
    for _, cells in grid.rows[:HEADING_WITHIN]:
        for at, cell in enumerate(cells[:-1]):
            if letters_of(heading_text(cell)) == wanted:
                return whole_text(cells[at + 1])
    return ""


def _rows(grid: Grid, file: str, heading: int) -> Iterator[tuple[int, list[object]]]:
    count = 0
    for number, cells in grid.rows:
        if number <= heading or all(nothing_in(cell) for cell in cells):
            continue
        count += 1
        if count > MOST_ROWS:
            text = f"Tệp có quá nhiều dòng: hơn {MOST_ROWS}"
            raise InputRefused([Problem("sheet_too_large", text, Place(file, grid.sheet))])
        yield number, cells


@dataclass(slots=True)
class _FiguresRow(NamedRow):
    """A row with figures in some of its columns."""

    notes: list[str] = field(default_factory=list)

    def address(self, role: str) -> str:
        column = self.columns.get(role)
        return "" if column is None else f"{letters(column)}{self.number}"

    def given(self, role: str, *, per_cent: bool = False) -> tuple[Decimal | None, tuple[str, ...]]:
        """The number of a cell, None for an empty one, or what is wrong; `per_cent`: 65% is a number."""
        fault = fault_in(self.cell(role)) or (FORMULA if self.formula(role) else "")
        if fault:
            return None, (fault,)
        try:
            text = written_in(self.cell(role))
            text = text.removesuffix("%").strip() if per_cent else text
            return (number_in(text) if text else None), ()
        except CellError as error:
            return None, (str(error),)
        except FactError as error:
            return None, (error.problem.message,)


@dataclass(slots=True)
class _FigureRow(_FiguresRow):
    """One row of an agency's file."""

    def figure(self, asked: Mapping[str, Indicator], seen: dict[str, str]) -> SheetFigure | None:
        """The figure of the row; None for a row below the table that holds none."""
        key, here = whole_text(self.cell("key")), self.address("value")
        value, reasons = self.given("value", per_cent=key in asked and _is_per_cent(asked[key]))
        if key not in asked and value is None and not reasons:
            return None
        against = [*reasons, *self._unfit(key, asked)]
        if key in asked and seen.setdefault(key, here) != here:
            against.append(f"Chỉ tiêu này đã có ở ô {seen[key]}")
        base, _ = self.given("base")
        text = shown(self.cell("value"))
        known = key if key in asked else ""
        return SheetFigure(self.grid.sheet, here, self.number, known, text, value, base, tuple(against))

    def _unfit(self, key: str, asked: Mapping[str, Indicator]) -> Iterator[str]:
        """A row whose code and title were parted, or that was added by hand."""
        title = whole_text(self.cell("title"))
        faults = [fault for role in ("key", "title") if (fault := fault_in(self.cell(role)))]
        yield from faults
        if faults:
            return
        if key not in asked:
            yield f"Đợt báo cáo không hỏi chỉ tiêu có mã “{shown(key)}”" if key else "Dòng này không ghi mã"
        elif title and letters_of(title) != letters_of(asked[key].title):
            yield f"Mã là của “{shown(asked[key].title)}”, không khớp tên chỉ tiêu ở dòng này"


@dataclass(slots=True)
class _AgencyRow(_FiguresRow):
    """One row of the file of a round."""

    def agency(
        self,
        units: UnitNames,
        own: Mapping[str, frozenset[str]],
        keys: Mapping[str, bool],
        seen: dict[str, int],
    ) -> SheetAgency:
        """The row; `own`: the names of each agency by their letters; `keys`: whether each is in %."""
        name = whole_text(self.cell(AGENCY)) or whole_text(self.cell(CODE))
        found, against = self._found(units, own)
        if found and seen.setdefault(found, self.number) != self.number:
            against.append(f"Cơ quan này đã có ở dòng {seen[found]}")
        figures = tuple(self._figure(key, per_cent=per_cent) for key, per_cent in keys.items())
        return SheetAgency(self.grid.sheet, self.number, shown(name), found, figures, tuple(against))

    def _found(self, units: UnitNames, own: Mapping[str, frozenset[str]]) -> tuple[str, list[str]]:
        """The agency by its code, which its name must not contradict; without a code by its name."""
        faults = [fault for role in (CODE, AGENCY) if (fault := fault_in(self.cell(role)))]
        if faults:
            return "", faults
        code, name = whole_text(self.cell(CODE)), whole_text(self.cell(AGENCY))
        if code in own:
            if name and letters_of(name) not in own[code]:
                return "", [f"Ô {self.address(CODE)} là mã của {units.short[code]}, không khớp tên cơ quan"]
            return code, []
        by_name = units.find(name) if name and not code else None
        if by_name is not None:
            return by_name, []
        near = ", ".join(units.nearest(name)) if name else ""
        hint = f"; có phải: {near}?" if near else ""
        return "", [f"Ô {self.address(CODE)}: không phải cơ quan được yêu cầu báo cáo{hint}"]

    def _figure(self, key: str, *, per_cent: bool) -> SheetFigure:
        value, reasons = self.given(key, per_cent=per_cent)
        text = shown(self.cell(key))
        return SheetFigure(self.grid.sheet, self.address(key), self.number, key, text, value, None, reasons)
