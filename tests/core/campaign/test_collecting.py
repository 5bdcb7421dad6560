"""A gathered figure keeps its parts; who has not sent is missing, never zero."""

from cchc.core.campaign.collecting import MemberFigure, collected
from cchc.core.catalogue.facts import NotApplicable
from cchc.core.scoring.collect import add_up
from tests.core.builders import ratio

MEMBERS = (
    MemberFigure("so-a", "Đã gửi", ratio(8, 10), ratio(7, 9)),
    MemberFigure("so-b", "Trả lại để bổ sung", ratio(100, 100), counts=False),
    MemberFigure("so-c", "Đang nhập"),
    MemberFigure("so-d", "Đã gửi", NotApplicable("không có TTHC"), ratio(0, 0)),
)


def test_only_what_counts_is_added_and_the_rest_is_missing() -> None:
    final = collected(MEMBERS)

    assert final.expected == ("so-a", "so-b", "so-c", "so-d")
    assert final.missing() == ("so-b", "so-c")
    assert add_up(final) == ratio(8, 10)


def test_provisional_values_are_added_apart() -> None:
    provisional = collected(MEMBERS, provisional=True)

    assert provisional.missing() == ("so-b", "so-c")
    assert add_up(provisional) == ratio(7, 9)
