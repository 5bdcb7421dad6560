"""Points judged outside, from an uploaded .xlsx or .csv: unit, line, points, source; each row judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.catalogue.rules import Given
from cchc.core.errors import InputRefused, Place, Problem
from cchc.core.numerals import points_text, scale_text
from cchc.files.facts_cells import CellError, text_in
from cchc.files.named_row import NamedRow, columns_by_role
from cchc.files.score_cells import nothing_in, score_in, shown
from cchc.files.scores_grid import Grid, grids_in
from cchc.files.scores_verdict import Reason
from cchc.files.unit_names import UnitNames, letters_of

HEADINGS = {
    "unit": ("don vi", "co quan", "co quan don vi", "ten don vi", "so nganh", "xa phuong"),
    "line": ("dong", "ma", "ma dong", "ma tieu chi", "tieu chi", "tieu chi thanh phan", "noi dung"),
    "points": ("diem", "diem so", "so diem", "ket qua"),
    "source": ("nguon", "can cu", "nguon can cu"),
}
ROLE_OF = {name: role for role, names in HEADINGS.items() for name in names}
NEEDED = "Cần một dòng tiêu đề có các cột Đơn vị, Mã tiêu chí, Điểm, Nguồn"
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class OutsidePoints:
    """Points of one line of one unit as somebody outside gave them."""

    unit: str
    line: str
    points: Decimal
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PointsRow:
    """What became of one row: its points, or at least one reason why not; texts as the file writes them."""

    sheet: str | None
    row: int
    unit: str
    line: str
    value: str
    points: OutsidePoints | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class PointsVerdict:
    """The verdict on a whole file; `blank` counts rows without points, which say nothing."""

    file: str
    rows: tuple[PointsRow, ...]
    blank: int = 0

    @cached_property
    def points(self) -> tuple[OutsidePoints, ...]:
        """The accepted points."""
        return tuple(row.points for row in self.rows if row.points is not None)

    @cached_property
    def refused(self) -> tuple[PointsRow, ...]:
        """The rows against which there is a reason."""
        return tuple(row for row in self.rows if row.points is None)

    @property
    def clean(self) -> bool:
        """Whether there is something and all of it is accepted."""
        return bool(self.rows) and not self.refused


def outside_lines(catalogue: Catalogue) -> tuple[Node, ...]:
    """The lines whose points are judged outside, in printed order."""
    return tuple(leaf for leaf in catalogue.leaves if isinstance(leaf.rule, Given))


def read_points(
    raw: bytes, file: str, catalogue: Catalogue, units: UnitNames, source: str = ""
) -> PointsVerdict:
    """Judge every row of an uploaded table; `source` stands for rows that name none.

    Raises InputRefused for a file that is no such table, is too large, or is dangerous.
    """
    reading = _Reading(file, catalogue, units, source.strip(), _lines_by_name(catalogue))
    found = [(grid, columns) for grid in grids_in(raw, file) if (columns := _headings(grid)) is not None]
    if not found:
        problem = Problem("missing_column", "Không tìm thấy bảng điểm trong tệp", Place(file), NEEDED)
        raise InputRefused([problem])
    for grid, columns in found[:1] if found[0][0].sheet is None else found:
        reading.table(grid, *columns)
    return PointsVerdict(file, tuple(reading.rows), reading.blank)


def _lines_by_name(catalogue: Catalogue) -> dict[str, Node]:
    """Lines by the letters of code and title; a name that two lines share means neither."""
    found: dict[str, set[str]] = {}
    for leaf in catalogue.leaves:
        for name in (leaf.key, leaf.id, leaf.title, f"{leaf.key} {leaf.title}"):
            found.setdefault(letters_of(name), set()).add(leaf.key)
    return {name: catalogue.by_key[min(keys)] for name, keys in found.items() if len(keys) == 1}


def _headings(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The row of the headings and the columns by role; None for a sheet without unit, line and points."""
    return columns_by_role(grid, ROLE_OF, {"unit", "line", "points"})


@dataclass(slots=True)
class _Reading:
    """The verdicts while tables are read."""

    file: str
    catalogue: Catalogue
    units: UnitNames
    source: str
    names: Mapping[str, Node]
    rows: list[PointsRow] = field(default_factory=list)
    blank: int = 0
    seen: dict[tuple[str, str], PointsRow] = field(default_factory=dict)

    def table(self, grid: Grid, heading: int, columns: dict[str, int]) -> None:
        for number, cells in grid.rows:
            if number <= heading or all(nothing_in(cell) for cell in cells):
                continue
            row = _Row(grid, columns, number, cells, reading=self)
            if row.empty:
                self.blank += 1
                continue
            self.rows.append(row.verdict())
            if len(self.rows) > MOST_ROWS:
                message = f"Tệp có quá nhiều dòng: hơn {MOST_ROWS}"
                raise InputRefused([Problem("sheet_too_large", message, Place(self.file, grid.sheet))])


@dataclass(slots=True)
class _Row(NamedRow):
    """One row while it is judged."""

    reading: _Reading = field(kw_only=True)

    @property
    def empty(self) -> bool:
        return nothing_in(self.cell("points")) and not self.formula("points")

    def verdict(self) -> PointsRow:
        self.refuse_formulas()
        unit, line, source = self.unit(), self.line(), self.source()
        points = self.points(line)
        found = PointsRow(
            sheet=self.grid.sheet,
            row=self.number,
            unit=shown(self.cell("unit")),
            line=shown(self.cell("line")),
            value=shown(self.cell("points")),
        )
        if unit is not None and line is not None:
            self.once(unit, line.key, found)
        if self.reasons or unit is None or line is None or points is None:
            return replace(found, reasons=tuple(self.reasons))
        return replace(found, points=OutsidePoints(unit, line.key, points, source))

    def once(self, unit: str, line: str, found: PointsRow) -> None:
        first = self.reading.seen.setdefault((unit, line), found)
        if first is not found:
            self.against("line", f"Đơn vị và tiêu chí này đã có ở dòng {first.row}")

    def unit(self) -> str | None:
        text = self.text("unit")
        unit = self.reading.units.find(text)
        if unit is None:
            near = ", ".join(self.reading.units.nearest(text))
            guess = f"; có phải: {near}?" if near else ""
            self.against("unit", f"Không có đơn vị “{text}” trong đợt này{guess}")
        return unit

    def line(self) -> Node | None:
        text = self.text("line")
        node = self.reading.names.get(letters_of(text))
        if node is None:
            self.against("line", f"Bộ tiêu chí không có dòng “{text}”")
        elif not isinstance(node.rule, Given):
            self.against("line", f"Dòng {node.key} do phần mềm tính từ số liệu, không nhập điểm từ bên ngoài")
        return node

    def source(self) -> str:
        source = self.text("source") or self.reading.source
        if not source:
            self.against("source", "Hãy ghi nguồn của điểm")
        return source

    def points(self, line: Node | None) -> Decimal | None:
        try:
            points = score_in(self.cell("points"), "")
        except CellError as error:
            self.against("points", str(error))
            return None
        if points < 0:
            self.against("points", f"Điểm không thể âm: {scale_text(points)}")
        most = None if line is None else line.max_points
        if most is not None and points > most:
            self.against("points", f"Điểm {scale_text(points)} vượt điểm tối đa {points_text(most)}")
        return points

    def text(self, role: str) -> str:
        try:
            return text_in(self.cell(role))
        except CellError as error:
            self.against(role, str(error))
            return ""
