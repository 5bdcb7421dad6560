"""What is owed: nothing where there is nothing to do, no rebuttal, no second appraisal without one."""

from datetime import datetime

import pytest

from cchc.core.campaign.circuit import PORTION_ROUNDS, Step
from cchc.core.campaign.lateness import Lateness
from cchc.core.campaign.portion import PortionState
from cchc.records.campaigns.actions import extend
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.campaigns.queries import campaign_overview, late_work
from cchc.records.catalogues.models import CatalogueLine
from cchc.records.entries.models import Entry
from cchc.records.entries.queries.waiting import waiting_for
from cchc.records.people.models import Role, User
from cchc.records.people.queries import standing_of
from tests.records.campaigns.opening import DAY, NATIONAL, NOW, coordinator, opened, person, portion
from tests.records.entries.gathering import coordinator as of_vinh_long
from tests.records.entries.gathering import gathering, owner, ratio, send

AFTER_ALL = NOW + 100 * DAY


@pytest.fixture
def campaign(db: None) -> Campaign:
    """Three departments, the steps ten days each."""
    return opened()


def late(campaign: Campaign, now: datetime, by: User | None = None) -> set[tuple[Step, str, str]]:
    """Step, agency and unit of what is overdue."""
    standing = standing_of(by or coordinator(), NOW.date())
    work = late_work(campaign, standing, now)
    overdue = (one for one in work.portions if one.lateness(now) is Lateness.OVERDUE)
    return {(one.step, one.agency, one.unit) for one in overdue}


def left(found: Portion) -> Portion:
    """The portion after its head has confirmed it."""
    found.state = PortionState.CONFIRMED
    found.save()
    return found


def rebutted(campaign: Campaign, unit: str, *lines: str) -> None:
    """The unit has objected on these lines, and its rebuttal has left it."""
    found = left(portion(campaign, unit, Step.REBUTTAL, unit))
    for key in lines:
        line = CatalogueLine.objects.get(version=campaign.catalogue, key=key)
        Entry.objects.create(
            campaign_unit=found.campaign_unit,
            line=line,
            round=PORTION_ROUNDS[Step.REBUTTAL],
            fact={"given": "1"},
            by=coordinator(),
            at=NOW,
        )


def test_a_rebuttal_is_a_right_and_a_second_appraisal_waits_for_one(campaign: Campaign) -> None:
    steps = {step for step, _, _ in late(campaign, AFTER_ALL)}
    assert steps == {Step.SELF_SCORING, Step.APPRAISAL_1}
    third = next(one for one in portion(campaign, "so-a", Step.APPRAISAL_2, "so-c").lines)
    rebutted(campaign, "so-a", third)
    rebutted(campaign, "so-b")
    second = {one for one in late(campaign, AFTER_ALL) if one[0] is Step.APPRAISAL_2}
    assert second == {(Step.APPRAISAL_2, "so-c", "so-a")}


def test_a_first_appraisal_is_owed_once_nothing_can_come_any_more(campaign: Campaign) -> None:
    mine = portion(campaign, "so-a", Step.SELF_SCORING, "so-a")
    extend(mine.pk, AFTER_ALL + DAY, "Lụt", by=coordinator(), now=NOW)
    owed = {unit for step, _, unit in late(campaign, AFTER_ALL) if step is Step.APPRAISAL_1}
    assert owed == {"so-b", "so-c"}
    left(mine)
    owed = {unit for step, _, unit in late(campaign, AFTER_ALL) if step is Step.APPRAISAL_1}
    assert owed == {"so-a", "so-b", "so-c"}


def test_who_leads_an_area_without_lines_is_not_late(db: None) -> None:
    campaign = opened(NATIONAL)
    one = portion(campaign, "tinh-vinh-phuc", Step.SELF_SCORING, "so-thong-tin-va-truyen-thong")
    assert "so-thong-tin-va-truyen-thong" in {agency for _, agency, _ in late(campaign, AFTER_ALL)}
    scorer = standing_of(person("vinh-phuc/so-thong-tin-va-truyen-thong", Role.SCORER), NOW.date())
    assert [one.what for one in waiting_for(scorer, NOW)] == ["fill"]
    Portion.objects.filter(pk=one.pk).update(lines=[])
    assert waiting_for(scorer, NOW) == ()
    assert "so-thong-tin-va-truyen-thong" not in {agency for _, agency, _ in late(campaign, AFTER_ALL)}
    counted = campaign_overview(standing_of(coordinator(), NOW.date()), campaign, NOW)
    assert counted.steps[0].total == 2


def test_members_that_have_not_sent_are_told_until_the_line_has_left(db: None) -> None:
    campaign = gathering()
    sees = standing_of(of_vinh_long(), NOW.date())
    send(campaign, "so-noi-vu", ratio(9, 10))
    first, second = late_work(campaign, sees, NOW).sums
    assert (first.line, first.collating, first.unit) == ("3.4.1", "so-tu-phap", "tinh-vinh-long")
    assert (first.expected, first.final, first.provisional) == (3, 1, 0)
    assert first.missing == ("so-tu-phap", "so-tai-chinh")
    assert first.lateness(NOW) is Lateness.OVERDUE
    assert second.missing == ("so-tai-chinh",)
    collating = standing_of(person("vinh-long/so-tu-phap", Role.SCORER), NOW.date())
    assert [one.line for one in late_work(campaign, collating, NOW).sums] == ["3.4.1"]
    left(owner(campaign))
    assert late_work(campaign, sees, NOW).sums == ()
