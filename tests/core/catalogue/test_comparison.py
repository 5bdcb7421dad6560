"""Bounds hold exactly and read as a decision words them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from cchc.core.catalogue.comparison import Comparison, Relation


@pytest.mark.parametrize(
    ("relation", "below", "at", "above"),
    [
        ("at_least", False, True, True),
        ("above", False, False, True),
        ("at_most", True, True, False),
        ("below", True, False, False),
        ("equal", False, True, False),
    ],
)
def test_relations_around_their_bound(relation: Relation, below: bool, at: bool, above: bool) -> None:
    comparison = Comparison(relation, Decimal(80))
    hair = Fraction(1, 10**30)

    assert comparison.holds(80 - hair) is below
    assert comparison.holds(Fraction(80)) is at
    assert comparison.holds(80 + hair) is above


@pytest.mark.parametrize(
    ("relation", "text"),
    [
        ("at_least", "từ 99,5% trở lên"),
        ("above", "trên 99,5%"),
        ("at_most", "không quá 99,5%"),
        ("below", "dưới 99,5%"),
        ("equal", "đúng 99,5%"),
    ],
)
def test_relations_in_words(relation: Relation, text: str) -> None:
    assert Comparison(relation, Decimal("99.5")).text("%") == text


def test_units_other_than_percent_stand_apart() -> None:
    assert Comparison("at_least", Decimal(1)).text("sáng kiến") == "từ 1 sáng kiến trở lên"
    assert Comparison("below", Decimal(1)).text() == "dưới 1"
