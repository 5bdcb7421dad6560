"""The printed number of a line: `I`, `1`, `1.1`, `1.1.1`, `a)`; what is none is said."""

import re
from dataclasses import dataclass
from datetime import date

from cchc.files.catalogue_import.annex_cells import Cell
from cchc.files.catalogue_import.words import tidy

ROMAN = re.compile(
    r"(?:phần\s+|mục\s+|lĩnh vực\s+)?(?P<n>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))\s*[.):]?", re.IGNORECASE
)
DECIMAL = re.compile(r"(?P<n>[0-9]{1,3}(?:\s*[.,]\s*[0-9]{1,3}){0,5})\s*[.):]?")
LETTER = re.compile(r"(?P<n>[a-eg-zđ])\s*[.)]?")
BEFORE_NAME = re.compile(
    r"(?P<n>[0-9]{1,3}(?:\.[0-9]{1,3}){1,5})[.):]?\s*(?P<name>[^\W\d_].*)"
    r"|(?P<r>(?:[IVX]{1,5}|[0-9]{1,3}))[.):]\s+(?P<rest>[^\W\d_].*)|(?P<l>[a-eg-zđ])\)\s*(?P<item>[^\W\d_].*)"
)
DIGITS = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed, in parts: `1.2.3` is (1, 2, 3); `roman` for areas, `letter` for items."""

    code: str
    parts: tuple[int, ...] = ()
    roman: bool = False
    letter: bool = False

    @property
    def ordinal(self) -> int:
        """Which among its sisters."""
        return self.parts[-1] if self.parts else 0


class BrokenNumber(ValueError):
    """What stands in the cell is no number of a line; carries the Vietnamese sentence."""


def number_of(cell: Cell) -> Number | None:
    """The number of a cell, None for an empty one or a bullet; raises BrokenNumber."""
    if isinstance(cell.value, date):
        raise BrokenNumber(f"Ô số thứ tự ghi ngày ({cell.said[:20]}): bảng tính đã tự đổi số thành ngày")
    text = cell.said
    if not text or text in "-+•*":
        return None
    found = read_number(text)
    if found is None:
        raise BrokenNumber(f"“{text[:30]}” không phải là số thứ tự của dòng")
    return found


def read_number(text: str) -> Number | None:
    """A number of a line, None for other words."""
    decimal = DECIMAL.fullmatch(text)
    if decimal is not None:
        parts = tuple(int(part) for part in re.split(r"\s*[.,]\s*", decimal["n"]))
        return Number(".".join(map(str, parts)), parts)
    letter = LETTER.fullmatch(text)
    if letter is not None and text[0] not in "ivx":
        return Number(letter["n"], (ord(letter["n"]),), letter=True)
    roman = ROMAN.fullmatch(text)
    if roman is not None and roman["n"] == roman["n"].upper():
        return Number(roman["n"], (value_of(roman["n"]),), roman=True)
    return None


def value_of(roman: str) -> int:
    """The value of a Roman number."""
    digits = [DIGITS[sign] for sign in roman]
    return sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))


def number_before(name: str) -> tuple[Number, str] | None:
    """A number that stands before the name in the same cell, and the name without it."""
    found = BEFORE_NAME.fullmatch(tidy(name))
    if found is None:
        return None
    number = read_number(found["n"] or found["r"] or f"{found['l']})")
    return None if number is None else (number, found["name"] or found["rest"] or found["item"])
