"""The figures of the own line: beside their points, never one over another."""

from collections.abc import Iterator

from cchc.core.numerals import points_text
from cchc.core.report.chart import ChartLine, ChartPoint
from cchc.files.charts.lettering import Type, text
from cchc.files.charts.markup import Element
from cchc.files.charts.year_frame import YearFrame

Box = tuple[float, float, float, float]


def own_figures(frame: YearFrame, entry: ChartLine) -> Iterator[Element]:
    """A figure for each point that has room for one; the table behind the chart has them all."""
    style = Type(size=10 if frame.compact else 12, bold=True, anchor="middle", halo=True)
    points = sorted((point for piece in entry.pieces for point in piece), key=lambda point: point.year)
    taken = [_around(frame, point, 8) for point in points]
    marks = [_around(frame, point, 4) for point in frame.points]
    for at, point in enumerate(points):
        content = points_text(point.value, frame.chart.places)
        box = _best(_boxes(frame, points, at, style, content), taken, marks)
        if box is not None:
            taken.append(box)
            yield text(content, (box[0] + box[2]) / 2, box[3] - 1, style)


def _around(frame: YearFrame, point: ChartPoint, aside: float) -> Box:
    """The room of a mark; a figure stands further aside from the marks of other years than from its own."""
    x, y = frame.x(point.year), frame.y(point.value)
    return x - aside, y - 4, x + aside, y + 4


def _boxes(frame: YearFrame, points: list[ChartPoint], at: int, style: Type, content: str) -> list[list[Box]]:
    """Boxes to try, nearest first; of two as near first that on the side to which the line bends."""
    y = frame.y(points[at].value)
    beside = [points[i].value for i in (at - 1, at + 1) if 0 <= i < len(points)]
    peak = not beside or 2 * points[at].value >= min(beside) + max(beside)
    above, below = y - 9, y + 9 + style.size * 0.8
    found = []
    for off in (0.0, style.size + 1, 2 * style.size + 2):
        feet = (above - off, below + off) if peak else (below + off, above - off)
        inside = [foot for foot in feet if frame.top - 12 < foot < frame.bottom - 1]
        found.append([_box(frame, points[at].year, foot, style, content) for foot in inside])
    return found


def _box(frame: YearFrame, year: int, foot: float, style: Type, content: str) -> Box:
    """The box around a figure; at the edges it is moved into the grid."""
    half = style.width(content) / 2
    x = min(max(frame.x(year), frame.left + half), frame.right - half)
    return x - half, foot - style.size * 0.8, x + half, foot + 1


def _best(tries: list[list[Box]], taken: list[Box], marks: list[Box]) -> Box | None:
    """The nearest free box; of those as near one that covers no mark."""
    for ring in tries:
        free = [box for box in ring if not any(_overlap(box, other) for other in taken)]
        clear = [box for box in free if not any(_overlap(box, other) for other in marks)]
        if free:
            return (clear or free)[0]
    return None


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
