"""Four groups with the sizes that the figures give."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.index.quartiles import median_of, quartiles


def sizes(values: list[Decimal]) -> list[int]:
    parted = quartiles(values)
    assert parted is not None
    groups = [parted.group(value) for value in values]
    return [groups.count(group) for group in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(63, [16, 16, 15, 16]), (61, [16, 15, 15, 15]), (60, [15, 15, 15, 15]), (4, [1, 1, 1, 1])],
)
def test_sizes_are_what_they_are(count: int, expected: list[int]) -> None:
    assert sizes([Decimal(value) for value in range(count)]) == expected


def test_equal_figures_stay_together() -> None:
    assert sizes([Decimal(1)] * 5) == [5, 0, 0, 0]


def test_too_few_figures_make_no_groups() -> None:
    assert quartiles([Decimal(1)] * 3) is None


def test_the_median_is_exact() -> None:
    assert median_of([Decimal("1.1"), Decimal("1.2")]) == Fraction(115, 100)
    assert median_of([Decimal(3)]) == 3
    assert median_of([]) is None


@given(st.lists(st.decimals(0, 100, places=3), min_size=4, max_size=70))
def test_a_better_figure_is_never_in_a_worse_group(values: list[Decimal]) -> None:
    parted = quartiles(values)
    assert parted is not None
    groups = [parted.group(value) for value in sorted(values, reverse=True)]
    assert groups == sorted(groups)
    assert groups[0] == 1
