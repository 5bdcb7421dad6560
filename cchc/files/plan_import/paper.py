"""A document as it was read, whatever its format: paragraphs and tables in order, merged cells resolved."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal
from unicodedata import normalize

from cchc.core.vietnamese import folded
from cchc.files.plan_import.letters import strange_in

Merged = Literal["", "above", "left"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `italics` are its slanted stretches. `at` is its place among the blocks, from 1."""

    text: str
    italics: tuple[str, ...] = ()
    at: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """What a person must look at in a place: `code` is that of a doubt, `text` what is not taken for said."""

    code: str
    text: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; a cell merged with the one above or to the left bears the text of that cell."""

    text: str = ""
    italics: tuple[str, ...] = ()
    merged: Merged = ""
    notes: tuple[Note, ...] = ()

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
    """A whole document under the name of its file; `notes` are those of no cell, each with its place."""

    file: str
    blocks: tuple[Line | Grid, ...] = field(default=())
    notes: tuple[Note, ...] = ()

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables in order."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The paragraphs in order."""
        return tuple(block for block in self.blocks if isinstance(block, Line))


# A keyboard may give the Icelandic letter for the Vietnamese one; both look the same.
UNSEEN = {0xA0: " ", 0xD0: "Đ", 0xF0: "đ"} | dict.fromkeys(
    (0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)
)


def tidied(text: str) -> str:
    """NFC, no characters that cannot be seen, single spaces; the ends of lines stay."""
    whole = normalize("NFC", text.translate(UNSEEN))
    rows = (" ".join(row.split()) for row in whole.splitlines())
    return "\n".join(row for row in rows if row)


def paper_of(file: str, raw: list[dict[str, Any]]) -> Paper:
    """The document from its blocks as a reader writes them: `text` and `italics`, or `rows` of such cells.

    Empty paragraphs and empty tables are left out, but not what is noted of them.
    """
    blocks: list[Line | Grid] = []
    notes: list[Note] = []
    tables = 0
    for block in raw:
        at, before = len(blocks) + 1, len(blocks)
        if "rows" in block:
            rows = tuple(tuple(_cell(cell) for cell in row) for row in block["rows"])
            if any(cell.text or cell.notes for row in rows for cell in row):
                tables += 1
                widths = tuple(float(one) for one in block.get("widths") or ())
                blocks.append(Grid(rows, at, tables, widths, bool(block.get("turned"))))
        elif text := tidied(block["text"]):
            blocks.append(Line(text, _slanted(block), at))
        here = f"Bảng {tables}" if "rows" in block else f"Đoạn {at}"
        known = here if len(blocks) > before else f"Sau đoạn {before}"
        notes += [replace(one, place=block.get("place", known)) for one in _noted(block)]
    return Paper(file, tuple(blocks), tuple(notes))


def _cell(raw: dict[str, Any]) -> Cell:
    return Cell(tidied(raw["text"]), _slanted(raw), raw.get("merged", ""), _noted(raw))


def _noted(raw: dict[str, Any]) -> tuple[Note, ...]:
    """What the reader noted, and letters that are not those that were meant."""
    found = [Note(code, text) for code, text in raw.get("notes", ())]
    return tuple(dict.fromkeys((*found, *(Note(*one) for one in strange_in(raw.get("text", ""))))))


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
