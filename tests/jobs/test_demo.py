"""The demonstration: campaigns that are open, people for every part in them, and the clock."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from cchc.core.campaign.circuit import Step
from cchc.core.campaign.portion import PortionState
from cchc.core.campaign.windows import Phase
from cchc.core.errors import NotAllowed
from cchc.jobs.demo_accounts import INTERNAL, VINH_LONG, VINH_PHUC
from cchc.jobs.demo_campaigns import open_demo_campaigns
from cchc.records.audit.models import Event
from cchc.records.campaigns.models import Campaign, Member, Portion, Window
from cchc.records.campaigns.queries import phase_of
from cchc.records.entries.models import Contribution, ContributionState
from cchc.records.people.models import Membership, User
from cchc.records.people.policies import may_open_accounts

pytestmark = pytest.mark.django_db
SLUGS = ("so-2026-minh-hoa", "vinh-long-2020", "vinh-phuc-2017", "xa-2026-minh-hoa")


def test_four_campaigns_stand_open_and_are_marked_illustrative() -> None:
    campaigns = Campaign.objects.filter(slug__in=SLUGS).order_by("slug")

    assert tuple(one.slug for one in campaigns) == SLUGS
    for one in campaigns:
        assert one.illustrative
        assert "minh họa" in one.title
        assert phase_of(one, Step.SELF_SCORING, timezone.now()) is Phase.OPEN


def test_everybody_has_his_part_and_nobody_sets_the_installation_up() -> None:
    people = User.objects.filter(username__in=[one.username for one in (*VINH_PHUC, *VINH_LONG, *INTERNAL)])

    assert people.count() == len(VINH_PHUC) + len(VINH_LONG) + len(INTERNAL)
    assert not any(may_open_accounts(one) for one in people)
    assert Membership.objects.filter(person__username="so.vinhlong").count() == 20
    assert Membership.objects.filter(person__username="xa.vinhlong").count() == 100


def test_figures_are_gathered_from_twenty_departments_and_a_hundred_communes() -> None:
    asked = Member.objects.filter(collected__campaign_unit__campaign__slug="vinh-long-2020")
    sent = Contribution.objects.filter(member__in=asked, state=ContributionState.SENT)

    assert asked.filter(collected__line__key="3.4.1").count() == 20
    assert asked.filter(collected__line__key="3.4.3").count() == 100
    assert sent.count() == 18


def test_some_work_has_left_and_some_waits() -> None:
    rows = Portion.objects.filter(campaign_unit__campaign__slug="vinh-phuc-2017").order_by("pk")
    states = dict(rows.values_list("agency__slug", "state"))

    assert states["van-phong-ubnd-tinh"] == PortionState.CONFIRMED
    assert states["so-thong-tin-va-truyen-thong"] == PortionState.SUBMITTED
    assert states["so-noi-vu"] == states["so-tu-phap"] == PortionState.DRAFT


def test_without_the_flag_there_are_no_demo_campaigns(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(NotAllowed, match="minh họa"):
        open_demo_campaigns(now=timezone.now())


def test_the_clock_writes_down_what_is_over_once() -> None:
    over = timezone.now() - timedelta(hours=1)
    window = Window.objects.filter(campaign__slug="vinh-phuc-2017", step=Step.SELF_SCORING)
    window.update(opens_at=over - timedelta(days=1), closes_at=over)
    call_command("tick", stdout=io.StringIO())
    call_command("tick", stdout=io.StringIO())

    assert Event.objects.filter(verb="campaigns.window_closed").count() == 1
