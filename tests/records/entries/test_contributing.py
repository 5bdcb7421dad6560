"""The small form of a member: entered, sent, fixed, returned; provisional and final figures are two."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from cchc.core.campaign.circuit import Step
from cchc.core.catalogue.facts import (
    Collected,
    CountFact,
    Fact,
    NotApplicable,
    RatioFact,
    Unknown,
    YesNoFact,
)
from cchc.core.errors import FactError, InputRefused, NotAllowed
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.entries.actions import (
    Closed,
    return_contribution,
    save_contribution,
    send_contribution,
)
from cchc.records.entries.queries import (
    contribution_form,
)
from cchc.records.people.models import Role
from cchc.records.people.queries import standing_of
from tests.records.campaigns.opening import NOW, person
from tests.records.entries.builders import LATER, close_step, logged
from tests.records.entries.gathering import (
    contributions,
    coordinator,
    enter,
    gathering,
    member,
    owner,
    ratio,
    scorer,
    send,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
COLLATING = "so-tu-phap"


def test_provisional_and_final_figures_are_two_rows_and_both_stay() -> None:
    campaign = gathering()
    ahead = enter(campaign, "so-tai-chinh", ratio(90, 100), provisional=True)
    final = enter(campaign, "so-tai-chinh", ratio(97, 100))
    assert (ahead.pk != final.pk, ahead.version, final.version) == (True, 1, 1)
    again = enter(campaign, "so-tai-chinh", ratio(98, 100), seen=1, now=LATER)
    assert (again.pk, again.version, again.state) == (final.pk, 2, "draft")
    told = logged("contribution_saved")[2]
    assert told.subject == "thu-thap-2020/tinh-vinh-long/3.4.1/members/so-tai-chinh"
    assert told.detail == {
        "provisional": False,
        "from": {"fact": {"part": "97", "whole": "100"}, "note": ""},
        "to": {"fact": {"part": "98", "whole": "100"}, "note": ""},
        "version": 2,
    }


def test_two_people_of_one_member_do_not_overwrite_one_another() -> None:
    campaign = gathering()
    enter(campaign, "so-tai-chinh", ratio(97, 100))
    enter(campaign, "so-tai-chinh", ratio(97, 100), seen=0)
    for seen in (0, 2):
        with pytest.raises(InputRefused) as raised:
            enter(campaign, "so-tai-chinh", ratio(1, 100), seen=seen)
        assert raised.value.problem.code == "entry_changed"
        assert "97/100 hồ sơ" in raised.value.problem.message
    with pytest.raises(InputRefused) as raised:
        enter(campaign, "so-noi-vu", ratio(1, 100), seen=4)
    assert raised.value.problem.code == "entry_changed"


@pytest.mark.parametrize(
    "fact",
    [
        ratio(11, 10),
        YesNoFact(value=True),
        CountFact(Decimal(3)),
        NotApplicable("  "),
        Collected((), ("so-tai-chinh",)),
        RatioFact(Decimal("1e30"), Decimal("1e31")),
    ],
)
def test_a_figure_that_cannot_be_true_of_its_member_is_refused(fact: Fact) -> None:
    with pytest.raises(FactError):
        enter(gathering(), "so-tai-chinh", fact)
    assert not contributions().exists()


@pytest.mark.parametrize(
    ("agency", "role", "error"),
    [
        ("vinh-long/so-noi-vu", Role.SCORER, NotVisibleError),
        ("vinh-phuc/so-noi-vu", Role.COORDINATOR, NotVisibleError),
        ("vinh-long/so-tu-phap", Role.SCORER, NotAllowed),
        ("vinh-long/so-noi-vu", Role.COORDINATOR, NotAllowed),
    ],
)
def test_only_the_member_enters_and_sends_its_figure(agency: str, role: Role, error: type[Exception]) -> None:
    campaign = gathering()
    enter(campaign, "so-tai-chinh", ratio(1, 2))
    asked, by = member(campaign), person(agency, role)
    with pytest.raises(error):
        save_contribution(asked.pk, ratio(2, 2), seen=1, by=by, now=NOW)
    with pytest.raises(error):
        send_contribution(asked.pk, by=by, now=NOW)
    with pytest.raises(NotVisibleError):
        save_contribution(10**9, ratio(2, 2), seen=0, by=by, now=NOW)


def test_a_sent_figure_is_fixed_until_it_is_returned() -> None:
    campaign = gathering()
    with pytest.raises(InputRefused):
        send_contribution(member(campaign).pk, by=scorer(), now=NOW)
    enter(campaign, "so-tai-chinh", Unknown("Chờ"))
    with pytest.raises(InputRefused):
        send_contribution(member(campaign).pk, by=scorer(), now=NOW)
    row = send(campaign, "so-tai-chinh", ratio(96, 100), seen=1)
    for again in (
        lambda: enter(campaign, "so-tai-chinh", ratio(1, 1), seen=2),
        lambda: send_contribution(member(campaign).pk, by=scorer(), now=NOW),
    ):
        with pytest.raises(Closed):
            again()
    returned = return_contribution(row.pk, "Thiếu hồ sơ trực tuyến", TODAY, by=scorer(COLLATING), now=NOW)
    form = contribution_form(standing_of(scorer(), TODAY), member(campaign).pk, NOW)
    assert form.final is not None
    assert form.final.returned is not None
    assert (form.final.state, form.final.returned.reason) == ("returned", "Thiếu hồ sơ trực tuyến")
    send(campaign, "so-tai-chinh", ratio(97, 101), seen=2, now=LATER)
    returned.refresh_from_db()
    assert (returned.repaired_by, returned.repaired_at) == (scorer(), LATER)
    verbs = logged("contribution_")
    assert [one.verb.removeprefix("entries.contribution_") for one in verbs] == [
        "saved",
        "saved",
        "sent",
        "returned",
        "saved",
        "sent",
    ]


def test_returning_needs_a_collator_a_reason_a_day_and_something_sent() -> None:
    campaign = gathering()
    row = enter(campaign, "so-tai-chinh", ratio(96, 100))
    collator = scorer(COLLATING)
    with pytest.raises(Closed):
        return_contribution(row.pk, "Thiếu", TODAY, by=collator, now=NOW)
    with pytest.raises(InputRefused) as raised:
        return_contribution(row.pk, " ", TODAY - timedelta(days=1), by=collator, now=NOW)
    assert [one.code for one in raised.value.problems] == ["no_reason", "due_past"]
    with pytest.raises(NotAllowed):
        return_contribution(row.pk, "Thiếu", TODAY, by=scorer(), now=NOW)
    for by, pk in ((scorer("so-noi-vu"), row.pk), (collator, 10**9)):
        with pytest.raises(NotVisibleError):
            return_contribution(pk, "Thiếu", TODAY, by=by, now=NOW)
    assert not row.returns.exists()


def test_time_is_that_of_the_self_scoring_and_a_return_gives_more() -> None:
    campaign = gathering()
    row = send(campaign, "so-tai-chinh", ratio(96, 100))
    close_step(campaign, Step.SELF_SCORING, LATER)
    with pytest.raises(Closed) as raised:
        enter(campaign, "so-noi-vu", ratio(1, 1), now=LATER)
    assert raised.value.code == "window_closed"
    return_contribution(row.pk, "Thiếu", TODAY + timedelta(days=1), by=coordinator(), now=LATER)
    send(campaign, "so-tai-chinh", ratio(97, 100), seen=1, now=LATER + timedelta(days=1))
    owner(campaign).extensions.create(
        kind="late", until=LATER + timedelta(days=9), reason="Chờ", by=coordinator(), at=LATER
    )
    send(campaign, "so-noi-vu", ratio(1, 1), now=LATER + timedelta(days=2))
