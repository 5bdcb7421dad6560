"""PAPI as committed: totals, ranks and counts of every year, breaks, gaps, and the press that disagrees."""

from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from cchc.core.index.definition import TOTAL
from cchc.core.index.league import League, league
from cchc.core.index.profile import profile
from cchc.core.index.scores import Score, ScoreTable
from cchc.core.index.series import series_of
from cchc.files.unit_names import names_on
from tests.golden.real_data import STORE

VINH_LONG, VINH_PHUC, QUANG_NINH = "tinh-vinh-long", "tinh-vinh-phuc", "tinh-quang-ninh"
DATA = "papi-data"
# how many scores the data set has, and how many of the 63 have a total
COUNTS = {
    2011: (1386, 63),
    2012: (1386, 63),
    2013: (1386, 63),
    2014: (1342, 61),
    2015: (1386, 63),
    2016: (1386, 63),
    2017: (1386, 63),
    2018: (1748, 61),
    2019: (1827, 63),
    2020: (1827, 63),
    2021: (1680, 60),
    2022: (1735, 61),
    2023: (1708, 61),
    2024: (1708, 61),
}
LINES = {
    2011: (6, 22),
    2017: (6, 22),
    2018: (8, 28),
    2019: (8, 29),
    2020: (8, 29),
    2021: (8, 28),
    2024: (8, 28),
}
ABSENT = {
    2014: {"tinh-bac-giang": 0, "tinh-dong-thap": 0},
    2018: {QUANG_NINH: 2, "tinh-dong-thap": 2},
    2021: {QUANG_NINH: 0, "tinh-bac-giang": 0, "tinh-bac-ninh": 0},
    2022: {"tinh-bac-giang": 4, "tinh-bac-ninh": 4},
    2023: {QUANG_NINH: 0, "tinh-binh-duong": 0},
    2024: {VINH_PHUC: 0, "tinh-tien-giang": 0},
}


@cache
def scores() -> tuple[Score, ...]:
    return STORE.scores("papi")


@cache
def table() -> ScoreTable:
    return ScoreTable(STORE.index("papi"), scores())


@cache
def units(year: int) -> tuple[str, ...]:
    day = table().index.by_year[year].units_on
    return tuple(unit.id for unit in names_on(STORE.agencies("provinces"), day).units)


@cache
def totals(year: int) -> League:
    return league(table(), year, TOTAL, units(year))


@pytest.mark.parametrize(
    ("year", "total", "rank", "of"),
    [
        (2011, "35.80", 26, 63),
        (2014, "39.73", 2, 61),
        (2018, "44.65", 21, 61),
        (2019, "42.23", 48, 63),
        (2020, "43.20", 23, 63),
        (2023, "40.82", 47, 61),
        (2024, "43.20", 36, 61),
    ],
)
def test_totals_and_ranks_of_vinh_long_are_computed(year: int, total: str, rank: int, of: int) -> None:
    row = totals(year).row(VINH_LONG)
    assert row is not None
    assert row.figure is not None
    assert round(row.figure.value, 2) == Decimal(total)
    assert (row.rank, row.of) == (rank, of)


@pytest.mark.parametrize(
    ("year", "unit", "total"), [(2020, QUANG_NINH, "48.81"), (2023, "tinh-thua-thien-hue", "46.04")]
)
def test_totals_are_those_of_the_press(year: int, unit: str, total: str) -> None:
    row = totals(year).row(unit)
    assert row is not None
    assert row.figure is not None
    assert round(row.figure.value, 2) == Decimal(total)
    assert row.rank == 1
    assert row.stated is not None
    assert row.stated.rank == 1


def test_no_score_of_the_data_set_is_lost_or_changed() -> None:
    data = [score for score in scores() if score.source == DATA]
    assert Counter(score.year for score in data) == {year: count for year, (count, _) in COUNTS.items()}
    assert sum(score.value or 0 for score in data) == Decimal("34509.941398")
    assert len({(score.unit, score.year, score.line) for score in data}) == 21_891


@pytest.mark.parametrize("year", COUNTS)
def test_every_year_is_ranked_and_the_units_without_a_total_are_known(year: int) -> None:
    found = totals(year)
    assert found.complete
    assert len(found.rows) == 63
    assert len(found.known) == COUNTS[year][1]
    absent = {entry.unit: len(entry.lines) for entry in table().index.by_year[year].absent}
    assert absent == ABSENT.get(year, {})
    assert {row.unit for row in found.rows if row.figure is None} == set(absent)


@pytest.mark.parametrize(("year", "lines"), LINES.items())
def test_lines_of_the_year(year: int, lines: tuple[int, int]) -> None:
    found = Counter(line.level for line in table().index.lines_in(year))
    assert (found["dimension"], found["subdimension"]) == lines


@pytest.mark.parametrize("year", COUNTS)
def test_no_published_score_leaves_its_scale(year: int) -> None:
    for line in table().index.lines_in(year):
        scale = line.scale_in(year)
        assert scale is not None
        for unit in units(year):
            value = table().value(unit, year, line.key)
            assert value is None or scale.lowest <= value <= scale.highest, (unit, line.key)


def test_codes_change_their_meaning() -> None:
    index = table().index
    meant = {
        (line.key, year) for year in (2015, 2016, 2018) for line in index.lines_in(year) if line.code == "3.3"
    }
    assert meant == {
        ("community-investment-boards", 2015),
        ("people-inspection-boards-2016", 2016),
        ("access-to-justice", 2018),
    }


def test_totals_are_not_joined_across_a_break() -> None:
    pieces = series_of(table(), VINH_LONG, TOTAL).pieces
    assert [[point.year for point in piece] for piece in pieces] == [
        [2011, 2012, 2013, 2014, 2015],
        [2016, 2017],
        [2018],
        [2019],
        [2020],
        [2021],
        [2022, 2023, 2024],
    ]


def test_a_missing_dimension_makes_a_missing_total_only_where_it_is_missing() -> None:
    found = profile(table(), QUANG_NINH, 2018, units(2018))
    missing = [
        line.line.code for line in found.lines if line.own.figure is None and line.line.level == "dimension"
    ]
    assert missing == ["2", "4"]
    assert found.line(TOTAL).own.absent is not None
    assert found.line("participation").own.rank is not None


@pytest.mark.parametrize(
    ("unit", "year", "line", "used", "printed"),
    [
        (QUANG_NINH, 2019, TOTAL, "46.662791", ["44.66"]),
        (QUANG_NINH, 2020, TOTAL, "48.811382", ["48.881"]),
        ("tinh-hai-duong", 2021, "e-governance", "3.059159", ["3.6"]),
        ("tinh-nghe-an", 2019, "environment", "3.485668", ["3.99"]),
        ("tinh-dong-thap", 2020, TOTAL, "46.961086", []),
    ],
)
def test_press_that_says_otherwise_stands_beside(
    unit: str, year: int, line: str, used: str, printed: list[str]
) -> None:
    figure = table().figure(unit, year, line)
    assert figure is not None
    assert str(figure.value) == used
    assert [str(other.value) for other in figure.others] == printed


def test_groups_have_the_sizes_that_were_published() -> None:
    published = {year.year: year.published_groups for year in table().index.years if year.published_groups}
    assert sorted(published) == [2017, 2019, 2020, 2021, 2022, 2023, 2024]
    assert {year: sizes for year, sizes in published.items() if sum(sizes) != len(totals(year).known)} == {}
