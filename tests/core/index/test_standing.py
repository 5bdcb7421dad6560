"""Where a unit stands: its newest year, computed rank or the one a source states, years without it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc.core.index.definition import Absent, IndexYear
from cchc.core.index.scores import Score
from cchc.core.index.standing import Standing, newest_year, standing
from tests.core.index.small import INDEX, UNITS, table, without_absent

EVERY_YEAR = dict.fromkeys((2018, 2019, 2020, 2021), UNITS)


def stated(unit: str, year: int, rank: int | None, of: int | None = None) -> Score:
    return Score(unit, year, "total", None, "press", rank, of)


def test_the_newest_year_with_a_figure_counts() -> None:
    found = standing(table(), "an", EVERY_YEAR)
    assert (found.league and found.league.year, found.rank, found.rank_of) == (2020, 1, 4)
    assert found.row is not None
    assert found.row.figure is not None
    assert found.row.figure.value == Decimal("8.25")
    assert found.rank_change == 4


def test_a_year_without_the_unit_is_told_after_its_last_one() -> None:
    found = standing(table(), "giang", EVERY_YEAR)
    assert (found.league and found.league.year, found.rank, found.absent_since) == (2019, 1, (2020,))
    assert standing(table(), "an", EVERY_YEAR).absent_since == ()


def test_who_was_never_published_stands_nowhere() -> None:
    found = standing(table(), "nobody", EVERY_YEAR)
    assert (newest_year(found.table, "nobody"), found.league, found.row) == (None, None, None)
    assert (found.rank, found.rank_of, found.rank_change) == (None, None, None)
    assert found.index is INDEX


def test_a_unit_that_the_year_does_not_count_has_no_place() -> None:
    assert standing(table(), "an", {2020: ("binh",)}).league is None
    assert standing(table(), "an", {}).league is None


def test_never_published_but_named_as_absent() -> None:
    years = (IndexYear(year=2020, units_on=date(2020, 12, 31), absent=(Absent("nobody", "Không khảo sát"),)),)
    assert Standing("nobody", table(index=replace(INDEX, years=years))).absent_since == (2020,)


def test_a_stated_rank_stands_in_while_the_table_is_incomplete() -> None:
    open_index = without_absent()
    ranks = (stated("an", 2020, 3, 63), stated("an", 2019, 5, 63))
    found = standing(table(*ranks, index=open_index), "an", EVERY_YEAR)
    assert (found.rank, found.rank_of, found.rank_change) == (3, 63, 2)


def test_without_any_rank_nothing_is_said() -> None:
    found = standing(table(index=without_absent()), "an", EVERY_YEAR)
    assert (found.rank, found.rank_of, found.rank_change) == (None, None, None)


def test_a_rank_before_without_one_now_says_no_change() -> None:
    found = standing(table(stated("an", 2019, 5), index=without_absent()), "an", EVERY_YEAR)
    assert found.rank_change is None


def test_a_rank_alone_is_a_publication() -> None:
    found = standing(table(stated("an", 2021, 2, 5), index=without_absent()), "an", EVERY_YEAR)
    assert (found.league and found.league.year, found.rank, found.rank_of) == (2021, 2, 5)
    assert found.rank_change is None


def test_places_among_different_numbers_of_units_are_not_compared() -> None:
    ranks = (stated("an", 2020, 3, 34), stated("an", 2019, 5, 63))
    assert standing(table(*ranks, index=without_absent()), "an", EVERY_YEAR).rank_change is None
