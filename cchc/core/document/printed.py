"""The body of a document as printed: headings and articles with their numbers, entries with dashes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from cchc.core.document.official import Article, Block, Bullet, Grid, Heading, Paragraph

Role = Literal["part", "item", "point", "plain", "italic", "bold", "centred", "bullet", "article"]
LEVELS: dict[int, Role] = {1: "part", 2: "item", 3: "point"}
ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
LETTERS = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: what it is, what stands before it (`II.`, `-`, `Điều 1.`), its text."""

    role: Role
    mark: str
    text: str


def printed(blocks: Iterable[Block]) -> tuple[Line | Grid, ...]:
    """Number headings by level (I., 1., a)) and articles (Điều 1.) in order; tables stay as they are."""
    return tuple(_printed(blocks))


def _printed(blocks: Iterable[Block]) -> Iterator[Line | Grid]:
    counts, articles = [0, 0, 0], 0
    for block in blocks:
        match block:
            case Heading():
                counts[block.level - 1] += 1
                counts[block.level :] = [0] * (3 - block.level)
                yield Line(LEVELS[block.level], _number(block.level, counts[block.level - 1]), block.text)
            case Article():
                articles += 1
                yield Line("article", f"Điều {articles}.", block.text)
            case Bullet():
                yield Line("bullet", "-", block.text)
            case Paragraph():
                yield Line(block.style, "", block.text)
            case _:
                yield block


def _number(level: int, count: int) -> str:
    if level == 1:
        return f"{roman(count)}."
    return f"{count}." if level == 2 else f"{point_letter(count)})"


def point_letter(count: int) -> str:
    """The letter of a point in the Vietnamese order: a, b, c, d, đ, e; beyond the alphabet its number."""
    return LETTERS[count - 1] if count <= len(LETTERS) else str(count)


def roman(number: int) -> str:
    """A number from 1 on in Roman numerals."""
    text = ""
    for value, sign in ROMAN:
        text, number = text + sign * (number // value), number % value
    return text
