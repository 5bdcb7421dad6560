"""Elements of a drawing: presentation attributes only, every text escaped, numbers with one decimal."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

Attribute = str | float
Element = ET.Element
NAMESPACE = "http://www.w3.org/2000/svg"
NOT_OF_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ANCHOR = re.compile(r"[^a-z0-9-]+")


def element(tag: str, *children: Element | str | None, **attributes: Attribute) -> Element:
    """An element; `stroke_width` becomes `stroke-width`; a string among the children is the text."""
    made = ET.Element(tag, {key.replace("_", "-"): number(value) for key, value in attributes.items()})
    made.text = "".join(number(child) for child in children if isinstance(child, str)) or None
    made.extend([child for child in children if isinstance(child, ET.Element)])
    return made


def group(children: Iterable[Element], **attributes: Attribute) -> Element:
    """Elements that share attributes."""
    return element("g", *children, **attributes)


def number(value: Attribute) -> str:
    """A coordinate with one decimal at most, a text without what XML forbids."""
    if isinstance(value, str):
        return NOT_OF_XML.sub("", value)
    short = f"{value:.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def anchor(name: str) -> str:
    """A name as part of an id: small plain letters, digits and hyphens."""
    return ANCHOR.sub("-", name.lower()).strip("-") or "hinh"


def serialised(root: Element) -> str:
    """The text of an element, without a declaration, so that it also stands inside a page."""
    return ET.tostring(root, encoding="unicode")


def line(x1: float, y1: float, x2: float, y2: float, **attributes: Attribute) -> Element:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def rectangle(x: float, y: float, width: float, height: float, **attributes: Attribute) -> Element:
    """A rectangle from its upper left corner."""
    return element("rect", x=x, y=y, width=width, height=height, **attributes)


def path(points: Iterable[tuple[float, float]], *, closed: bool = False, **attributes: Attribute) -> Element:
    """A broken line through points."""
    drawn = "L".join(f"{number(x)},{number(y)}" for x, y in points)
    return element("path", d=f"M{drawn}{'Z' if closed else ''}", **attributes)
