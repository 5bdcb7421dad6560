"""The standing axis of years: the whole scale, or a part of it that is said to be a part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from cchc.core.numerals import number_text, points_text
from cchc.core.report.chart import ScaleYears, YearChart

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
FLAT = Decimal("0.45")  # of the scale: values that fill less of it would look like one straight line


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high` with a number at each tick; `said` tells what part of which scale is shown.

    `cut`: the axis does not begin where its scale begins.
    """

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    said: str = ""
    cut: bool = False

    def labels(self) -> Iterator[tuple[Decimal, str]]:
        """Each tick with its number, all with the same decimals."""
        places = max(-int(tick.normalize().as_tuple().exponent) for tick in self.ticks)
        return ((tick, points_text(tick, max(places, 0))) for tick in self.ticks)


def axis_of(chart: YearChart, intervals: int) -> Axis:
    """The axis of a chart with about so many intervals."""
    values = [point.value for line in chart.lines for piece in line.pieces for point in piece]
    scale = (chart.lowest, chart.highest)
    if scale[0] is not None and scale[1] is not None and scale[0] < scale[1]:
        return _on_scale(chart, values, (scale[0], scale[1]), intervals)
    low, high = _nice(values or [Decimal(0), Decimal(1)], intervals)
    return Axis(low, high, tuple(_ticks(low, high, intervals)), _cut(low), bool(low))


def _on_scale(
    chart: YearChart, values: list[Decimal], scale: tuple[Decimal, Decimal], intervals: int
) -> Axis:
    lowest, highest = scale
    said = _scale_text(chart, lowest, highest)
    inside = bool(values) and min(values) >= lowest and max(values) <= highest
    if values and (not inside or max(values) - min(values) < FLAT * (highest - lowest)):
        low, high = _nice(values, intervals)
        low = max(low, lowest) if inside else low
        high = min(high, highest) if inside else high
        told = f"{_cut(low)}; thang điểm {said}".removeprefix("; ")
        return Axis(low, high, tuple(_ticks(low, high, intervals)), told, cut=True)
    whole = f"Thang điểm {said}" if len(chart.scales) > 1 else ""
    return Axis(lowest, highest, tuple(_ticks(lowest, highest, intervals)), whole)


def _scale_text(chart: YearChart, lowest: Decimal, highest: Decimal) -> str:
    """The scale; where it changed within the years that are shown, each with its years."""
    if len(chart.scales) < 2:
        return _from_to(lowest, highest)
    return ", ".join(f"{_from_to(one.lowest, one.highest)} ({_years(one)})" for one in chart.scales)


def _from_to(lowest: Decimal, highest: Decimal) -> str:
    return f"từ {number_text(lowest)} đến {number_text(highest)}"


def _years(scale: ScaleYears) -> str:
    return f"năm {scale.first}" if scale.first == scale.last else f"các năm {scale.first}–{scale.last}"


def _cut(low: Decimal) -> str:
    return f"Trục đứng bắt đầu từ {number_text(low)}" if low else ""


def _nice(values: list[Decimal], intervals: int) -> tuple[Decimal, Decimal]:
    step = _step(max(values) - min(values), intervals)
    low = (min(values) / step).to_integral_value(ROUND_FLOOR) * step
    high = (max(values) / step).to_integral_value(ROUND_CEILING) * step
    return low, high if high > low else low + step


def _step(span: Decimal, intervals: int) -> Decimal:
    """The smallest round step that needs no more intervals."""
    least = span / intervals if span else Decimal(1) / 2
    power = Decimal(10) ** least.adjusted()
    return next(step * power for step in STEPS if step * power >= least)


def _ticks(low: Decimal, high: Decimal, intervals: int) -> Iterator[Decimal]:
    step = _step(high - low, intervals)
    first = (low / step).to_integral_value(ROUND_CEILING) * step
    inner = list(_multiples(first, high, step))
    if first - low >= step / 2:
        yield low
    yield from inner
    if high - inner[-1] >= step / 2:
        yield high


def _multiples(first: Decimal, high: Decimal, step: Decimal) -> Iterable[Decimal]:
    while first <= high:
        yield first
        first += step
