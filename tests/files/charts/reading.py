"""A drawing read again: texts with their place, paths as points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from cchc.files.charts.lettering import text_width
from cchc.files.charts.markup import NAMESPACE

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
TRANSLATED = re.compile(r"^translate\((\S+) (\S+)\)$")


@dataclass(frozen=True)
class Placed:
    """A text on the sheet: where its box lies."""

    content: str
    left: float
    top: float
    right: float
    bottom: float


def read(drawn: str) -> ET.Element:
    """The elements of a drawing of ours."""
    return ET.XML(drawn)


def named(root: ET.Element, tag: str) -> list[ET.Element]:
    return root.findall(f".//{{{NAMESPACE}}}{tag}")


def points_of(path: ET.Element) -> list[tuple[float, float]]:
    numbers = [float(found) for found in NUMBER.findall(path.get("d", ""))]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def view_box(root: ET.Element) -> tuple[float, float]:
    _, _, width, height = (float(part) for part in root.get("viewBox", "").split())
    return width, height


def texts(element: ET.Element, x: float = 0, y: float = 0) -> Iterator[Placed]:
    """Every text with its estimated box; groups that scale hold no text."""
    for child in element:
        moved = TRANSLATED.match(child.get("transform", ""))
        across, down = (float(moved[1]), float(moved[2])) if moved else (0.0, 0.0)
        if child.tag.endswith("}text"):
            yield _placed(child, x, y)
        else:
            yield from texts(child, x + across, y + down)


def _placed(element: ET.Element, x: float, y: float) -> Placed:
    size = float(element.get("font-size", ""))
    width = text_width(element.text or "", size, bold=element.get("font-weight") == "600")
    left, foot = x + float(element.get("x", "")), y + float(element.get("y", ""))
    shift = {"start": 0.0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
    if "rotate" in element.get("transform", ""):
        bottom = foot + shift
        return Placed(element.text or "", left - size * 0.8, bottom - width, left, bottom)
    return Placed(
        element.text or "", left - shift, foot - size * 0.8, left - shift + width, foot + size * 0.2
    )
