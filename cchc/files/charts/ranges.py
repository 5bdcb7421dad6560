"""Rows on their own scales: own value, span from worst to best, median, target."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from cchc.core.numerals import UNKNOWN_LABEL, Exact, number_text, points_text
from cchc.core.report.chart import RangeChart, RangeRow
from cchc.files.charts.lettering import INK, SOFT, Type, paragraph, text
from cchc.files.charts.markup import Element, element, group, line, path, rectangle
from cchc.files.charts.sheet import Drawing, Layout

OWN, SPAN, SPAN_EDGE, TRACK, TARGET = "#0b4a8f", "#d3dae4", "#8a94a3", "#8a94a3", "#a61b12"
INDENT = 14.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """Where label, track and value of every row stand; on a phone the label stands above the track."""

    width: float
    label: float
    left: float
    right: float
    above: bool
    size: float

    def label_style(self, row: RangeRow, *, grouped: bool) -> Type:
        """Top rows of a grouped chart are bold."""
        return Type(size=self.size, bold=grouped and row.level == 0)


WIDE = Columns(width=760, label=282, left=312, right=666, above=False, size=13)
COMPACT = Columns(width=320, label=320, left=16, right=246, above=True, size=12)


def range_drawing(chart: RangeChart, layout: Layout) -> Drawing:
    """The chart, as wide as a page or as a phone."""
    columns = COMPACT if layout is Layout.COMPACT else WIDE
    drawn, y = _legend(chart, columns)
    grouped = any(row.level for row in chart.rows)
    for row in chart.rows:
        made, height = _row(chart, row, columns, grouped=grouped)
        drawn.append(group(made, transform=f"translate(0 {y:.1f})"))
        y += height
    return Drawing(columns.width, round(y + 4, 1), tuple(drawn), _words(chart))


def _row(chart: RangeChart, row: RangeRow, columns: Columns, *, grouped: bool) -> tuple[list[Element], float]:
    """The elements of a row from its upper edge, and its height."""
    style = columns.label_style(row, grouped=grouped)
    indent = INDENT * row.level
    lines = style.lines(row.label, columns.label - indent)
    words = len(lines) * style.leading
    pointed = 4 if row.target is not None else 0
    height = words + 42 + pointed if columns.above else max(words + 12, 42)
    middle = words + 20 + pointed if columns.above else height / 2 - 3
    first = style.size + 4 if columns.above else height / 2 - words / 2 + style.size * 0.95
    drawn = [
        line(0, 0, columns.width, 0, stroke="#e6eaf0", stroke_width=1),
        paragraph(lines, indent, first, style),
        *_track(chart, row, columns, middle),
    ]
    return drawn, height


def _track(chart: RangeChart, row: RangeRow, columns: Columns, y: float) -> Iterator[Element]:
    scale = _scale(row, columns)
    yield line(columns.left, y, columns.right, y, stroke=TRACK, stroke_width=1)
    yield from _ends(row, columns, y)
    if row.worst is not None and row.best is not None:
        yield _span(scale.x(row.worst), scale.x(row.best), y)
    if row.median is not None:
        yield median_mark(scale.x(row.median), y)
    if row.target is not None:
        yield target_mark(scale.x(row.target), y)
    if row.value is None:
        yield from _no_value(row, columns, y)
        return
    yield own_mark(scale.x(row.value), y)
    style = Type(size=columns.size + 1, bold=True, fill=OWN, anchor="end")
    yield text(points_text(row.value, chart.places), columns.width, y + 5, style)


def _no_value(row: RangeRow, columns: Columns, y: float) -> Iterator[Element]:
    """The reason in words where the value would stand."""
    style = Type(size=columns.size - 1.5, italic=True, fill=SOFT, anchor="end")
    lines = style.lines(row.note or UNKNOWN_LABEL, columns.width - columns.right - 14)
    first = y + style.size * 0.35 - (len(lines) - 1) * style.leading / 2
    yield paragraph(lines, columns.width, first, style)


def _ends(row: RangeRow, columns: Columns, y: float) -> Iterator[Element]:
    """The ends of the scale in small figures below the track."""
    style = Type(size=10, fill=SOFT, anchor="middle")
    for value, x in ((row.lowest, columns.left), (row.highest, columns.right)):
        yield line(x, y - 5, x, y + 5, stroke=TRACK, stroke_width=1)
        yield text(number_text(value), x, y + 17, style)


@dataclass(frozen=True, slots=True)
class Scale:
    """A row's scale on its track; a value outside of the scale would stand at the end."""

    low: Fraction
    high: Fraction
    left: float
    right: float

    def x(self, value: Exact) -> float:
        """Where a value stands."""
        share = float((Fraction(value) - self.low) / (self.high - self.low)) if self.high > self.low else 0.0
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


