"""The sheet on which a chart is drawn: three layouts, caption above, source below, words for it all."""

from dataclasses import dataclass
from enum import StrEnum

from cchc.core.report.chart import Chart
from cchc.core.report.outline import ILLUSTRATIVE
from cchc.files.charts.lettering import FAMILY, SOFT, Type, paragraph
from cchc.files.charts.markup import NAMESPACE, Element, anchor, element, rectangle, serialised


class Layout(StrEnum):
    """A picture that stands alone with its caption; the drawing inside a page, wide or for a phone."""

    PICTURE = "picture"
    WIDE = "wide"
    COMPACT = "compact"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn, in a box that begins at (0, 0), and what it says in words."""

    width: float
    height: float
    elements: tuple[Element, ...]
    words: str
    definitions: tuple[Element, ...] = ()
    credit: str = ""


TITLE = Type(size=19, bold=True)
SUBTITLE = Type(size=14, fill=SOFT)
FOOT = Type(size=11.5, fill=SOFT)
MARK = Type(size=13, bold=True, fill="#5c3900")
EDGE = 20.0
ILLUSTRATIVE_MARK = f"{ILLUSTRATIVE.upper()}: số liệu giả định, không của cơ quan nào"


def prefix_of(chart: Chart, layout: Layout) -> str:
    """What every id of a drawing begins with: unlike that of any other on the page."""
    return f"{anchor(chart.id)}-{layout.value}"


def standing_in_page(chart: Chart, drawing: Drawing, prefix: str) -> str:
    """The drawing alone: the page writes title and source around it."""
    box = f"0 0 {drawing.width:g} {drawing.height:g}"
    return serialised(_root(chart, drawing, prefix, box, drawing.width, drawing.height, drawing.elements))


def standing_alone(chart: Chart, drawing: Drawing, prefix: str) -> str:
    """The drawing as a picture: title, subtitle and the mark above it, notes, source and date below."""
    room = drawing.width
    head, top = _head(chart, room)
    foot, bottom = _foot(chart, drawing, room)
    foot_from = top + drawing.height + 12
    height = round(foot_from + bottom + 2 * EDGE, 1)
    width = room + 2 * EDGE
    body = (
        rectangle(0, 0, width, height, fill="#fff"),
        _moved(head, EDGE, EDGE),
        _moved(drawing.elements, EDGE, EDGE + top),
        _moved(foot, EDGE, EDGE + foot_from),
    )
    return serialised(_root(chart, drawing, prefix, f"0 0 {width:g} {height:g}", width, height, body))


def _root(
    chart: Chart,
    drawing: Drawing,
    prefix: str,
    box: str,
    width: float,
    height: float,
    body: tuple[Element, ...],
) -> Element:
    title, words = f"{prefix}-title", f"{prefix}-desc"
    return element(
        "svg",
        element("title", chart.title, id=title),
        element("desc", f"{chart.subtitle}. {drawing.words}", id=words),
        element("defs", *drawing.definitions) if drawing.definitions else None,
        *body,
        xmlns=NAMESPACE,
        viewBox=box,
        width=width,
        height=height,
        role="img",
        aria_labelledby=title,
        aria_describedby=words,
        font_family=FAMILY,
    )


def _moved(elements: tuple[Element, ...], x: float, y: float) -> Element:
    return element("g", *elements, transform=f"translate({x:g} {y:g})")


def _head(chart: Chart, room: float) -> tuple[tuple[Element, ...], float]:
    """The elements above the drawing and their height."""
    parts: list[Element] = []
    y = 0.0
    marked = ILLUSTRATIVE_MARK if chart.illustrative else ""
    for content, style in ((marked, MARK), (chart.title, TITLE), (chart.subtitle, SUBTITLE)):
        lines = style.lines(content, room) if content else []
        if lines:
            parts.append(paragraph(lines, 0, y + style.size, style))
            y += len(lines) * style.leading + 3
    return tuple(parts), y + 9


def _foot(chart: Chart, drawing: Drawing, room: float) -> tuple[tuple[Element, ...], float]:
    """The elements below the drawing and their height."""
    said = [*chart.notes]
    if chart.source:
        said.append(f"Nguồn: {chart.source}")
    if chart.data_date:
        said.append(f"Số liệu đến: {chart.data_date}")
    if drawing.credit:
        said.append(drawing.credit)
    lines = [line for content in said for line in FOOT.lines(content, room)]
    return (paragraph(lines, 0, FOOT.size, FOOT),), len(lines) * FOOT.leading
