"""More than half: of those present at a meeting, of all members in writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.campaign.vote import carried
from cchc.core.errors import FactError
from tests.core.bounded import BOUNDED


@pytest.mark.parametrize(
    ("members", "present", "in_favour", "meeting", "writing"),
    [
        (9, 9, 5, True, True),
        (9, 8, 4, False, False),
        (9, 7, 4, True, False),
        (8, 8, 4, False, False),
        (9, 1, 1, True, False),
        (0, 0, 0, False, False),
    ],
)
def test_half_is_not_enough(members: int, present: int, in_favour: int, meeting: bool, writing: bool) -> None:
    assert carried("meeting", members, present, in_favour) is meeting
    assert carried("writing", members, present, in_favour) is writing


@pytest.mark.parametrize("counts", [(9, 10, 5), (9, 5, 6), (9, 5, -1), (-1, -1, -1)])
def test_impossible_counts_are_refused(counts: tuple[int, int, int]) -> None:
    with pytest.raises(FactError, match="không thể xảy ra"):
        carried("meeting", *counts)


@BOUNDED
@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_in_writing_is_never_easier_than_at_a_meeting(one: int, two: int, three: int) -> None:
    in_favour, present, members = sorted((one, two, three))

    assert carried("meeting", members, present, in_favour) or not carried(
        "writing", members, present, in_favour
    )
