"""Looks of the classes of a map: a pattern and a sign each, darker for higher, told apart in grey."""

from dataclasses import dataclass

from cchc.files.charts.lettering import Type, text
from cchc.files.charts.markup import Element, element, path, rectangle

DARK = "#0b4a8f"
CELL = 8.0
NO_FIGURE = "không có số liệu"
Stroke = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """A ground, strokes and dots within one cell of the pattern, the sign and whether it stands on dark."""

    key: str
    sign: str
    ground: str
    strokes: tuple[Stroke, ...] = ()
    dots: tuple[tuple[float, float], ...] = ()
    ink: str = DARK
    dark: bool = False

    @property
    def border(self) -> str:
        """The colour of the border, which shows between two provinces of the look."""
        return "#8db4de" if self.dark else "#38455a"


FALLING: tuple[Stroke, ...] = ((-1, -1, 9, 9), (-1, 7, 1, 9), (7, -1, 9, 1))
RISING: tuple[Stroke, ...] = ((-1, 9, 9, -1), (-1, 1, 1, -1), (7, 9, 9, 7))
# Digits: letters would be read as the grades A, B, C of an index.
LOOKS = (
    Look("a", "1", DARK, dark=True),
    Look("b", "2", "#8db4de", RISING),
    Look("c", "3", "#d5e3f3", dots=((2, 2), (6, 6))),
    Look("d", "4", "#ffffff", ((0, 4, 8, 4),)),
    Look("e", "5", "#e9eef5", (*FALLING, *RISING)),
)
ONE = Look("a", "•", "#d5e3f3", RISING)
NONE = Look("none", "–", "#efefef", ((2, 0, 2, 3), (6, 4, 6, 7)), ink="#6b7280")


def looks_of(classes: tuple[str, ...]) -> tuple[Look, ...]:
    """One look for each class, from the highest to the lowest; ValueError when there are more than five."""
    if len(classes) > len(LOOKS):
        raise ValueError(f"{len(classes)} classes for {len(LOOKS)} looks")
    return (ONE,) if len(classes) == 1 else LOOKS[: len(classes)]


def pattern(look: Look, prefix: str, scale: float) -> Element:
    """The pattern of a look for a plate that is drawn at `scale`, so that it looks the same on all plates."""
    return element(
        "pattern",
        rectangle(0, 0, CELL, CELL, fill=look.ground),
        *(path([(a, b), (c, d)], stroke=look.ink, stroke_width=1.2) for a, b, c, d in look.strokes),
        *(element("circle", cx=x, cy=y, r=1.3, fill=look.ink) for x, y in look.dots),
        id=f"{prefix}-{look.key}",
        width=CELL,
        height=CELL,
        patternUnits="userSpaceOnUse",
        patternTransform=f"scale({1 / scale:.4f})",
    )


def sign(look: Look, x: float, y: float, size: float) -> Element:
    """The sign of a look around a point: white on dark, dark with a white halo on a pattern."""
    fill = "#fff" if look.dark else "#16202e"
    style = Type(size=size, bold=True, fill=fill, anchor="middle", halo=not look.dark)
    return text(look.sign, x, y + size * 0.36, style, pointer_events="none")
