"""Figures from several sources; sums are computed, missing is missing."""

from decimal import Decimal

import pytest

from cchc.core.index.scores import Score, ScoreTable, same_figure
from tests.core.index.small import INDEX, scores, table


def test_a_total_is_the_sum_of_its_parts() -> None:
    figure = table().figure("an", 2020, "total")
    assert figure is not None
    assert (figure.value, figure.computed, figure.others) == (Decimal("8.25"), True, ())


def test_a_missing_part_makes_a_missing_total() -> None:
    found = ScoreTable(INDEX, scores({("an", 2020, "knowledge"): "1", ("an", 2020, "second"): "2"}))
    assert found.figure("an", 2020, "first") is None
    assert found.value("an", 2020, "total") is None


def test_a_published_total_stands_where_the_parts_are_unknown() -> None:
    found = ScoreTable(INDEX, scores({("an", 2020, "total"): "42.5"}, "press"))
    figure = found.figure("an", 2020, "total")
    assert figure is not None
    assert (figure.value, figure.source, figure.computed) == (Decimal("42.5"), "press", False)


def test_a_line_without_parts_in_the_year_has_no_sum() -> None:
    assert table().figure("an", 2020, "knowledge") is not None
    assert table().figure("an", 2021, "election") is None


def test_sources_that_disagree_are_kept_side_by_side() -> None:
    press = Score("an", 2020, "total", Decimal("8.26"), "press")
    rounded = Score("binh", 2020, "total", Decimal("6.0"), "press")
    found = table(press, rounded)
    disputed, agreed = found.figure("an", 2020, "total"), found.figure("binh", 2020, "total")
    assert disputed is not None
    assert agreed is not None
    assert (disputed.value, disputed.others) == (Decimal("8.25"), (press,))
    assert agreed.others == ()


def test_the_first_source_is_used_whatever_the_order_of_the_rows() -> None:
    press = Score("an", 2020, "second", Decimal("7.3"), "press")
    stranger = Score("an", 2020, "second", Decimal(9), "khác")
    found = ScoreTable(INDEX, (stranger, press, *scores({("an", 2020, "second"): "7.25"})))
    figure = found.figure("an", 2020, "second")
    assert figure is not None
    assert (figure.value, figure.source) == (Decimal("7.25"), "data")
    assert figure.others == (stranger,)  # 7,3 is 7,25 rounded
    assert [score.source for score in found.published("an", 2020, "second")] == ["data", "press", "khác"]


def test_a_rank_may_be_known_without_a_figure() -> None:
    ranked = Score("an", 2016, "total", None, "press", rank=8, of=63)
    found = ScoreTable(INDEX, (ranked,))
    assert found.figure("an", 2016, "total") is None
    assert found.published_rank("an", 2016, "total") == ranked
    assert found.published_rank("binh", 2016, "total") is None
    assert (found.years(), found.years_of("an"), found.years_of("binh")) == ((2016,), (2016,), ())
    in_scope = ScoreTable(INDEX, (Score("an", 2019, "second", None, "press", rank=1),))
    assert in_scope.figure("an", 2019, "second") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("46.66", "46.6609", True),
        ("44.66", "46.6609", False),
        ("48.811", "48.8110", True),
        ("80", "79.5", True),
    ],
)
def test_a_rounded_figure_is_the_same_figure(one: str, other: str, *, same: bool) -> None:
    assert same_figure(Decimal(one), Decimal(other)) is same
    assert same_figure(Decimal(other), Decimal(one)) is same


def test_what_is_no_number_is_never_the_same() -> None:
    assert not same_figure(Decimal("NaN"), Decimal(1))
