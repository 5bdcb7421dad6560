"""The frame of a chart of years: grid, years, marks of missing years, marks and key of the breaks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from cchc.core.report.chart import ChartPoint, YearChart
from cchc.files.charts.axis import Axis, axis_of
from cchc.files.charts.lettering import SOFT, Type, paragraph, text
from cchc.files.charts.markup import Element, element, group, line, path, rectangle

GRID, EDGE, BREAK = "#dde2ea", "#8a94a3", "#7a4b00"
ABSENT = "không có"
BELOW = 14.0  # room below the lowest number, for the figure of a low value
KEY_HEAD = "Mốc thay đổi phương pháp; số liệu hai bên mốc không so sánh được với nhau:"


@dataclass(frozen=True, kw_only=True)
class YearFrame:
    """Where years and values stand; `names` is the room kept to the right for the names of the lines."""

    chart: YearChart
    compact: bool
    width: float
    height: float
    left: float
    names: float
    top: float = 46.0

    @cached_property
    def axis(self) -> Axis:
        """The standing axis."""
        return axis_of(self.chart, 4 if self.compact else 6)

    @cached_property
    def years(self) -> range:
        """Every year from the first to the last, so that a year without a figure leaves a gap."""
        known = {*self.chart.years, *self.chart.missing, *(point.year for point in self.points)}
        return range(min(known), max(known) + 1) if known else range(0)

    @property
    def points(self) -> Iterator[ChartPoint]:
        """Every point of every line."""
        return (point for entry in self.chart.lines for piece in entry.pieces for point in piece)

    @property
    def step(self) -> float:
        """From one year to the next."""
        return (self.right - self.left) / max(len(self.years), 1)

    @property
    def right(self) -> float:
        """The right edge of the grid."""
        return self.width - self.names

    @property
    def bottom(self) -> float:
        """The lower edge of the grid."""
        return self.top + self.height

    @property
    def small(self) -> Type:
        """The type of numbers and years."""
        return Type(size=11 if self.compact else 12, fill=SOFT)

    def x(self, year: float) -> float:
        """The middle of a year."""
        return self.left + (year - self.years.start + 0.5) * self.step if self.years else self.left

    def y(self, value: Decimal) -> float:
        """The height of a value."""
        share = float((value - self.axis.low) / (self.axis.high - self.axis.low))
        return self.bottom - BELOW - share * (self.height - BELOW)


def frame_elements(frame: YearFrame) -> list[Element]:
    """Everything behind the lines."""
    return [
        group(_missing(frame)),
        group(_grid(frame)),
        group(_years(frame)),
        group(_breaks(frame)),
    ]


def _grid(frame: YearFrame) -> Iterator[Element]:
    style = Type(size=frame.small.size, fill=SOFT, anchor="end")
    for tick, said in frame.axis.labels():
        y = frame.y(tick)
        yield line(frame.left, y, frame.right, y, stroke=GRID, stroke_width=1)
        yield text(said, frame.left - 6, y + 4, style)
    yield line(frame.left, frame.bottom, frame.right, frame.bottom, stroke=EDGE, stroke_width=1)
    yield text(frame.chart.unit, 0, 13, frame.small)
    if frame.axis.cut:
        yield _cut_mark(frame.left, frame.bottom)


def _cut_mark(x: float, y: float) -> Element:
    """The zigzag at the foot of an axis that does not begin where its scale begins."""
    points = [(x, y), (x, y - 3), (x - 4, y - 5), (x + 4, y - 9), (x, y - 11), (x, y - 14)]
    return path(points, fill="none", stroke=EDGE, stroke_width=1.5)


def _years(frame: YearFrame) -> Iterator[Element]:
    for year in frame.years:
        x = frame.x(year)
        if frame.compact:
            yield _upright(str(year), x, frame.bottom + 8, frame.small, anchor="end")
        else:
            style = Type(size=frame.small.size, fill=SOFT, anchor="middle")
            yield text(str(year), x, frame.bottom + 18, style)


def _upright(content: str, x: float, y: float, style: Type, *, anchor: str) -> Element:
    """Text from below to above, its middle on x."""
    foot = x + style.size * 0.35
    turned = replace(style, anchor=anchor)
    return text(content, foot, y, turned, transform=f"rotate(-90 {foot:.1f} {y:.1f})")


def _missing(frame: YearFrame) -> Iterator[Element]:
    """A pale band with words: neither a zero nor an oversight."""
    width = min(frame.step * 0.8, 26)
    for year in frame.chart.missing:
        x = frame.x(year)
        yield rectangle(
            x - width / 2,
            frame.top,
            width,
            frame.height,
            fill="#f3f5f8",
            stroke=EDGE,
            stroke_width=1,
            stroke_dasharray="1 3",
        )
        style = Type(size=frame.small.size, fill=SOFT, italic=True)
        yield _upright(ABSENT, x, _free_height(frame, year, style.width(ABSENT)), style, anchor="middle")


def _free_height(frame: YearFrame, year: int, length: float) -> float:
    """The middle of words in a band where no other line has a mark, from the foot upwards."""
    marks = [frame.y(point.value) for point in frame.points if point.year == year]
    room = length / 2 + 8
    tries = (frame.bottom - room, frame.top + room, frame.top + frame.height / 2)
    return next((y for y in tries if all(abs(y - mark) > room for mark in marks)), tries[0])


def numbered_breaks(chart: YearChart) -> dict[str, list[int]]:
    """The years of each reason, in the order of the first; one number stands for one reason."""
    found: dict[str, list[int]] = {}
    for year, why in sorted(chart.breaks):
        found.setdefault(why, []).append(year)
    return found


def _breaks(frame: YearFrame) -> Iterator[Element]:
    style = Type(size=10, bold=True, fill="#fff", anchor="middle")
    for at, years in enumerate(numbered_breaks(frame.chart).values(), start=1):
        for year in years:
            x, y = frame.x(year - 0.5), frame.top - 22
            yield line(x, y, x, frame.bottom, stroke=BREAK, stroke_width=1.5, stroke_dasharray="5 3")
            yield element("circle", cx=x, cy=y, r=6.5, fill=BREAK)
            yield text(str(at), x, y + 3.6, style)


def key_elements(frame: YearFrame, y: float) -> tuple[list[Element], float]:
    """What the numbers of the breaks mean and where the axis begins; with the height that it takes."""
    style = Type(size=11 if frame.compact else 12.5, fill=SOFT)
    reasons = enumerate(numbered_breaks(frame.chart).items(), start=1)
    entries = [(f"{at}", f"Năm {', '.join(map(str, years))}: {why}") for at, (why, years) in reasons]
    head = [("", KEY_HEAD)] if entries else []
    tail = [("", f"{frame.axis.said}.")] if frame.axis.said else []
    drawn: list[Element] = []
    below = y
    for mark, content in (*tail, *head, *entries):
        indent = 20.0 if mark else 0.0
        lines = style.lines(content, frame.width - indent)
        if mark:
            drawn += _key_mark(mark, below)
        drawn.append(paragraph(lines, indent, below + style.size, style))
        below += len(lines) * style.leading + 3
    return drawn, below - y


def _key_mark(mark: str, y: float) -> list[Element]:
    style = Type(size=10, bold=True, fill="#fff", anchor="middle")
    return [element("circle", cx=7, cy=y + 7.5, r=6.5, fill=BREAK), text(mark, 7, y + 11.1, style)]
