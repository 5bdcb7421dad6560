"""Ranks, groups, bands, change and distances of one year."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from cchc.core.index.league import LeagueRow, league
from cchc.core.index.scores import Score, ScoreTable
from tests.core.index.small import INDEX, UNITS, scores, table, without_absent, year_of


def row(found: object, unit: str) -> LeagueRow:
    from cchc.core.index.league import League

    assert isinstance(found, League)
    entry = found.row(unit)
    assert entry is not None
    return entry


def test_ties_share_a_rank_and_the_next_is_skipped() -> None:
    found = league(table(), 2020, "total", UNITS)
    ranks = {entry.unit: (entry.rank, entry.tied) for entry in found.rows}
    assert ranks == {
        "an": (1, False),
        "binh": (2, True),
        "chi": (2, True),
        "dung": (4, False),
        "giang": (None, False),
    }
    assert [entry.unit for entry in found.rows] == ["an", "binh", "chi", "dung", "giang"]
    assert {entry.of for entry in found.rows} == {4}
    assert found.row("ai") is None


def test_an_absent_unit_takes_no_place_and_says_why() -> None:
    found = league(table(), 2020, "total", UNITS)
    absent = row(found, "giang").absent
    assert absent is not None
    assert absent.why == "Không khảo sát"
    assert (found.complete, found.unknown, len(found.known)) == (True, 0, 4)


def test_no_rank_is_computed_while_a_unit_is_unknown() -> None:
    stated = Score("an", 2020, "total", None, "press", rank=3, of=63)
    found = league(table(stated, index=without_absent()), 2020, "total", UNITS, target_rank=1)
    assert (found.complete, found.unknown, found.group_sizes) == (False, 1, ())
    own = row(found, "an")
    assert (own.rank, own.group, own.to_target, own.stated) == (None, None, None, stated)
    assert (own.behind, own.ahead, found.median, found.best) == (None, None, None, ())


def test_distances_reach_to_the_neighbours_and_the_target() -> None:
    found = league(table(), 2020, "total", UNITS, target_rank=2)
    first, shared, last = row(found, "an"), row(found, "binh"), row(found, "dung")
    assert (first.behind, first.ahead, first.to_target) == (None, Decimal("2.25"), Decimal(0))
    assert (shared.behind, shared.ahead) == (Decimal("2.25"), Decimal(1))
    assert (last.behind, last.ahead, last.to_target) == (Decimal(1), None, Decimal(1))
    assert row(league(table(), 2020, "total", UNITS, target_rank=9), "an").to_target is None


def test_change_is_against_the_year_before() -> None:
    found = league(table(), 2020, "total", UNITS)
    assert (row(found, "an").change, row(found, "an").rank_change) == (Decimal("3.25"), 4)
    assert (row(found, "dung").change, row(found, "dung").rank_change) == (Decimal("-3.00"), -2)
    first_year = league(table(), 2019, "total", UNITS)
    assert (row(first_year, "an").change, row(first_year, "an").rank_change) == (None, None)


def test_no_change_of_figures_across_a_break() -> None:
    more = scores(year_of(2021, dict.fromkeys(UNITS, "5")))
    found = league(table(*more), 2021, "total", UNITS)
    assert [b.year for b in found.breaks] == [2021]
    assert row(found, "an").change is None
    assert row(found, "an").rank_change == 0
    assert row(league(table(*more), 2021, "second", UNITS), "an").change == Decimal("-2.25")


def test_bands_are_those_of_the_year_and_of_the_total() -> None:
    more = scores(year_of(2021, {"an": "8", "binh": "5", "chi": "3", "dung": "4", "giang": "4"}))
    found = league(table(*more), 2021, "total", UNITS)
    named = {entry.unit: entry.band.name if entry.band else None for entry in found.rows}
    assert named == {"an": "A", "binh": "B", "chi": None, "dung": "B", "giang": "B"}
    assert row(league(table(*more), 2021, "second", UNITS), "an").band is None
    assert row(league(table(), 2018, "total", UNITS), "an").band is None


def test_a_year_that_the_index_does_not_describe_has_no_bands() -> None:
    bare = replace(INDEX, years=())
    found = league(ScoreTable(bare, scores(year_of(2022, {"an": "8"}))), 2022, "total", ("an",))
    assert row(found, "an").band is None


def test_groups_follow_the_quartiles_only_where_the_index_has_them() -> None:
    found = league(table(), 2020, "total", UNITS)
    assert found.group_sizes == (1, 2, 0, 1)
    assert found.median == Fraction(6)
    plain = replace(INDEX, quartile_groups=())
    assert league(table(index=plain), 2020, "total", UNITS).group_sizes == ()


def test_the_best_may_be_several_or_nobody() -> None:
    more = scores(year_of(2021, dict.fromkeys(UNITS, "5")))
    assert len(league(table(*more), 2021, "total", UNITS).best) == 5
    assert [entry.unit for entry in league(table(), 2020, "total", UNITS).best] == ["an"]
    assert league(table(), 2018, "total", UNITS).best == ()


def test_an_unknown_line_is_an_error() -> None:
    with pytest.raises(KeyError):
        league(table(), 2020, "không có", UNITS)
