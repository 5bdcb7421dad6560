"""Text in a drawing: how wide it will be, where it breaks, and in which type it is set."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from cchc.files.charts.markup import Attribute, Element, element, group

FAMILY = "Be Vietnam Pro, Tinos, Liberation Sans, Arial, sans-serif"
INK, SOFT = "#16202e", "#4a5668"

# Widths of the letters of Be Vietnam Pro in hundredths of the size: the widest of the families above.
WIDTHS = {
    " Il'`!.:ij": 26,
    '",;“': 36,
    "1fr|”()[]t{}": 41,
    "*J\\~/sz": 49,
    "<>?^knuvx": 57,
    "+-7cehy$2358EFLPSTZabdgopq": 63,
    "069BKRY–&4=ADHNUVX_": 70,
    "C#G%MOQ": 81,
    "mw@W": 92,
}
WIDTH_OF = {letter: width for letters, width in WIDTHS.items() for letter in letters}
HALO: dict[str, Attribute] = {
    "stroke": "#fff",
    "stroke_width": 3,
    "stroke_linejoin": "round",
    "paint_order": "stroke",
}
UNKNOWN_WIDTH, MARK_WIDTH, BOLD = 72, 0, 1.05


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """An estimate of the width, never less than drawn: marks above and below letters take no room."""
    letters = unicodedata.normalize("NFD", text)
    hundredths = sum(_letter_width(letter) for letter in letters)
    return hundredths / 100 * size * (BOLD if bold else 1)


def _letter_width(letter: str) -> int:
    if unicodedata.combining(letter) and letter != "\u031b":
        return MARK_WIDTH
    return 5 if letter == "\u031b" else WIDTH_OF.get(letter, UNKNOWN_WIDTH)


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The lines of a text, each within `room`; a word longer than the room is cut."""
    lines: list[str] = []
    for word in _short_words(text.split(), room, size, bold=bold):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold=bold) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines or [""]


def _short_words(words: Iterable[str], room: float, size: float, *, bold: bool) -> Iterable[str]:
    for word in words:
        rest = word
        while len(rest) > 1 and text_width(rest, size, bold=bold) > room:
            most = _fitting(rest, room, size, bold=bold)
            yield rest[:most]
            rest = rest[most:]
        yield rest


def _fitting(word: str, room: float, size: float, *, bold: bool) -> int:
    """How many letters of a word fit, one at least."""
    ends = range(len(word) - 1, 1, -1)
    return next((end for end in ends if text_width(word[:end], size, bold=bold) <= room), 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Type:
    """How a text is set: size in units of the drawing, weight, slope, colour, where it is anchored."""

    size: float
    bold: bool = False
    italic: bool = False
    fill: str = INK
    anchor: str = "start"
    halo: bool = False

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return round(self.size * 1.32, 1)

    def lines(self, text: str, room: float) -> list[str]:
        """The text broken to a room."""
        return wrapped(text, room, self.size, bold=self.bold)

    def width(self, text: str) -> float:
        """The room that a text takes."""
        return text_width(text, self.size, bold=self.bold)


def text(content: str, x: float, y: float, style: Type, **more: Attribute) -> Element:
    """A line of text; y is its foot. A halo keeps it readable on a pattern."""
    attributes: dict[str, Attribute] = {"x": x, "y": y, "font_size": style.size, "fill": style.fill}
    if style.anchor != "start":
        attributes["text_anchor"] = style.anchor
    if style.bold:
        attributes["font_weight"] = "600"
    if style.italic:
        attributes["font_style"] = "italic"
    if style.halo:
        attributes |= {
            "stroke": "#fff",
            "stroke_width": 3,
            "stroke_linejoin": "round",
            "paint_order": "stroke",
        }
    return element("text", content, **{**attributes, **more})


def paragraph(lines: Iterable[str], x: float, y: float, style: Type) -> Element:
    """Lines one below the other; y is the foot of the first."""
    return group([text(one, x, y + style.leading * at, style) for at, one in enumerate(lines)])
