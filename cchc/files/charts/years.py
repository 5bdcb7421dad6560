"""A chart of years: pieces that end at breaks, own values in figures, names at the end of the lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.core.numerals import UNKNOWN_LABEL, points_text
from cchc.core.report.chart import ChartLine, YearChart
from cchc.files.charts.lettering import INK, Type, paragraph
from cchc.files.charts.markup import Element, element, group, path
from cchc.files.charts.sheet import Drawing, Layout
from cchc.files.charts.year_figures import own_figures
from cchc.files.charts.year_frame import YearFrame, frame_elements, key_elements


@dataclass(frozen=True, slots=True)
class Look:
    """How one line is told from another without colour: thickness, dash and marker."""

    stroke: str
    width: float
    dash: str
    marker: str


OWN = Look("#0b4a8f", 3, "none", "circle")
OTHERS = (
    Look("#4a5668", 1.5, "6 4", "square"),
    Look("#7a4b00", 1.5, "2 3", "triangle"),
    Look("#17632f", 1.5, "10 3 2 3", "diamond"),
    Look("#7d4f9e", 1.5, "1 5", "cross"),
)


def year_drawing(chart: YearChart, layout: Layout) -> Drawing:
    """The chart, as wide as a page or as a phone."""
    frame = _frame(chart, compact=layout is Layout.COMPACT)
    looks = looks_of(chart)
    lines = [group(_line(frame, entry, look)) for entry, look in zip(chart.lines, looks, strict=True)]
    lines.reverse()  # the own line comes first and is drawn last, above the others
    foot = frame.bottom + (42 if frame.compact else 34)
    key, height = key_elements(frame, foot)
    values = [element for entry in chart.lines if entry.own for element in own_figures(frame, entry)]
    elements = (*frame_elements(frame), *lines, *values, *_names(frame, looks), *key)
    return Drawing(frame.width, round(foot + height, 1), elements, _words(chart))


def _frame(chart: YearChart, *, compact: bool) -> YearFrame:
    if compact:
        return YearFrame(chart=chart, compact=True, width=320, height=230, left=30, names=68)
    return YearFrame(chart=chart, compact=False, width=760, height=290, left=44, names=126)


def looks_of(chart: YearChart) -> list[Look]:
    """One look for each line; the own one is thick."""
    others = iter(OTHERS)
    return [OWN if entry.own else next(others) for entry in chart.lines]


def _line(frame: YearFrame, entry: ChartLine, look: Look) -> Iterator[Element]:
    for piece in entry.pieces:
        points = [(frame.x(point.year), frame.y(point.value)) for point in piece]
        if len(points) > 1:
            yield path(
                points,
                fill="none",
                stroke=look.stroke,
                stroke_width=look.width,
                stroke_dasharray=look.dash,
                stroke_linejoin="round",
            )
        yield from (marker(look, x, y) for x, y in points)


SHAPES = {
    "square": ((-3.2, -3.2), (3.2, -3.2), (3.2, 3.2), (-3.2, 3.2)),
    "triangle": ((0, -4.4), (4.2, 3.2), (-4.2, 3.2)),
    "diamond": ((0, -4.6), (4.6, 0), (0, 4.6), (-4.6, 0)),
    "cross": ((-4, -4), (4, 4), (0, 0), (4, -4), (-4, 4), (0, 0)),
}


def marker(look: Look, x: float, y: float) -> Element:
    """The mark of a value: one shape for each line."""
    if look.marker == "circle":
        return element("circle", cx=x, cy=y, r=4.5, fill=look.stroke, stroke="#fff", stroke_width=1)
    points = [(x + across, y + down) for across, down in SHAPES[look.marker]]
    return path(points, closed=True, fill="#fff", stroke=look.stroke, stroke_width=1.5)


def _names(frame: YearFrame, looks: list[Look]) -> Iterator[Element]:
    """The name of each line with its mark, at the height of its last value, pushed apart."""
    size = 11.0 if frame.compact else 13.0
    room = frame.names - 24
    ends = []
    for entry, look in zip(frame.chart.lines, looks, strict=True):
        last = max((p for piece in entry.pieces for p in piece), key=lambda p: p.year, default=None)
        if last is not None:
            style = Type(size=size, bold=entry.own, fill=INK)
            ends.append((frame.y(last.value), look, style, style.lines(entry.name, room)))
    ends.sort(key=lambda end: end[0])
    heights = [style.leading * len(lines) for _, _, style, lines in ends]
    tops = _apart([end[0] - size * 0.7 for end in ends], heights, frame.bottom + 20)
    for top, (_, look, style, lines) in zip(tops, ends, strict=True):
        yield marker(look, frame.right + 12, top + size * 0.5)
        yield paragraph(lines, frame.right + 22, top + size * 0.85, style)


def _apart(wanted: list[float], heights: list[float], floor: float) -> list[float]:
    """Tops from above to below that do not overlap; what would fall below the floor is lifted."""
    tops: list[float] = []
    for top, before in zip(wanted, [0.0, *heights], strict=False):
        tops.append(max(top, tops[-1] + before) if tops else top)
    for at in reversed(range(len(tops))):
        limit = tops[at + 1] if at + 1 < len(tops) else floor
        tops[at] = min(tops[at], limit - heights[at])
    return tops


def _words(chart: YearChart) -> str:
    """What the own line says, for who does not see it."""
    parts = [f"{entry.name}: {_series(chart, entry)}." for entry in chart.lines if entry.own]
    if chart.missing:
        parts.append(f"Không có số liệu: {', '.join(map(str, chart.missing))}.")
    if chart.breaks:
        years = sorted({year for year, _ in chart.breaks})
        parts.append(f"Không nối qua các mốc thay đổi phương pháp: {', '.join(map(str, years))}.")
    return " ".join(parts)


def _series(chart: YearChart, entry: ChartLine) -> str:
    points = sorted((point for piece in entry.pieces for point in piece), key=lambda point: point.year)
    said = (f"năm {p.year} {points_text(p.value, chart.places)}" for p in points)
    return "; ".join(said) or UNKNOWN_LABEL