def _scale(row: RangeRow, columns: Columns) -> Scale:
    return Scale(Fraction(row.lowest), Fraction(row.highest), columns.left, columns.right)


def _span(worst: float, best: float, y: float) -> Element:
    return rectangle(worst, y - 6, best - worst, 12, fill=SPAN, stroke=SPAN_EDGE, stroke_width=1)


def own_mark(x: float, y: float) -> Element:
    """The own value: a full circle."""
    return element("circle", cx=x, cy=y, r=6, fill=OWN, stroke="#fff", stroke_width=1.5)


def median_mark(x: float, y: float) -> Element:
    """The median: an upright stroke."""
    return line(x, y - 10, x, y + 10, stroke=INK, stroke_width=2.5)


def target_mark(x: float, y: float) -> Element:
    """The target: an open triangle that points at the track."""
    points = [(x, y - 7), (x - 5.5, y - 16), (x + 5.5, y - 16)]
    return path(points, closed=True, fill="#fff", stroke=TARGET, stroke_width=2)


def _legend(chart: RangeChart, columns: Columns) -> tuple[list[Element], float]:
    """The marks with their names, in as many lines as they need."""
    style = Type(size=columns.size - 0.5, fill=INK)
    x, y = 0.0, 14.0
    drawn: list[Element] = []
    for mark, name in _marks(chart):
        width = 30 + style.width(name) + 18
        if x and x + width - 18 > columns.width:
            x, y = 0.0, y + 24
        drawn.append(group([mark], transform=f"translate({x:.1f} {y:.1f})"))
        drawn.append(text(name, x + 30, y + 4.5, style))
        x += width
    lines = style.lines(_scales(chart), columns.width)
    drawn.append(paragraph(lines, 0, y + 26, replace(style, fill=SOFT)))
    return drawn, y + 26 + (len(lines) - 1) * style.leading + 10


def _scales(chart: RangeChart) -> str:
    """What a reader must know of the scales."""
    ends = {(row.lowest, row.highest) for row in chart.rows}
    if len(ends) == 1:
        low, high = ends.pop()
        return f"Thang điểm từ {number_text(low)} đến {number_text(high)}; đơn vị: {chart.unit}."
    return f"Mỗi dòng có thang điểm riêng, ghi ở hai đầu; đơn vị: {chart.unit}."


def _marks(chart: RangeChart) -> Iterator[tuple[Element, str]]:
    yield own_mark(12, 0), chart.own_name
    yield _span(0, 24, 0), "từ thấp nhất đến cao nhất"
    if any(row.median is not None for row in chart.rows):
        yield median_mark(12, 0), "trung vị"
    if any(row.target is not None for row in chart.rows):
        yield target_mark(12, 11), "mục tiêu"


def _words(chart: RangeChart) -> str:
    """The own values, for who does not see them."""
    known = (
        f"{row.label}: {row.note or UNKNOWN_LABEL}"
        if row.value is None
        else f"{row.label}: {points_text(row.value, chart.places)}"
        for row in chart.rows
    )
    return f"{chart.own_name}: {'; '.join(known)}."
