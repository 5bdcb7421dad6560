"""When a portion can be worked on: windows, more time by name, and what must come first."""

from datetime import datetime, timedelta

import pytest

from cchc.core.campaign.circuit import Step
from cchc.core.campaign.portion import PortionState, WrongState
from cchc.core.campaign.windows import Phase
from cchc.core.errors import InputRefused, NotAllowed
from cchc.records.agencies.queries import agency_by_key
from cchc.records.assessments.models import Assessment
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.models import Event
from cchc.records.campaigns.actions import close_windows, extend, reopen, set_window
from cchc.records.campaigns.models import Campaign, CampaignUnit, Extension, Portion, Window
from cchc.records.campaigns.queries import editing, kin_of, may_edit_now, phase_of, window_of
from cchc.records.people.models import Role, User
from cchc.records.people.queries import standing_of
from tests.records.campaigns.opening import DAY, NOW, coordinator, opened, person, portion, standing

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
WHY = "Giám đốc Sở A đề nghị"


@pytest.fixture
def campaign() -> Campaign:
    return opened()


def owed(campaign: Campaign, step: Step = Step.SELF_SCORING, agency: str = "so-a") -> Portion:
    return portion(campaign, "so-a", step, agency)


def left(campaign: Campaign, step: Step, *, unit: str = "so-a") -> None:
    rows = Portion.objects.filter(campaign_unit__campaign=campaign, campaign_unit__unit__slug=unit, step=step)
    rows.update(state=PortionState.CONFIRMED)


def code(portion: Portion, now: datetime) -> str:
    return editing(portion, now).code


def test_a_window_is_open_from_its_first_moment_to_before_its_last(campaign: Campaign) -> None:
    window = window_of(campaign, Step.SELF_SCORING)
    assert window is not None
    mine = owed(campaign)

    moments = (window.opens_at - SECOND, window.opens_at, window.closes_at - SECOND, window.closes_at)
    assert [code(mine, now) for now in moments] == ["window_closed", "", "", "window_closed"]
    assert phase_of(campaign, Step.SELF_SCORING, window.closes_at) is Phase.CLOSED
    assert editing(mine, window.opens_at).closes_at == window.closes_at


def test_a_step_without_a_window_is_not_open(campaign: Campaign) -> None:
    Window.objects.filter(campaign=campaign).delete()

    assert code(owed(campaign), NOW) == "window_closed"
    assert window_of(campaign, Step.SELF_SCORING) is None


def test_what_is_handed_in_is_not_edited(campaign: Campaign) -> None:
    mine = owed(campaign)
    for state in (PortionState.SUBMITTED, PortionState.CONFIRMED, PortionState.ACCEPTED):
        mine.state = state
        assert code(mine, NOW) == "wrong_state"
    mine.state = PortionState.RETURNED
    assert editing(mine, NOW).allowed


def test_an_appraisal_begins_when_all_of_the_unit_has_left_or_its_time_is_over(campaign: Campaign) -> None:
    now, judging = NOW + 8 * DAY, owed(campaign, Step.APPRAISAL_1, "so-noi-vu")
    Window.objects.filter(campaign=campaign, step=Step.APPRAISAL_1).update(opens_at=NOW)

    assert code(judging, now) == "waiting"
    left(campaign, Step.SELF_SCORING)
    assert editing(judging, now).allowed


def test_more_time_for_the_unit_holds_its_appraisal_up(campaign: Campaign) -> None:
    now, judging = NOW + 10 * DAY, owed(campaign, Step.APPRAISAL_1, "so-noi-vu")

    assert editing(judging, now).allowed
    extend(owed(campaign).pk, NOW + 12 * DAY, WHY, by=coordinator(), now=now)
    assert code(judging, now) == "waiting"
    assert editing(judging, NOW + 12 * DAY).allowed


def test_a_rebuttal_waits_for_the_appraisal_and_the_second_appraisal_for_the_rebuttal(
    campaign: Campaign,
) -> None:
    answer, second = owed(campaign, Step.REBUTTAL), owed(campaign, Step.APPRAISAL_2, "so-noi-vu")
    Window.objects.filter(campaign=campaign).update(opens_at=NOW - DAY, closes_at=NOW + DAY)

    assert code(answer, NOW) == code(second, NOW) == "waiting"
    left(campaign, Step.SELF_SCORING)
    left(campaign, Step.APPRAISAL_1)
    assert editing(answer, NOW).allowed
    assert code(second, NOW) == "waiting"
    left(campaign, Step.REBUTTAL)
    assert editing(second, NOW).allowed


