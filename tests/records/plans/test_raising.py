"""Difficulties go upward and are answered; own plans are recorded; calendars are read by a key."""

from datetime import date, timedelta

import pytest

from cchc.core.errors import InputRefused, NotAllowed
from cchc.records.agencies.queries import agency_by_key
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.people.models import Membership, User
from cchc.records.people.queries import standing_of
from cchc.records.plans.actions import (
    OwnPlanGiven,
    answer_difficulty,
    make_calendar_key,
    raise_difficulty,
    record_own_plan,
    revoke_calendar_key,
    save_progress,
)
from cchc.records.plans.models import Plan
from cchc.records.plans.queries.difficulties import difficulties_of
from cchc.records.plans.queries.feeds import calendar_keys, calendar_of, subscribable
from cchc.records.plans.queries.own_plans import own_plan, own_plans
from tests.records.handing_in import handed_in
from tests.records.plans.building import SLUG, at, coordinator, done, head, scorer, slot

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 20)
NOW = at(DAY)
MINE = slot("6", "2018-12")


def stranger() -> User:
    """Who coordinates in another province."""
    return User.objects.get(username="vinhlong")


def agency(slug: str = "so-noi-vu") -> int:
    """The number of an agency of Vĩnh Phúc."""
    return agency_by_key(f"vinh-phuc/{slug}").pk


def test_a_difficulty_is_raised_and_answered() -> None:
    row = raise_difficulty(SLUG, MINE, "difficulty", "Thiếu kinh phí", by=scorer(), now=NOW)
    plans = Plan.objects.filter(slug=SLUG)
    assert list(difficulties_of(plans, "6", "so-noi-vu")) == [row]
    assert not difficulties_of(plans, "6", "so-y-te").exists()
    with pytest.raises(NotAllowed):
        answer_difficulty(row.pk, "Sẽ bố trí", by=scorer(), now=NOW)
    with pytest.raises(NotVisibleError):
        answer_difficulty(row.pk, "Sẽ bố trí", by=stranger(), now=NOW)
    for text in ("Sẽ bố trí", "Sẽ bố trí"):
        answer_difficulty(row.pk, text, by=coordinator(), now=NOW)
    with pytest.raises(InputRefused, match="đã trả lời lúc"):
        answer_difficulty(row.pk, "Đã bố trí", by=coordinator(), now=NOW)
    answer_difficulty(row.pk, "Đã bố trí", seen=NOW, by=coordinator(), now=NOW)
    row.refresh_from_db()
    assert (row.answer, row.answered_by) == ("Đã bố trí", coordinator())


def test_a_difficulty_needs_words_a_kind_and_the_own_agency() -> None:
    with pytest.raises(InputRefused, match="Hãy ghi nội dung"):
        raise_difficulty(SLUG, MINE, "proposal", " ", by=scorer(), now=NOW)
    with pytest.raises(InputRefused, match="Hãy chọn loại"):
        raise_difficulty(SLUG, MINE, "khac", "x", by=scorer(), now=NOW)
    with pytest.raises(NotAllowed):
        raise_difficulty(SLUG, MINE, "proposal", "x", by=scorer("so-tu-phap"), now=NOW)


def test_who_has_not_issued_a_plan_stands_first() -> None:
    root = agency_by_key("vinh-phuc/so-noi-vu").root_id
    assert root is not None
    given = OwnPlanGiven(True, "12/KH-SNV", date(2018, 1, 15), "https://sonoivu.example/kh")
    row = record_own_plan(agency(), 2018, given, seen=0, by=scorer(), now=NOW)
    assert record_own_plan(agency(), 2018, given, seen=0, by=scorer(), now=NOW).version == row.version == 1
    rows = own_plans(root, 2018)
    assert rows[-1].agency.slug == "so-noi-vu"
    assert rows[-1].issued
    assert not rows[0].issued
    assert {"ubnd-huyen-tam-dao", "so-y-te", "cong-an-tinh"} <= {one.agency.slug for one in rows}
    assert "tinh-uy" not in {one.agency.slug for one in rows}
    assert own_plans(root, 2026) == ()


