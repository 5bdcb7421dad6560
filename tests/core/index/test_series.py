"""Years are joined only where they compare."""

from decimal import Decimal

from cchc.core.index.scores import ScoreTable
from cchc.core.index.series import Point, series_of
from tests.core.index.small import INDEX, scores, table, year_of


def test_a_break_ends_a_piece() -> None:
    found = series_of(table(*scores(year_of(2021, {"an": "7"}))), "an", "total")
    assert [[p.year for p in piece] for piece in found.pieces] == [[2019, 2020], [2021]]
    assert [b.year for b in found.breaks] == [2021]
    assert found.points[0] == Point(2019, Decimal(5))


def test_a_missing_year_ends_a_piece_without_a_break() -> None:
    values = {("an", 2019, "second"): "1", ("an", 2021, "second"): "2", ("binh", 2020, "second"): "2"}
    found = series_of(ScoreTable(INDEX, scores(values)), "an", "second")
    assert [[p.year for p in piece] for piece in found.pieces] == [[2019], [2021]]
    assert (found.missing, found.breaks) == ((2020,), ())


def test_a_unit_without_figures_has_no_pieces() -> None:
    found = series_of(table(), "ai", "total")
    assert (found.pieces, found.missing) == ((), (2019, 2020))
    assert series_of(ScoreTable(INDEX, ()), "an", "total").breaks == ()