def test_what_is_published_is_never_edited(campaign: Campaign) -> None:
    result = Assessment.objects.get(slug="so-a-2026")
    CampaignUnit.objects.filter(campaign=campaign, unit__slug="so-a").update(published=result)
    mine = owed(campaign)

    assert code(mine, NOW) == "published"
    for act in (extend, reopen):
        with pytest.raises(InputRefused, match="đã công bố"):
            act(mine.pk, NOW + DAY, WHY, by=coordinator(), now=NOW)


def test_late_by_name_is_for_that_portion_only(campaign: Campaign) -> None:
    now, until = NOW + 15 * DAY, NOW + 16 * DAY
    mine = owed(campaign)
    extend(mine.pk, until, WHY, by=coordinator(), now=now)

    assert editing(mine, now).closes_at == until
    assert code(mine, until) == "window_closed"
    assert code(portion(campaign, "so-b", Step.SELF_SCORING, "so-b"), now) == "window_closed"
    event = Event.objects.get(verb="campaigns.late_allowed")
    assert event.subject == "so-2026/so-a"
    assert (event.detail["reason"], event.detail["portion"]) == (WHY, mine.pk)


def test_a_closed_form_is_reopened_in_a_minute_with_a_reason(campaign: Campaign) -> None:
    now = NOW + 15 * DAY
    left(campaign, Step.SELF_SCORING)
    mine = owed(campaign)
    reopen(mine.pk, now + DAY, WHY, by=coordinator(), now=now)

    again = owed(campaign)
    assert (again.state, again.changed_by) == (PortionState.DRAFT, coordinator())
    assert editing(again, now).allowed
    event = Event.objects.get(verb="campaigns.reopened")
    assert (event.detail["from"], event.detail["to"]) == ("confirmed", "draft")


def test_more_time_is_for_what_is_worked_on_and_reopening_for_what_has_left(campaign: Campaign) -> None:
    mine = owed(campaign)
    with pytest.raises(WrongState):
        reopen(mine.pk, NOW + DAY, WHY, by=coordinator(), now=NOW)
    left(campaign, Step.SELF_SCORING)
    with pytest.raises(WrongState):
        extend(mine.pk, NOW + DAY, WHY, by=coordinator(), now=NOW)
    assert not Extension.objects.exists()


@pytest.mark.parametrize(
    ("until", "reason", "expected"), [(DAY, " ", "no_reason"), (timedelta(0), WHY, "until_over")]
)
def test_more_time_has_a_reason_and_lies_ahead(
    campaign: Campaign, until: timedelta, reason: str, expected: str
) -> None:
    with pytest.raises(InputRefused) as refused:
        extend(owed(campaign).pk, NOW + until, reason, by=coordinator(), now=NOW)
    assert refused.value.code == expected


def test_only_who_coordinates_gives_time(campaign: Campaign) -> None:
    mine, leader = owed(campaign), User.objects.get(username="lanhdao.vinhphuc")
    stranger, scorer = User.objects.get(username="vinhlong"), person("minh-hoa/so-a", Role.SCORER)
    for who, error in ((stranger, NotVisibleError), (leader, NotAllowed), (scorer, NotAllowed)):
        with pytest.raises(error):
            extend(mine.pk, NOW + DAY, WHY, by=who, now=NOW)
        with pytest.raises(error):
            reopen(mine.pk, NOW + DAY, WHY, by=who, now=NOW)
        with pytest.raises(error):
            set_window("so-2026", Step.COUNCIL, NOW, NOW + DAY, by=who, now=NOW)
    with pytest.raises(NotVisibleError):
        extend(10**9, NOW + DAY, WHY, by=coordinator(), now=NOW)


def test_a_window_is_moved_and_told(campaign: Campaign) -> None:
    window = window_of(campaign, Step.PUBLICATION)
    assert window is not None
    later = window.closes_at + DAY
    args = ("so-2026", Step.PUBLICATION, window.opens_at)

    assert set_window(*args, later, by=coordinator(), now=NOW)
    assert not set_window(*args, later, by=coordinator(), now=NOW)
    event = Event.objects.get(verb="campaigns.window_set")
    assert event.detail["from"][1] == window.closes_at.isoformat()
    assert event.detail["to"][1] == later.isoformat()


