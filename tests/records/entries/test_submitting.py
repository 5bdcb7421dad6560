"""How a portion leaves its agency, and comes back for correction."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from cchc.core.campaign.circuit import Step
from cchc.core.campaign.portion import WrongState
from cchc.core.errors import InputRefused, NotAllowed
from cchc.records.assessments.models import Assessment
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import CampaignUnit, Portion
from cchc.records.entries.actions import Closed, accept, confirm, send_back, submit, withdraw
from cchc.records.entries.models import Return
from cchc.records.entries.queries import portion_sheet
from cchc.records.people.models import Role, User
from cchc.records.people.queries import standing_of
from tests.records.campaigns.opening import NOW, coordinator, person
from tests.records.entries.builders import (
    LATER,
    ON_TIME,
    PLAN,
    appraiser,
    close_step,
    fill,
    head,
    internal,
    leave,
    logged,
    open_step,
    owed,
    save,
    scorer,
)

pytestmark = pytest.mark.django_db
TOMORROW = date(2026, 11, 23)
Act = Callable[..., object]


def state(portion: Portion) -> str:
    return Portion.objects.get(pk=portion.pk).state


def put(portion: Portion, to: str) -> None:
    Portion.objects.filter(pk=portion.pk).update(state=to)


def back(
    portion: Portion, *lines: str, by: User, reason: str = "Thiếu văn bản", due: date = TOMORROW
) -> Return:
    return send_back(portion.pk, lines, reason, due, by=by, now=LATER)


def test_a_portion_goes_to_the_head_and_out_and_is_accepted() -> None:
    portion = owed(internal())
    fill(portion, l1_1_1=ON_TIME)
    submit(portion.pk, by=scorer(), now=NOW)
    confirm(portion.pk, by=head(), now=LATER)
    accept(portion.pk, by=coordinator(), now=LATER)
    row = Portion.objects.get(pk=portion.pk)
    assert (row.state, row.changed_by, row.changed_at) == ("accepted", coordinator(), LATER)
    told = logged("portion_")
    assert [event.verb.removeprefix("entries.portion_") for event in told] == [
        "submitted",
        "confirmed",
        "accepted",
    ]
    assert told[0].subject == "so-2026/so-a"
    assert told[0].detail == {
        "portion": portion.pk,
        "step": "self_scoring",
        "agency": "so-a",
        "from": "draft",
        "to": "submitted",
    }


def test_submitting_lists_every_gap_with_its_line() -> None:
    portion = owed(internal())
    save(portion)
    with pytest.raises(InputRefused) as raised:
        submit(portion.pk, by=scorer(), now=NOW)
    found = {problem.place.criterion: problem.code for problem in raised.value.problems}
    assert set(found) == set(portion.lines)
    assert (found[PLAN], found["1.1.2"]) == ("no_evidence", "no_fact")
    assert state(portion) == "draft"


def test_what_is_submitted_can_be_withdrawn_by_who_works_on_it() -> None:
    portion = owed(internal())
    for by in (scorer(), head()):
        put(portion, "submitted")
        withdraw(portion.pk, by=by, now=NOW)
        assert state(portion) == "draft"


@pytest.mark.parametrize(
    ("act", "allowed"),
    [
        (submit, ("scorer.minh-hoa.so-a", "unit_head.minh-hoa.so-a")),
        (withdraw, ("scorer.minh-hoa.so-a", "unit_head.minh-hoa.so-a")),
        (confirm, ("unit_head.minh-hoa.so-a",)),
        (accept, ("vinhphuc",)),
    ],
)
def test_each_act_belongs_to_somebody(act: Act, allowed: tuple[str, ...]) -> None:
    portion = owed(internal())
    fill(portion)
    origin = {submit: "draft", withdraw: "submitted", confirm: "submitted", accept: "confirmed"}[act]
    insiders = (scorer(), head(), coordinator(), person("vinh-phuc/ubnd-tinh", Role.LEADER))
    for by in insiders:
        put(portion, origin)
        if by.username in allowed:
            act(portion.pk, by=by, now=NOW)
            continue
        with pytest.raises(NotAllowed):
            act(portion.pk, by=by, now=NOW)
    put(portion, "draft")
    for by in (scorer("minh-hoa/so-b"), head("minh-hoa/so-b"), User.objects.get(username="vinhlong")):
        with pytest.raises(NotVisibleError):
            act(portion.pk, by=by, now=NOW)


@pytest.mark.parametrize(
    ("act", "by", "origin"),
    [
        (withdraw, scorer, "draft"),
        (withdraw, scorer, "confirmed"),
        (confirm, head, "draft"),
        (confirm, head, "returned"),
        (accept, coordinator, "submitted"),
        (accept, coordinator, "accepted"),
    ],
)
def test_acts_out_of_turn_change_nothing(act: Act, by: Callable[[], User], origin: str) -> None:
    portion = owed(internal())
    put(portion, origin)
    with pytest.raises(WrongState):
        act(portion.pk, by=by(), now=NOW)
    assert state(portion) == origin


def test_submitting_twice_is_refused_and_logged_once() -> None:
    portion = owed(internal())
    fill(portion)
    submit(portion.pk, by=scorer(), now=NOW)
    with pytest.raises(Closed):
        submit(portion.pk, by=scorer(), now=NOW)
    assert logged("portion_submitted").count() == 1


def test_what_the_head_has_not_confirmed_in_time_stays_in_the_agency() -> None:
    campaign = internal()
    portion = owed(campaign)
    fill(portion)
    submit(portion.pk, by=scorer(), now=NOW)
    close_step(campaign, Step.SELF_SCORING, LATER)
    with pytest.raises(Closed) as raised:
        confirm(portion.pk, by=head(), now=LATER)
    assert raised.value.code == "window_closed"
    until = LATER + timedelta(hours=2)
    portion.extensions.create(
        kind="late", until=until, reason="Lãnh đạo đi công tác", by=coordinator(), at=LATER
    )
    confirm(portion.pk, by=head(), now=LATER)
    assert state(portion) == "confirmed"


def test_the_head_returns_what_he_does_not_confirm() -> None:
    portion = owed(internal())
    put(portion, "submitted")
    for by in (coordinator(), scorer()):
        with pytest.raises(NotAllowed):
            back(portion, by=by)
    returned = back(portion, PLAN, by=head())
    assert (returned.lines, returned.reason, returned.repaired_at) == ([PLAN], "Thiếu văn bản", None)
    assert state(portion) == "returned"


def test_a_return_gives_time_until_the_end_of_its_day_and_is_marked_repaired() -> None:
    campaign = internal()
    portion = owed(campaign)
    fill(portion)
    leave(portion)
    close_step(campaign, Step.SELF_SCORING, LATER)
    returned = back(portion, PLAN, "1.2", by=coordinator())
    extension = portion.extensions.get()
    assert (extension.kind, extension.until) == ("returned", datetime(2026, 11, 23, 17, tzinfo=UTC))
    told = logged("portion_returned").get().detail
    assert (told["lines"], told["due"], told["to"]) == ([PLAN, "1.2"], "2026-11-23", "returned")
    last = extension.until - timedelta(seconds=1)
    save(portion, seen=1, now=last, note="Đã bổ sung")
    submit(portion.pk, by=scorer(), now=last)
    confirm(portion.pk, by=head(), now=last)
    returned.refresh_from_db()
    assert (returned.repaired_by, returned.repaired_at) == (head(), last)


def test_a_return_needs_reason_day_and_lines_of_the_portion() -> None:
    portion = owed(internal())
    put(portion, "confirmed")
    with pytest.raises(InputRefused) as raised:
        back(portion, "9.9", by=coordinator(), reason="  ", due=date(2026, 11, 21))
    assert [one.code for one in raised.value.problems] == ["no_reason", "due_past", "not_of_portion"]
    assert (state(portion), portion.returns.count(), portion.extensions.count()) == ("confirmed", 0, 0)
    back(portion, by=coordinator(), due=date(2026, 11, 22))
    assert portion.returns.get().lines == []
    with pytest.raises(WrongState):
        back(portion, by=coordinator())


def test_an_appraiser_at_work_returns_the_lines_on_which_he_rules() -> None:
    campaign = internal()
    portion = owed(campaign)
    put(portion, "confirmed")
    by = appraiser("minh-hoa/so-c")  # area 3
    with pytest.raises(NotAllowed):
        back(portion, "3.3", by=by)
    open_step(campaign, Step.APPRAISAL_1)
    for lines, code in (((PLAN,), "not_of_portion"), ((), "lines_needed")):
        with pytest.raises(InputRefused) as raised:
            back(portion, *lines, by=by)
        assert raised.value.problem.code == code
    assert back(portion, "3.3", by=by).lines == ["3.3"]


def test_nobody_returns_his_own_agency_as_its_appraiser() -> None:
    campaign = internal()
    portion = owed(campaign, unit="so-b")
    put(portion, "confirmed")
    open_step(campaign, Step.APPRAISAL_1)
    by = appraiser("minh-hoa/so-c")
    by.memberships.create(agency=portion.agency, role=Role.SCORER)
    with pytest.raises(NotAllowed):
        back(portion, "3.3", by=by)


def test_nothing_moves_any_more_once_the_unit_is_published() -> None:
    campaign = internal()
    portion = owed(campaign)
    published = Assessment.objects.order_by("pk").first()
    CampaignUnit.objects.filter(campaign=campaign, unit__slug="so-a").update(published=published)
    for act, by, origin in (
        (submit, scorer(), "draft"),
        (withdraw, scorer(), "submitted"),
        (confirm, head(), "submitted"),
        (accept, coordinator(), "confirmed"),
    ):
        put(portion, origin)
        with pytest.raises(Closed) as raised:
            act(portion.pk, by=by, now=NOW)
        assert raised.value.code == "published"
    with pytest.raises(Closed):
        back(portion, by=coordinator())
    sheet = portion_sheet(standing_of(coordinator(), NOW.date()), portion.pk, NOW)
    assert (sheet.acts, sheet.may_edit, sheet.time.code) == ((), False, "published")
