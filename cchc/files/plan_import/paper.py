"""A document as it was read, whatever its format: paragraphs and tables in order, merged cells resolved."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal
from unicodedata import normalize

from cchc.core.vietnamese import folded

Merged = Literal["", "above", "left"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `italics` are its slanted stretches. `at` is its place among the blocks, from 1."""

    text: str
    italics: tuple[str, ...] = ()
    at: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; a cell merged with the one above or to the left bears the text of that cell."""

    text: str = ""
    italics: tuple[str, ...] = ()
    merged: Merged = ""

    @property
    def own(self) -> str:
        """The text that was printed in this cell itself, without what merging lends it."""
        return "" if self.merged else self.text


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; rows may differ in length. `number` counts the tables of the document from 1.

    `widths` are the shares of its columns where the format tells them, else empty; `turned` is a table at the
    top of a page whose predecessor ends at the foot of the page before.
    """

    rows: tuple[tuple[Cell, ...], ...]
    at: int = 0
    number: int = 0
    widths: tuple[float, ...] = ()
    turned: bool = False

    @property
    def wide(self) -> int:
        """How many columns its longest row has."""
        return max(len(row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document under the name of its file."""

    file: str
    blocks: tuple[Line | Grid, ...] = field(default=())

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables in order."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The paragraphs in order."""
        return tuple(block for block in self.blocks if isinstance(block, Line))


def tidied(text: str) -> str:
    """NFC, no characters that cannot be seen, single spaces; the ends of lines stay."""
    whole = normalize("NFC", text.replace("\u00a0", " ").replace("\u00ad", "").replace("\u200b", ""))
    rows = (" ".join(row.split()) for row in whole.splitlines())
    return "\n".join(row for row in rows if row)


def paper_of(file: str, raw: list[dict[str, Any]]) -> Paper:
    """The document from its blocks as a reader writes them: `text` and `italics`, or `rows` of such cells.

    Empty paragraphs and empty tables are left out.
    """
    blocks: list[Line | Grid] = []
    tables = 0
    for block in raw:
        at = len(blocks) + 1
        if "rows" in block:
            rows = tuple(tuple(_cell(cell) for cell in row) for row in block["rows"])
            if any(cell.text for row in rows for cell in row):
                tables += 1
                widths = tuple(float(one) for one in block.get("widths") or ())
                blocks.append(Grid(rows, at, tables, widths, bool(block.get("turned"))))
        elif text := tidied(block["text"]):
            blocks.append(Line(text, _slanted(block), at))
    return Paper(file, tuple(blocks))


def _cell(raw: dict[str, Any]) -> Cell:
    return Cell(tidied(raw["text"]), _slanted(raw), raw.get("merged", ""))


def _slanted(raw: dict[str, Any]) -> tuple[str, ...]:
    return tuple(filter(None, (tidied(one) for one in raw.get("italics", ()))))


def flat(text: str) -> str:
    """The text in small letters without marks, sign by sign: what is found in it stands at the same place."""
    return "".join(_flat_sign(sign) for sign in text)


@lru_cache(maxsize=4096)
def _flat_sign(sign: str) -> str:
    if sign.isspace():
        return "\n" if sign == "\n" else " "
    plain = folded(sign)
    return plain if len(plain) == 1 else sign
