"""What if: the same sheet with some facts replaced."""

from decimal import Decimal

import pytest

from cchc.core.catalogue.facts import GivenFact, Unknown
from cchc.core.errors import UnknownReference
from cchc.core.scoring.simulate import what_if
from tests.core.builders import area, assessment, catalogue, line, ratio

RESULT = assessment(catalogue(area("1", line("1.1"), line("1.2"))), {"1.1": "0.25", "1.2": "1.00"})


def test_the_gain_is_the_difference_of_both_totals() -> None:
    supposed = what_if(RESULT, {"1.1": GivenFact(Decimal("0.75"))})

    assert supposed.gain == Decimal("0.50")
    assert [(old.points, new.points) for old, new in supposed.changed] == [(Decimal("0.25"), Decimal("0.75"))]
    assert supposed.before.total.points.exact == Decimal("1.25")
    assert "giả định" in supposed.after.by_key["1.1"].score.trace[0].text


def test_the_assessment_itself_does_not_change() -> None:
    what_if(RESULT, {"1.1": GivenFact(Decimal(1))})

    assert RESULT.facts["1.1"].fact == GivenFact(Decimal("0.25"))


def test_there_is_no_gain_to_state_in_a_range() -> None:
    assert what_if(RESULT, {"1.1": Unknown()}).gain is None


@pytest.mark.parametrize("key", ["1", "9.9"])
def test_only_scored_lines_can_be_supposed(key: str) -> None:
    with pytest.raises(UnknownReference, match="không phải là dòng chấm điểm"):
        what_if(RESULT, {key: ratio(1, 2)})
