"""What a figure of a file becomes, and parts that exceed their whole."""

from decimal import Decimal

import pytest

from cchc.core.reporting.consolidated import Indicator
from cchc.core.reporting.filling import Outcome, outcome, parts_over_wholes

ONE, TWO, THREE = Decimal(1), Decimal(2), Decimal(3)
WHOLE = Indicator("whole", "Tổng số", "hồ sơ")
PART = Indicator("part", "Trong đó", "hồ sơ", "whole")


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "found"),
    [
        (None, None, None, Outcome.SAME),
        (ONE, ONE, None, Outcome.CLEARED),
        (None, ONE, None, Outcome.CLEARED),
        (None, None, ONE, Outcome.TAKE),
        (ONE, ONE, TWO, Outcome.TAKE),
        (ONE, ONE, Decimal("1.0"), Outcome.SAME),
        (ONE, TWO, ONE, Outcome.SAME),
        (ONE, TWO, TWO, Outcome.SAME),
        (ONE, TWO, THREE, Outcome.CONFLICT),
        (None, TWO, THREE, Outcome.CONFLICT),
        (ONE, None, THREE, Outcome.TAKE),
        (ONE, None, ONE, Outcome.SAME),
    ],
)
def test_what_a_figure_becomes(
    base: Decimal | None, mine: Decimal | None, theirs: Decimal | None, found: Outcome
) -> None:
    assert outcome(base, mine, theirs) is found


def test_a_part_is_at_most_its_whole() -> None:
    assert parts_over_wholes((WHOLE, PART), {"whole": ONE, "part": TWO}) == (PART,)
    assert not parts_over_wholes((WHOLE, PART), {"whole": ONE, "part": ONE})
    assert not parts_over_wholes((WHOLE, PART), {"whole": ONE})
    assert not parts_over_wholes((WHOLE, PART), {"part": ONE})
