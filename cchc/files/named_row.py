"""A row of an uploaded table: its cells by what their column is for, and what is found against them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cchc.files.scores_columns import HEADING_WITHIN, heading_text
from cchc.files.scores_grid import Cells, Grid
from cchc.files.scores_rows import letters
from cchc.files.scores_verdict import Reason
from cchc.files.unit_names import letters_of
from cchc.files.workbook_cells import FORMULA, fault_in


@dataclass(slots=True)
class NamedRow:
    """One row while it is judged; `columns` are the columns by role, counted from 0."""

    grid: Grid
    columns: dict[str, int]
    number: int
    cells: Cells
    reasons: list[Reason] = field(default_factory=list)

    def cell(self, role: str) -> object:
        """What stands in the column of a role, None for a column that is not there."""
        column = self.columns.get(role)
        return self.cells[column] if column is not None and column < len(self.cells) else None

    def formula(self, role: str) -> bool:
        """Whether a formula stands there."""
        column = self.columns.get(role)
        return column is not None and (self.number, column + 1) in self.grid.formulas

    def against(self, role: str, text: str) -> None:
        """Note what is wrong, at the column of a role, once."""
        column = self.columns.get(role)
        reason = Reason("" if column is None else letters(column), text)
        if reason not in self.reasons:
            self.reasons.append(reason)

    def refuse_formulas(self) -> None:
        """Note every error, and every formula: what it would come to is not known here."""
        for role in self.columns:
            fault = fault_in(self.cell(role)) or (FORMULA if self.formula(role) else "")
            if fault:
                self.against(role, fault)


def columns_by_role(
    grid: Grid, roles: Mapping[str, str], needed: Iterable[str]
) -> tuple[int, dict[str, int]] | None:
    """The row of the headings and the columns by role; None for a sheet that lacks one of the needed.

    `roles` says by the letters of a heading what its column is for; of two alike the first counts.
    """
    for number, cells in grid.rows[:HEADING_WITHIN]:
        columns: dict[str, int] = {}
        for column, cell in enumerate(cells):
            role = roles.get(letters_of(heading_text(cell)))
            if role is not None:
                columns.setdefault(role, column)
        if set(needed) <= columns.keys():
            return number, columns
    return None