def test_own_plans_are_checked_and_kept_apart_by_version() -> None:
    by = coordinator()
    for code, given in (
        ("no_number", OwnPlanGiven(True, day=DAY)),
        ("no_day", OwnPlanGiven(True, "1/KH")),
        ("day_to_come", OwnPlanGiven(True, "1/KH", DAY + timedelta(days=1))),
        ("bad_address", OwnPlanGiven(True, "1/KH", DAY, "javascript:x")),
        ("too_long", OwnPlanGiven(True, "1" * 81, DAY)),
        ("unknown_document", OwnPlanGiven(True, "1/KH", DAY, document=0)),
    ):
        with pytest.raises(InputRefused) as error:
            record_own_plan(agency(), 2018, given, seen=0, by=by, now=NOW)
        assert [one.code for one in error.value.problems] == [code]
    document = handed_in("so-noi-vu").pk
    record_own_plan(
        agency(), 2018, OwnPlanGiven(True, "1/KH", DAY, document=document), seen=0, by=by, now=NOW
    )
    with pytest.raises(InputRefused, match="vừa ghi trang này"):
        record_own_plan(agency(), 2018, OwnPlanGiven(False), seen=0, by=by, now=NOW)
    record_own_plan(agency(), 2018, OwnPlanGiven(False, "1/KH", DAY), seen=1, by=by, now=NOW)
    found = own_plan(agency(), 2018)
    assert found is not None
    assert (found.number, found.document, found.version) == ("", None, 2)


def test_own_plans_belong_to_the_agency() -> None:
    with pytest.raises(NotAllowed):
        record_own_plan(agency("so-y-te"), 2018, OwnPlanGiven(False), seen=0, by=scorer(), now=NOW)
    with pytest.raises(NotVisibleError):
        record_own_plan(agency(), 2018, OwnPlanGiven(False), seen=0, by=stranger(), now=NOW)


def test_a_calendar_shows_what_is_open_and_has_a_day() -> None:
    key, raw = make_calendar_key(agency(), by=scorer(), now=NOW)
    assert raw not in key.sha256
    shown = {(one.task.id, one.slot.key) for _, one in calendar_of(raw, NOW).owed}
    assert {("6", "2018-12"), ("6", "2020-12"), ("8", "once"), ("7", "2019-Q2")} <= shown
    save_progress(SLUG, slot("8", "once"), done(DAY), seen=0, by=head(), now=NOW)
    assert ("8", "once") not in {(one.task.id, one.slot.key) for _, one in calendar_of(raw, NOW).owed}


def test_a_calendar_ends_with_its_key_and_with_the_role() -> None:
    by = scorer()
    _, old = make_calendar_key(agency(), by=by, now=NOW)
    key, raw = make_calendar_key(agency(), by=by, now=NOW)
    with pytest.raises(NotVisibleError):
        calendar_of(old, NOW)
    assert list(calendar_keys(by)) == [key]
    Membership.objects.filter(person=by).update(valid_to=DAY - timedelta(days=1))
    with pytest.raises(NotVisibleError):
        calendar_of(raw, NOW)
    Membership.objects.filter(person=by).update(valid_to=None)
    with pytest.raises(NotVisibleError):
        revoke_calendar_key(key.pk, by=coordinator(), now=NOW)
    revoke_calendar_key(key.pk, by=by, now=NOW)
    for unknown in (raw, "", "x"):
        with pytest.raises(NotVisibleError):
            calendar_of(unknown, NOW)


def test_who_may_have_which_calendar() -> None:
    with pytest.raises(NotAllowed):
        make_calendar_key(agency("so-y-te"), by=scorer(), now=NOW)
    make_calendar_key(agency("so-y-te"), by=coordinator(), now=NOW)
    own = subscribable(standing_of(scorer(), DAY))
    assert [one.slug for one in own] == ["so-noi-vu"]
    assert subscribable(standing_of(coordinator(), DAY)).count() > 30
