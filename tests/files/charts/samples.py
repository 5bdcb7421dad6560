"""Charts of every kind, small and true enough to be drawn."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from cchc.core.report.cells import Cell
from cchc.core.report.chart import (
    Chart,
    ChartLine,
    ChartPoint,
    MapArea,
    MapChart,
    RangeChart,
    RangeRow,
    YearChart,
)
from cchc.core.report.outline import Align, Column, Row, Section
from cchc.files.map_shapes import Island, MapShapes, Shape

OWN = {2011: "35.80", 2012: "37.99", 2014: "39.73", 2018: "44.65", 2019: "42.23", 2020: "43.20"}
BREAKS = ((2018, "Thêm hai nội dung"), (2019, "Đổi cách đo nội dung 7"), (2020, "Đổi cách đo nội dung 8"))
PIECES = ((2011, 2012), (2014,), (2018,), (2019,), (2020,))
CLASSES = ("Nhóm cao nhất", "Nhóm trung bình cao", "Nhóm trung bình thấp", "Nhóm thấp nhất")
TABLE = Section(
    "past",
    "Từng năm",
    "Từng năm",
    (Column("year", "Năm", 6), Column("own", "Vĩnh Long", 12, Align.RIGHT)),
    tuple(
        Row(str(year), (Cell(str(year)), Cell(value.replace(".", ","), Decimal(value), places=2)))
        for year, value in OWN.items()
    ),
)


def points(years: tuple[int, ...], more: str = "0") -> tuple[ChartPoint, ...]:
    return tuple(ChartPoint(year, Decimal(OWN[year]) + Decimal(more)) for year in years)


YEARS = YearChart(
    lines=(
        ChartLine(name="Vĩnh Long", pieces=tuple(points(years) for years in PIECES), own=True),
        ChartLine(name="Trung vị", pieces=tuple(points(years, "0.4") for years in PIECES)),
        ChartLine(name="Cao nhất", pieces=tuple(points(years, "5") for years in PIECES)),
    ),
    years=(2011, 2012, 2013, 2014, 2018, 2019, 2020),
    unit="điểm",
    places=2,
    breaks=BREAKS,
    missing=(2013,),
    lowest=Decimal(8),
    highest=Decimal(80),
)


def row(label: str, value: str | None, *, level: int = 0, target: str | None = None) -> RangeRow:
    return RangeRow(
        label=label,
        value=None if value is None else Decimal(value),
        lowest=Decimal(1),
        highest=Decimal(10),
        worst=Decimal(4),
        median=Fraction(11, 2),
        best=Decimal(7),
        target=None if target is None else Decimal(target),
        level=level,
        note="" if value else "không có trong công bố",
    )


RANGES = RangeChart(
    rows=(
        row("1. Tham gia của người dân ở cấp cơ sở", "4.18"),
        row("1.1 Tri thức công dân về tham gia ở cấp cơ sở và những điều đi kèm", "5", level=1, target="6.2"),
        row("4.4 Quyết tâm chống tham nhũng", None, level=1),
    ),
    unit="điểm",
    places=2,
    own_name="Vĩnh Long",
)


def square(x: float, y: float, size: float) -> str:
    return f"M{x},{y} {x + size},{y} {x + size},{y + size} {x},{y + size}Z"


# Five large provinces in the north, four small ones in a crowded region.
LARGE = tuple(Shape(f"tinh-{at}", square(60 * at, 20, 50), (60 * at + 25, 45), False) for at in range(5))
SMALL = tuple(
    Shape(f"tinh-{at}", square(170 + 12 * (at - 5), 110, 10), (175 + 12 * (at - 5), 115), True)
    for at in range(5, 9)
)
SHAPES = MapShapes(
    (0, 0, 812, 873),
    "Hình bản đồ: tác giả, giấy phép",
    (*LARGE, *SMALL),
    (
        Island("Quần đảo Hoàng Sa", "tinh-0", square(540, 380, 3), (529, 374, 619, 445)),
        Island("Quần đảo Trường Sa", "tinh-1", square(600, 700, 3), (381, 645, 811, 871)),
    ),
)
AREAS = tuple(
    MapArea(
        agency=shape.agency,
        name=f"Tỉnh {at}",
        figure="" if at == 8 else f"4{at},00",
        rank="" if at == 8 else f"{at + 1}/9",
        group=None if at == 8 else at % 4,
        own=at == 6,
    )
    for at, shape in enumerate(SHAPES.shapes)
)
MAP = MapChart(areas=AREAS, classes=CLASSES, units_on_34=False)

PAST = Chart(
    id="qua-khu",
    title="Vĩnh Long đạt 43,20 điểm năm 2020, hạng 23/63",
    subtitle="PAPI, tổng hợp, điểm",
    drawing=YEARS,
    table=TABLE,
    notes=("Các năm cách nhau bởi một mốc không nối với nhau.",),
    source="Chỉ số PAPI",
    data_date="31/12/2020",
)
LINES = replace(PAST, id="noi-dung", title="Từng nội dung", drawing=RANGES, illustrative=True)
COUNTRY = replace(PAST, id="ban-do", title="Bản đồ", drawing=MAP)
EVERY = ((PAST, None), (LINES, None), (COUNTRY, SHAPES))
