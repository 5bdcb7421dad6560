"""The outline of a report: a title block and sections of one table each, with widths and alignment."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Literal

from cchc.core.report.cells import CONTINUED, Cell, Presence


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: stable English key, Vietnamese heading, and a width in characters of the body text.

    Adjacent columns with the same `group` stand under one merged heading. `narrow` columns also fit a
    terminal and a phone; the others hold detail. Columns that are not `printed` stand last: they are read on
    the screen and would make the paper unreadable.
    """

    key: str
    heading: str
    width: int
    align: Align = Align.LEFT
    group: str = ""
    narrow: bool = True
    printed: bool = True


Style = Literal["body", "group", "total"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its identifier (a code, a part), cells in the order of the columns, weight, indentation.

    `sums` names the columns in which this row is the plain sum of the rows of style `body` of its table.
    """

    id: str
    cells: tuple[Cell, ...]
    style: Style = "body"
    level: int = 0
    sums: tuple[str, ...] = ()

    @property
    def continues(self) -> bool:
        """Whether the row goes on with the line of the row above."""
        return CONTINUED in self.cells


@dataclass(frozen=True)
class Section:
    """One table with its title; `tab` is its short name on a sheet of a workbook."""

    id: str
    title: str
    tab: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """Rows by identifier; of rows that continue one another the first."""
        found: dict[str, Row] = {}
        for row in self.rows:
            found.setdefault(row.id, row)
        return found

    def cell(self, row: str, column: str) -> Cell:
        """Return one cell by row identifier and column key; KeyError when there is none."""
        keys = [column.key for column in self.columns]
        if column not in keys:
            raise KeyError(column)
        return self.by_id[row].cells[keys.index(column)]


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the title block: stable key, Vietnamese label, cell.

    `subtitle` facts are said in the subtitle, `head` facts stand above a table, `figure` facts beside it.
    """

    key: str
    label: str
    cell: Cell
    place: Literal["subtitle", "head", "figure"] = "figure"


@dataclass(frozen=True)
class Report:
    """A report as values; every door prints these cells and computes nothing."""

    id: str
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    illustrative: bool = False

    @cached_property
    def by_id(self) -> dict[str, Section]:
        """Sections by identifier."""
        return {section.id: section for section in self.sections}


ILLUSTRATIVE = "minh họa"


def total_row(columns: tuple[Column, ...], rows: tuple[Row, ...], row: str, cells: tuple[Cell, ...]) -> Row:
    """Make a total row; a column counts as summed only where its body cells really add up to the total."""
    body = [found for found in rows if found.style == "body"]
    below = ([found.cells[index] for found in body] for index in range(len(columns)))
    summed = zip(columns, cells, below, strict=True)
    return Row(
        row, cells, "total", sums=tuple(col.key for col, cell, parts in summed if _adds_up(cell, parts))
    )


def _adds_up(total: Cell, parts: list[Cell]) -> bool:
    filled = [cell.value for cell in parts if cell.presence not in (Presence.BLANK, Presence.CONTINUED)]
    numbers = [value for value in filled if isinstance(value, Decimal)]
    if not numbers or len(numbers) < len(filled):
        return False
    return sum(numbers, Decimal(0)) == total.value
