"""Figures of many units are added up exactly, and only when they can be."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    Collected,
    CountFact,
    NotApplicable,
    PlanFact,
    RatioFact,
    Single,
    Unknown,
    YesNoFact,
)
from cchc.core.errors import FactError
from cchc.core.scoring.collect import add_up
from tests.core.bounded import BOUNDED
from tests.core.builders import collected, ratio


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (ratio(1, 2), ratio("2.5", 3), ratio("3.5", 5)),
        (CountFact(Decimal(1)), CountFact(Decimal(2)), CountFact(Decimal(3))),
        (
            CasesFact((("late", 1),)),
            CasesFact((("wrong", 2), ("late", 1))),
            CasesFact((("late", 2), ("wrong", 2))),
        ),
        (
            ChangeFact(Decimal(1), Decimal(2)),
            ChangeFact(Decimal(3), Decimal(4)),
            ChangeFact(Decimal(4), Decimal(6)),
        ),
        (
            PlanFact(Decimal(1), Decimal(2)),
            PlanFact(Decimal(3), Decimal(4)),
            PlanFact(Decimal(4), Decimal(6)),
        ),
    ],
)
def test_figures_of_one_kind_are_added(one: Single, other: Single, expected: Single) -> None:
    assert add_up(collected("so-a", "so-b", so_a=one, so_b=other)) == expected


def test_the_ratio_of_sums_is_not_the_mean_of_ratios() -> None:
    assert add_up(collected("so-a", "so-b", so_a=ratio(1, 1), so_b=ratio(0, 99))) == ratio(1, 100)


def test_units_without_a_figure_add_nothing() -> None:
    fact = collected("so-a", "so-b", "so-c", so_a=ratio(1, 2), so_b=Unknown(), so_c=NotApplicable("x"))

    assert add_up(fact) == ratio(1, 2)
    assert add_up(collected("so-a", so_a=Unknown())) is None
    assert add_up(collected("so-a")) is None


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        (collected("so-a", so_a=YesNoFact(value=True)), "không cộng được"),
        (collected("so-a", "so-b", so_a=ratio(1, 2), so_b=CountFact(Decimal(1))), "không cộng được"),
        (collected("so-a", so_a=ratio(1, 2), so_x=ratio(1, 2)), "“so-x” có số liệu nhưng không thuộc"),
        (Collected((("so-a", ratio(1, 2)), ("so-a", ratio(1, 2))), ("so-a",)), "“so-a” nhập hai lần"),
    ],
)
def test_what_cannot_be_added_is_refused(fact: Collected, message: str) -> None:
    with pytest.raises(FactError, match=message):
        add_up(fact)


amounts = st.decimals(0, 10**9, places=4)


@BOUNDED
@given(st.lists(st.tuples(amounts, amounts), min_size=1, max_size=12))
def test_the_order_of_units_never_matters(pairs: list[tuple[Decimal, Decimal]]) -> None:
    entries: list[tuple[str, RatioFact]] = [
        (f"u{number}", RatioFact(min(pair), max(pair))) for number, pair in enumerate(pairs)
    ]
    units = tuple(unit for unit, _ in entries)
    straight = add_up(Collected(tuple(entries), units))

    assert add_up(Collected(tuple(reversed(entries)), units)) == straight
    assert add_up(Collected((*entries[1:], entries[0]), units)) == straight
