"""A small index of two dimensions and five units, with a break, an absent unit and two sources."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc.core.catalogue.bands import Band
from cchc.core.index.definition import Absent, Break, Index, IndexLine, IndexYear, Scale, ScoreSource
from cchc.core.index.scores import Score, ScoreTable

UNITS = ("an", "binh", "chi", "dung", "giang")
SCALE = (Scale(2018, None, Decimal(1), Decimal(10)),)
TOTAL = IndexLine(key="total", code="", title="Tổng hợp", level="total", first_year=2018, summed=True)
FIRST = IndexLine(
    key="first", code="1", title="Tham gia", level="dimension", parent="total", first_year=2018, summed=True
)
SECOND = IndexLine(
    key="second",
    code="2",
    title="Công khai",
    level="dimension",
    parent="total",
    first_year=2018,
    scales=SCALE,
)
KNOWLEDGE = IndexLine(
    key="knowledge", code="1.1", title="Tri thức", level="subdimension", parent="first", first_year=2018
)
ELECTION = IndexLine(
    key="election",
    code="1.2",
    title="Bầu cử",
    level="subdimension",
    parent="first",
    first_year=2018,
    last_year=2020,
)
INDEX = Index(
    id="nho",
    short_name="CHỈ SỐ NHỎ",
    title="Chỉ số nhỏ",
    publisher="Nhà công bố",
    unit="điểm",
    places=2,
    agencies="provinces",
    lines=(TOTAL, FIRST, KNOWLEDGE, ELECTION, SECOND),
    years=(
        IndexYear(year=2019, units_on=date(2019, 12, 31)),
        IndexYear(year=2020, units_on=date(2020, 12, 31), absent=(Absent("giang", "Không khảo sát"),)),
        IndexYear(
            year=2021, units_on=date(2021, 12, 31), bands=(Band("A", Decimal(8)), Band("B", Decimal(5)))
        ),
    ),
    breaks=(Break(2021, "Bỏ bầu cử", ("first",)),),
    sources=(ScoreSource("data", "Bộ số liệu"), ScoreSource("press", "Báo A")),
    quartile_groups=("Nhóm 1", "Nhóm 2", "Nhóm 3", "Nhóm 4"),
)


def scores(values: Mapping[tuple[str, int, str], str], source: str = "data") -> tuple[Score, ...]:
    """Scores by unit, year, line."""
    return tuple(
        Score(unit, year, key, Decimal(value), source) for (unit, year, key), value in values.items()
    )


def year_of(year: int, second: Mapping[str, str], first: str = "1") -> dict[tuple[str, int, str], str]:
    """One year: the given figures of the second dimension, the same parts of the first for everybody."""
    found: dict[tuple[str, int, str], str] = {}
    for unit, value in second.items():
        found[unit, year, "second"] = value
        found[unit, year, "knowledge"] = first
        if year <= 2020:
            found[unit, year, "election"] = "0"
    return found


Y2019 = {"an": "4", "binh": "5", "chi": "6", "dung": "7", "giang": "8"}
Y2020 = {"an": "7.25", "binh": "5", "chi": "5", "dung": "4"}


def table(*more: Score, index: Index = INDEX) -> ScoreTable:
    """2019 with all five units, 2020 without one."""
    return ScoreTable(index, (*scores(year_of(2019, Y2019)), *scores(year_of(2020, Y2020)), *more))


def without_absent(index: Index = INDEX) -> Index:
    """The same index where nobody said who is missing."""
    return replace(index, years=tuple(replace(year, absent=()) for year in index.years))
