"""The running text as points under headings: parts, numbers, letters, dashes, whatever the depth."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cchc.files.plan_import.header import RECIPIENTS, Said
from cchc.files.plan_import.paper import flat

LEVELS = (
    (1, re.compile(r"^phan\s+(?P<sign>[ivx]+|\d+|thu [a-z]+)\b\s*[.:]?\s*")),
    (2, re.compile(r"^(?P<sign>[ivxlc]+)\s*[.]\s*(?=\S)")),
    (3, re.compile(r"^(?P<sign>\d{1,2})\s*[.]\s*(?=[^\d\s])")),
    (4, re.compile(r"^(?P<sign>[a-zđ])\s*\)\s*")),
    (5, re.compile(r"^(?P<sign>[-+•–])\s*(?=\S)")),
)
ENDS = (".", ";", ":", "!", "?", "…", "./.")
PLAIN = 9
SHORT = 200


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of text with the headings above it, the highest first; PLAIN is the level of no sign."""

    level: int
    sign: str
    text: str
    above: tuple["Point", ...]
    place: str

    def under(self, pattern: re.Pattern[str]) -> bool:
        """Whether a heading above speaks of this."""
        return any(pattern.search(flat(one.text)) for one in self.above)


def outline(said: Iterable[Said]) -> tuple[Point, ...]:
    """Every paragraph as a point; one cut off by the end of a page is joined to the one before.

    The recipients and a line in capitals stand below no heading.
    """
    found: list[Point] = []
    above: list[Point] = []
    for one in said:
        level, sign, text = _signed(one)
        if level == PLAIN and found and _goes_on(found[-1], one.text):
            found[-1] = _longer(found[-1], one.text)
            if above and above[-1].place == found[-1].place:
                above[-1] = found[-1]
            continue
        ends = level == PLAIN and (RECIPIENTS.match(one.flat) or text.isupper())
        above = [] if ends else [head for head in above if head.level < level]
        point = Point(level, sign, text, tuple(above), one.place)
        found.append(point)
        if level != PLAIN:
            above.append(point)
    return tuple(found)


def _signed(said: Said) -> tuple[int, str, str]:
    for level, pattern in LEVELS:
        found = pattern.match(said.flat)
        if found is not None:
            sign = said.text[found.start("sign") : found.end("sign")]
            return level, sign, said.text[found.end() :].strip()
    return PLAIN, "", said.text


def _goes_on(last: Point, text: str) -> bool:
    """Whether a paragraph is the rest of the one before: that one is open, or is a part without its title."""
    if last.level == 1 and not last.text:
        return True
    return text[:1].islower() and not last.text.endswith(ENDS)


def _longer(point: Point, text: str) -> Point:
    return Point(point.level, point.sign, f"{point.text} {text}".strip(), point.above, point.place)
