"""Ranks: shared by equals, never given to what is not known."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cchc.core.scoring.ranking import Contender, rank, rank_distance
from cchc.core.scoring.span import Span, point
from tests.core.bounded import BOUNDED


def contender(unit: str, points: str, group: str = "") -> Contender:
    return Contender(unit, point(Decimal(points)), group)


def test_equals_share_the_better_rank_and_the_next_is_skipped() -> None:
    ranked = rank(
        [contender("d", "70"), contender("b", "80.0"), contender("a", "90"), contender("c", "80.00")]
    )

    assert [(one.unit, one.rank, one.tied) for one in ranked] == [
        ("a", 1, False),
        ("b", 2, True),
        ("c", 2, True),
        ("d", 4, False),
    ]


def test_a_unit_that_is_not_known_has_no_rank_and_takes_no_place() -> None:
    ranked = rank([Contender("x", Span(Decimal(70), Decimal(95))), contender("a", "80")])

    assert [(one.unit, one.rank, one.of) for one in ranked] == [("a", 1, 1), ("x", None, 1)]


def test_groups_are_ranked_apart() -> None:
    ranked = rank([contender("a", "80", "so"), contender("b", "90", "xa"), contender("c", "70", "so")])

    assert [(one.unit, one.group, one.rank, one.of) for one in ranked] == [
        ("a", "so", 1, 2),
        ("c", "so", 2, 2),
        ("b", "xa", 1, 1),
    ]


def test_nobody_is_ranked_in_an_empty_field() -> None:
    assert rank([]) == ()


def test_distance_to_a_rank() -> None:
    assert rank_distance(20, 15) == 5
    assert rank_distance(12, 15) == 0
    assert rank_distance(None, 15) is None


@BOUNDED
@given(
    st.lists(st.integers(0, 5), min_size=1, max_size=10).flatmap(
        lambda xs: st.tuples(st.just(xs), st.permutations(xs))
    )
)
def test_a_rank_is_one_more_than_the_number_of_better_units(pair: tuple[list[int], list[int]]) -> None:
    ordered, shuffled = pair
    ranked = rank(contender(f"u{number:02}", str(value)) for number, value in enumerate(ordered))

    for one in ranked:
        assert one.rank == 1 + sum(value > (one.total.exact or 0) for value in ordered)
    again = rank(contender(f"u{number:02}", str(value)) for number, value in enumerate(shuffled))
    assert [one.rank for one in again] == [one.rank for one in ranked]
