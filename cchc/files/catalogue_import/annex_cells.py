"""The tables of an annex as cells, whichever program wrote them; each cell knows where it stands."""

from dataclasses import dataclass

from cchc.files.catalogue_import.words import tidy


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `covered` cells belong to a merged one, whose text `over` repeats for headings.

    `value` is a number or a date of a spreadsheet where the cell holds one; `place` is said to a person.
    A `formula` computes the value of its cell; in a `struck` cell some text is struck out, hidden or raised,
    in a `pictured` one stands a picture.
    """

    text: str
    place: str
    value: object = None
    bold: bool = False
    covered: bool = False
    over: str = ""
    automatic: bool = False
    formula: bool = False
    struck: bool = False
    pictured: bool = False

    @property
    def said(self) -> str:
        """The text on one line."""
        return tidy(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a person counts it."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.said for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a document or one sheet of a workbook; `name` is said to a person."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """All tables of a file, and the texts around them, in which the decision is named."""

    tables: tuple[Table, ...]
    texts: tuple[str, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()


def blank_at(row: Row, column: int) -> Cell:
    """The cell of a column, an empty one behind the last."""
    return row.cells[column] if column < len(row.cells) else Cell("", f"dòng {row.number}")
