"""The council: who sits in it, how it votes, and that nobody votes about his own agency."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cchc.core.campaign.circuit import Round
from cchc.core.catalogue.facts import Collected, CountFact, Fact, Unknown
from cchc.core.errors import CchcError, FactError, InputRefused, NotAllowed
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.entries.models import Entry
from cchc.records.entries.queries.rounds import unit_assessment
from cchc.records.rounds.actions import Seat, Vote, record_decision, seat_council
from cchc.records.rounds.models import CouncilDecision, CouncilMember
from cchc.records.rounds.openness import open_disputes
from cchc.records.rounds.queries import council_of, decisions_of
from tests.records.plays import acting
from tests.records.plays.small import small_campaign
from tests.records.rounds.builders import (
    NO,
    NOW,
    OURS,
    OVER,
    SEATS,
    SLUG,
    YES,
    disputed,
    officer,
    published,
    scored,
    seat,
    strangers,
)

pytestmark = pytest.mark.django_db
VOTE = Vote("meeting", YES, 3, 2, 1, "Kế hoạch có thật", "01/BB-HĐ")


def decide(
    vote: Vote = VOTE, unit: str = "so-a", line: str = "1.1", seen: int = 0, **changed: Any
) -> CouncilDecision:
    return record_decision(SLUG, unit, line, replace(vote, **changed), seen=seen, by=officer(), now=NOW)


def effective(line: str = "1.1") -> Fact:
    return unit_assessment(CampaignUnit.objects.get(campaign__slug=SLUG, unit__slug="so-a")).entry(line).fact


def test_what_is_carried_counts() -> None:
    campaign = disputed()
    seat()
    assert effective() == NO
    assert decide().carried
    assert effective() == YES
    entry = Entry.objects.get(round=Round.COUNCIL, **OURS)
    assert (entry.source, entry.note) == ("Hội đồng thẩm định: 01/BB-HĐ", "Kế hoạch có thật")
    assert [row.in_favour for row in decisions_of(campaign)] == [2]


@pytest.mark.parametrize(("ballot", "present", "in_favour"), [("meeting", 2, 1), ("writing", 2, 1)])
def test_half_is_not_more_than_half(ballot: str, present: int, in_favour: int) -> None:
    campaign = disputed()
    seat()
    assert open_disputes(campaign, list(CampaignUnit.objects.filter(campaign=campaign)))
    row = decide(ballot=ballot, present=present, in_favour=in_favour, against=present - in_favour)
    assert not row.carried
    assert effective() == NO
    assert not Entry.objects.filter(round=Round.COUNCIL, **OURS).exists()
    assert open_disputes(campaign, list(CampaignUnit.objects.filter(campaign=campaign))) == ()


def test_a_member_of_the_unit_does_not_vote() -> None:
    disputed()
    below = Agency.objects.get(register__slug="minh-hoa", slug="trung-tam-a1")
    seat_council(SLUG, [*SEATS, Seat("Người của đơn vị", agency=below.pk)], by=officer(), now=NOW)
    with pytest.raises(InputRefused, match="1 thành viên không biểu quyết"):
        decide(present=4)
    assert (decide().absent_own, CouncilDecision.objects.get(**OURS).members) == (1, 4)


IMPOSSIBLE: tuple[tuple[dict[str, Any], type[CchcError]], ...] = (
    ({"reason": " "}, InputRefused),
    ({"present": 0, "in_favour": 0, "against": 0}, InputRefused),
    ({"in_favour": 3, "against": 1}, InputRefused),
    ({"in_favour": -1}, InputRefused),
    ({"fact": CountFact(Decimal(1))}, FactError),
    ({"fact": Collected((), ("so-a",))}, FactError),
)


def test_votes_that_cannot_be_are_refused() -> None:
    disputed()
    seat()
    for changed, error in IMPOSSIBLE:
        with pytest.raises(error):
            decide(**changed)
    assert not CouncilDecision.objects.filter(**OURS).exists()


def test_the_council_waits_for_the_appraisal_and_must_exist() -> None:
    scored()
    seat()
    with pytest.raises(InputRefused, match="Thẩm định lần 1"):
        decide()
    CouncilMember.objects.filter(campaign__slug=SLUG).delete()
    with pytest.raises(InputRefused, match="Chưa lập Hội đồng"):
        decide()


def test_who_has_not_seen_the_last_word_does_not_overwrite_it() -> None:
    disputed()
    seat()
    decide()
    with pytest.raises(InputRefused, match="ghi dòng này"):
        decide(fact=Unknown("Chưa rõ"))
    assert effective() == YES


NO_COUNCILS: tuple[tuple[Seat, ...], ...] = (
    (),
    (Seat(" ", chair=True),),
    (Seat("A", chair=True), Seat("a")),
    (Seat("A"), Seat("B")),
    (Seat("A", chair=True, agency=0),),
)


def test_a_council_that_cannot_be_is_refused() -> None:
    campaign = small_campaign()
    seat()
    for seats in NO_COUNCILS:
        with pytest.raises(InputRefused):
            seat_council(SLUG, seats, by=officer(), now=NOW)
    assert [member.name for member in council_of(campaign)] == ["Chủ tịch", "Ủy viên", "Thư ký"]


def test_only_the_coordinator_seats_and_records() -> None:
    disputed()
    seat()
    for who in (*strangers(), acting.User.objects.get(username="lanhdao.vinhphuc")):
        with pytest.raises((NotVisibleError, NotAllowed)):
            seat_council(SLUG, SEATS, by=who, now=NOW)
        with pytest.raises((NotVisibleError, NotAllowed)):
            record_decision(SLUG, "so-a", "1.1", VOTE, by=who, now=NOW)


def test_the_council_stays_as_it_was_once_everything_is_published() -> None:
    published()
    with pytest.raises(InputRefused, match="đã công bố"):
        seat_council(SLUG, SEATS, by=officer(), now=OVER)
