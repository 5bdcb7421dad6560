"""What a person sees of campaigns: his own work, the whole province, or nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from cchc.core.campaign.circuit import Step
from cchc.core.campaign.lateness import Lateness
from cchc.core.campaign.portion import PortionState
from cchc.core.campaign.windows import Phase
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.campaigns.policies import may_see_figures
from cchc.records.campaigns.queries import (
    campaign_for,
    campaign_overview,
    late_work,
    listed_units,
    portion_for,
    portions_for,
    unit_for,
    visible_campaigns,
)
from cchc.records.people.models import Role, User
from cchc.records.people.queries import Standing, standing_of
from tests.records.campaigns.opening import DAY, NOW, opened, portion, standing

pytestmark = pytest.mark.django_db
A, B = "minh-hoa/so-a", "minh-hoa/so-b"


@pytest.fixture
def campaign() -> Campaign:
    return opened()


def who(username: str) -> Standing:
    return standing_of(User.objects.get(username=username), NOW.date())


def seen(standing: Standing, campaign: Campaign) -> set[tuple[str, str, str]]:
    rows = portions_for(standing, campaign)
    return {(one.campaign_unit.unit.slug, one.step, one.agency.slug) for one in rows}


@pytest.mark.parametrize("username", ["vinhphuc", "lanhdao.vinhphuc"])
def test_the_province_sees_all_units(campaign: Campaign, username: str) -> None:
    assert (
        len(seen(who(username), campaign)) == Portion.objects.filter(campaign_unit__campaign=campaign).count()
    )
    assert [unit.unit.slug for unit in listed_units(who(username), campaign)] == ["so-a", "so-b", "so-c"]


def test_a_unit_sees_its_own_work_and_not_its_neighbour(campaign: Campaign) -> None:
    mine = standing(A, Role.SCORER)

    assert seen(mine, campaign) == {("so-a", step, "so-a") for step in ("self_scoring", "rebuttal")}
    assert [unit.unit.slug for unit in listed_units(mine, campaign)] == ["so-a"]
    assert unit_for(mine, campaign, "so-a").unit.slug == "so-a"
    other = portion(campaign, "so-b", Step.SELF_SCORING, "so-b")
    with pytest.raises(NotVisibleError):
        unit_for(mine, campaign, "so-b")
    with pytest.raises(NotVisibleError):
        portion_for(mine, other.pk)
    with pytest.raises(NotVisibleError):
        portion_for(mine, 10**9)


def test_an_appraiser_sees_a_unit_once_it_has_left_and_never_his_own(campaign: Campaign) -> None:
    judge = standing("minh-hoa/so-c", Role.APPRAISER)
    before = seen(judge, campaign)

    assert {(unit, agency) for unit, _, agency in before} == {("so-a", "so-c"), ("so-b", "so-c")}
    Portion.objects.filter(campaign_unit__campaign=campaign).update(state=PortionState.CONFIRMED)
    assert ("so-a", "self_scoring", "so-a") in seen(judge, campaign)
    assert ("so-c", "self_scoring", "so-c") not in seen(judge, campaign)
    assert portion_for(judge, portion(campaign, "so-b", Step.SELF_SCORING, "so-b").pk)


def test_figures_that_have_not_left_are_read_in_their_agency_only(campaign: Campaign) -> None:
    mine = portion(campaign, "so-a", Step.SELF_SCORING, "so-a")

    assert may_see_figures(standing(A, Role.SCORER), mine)
    assert not may_see_figures(who("vinhphuc"), mine)
    mine.state = PortionState.CONFIRMED
    assert may_see_figures(who("vinhphuc"), mine)


STRANGERS: list[Callable[[], Standing]] = [
    lambda: who("vinhlong"),
    lambda: who("lanhdao.vinhlong"),
    lambda: standing("minh-hoa/so-d", Role.SCORER),
    lambda: standing("minh-hoa/trung-tam-a1", Role.SCORER),
    lambda: standing("vinh-phuc/ubnd-tinh", Role.ADMINISTRATOR),
    lambda: standing_of(User.objects.get(username="he-thong"), NOW.date()),
]


@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_stranger_sees_nothing(campaign: Campaign, stranger: Callable[[], Standing]) -> None:
    assert not visible_campaigns(stranger()).filter(pk=campaign.pk).exists()
    assert not portions_for(stranger(), campaign)
    with pytest.raises(NotVisibleError):
        campaign_for(stranger(), campaign.slug)


def test_members_and_collators_see_the_campaign_that_asks_them() -> None:
    campaign = Campaign.objects.get(slug="vinh-long-2020")

    for username in ("xa-001", "so.vinhlong", "vanphong.vinhlong"):
        assert campaign_for(who(username), campaign.slug) == campaign
        assert listed_units(who(username), campaign).count() == 1
    assert not portions_for(who("xa-001"), campaign)


def test_counts_by_step_and_state_cost_the_same_however_many_units(
    campaign: Campaign, django_assert_max_num_queries: Any
) -> None:
    Portion.objects.filter(agency__slug="so-a", step=Step.SELF_SCORING).update(state=PortionState.CONFIRMED)
    coordinator = who("vinhphuc")

    with django_assert_max_num_queries(3):
        counted = campaign_overview(coordinator, campaign, NOW)
    first, council = counted.steps[0], counted.steps[4]
    assert (first.step, first.phase, first.total, first.left) == (Step.SELF_SCORING, Phase.OPEN, 3, 1)
    assert first.counts == {PortionState.DRAFT: 2, PortionState.CONFIRMED: 1}
    assert (council.total, council.phase, counted.units, counted.published) == (0, Phase.BEFORE, 3, 0)
    with django_assert_max_num_queries(7):
        mine = campaign_overview(standing_of(User.objects.get(username="so-b"), NOW.date()), campaign, NOW)
    assert (mine.steps[0].total, mine.units) == (1, 1)


def test_units_are_found_without_marks_in_vietnamese_order() -> None:
    campaign = Campaign.objects.get(slug="xa-2026-minh-hoa")
    coordinator = who("vinhlong")

    names = [one.unit.short_name for one in listed_units(coordinator, campaign)]
    assert names == ["Phường 4", "Xã 1", "Xã 2", "Xã 3"]
    assert [one.unit.slug for one in listed_units(coordinator, campaign, "PHUONG  minh")] == ["phuong-4"]
    assert listed_units(coordinator, campaign, group="xa").count() == 3


def test_who_is_late_with_what_would_be_lost(campaign: Campaign, django_assert_max_num_queries: Any) -> None:
    Portion.objects.filter(agency__slug="so-b", step=Step.SELF_SCORING).update(state=PortionState.CONFIRMED)
    coordinator, now = who("vinhphuc"), NOW + 9 * DAY

    with django_assert_max_num_queries(5):
        board = late_work(campaign, coordinator, now).portions
    rows = {(one.unit, one.step, one.agency): one for one in board}
    of_a, of_b = (rows[unit, Step.SELF_SCORING, unit] for unit in ("so-a", "so-b"))
    assert (of_a.lateness(now), of_b.lateness(now)) == (Lateness.OVERDUE, Lateness.LEFT)
    assert len(of_a.missing) == of_a.lines == 32
    assert of_b.missing == of_b.at_risk == ()
    assert sum(one.points or 0 for one in of_a.at_risk) > 50
    assert not rows["so-a", Step.APPRAISAL_1, "so-c"].at_risk
    assert {one.unit for one in late_work(campaign, who("so-a"), now).portions} == {"so-a"}
