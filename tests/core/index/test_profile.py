"""A unit held against all others."""

from fractions import Fraction

import pytest

from cchc.core.index.profile import profile
from tests.core.index.small import UNITS, table


def test_every_line_of_the_year_is_held_against_all_units() -> None:
    found = profile(table(), "an", 2020, UNITS)
    assert [entry.line.key for entry in found.lines] == ["total", "first", "knowledge", "election", "second"]
    second = found.line("second")
    assert second.own.rank == 1
    assert second.league.median == Fraction(5)
    assert second.scale is not None
    assert [point.year for point in second.past.points] == [2019, 2020]
    assert found.line("first").own.tied


def test_strangers_are_refused() -> None:
    with pytest.raises(ValueError, match="ai"):
        profile(table(), "ai", 2020, UNITS)
    with pytest.raises(KeyError):
        profile(table(), "an", 2020, UNITS).line("không có")
