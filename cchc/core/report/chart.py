"""Charts as values: what is drawn and the table behind it; the drawing itself belongs to `files`."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cchc.core.report.outline import Section


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A value at a year."""

    year: int
    value: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartLine:
    """A named series in pieces that are never joined; `own` is the unit the page is about."""

    name: str
    pieces: tuple[tuple[ChartPoint, ...], ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class ScaleYears:
    """A scale with the first and the last of the years that are shown on it."""

    first: int
    last: int
    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class YearChart:
    """Values over years; a vertical mark stands before each year of `breaks`; `missing` have no value.

    `lowest` and `highest` are the scale of the last year, `scales` those of all years, in order.
    """

    lines: tuple[ChartLine, ...]
    years: tuple[int, ...]
    unit: str
    places: int
    breaks: tuple[tuple[int, str], ...] = ()
    missing: tuple[int, ...] = ()
    lowest: Decimal | None = None
    highest: Decimal | None = None
    scales: tuple[ScaleYears, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RangeRow:
    """One line on its own scale: own value among worst, median and best of all units; None is not known.

    `target` is drawn as a mark of its own; `note` says in words why a value is missing.
    """

    label: str
    value: Decimal | None
    lowest: Decimal
    highest: Decimal
    worst: Decimal | None = None
    median: Fraction | None = None
    best: Decimal | None = None
    target: Decimal | None = None
    level: int = 0
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RangeChart:
    """Rows one below the other, each on its own scale."""

    rows: tuple[RangeRow, ...]
    unit: str
    places: int
    own_name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MapArea:
    """One province: its class (index into `classes`, None = no figure), the text in it and its full label."""

    agency: str
    name: str
    figure: str
    rank: str
    group: int | None
    own: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class MapChart:
    """Provinces by class; each class has a pattern and a sign of its own, so that no colour is needed."""

    areas: tuple[MapArea, ...]
    classes: tuple[str, ...]
    units_on_34: bool


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart: a title that says what is seen, the mark of its data, and the table behind it."""

    id: str
    title: str
    subtitle: str
    drawing: YearChart | RangeChart | MapChart
    table: Section
    notes: tuple[str, ...] = ()
    source: str = ""
    data_date: str = ""
    illustrative: bool = False
