"""Rows of a register from an uploaded .xlsx or .csv: a verdict on every row, with the column to mend."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cchc.core.errors import InputRefused, Place, Problem
from cchc.core.register.definition import RegisterDefinition
from cchc.core.register.rows import Value, read_row
from cchc.files.contribution_import import written_in
from cchc.files.facts_cells import CellError
from cchc.files.kept_register_xlsx import AGENCY, ROW, VERSION, field_heading
from cchc.files.named_row import NamedRow, columns_by_role
from cchc.files.score_cells import nothing_in, shown, whole_text
from cchc.files.scores_grid import Grid, grids_in
from cchc.files.scores_verdict import Reason
from cchc.files.unit_names import UnitNames, letters_of

MOST_ROWS = 5_000
KEYS = {"_row": ROW, "_version": VERSION, "_agency": AGENCY}


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterFileRow:
    """What became of one row: values for an agency, or at least one reason why not; `row` counts from 1.

    `kept` and `version` name the row that it corrects, None and 0 for a new one; `text` is how it begins.
    """

    sheet: str | None
    row: int
    text: str
    agency: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    kept: int | None = None
    version: int = 0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class RegisterVerdict:
    """The verdict on a whole file."""

    file: str
    rows: tuple[RegisterFileRow, ...]

    @cached_property
    def accepted(self) -> tuple[RegisterFileRow, ...]:
        """The rows that can be kept."""
        return tuple(row for row in self.rows if not row.reasons)

    @cached_property
    def refused(self) -> tuple[RegisterFileRow, ...]:
        """The rows against which there is a reason."""
        return tuple(row for row in self.rows if row.reasons)


def read_register_file(
    raw: bytes, file: str, definition: RegisterDefinition, units: UnitNames
) -> RegisterVerdict:
    """Judge every row of an uploaded register; `units` are the agencies for which the person keeps rows.

    A file without the column of agencies is for the only one. Raises InputRefused for a file that is no such
    list, is too large, or is dangerous.
    """
    roles = {letters_of(name): key for key, name in KEYS.items()}
    for one in definition.fields:
        roles |= {letters_of(name): one.key for name in (field_heading(one), one.label)}
    needed = {one.key for one in definition.fields if one.required or one.key == definition.day}
    if len(units.units) != 1:
        needed.add("_agency")
    for grid in grids_in(raw, file):
        found = columns_by_role(grid, roles, needed)
        if found is not None:
            return RegisterVerdict(file, tuple(_table(grid, found, file, definition, units)))
    labels = [AGENCY, *(field_heading(one) for one in definition.fields if one.key in needed)]
    hint = f"Cần một dòng tiêu đề có các cột: {'; '.join(labels)}"
    raise InputRefused([Problem("missing_column", "Không tìm thấy bảng của sổ trong tệp", Place(file), hint)])


def _table(
    grid: Grid,
    found: tuple[int, dict[str, int]],
    file: str,
    definition: RegisterDefinition,
    units: UnitNames,
) -> list[RegisterFileRow]:
    heading, columns = found
    rows: list[RegisterFileRow] = []
    seen: dict[int, int] = {}
    for number, cells in grid.rows:
        if number <= heading or all(nothing_in(cell) for cell in cells):
            continue
        if len(rows) == MOST_ROWS:
            message = "Tệp có quá nhiều dòng: mỗi lần nhận nhiều nhất 5.000 dòng"
            hint = "Chia thành nhiều tệp, mỗi tệp một quý hoặc một năm"
            raise InputRefused([Problem("sheet_too_large", message, Place(file, grid.sheet, number), hint)])
        one = _Row(grid, columns, number, cells, definition=definition, units=units, seen=seen)
        rows.append(one.verdict())
    return rows


@dataclass(slots=True)
class _Row(NamedRow):
    """One row while it is judged."""

    definition: RegisterDefinition = field(kw_only=True)
    units: UnitNames = field(kw_only=True)
    seen: dict[int, int] = field(kw_only=True)

    def verdict(self) -> RegisterFileRow:
        self.refuse_formulas()
        agency, values = self.agency(), self.values()
        kept, version = self.number_in("_row"), self.number_in("_version")
        if kept is not None and self.seen.setdefault(kept, self.number) != self.number:
            self.against("_row", f"Mã dòng này đã có ở dòng {self.seen[kept]} của tệp")
        return RegisterFileRow(
            sheet=self.grid.sheet,
            row=self.number,
            text=shown(self.cell(self.definition.fields[0].key)),
            agency=agency,
            values=values,
            kept=kept,
            version=version or 0,
            reasons=tuple(self.reasons),
        )

    def agency(self) -> str:
        name = whole_text(self.cell("_agency"))
        if not name and len(self.units.units) == 1:
            return self.units.units[0].id
        found = self.units.find(name) if name else None
        if found is None:
            near = ", ".join(self.units.nearest(name)) if name else ""
            hint = f"; có phải: {near}?" if near else ""
            self.against(
                "_agency",
                f"“{shown(name)}” không phải cơ quan bạn ghi sổ{hint}" if name else "Chưa ghi cơ quan",
            )
        return found or ""

    def values(self) -> dict[str, Value]:
        given: dict[str, str] = {}
        for one in self.definition.fields:
            try:
                given[one.key] = "" if self.formula(one.key) else written_in(self.cell(one.key))
            except CellError as error:
                self.against(one.key, str(error))
        by_label = {one.label: one.key for one in self.definition.fields}
        values, problems = read_row(self.definition, given)
        for problem in problems:
            key = by_label[problem.place.column or ""]
            if not self.formula(key) and key in given:
                self.against(key, problem.message)
        return values

    def number_in(self, role: str) -> int | None:
        text = whole_text(self.cell(role)).removesuffix(".0")
        if not text:
            return None
        if text.isascii() and text.isdigit() and len(text) < 10:
            return int(text)
        self.against(role, "Ô này do phần mềm ghi; dòng mới thì để trống")
        return None
