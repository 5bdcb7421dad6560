"""Figures of the members of a collected line from an uploaded .xlsx or .csv: a verdict on every row."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from cchc.core.campaign.fields import Field, fields_for
from cchc.core.campaign.form import fact_from_fields
from cchc.core.campaign.written import number_written
from cchc.core.catalogue.facts import NotApplicable, Single
from cchc.core.catalogue.nodes import Node
from cchc.core.errors import FactError, InputRefused, Place, Problem
from cchc.core.numerals import date_text
from cchc.files.contribution_template import CODE, CONCERNS, NOTE, UNIT, figure_heading
from cchc.files.facts_cells import CellError, text_in
from cchc.files.named_row import NamedRow, columns_by_role
from cchc.files.score_cells import nothing_in, shown, whole_text
from cchc.files.scores_grid import Grid, grids_in
from cchc.files.scores_verdict import Reason
from cchc.files.unit_names import UnitNames, letters_of

KNOWN = {
    "code": (CODE, "Mã", "Mã dòng"),
    "unit": (UNIT, "Cơ quan", "Cơ quan, đơn vị", "Tên đơn vị"),
    "concerns": (CONCERNS, "Không có đối tượng", "Không đánh giá"),
    "note": (NOTE,),
}
MOST_ROWS = 5_000


@dataclass(frozen=True, kw_only=True, slots=True)
class ContributionRow:
    """What became of one row: the figure of an agency, or at least one reason why not.

    `row` counts from 1 as a person sees it; `unit` and `value` are as the file writes them.
    """

    sheet: str | None
    row: int
    unit: str
    value: str
    agency: str | None = None
    fact: Single | None = None
    note: str = ""
    reasons: tuple[Reason, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether nothing stands against the row."""
        return not self.reasons


@dataclass(frozen=True)
class ContributionVerdict:
    """The verdict on a whole file; `blank` counts agencies without a figure, which says nothing."""

    file: str
    rows: tuple[ContributionRow, ...]
    blank: int = 0

    @cached_property
    def accepted(self) -> tuple[ContributionRow, ...]:
        """The rows whose figures can be stored."""
        return tuple(row for row in self.rows if row.accepted)

    @cached_property
    def refused(self) -> tuple[ContributionRow, ...]:
        """The rows against which there is a reason."""
        return tuple(row for row in self.rows if not row.accepted)

    @property
    def clean(self) -> bool:
        """Whether there is something and all of it is accepted."""
        return bool(self.rows) and not self.refused


def read_contributions(raw: bytes, file: str, node: Node, units: UnitNames) -> ContributionVerdict:
    """Judge every row of an uploaded list; `units` are the agencies from which figures are expected.

    Raises InputRefused for a file that is no such list, is too large, or is dangerous.
    """
    asked = fields_for(node, figures=True)
    needed = f"Cần một dòng tiêu đề có các cột: {'; '.join((UNIT, *map(figure_heading, asked)))}"
    grids = grids_in(raw, file) if asked else ()
    found = [(grid, layout) for grid in grids if (layout := _columns(grid, asked)) is not None]
    if not found:
        problem = Problem("missing_column", "Không tìm thấy bảng số liệu trong tệp", Place(file), needed)
        raise InputRefused([problem])
    reading = _Reading(file, node, asked, units)
    grid, (heading, columns) = found[0]
    reading.table(grid, heading, columns)
    return ContributionVerdict(file, tuple(reading.rows), reading.blank)


def _columns(grid: Grid, asked: Sequence[Field]) -> tuple[int, dict[str, int]] | None:
    """The row of the headings and the columns by role; None for a sheet without agency and every figure."""
    roles = {letters_of(name): role for role, names in KNOWN.items() for name in names}
    for one in asked:
        roles |= {letters_of(name): one.name for name in (figure_heading(one), one.label)}
    return columns_by_role(grid, roles, {"unit", *(one.name for one in asked)})