@pytest.mark.parametrize(
    ("step", "opens", "closes", "expected"),
    [
        (Step.COUNCIL, 0, 1, "windows_out_of_order"),
        (Step.COUNCIL, 2, 1, "window_backwards"),
        (Step.MINISTRY, 0, 1, "step_not_of_circuit"),
        (Step.SELF_SCORING, 0, 99, "windows_out_of_order"),
    ],
)
def test_a_window_that_does_not_fit_is_refused(
    campaign: Campaign, step: Step, opens: int, closes: int, expected: str
) -> None:
    with pytest.raises(InputRefused) as refused:
        set_window("so-2026", step, NOW + opens * DAY, NOW + closes * DAY, by=coordinator(), now=NOW)
    assert expected in {problem.code for problem in refused.value.problems}


def test_closing_is_written_down_once_and_again_after_the_window_was_moved(campaign: Campaign) -> None:
    now = NOW + 9 * DAY
    events = Event.objects.filter(verb="campaigns.window_closed", subject="so-2026")

    assert close_windows(now - SECOND) == 0
    close_windows(now)
    close_windows(now)
    assert [event.by for event in events] == [None]
    set_window("so-2026", Step.SELF_SCORING, NOW - DAY, now + DAY, by=coordinator(), now=now)
    close_windows(now + DAY)
    assert events.all().count() == 2


def test_who_works_on_a_portion(campaign: Campaign) -> None:
    mine, judging = owed(campaign), owed(campaign, Step.APPRAISAL_1, "so-noi-vu")
    for role in (Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD):
        assert may_edit_now(standing("minh-hoa/so-a", role), mine, NOW)
    for agency, role in (
        ("minh-hoa/so-b", Role.SCORER),
        ("minh-hoa/so-a", Role.APPRAISER),
        ("vinh-phuc/so-noi-vu", Role.SCORER),
        ("minh-hoa/trung-tam-a1", Role.SCORER),
    ):
        assert not may_edit_now(standing(agency, role), mine, NOW)
    left(campaign, Step.SELF_SCORING)
    now = NOW + 10 * DAY
    judge = person("vinh-phuc/so-noi-vu", Role.APPRAISER, "nguoi.tham.dinh")
    assert may_edit_now(standing_of(judge, NOW.date()), judging, now)


def test_nobody_appraises_his_own_agency_nor_its_kin(campaign: Campaign) -> None:
    left(campaign, Step.SELF_SCORING)
    judging, now = owed(campaign, Step.APPRAISAL_1, "so-noi-vu"), NOW + 10 * DAY
    judge = person("vinh-phuc/so-noi-vu", Role.APPRAISER, "nguoi.tham.dinh")
    for own in ("minh-hoa/so-a", "minh-hoa/trung-tam-a1"):
        held = judge.memberships.create(agency=agency_by_key(own), role=Role.SCORER)
        assert not may_edit_now(standing_of(judge, NOW.date()), judging, now)
        held.delete()
    judge.memberships.create(agency=agency_by_key("vinh-phuc/ubnd-tinh"), role=Role.SCORER)
    assert may_edit_now(standing_of(judge, NOW.date()), judging, now)


def test_an_appraiser_works_in_his_areas(campaign: Campaign) -> None:
    left(campaign, Step.SELF_SCORING)
    judging, now = owed(campaign, Step.APPRAISAL_1, "so-noi-vu"), NOW + 10 * DAY
    judge = person("vinh-phuc/so-noi-vu", Role.APPRAISER, "nguoi.tham.dinh")
    judge.memberships.update(areas=["1"])

    assert may_edit_now(standing_of(judge, NOW.date()), judging, now)
    assert may_edit_now(standing_of(judge, NOW.date()), judging, now, "1")
    assert not may_edit_now(standing_of(judge, NOW.date()), judging, now, "2")


def test_kin_goes_up_to_but_not_into_the_committee() -> None:
    unit, centre = agency_by_key("minh-hoa/so-a"), agency_by_key("minh-hoa/trung-tam-a1")
    other = agency_by_key("minh-hoa/trung-tam-a2")

    assert kin_of(unit) == {unit.pk, centre.pk, other.pk}
    assert kin_of(centre) == {centre.pk, unit.pk}