@dataclass(slots=True)
class _Reading:
    """The verdicts while a table is read."""

    file: str
    node: Node
    asked: Sequence[Field]
    units: UnitNames
    rows: list[ContributionRow] = field(default_factory=list)
    blank: int = 0
    seen: dict[str, int] = field(default_factory=dict)

    def table(self, grid: Grid, heading: int, columns: dict[str, int]) -> None:
        for number, cells in grid.rows:
            if number <= heading or all(nothing_in(cell) for cell in cells):
                continue
            row = _Row(grid, columns, number, cells, reading=self)
            if row.empty:
                self.blank += 1
                continue
            if len(self.rows) == MOST_ROWS:
                message = f"Tệp có quá nhiều dòng: hơn {MOST_ROWS}"
                raise InputRefused([Problem("sheet_too_large", message, Place(self.file, grid.sheet))])
            self.rows.append(row.verdict())


@dataclass(slots=True)
class _Row(NamedRow):
    """One row while it is judged."""

    reading: _Reading = field(kw_only=True)

    @property
    def empty(self) -> bool:
        """Whether neither a figure nor a reason for none is given."""
        told = ("concerns", *(one.name for one in self.reading.asked))
        return all(nothing_in(self.cell(role)) and not self.formula(role) for role in told)

    def verdict(self) -> ContributionRow:
        self.refuse_formulas()
        self.check_line()
        agency, fact, note = self.agency(), self.fact(), self.text("note")
        written = (shown(self.cell(one.name)) for one in self.reading.asked)
        found = ContributionRow(
            sheet=self.grid.sheet,
            row=self.number,
            unit=shown(self.cell("unit")),
            value=" / ".join(filter(None, written)),
        )
        if self.reasons:
            return replace(found, reasons=tuple(self.reasons))
        return replace(found, agency=agency, fact=fact, note=note)

    def check_line(self) -> None:
        """A list of another line has the same columns: its code tells."""
        code = whole_text(self.cell("code"))
        if code and code != self.reading.node.key:
            self.against("code", f"Dòng này của tiêu chí {shown(code)}, không phải {self.reading.node.key}")

    def agency(self) -> str | None:
        name = whole_text(self.cell("unit"))
        agency = self.reading.units.find(name) if name else None
        if not name:
            self.against("unit", "Chưa ghi đơn vị")
        elif agency is None:
            near = ", ".join(self.reading.units.nearest(name))
            hint = f"; có phải: {near}?" if near else ""
            self.against("unit", f"“{shown(name)}” không thuộc các đơn vị phải nhập{hint}")
        elif self.reading.seen.setdefault(agency, self.number) != self.number:
            self.against("unit", f"Đơn vị này đã có ở dòng {self.reading.seen[agency]}")
        return agency

    def fact(self) -> Single | None:
        reason = self.text("concerns")
        filled = [one.name for one in self.reading.asked if not nothing_in(self.cell(one.name))]
        if reason and filled:
            self.against("concerns", "Đã ghi “không có đối tượng” thì để trống số liệu")
        elif reason:
            return NotApplicable(reason)
        elif not any(self.formula(one.name) for one in self.reading.asked):
            return self.figure()
        return None

    def figure(self) -> Single | None:
        try:
            given = {one.name: written_in(self.cell(one.name)) for one in self.reading.asked}
            return fact_from_fields(self.reading.node, given, figures=True)
        except FactError as error:
            self.against(error.problem.place.column or self.reading.asked[0].name, error.problem.message)
        except CellError as error:
            self.against(self.reading.asked[0].name, str(error))
        return None

    def text(self, role: str) -> str:
        try:
            value = self.cell(role)
            return "" if nothing_in(value) else text_in(value)
        except CellError as error:
            self.against(role, str(error))
            return ""


def written_in(value: object) -> str:
    """A cell as one would type it into the form of the page: decimal comma, dd/mm/yyyy, Có or Không."""
    if nothing_in(value):
        return ""
    match value:
        case bool():
            return "Có" if value else "Không"
        case datetime():
            return date_text(value.date())
        case date():
            return date_text(value)
        case int() | float():
            return number_written(Decimal(repr(value)))
        case _:
            return text_in(value)
