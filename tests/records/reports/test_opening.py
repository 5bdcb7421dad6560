"""Opening and closing a reporting round."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cchc.core.campaign.portion import WrongState
from cchc.core.errors import InputRefused, NotAllowed
from cchc.core.reporting.consolidated import Indicator
from cchc.records.agencies.queries import agency_by_key
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.models import Event
from cchc.records.people.actions import system_person
from cchc.records.reports.actions import (
    RoundAmendment,
    amend_round,
    close_round,
    load_cutoffs,
    open_round,
    rehearse_round,
    reopen_round,
)
from cchc.records.reports.models import AgencyReport
from cchc.records.reports.queries import cutoffs, proposed_units_due
from tests.golden.real_data import STORE
from tests.records.plans.building import coordinator, scorer
from tests.records.reports.building import (
    DOSSIERS,
    OPENED,
    PERIOD,
    SLUG,
    leader,
    opened,
    opening,
    rounds,
    saved,
)

pytestmark = pytest.mark.django_db


def test_each_agency_asked_gets_its_report() -> None:
    found = opened()
    assert (found.name, found.due) == ("Báo cáo Quý III năm 2018", date(2018, 9, 20))
    assert set(found.reports.values_list("agency__slug", "state")) == {
        ("so-noi-vu", "waiting"),
        ("so-tu-phap", "waiting"),
        ("so-tai-chinh", "waiting"),
    }
    assert list(found.indicators.values_list("key", "of")) == [("dossiers", ""), ("on_time", "dossiers")]
    event = Event.objects.get(verb="reports.round_opened", subject=SLUG)
    assert event.detail["agencies"] == ["so-noi-vu", "so-tai-chinh", "so-tu-phap"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"agencies": ()}, "no_agencies"),
        ({"agencies": (0,)}, "unknown_agency"),
        ({"units_due": date(2018, 9, 21)}, "agencies_after_province"),
        ({"units_due": date(2018, 6, 1)}, "due_before_period"),
        ({"period": replace(PERIOD, data_from=date(2018, 9, 15))}, "days_not_in_order"),
        ({"indicators": (DOSSIERS, DOSSIERS)}, "duplicate_id"),
        ({"indicators": (Indicator("a", "A", "b", "gone"),)}, "unknown_whole"),
        ({"indicators": (Indicator("a", " ", "b"),)}, "empty_field"),
        ({"indicators": (Indicator("a", "A\x00", "b"),)}, "not_printed"),
        ({"indicators": tuple(Indicator(str(n), "A", "b") for n in range(61))}, "too_many"),
    ],
)
def test_what_stands_against_a_round(change: dict[str, object], code: str) -> None:
    with pytest.raises(InputRefused) as refused:
        open_round(opening(**change), by=coordinator(), now=OPENED)
    assert code in {problem.code for problem in refused.value.problems}
    assert not rounds().exists()


def test_a_period_has_one_round() -> None:
    opened()
    with pytest.raises(InputRefused, match="đã có đợt báo cáo"):
        opened("so-noi-vu")
    assert AgencyReport.objects.filter(round__in=rounds()).count() == 3


def test_only_who_coordinates_opens_and_closes() -> None:
    with pytest.raises(NotAllowed):
        open_round(opening(), by=leader(), now=OPENED)
    found = opened()
    with pytest.raises(NotVisibleError):
        close_round(found.slug, seen=1, by=scorer(), now=OPENED)
    with pytest.raises(NotAllowed):
        close_round(found.slug, seen=1, by=leader(), now=OPENED)
    with pytest.raises(NotVisibleError):
        close_round("khong-co", seen=1, by=coordinator(), now=OPENED)


def test_a_closed_round_takes_nothing_more() -> None:
    found = opened()
    close_round(found.slug, seen=1, by=coordinator(), now=OPENED)
    with pytest.raises(WrongState, match="đã đóng"):
        saved("so-noi-vu")
    with pytest.raises(InputRefused):
        close_round(found.slug, seen=1, by=coordinator(), now=OPENED)


def test_a_rehearsal_leaves_nothing_and_refuses_alike() -> None:
    rehearse_round(opening(), by=coordinator(), now=OPENED)
    assert not rounds().exists()
    assert not Event.objects.filter(subject=SLUG).exists()
    with pytest.raises(InputRefused):
        rehearse_round(opening(agencies=()), by=coordinator(), now=OPENED)


def test_the_reports_of_a_year_are_loaded_with_the_data() -> None:
    assert cutoffs() == STORE.cutoffs()
    assert not load_cutoffs(STORE.cutoffs(), by=system_person(now=OPENED), now=OPENED)
    assert load_cutoffs(STORE.cutoffs()[:1], by=system_person(now=OPENED), now=OPENED)
    assert [one.id for one in cutoffs()] == ["quarter-1"]
    assert Event.objects.filter(verb="reports.cutoffs_loaded").count() == 2
    with pytest.raises(NotAllowed):
        load_cutoffs((), by=coordinator(), now=OPENED)


def test_agencies_send_three_working_days_before_the_province() -> None:
    assert proposed_units_due(PERIOD) == date(2018, 9, 17)
    late_figures = replace(PERIOD, data_from=date(2018, 9, 18))
    assert proposed_units_due(late_figures) == date(2018, 9, 18)


def amended(**given: object) -> RoundAmendment:
    """The round as it is, but for what is given."""
    days = {"units_due": date(2018, 9, 17), "due": date(2018, 9, 20), "reason": "Bộ lùi hạn"}
    return RoundAmendment(**{**days, **given})  # type: ignore[arg-type]


def test_days_of_an_open_round_change_and_a_forgotten_agency_is_asked() -> None:
    found = opened("so-noi-vu")
    saved("so-noi-vu")
    more = agency_by_key("vinh-phuc/so-y-te").pk
    wanted = amended(units_due=date(2018, 9, 18), agencies=(more,))
    changed = amend_round(found.slug, wanted, seen=1, by=coordinator(), now=OPENED)
    assert (changed.units_due, changed.due) == (date(2018, 9, 18), date(2018, 9, 20))
    assert dict(found.reports.values_list("agency__slug", "version")) == {"so-noi-vu": 1, "so-y-te": 0}
    event = Event.objects.get(verb="reports.round_amended")
    assert (event.detail["agencies"], event.detail["from"]["units_due"]) == (["so-y-te"], "2018-09-17")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "nothing_changed"),
        ({"reason": " ", "units_due": date(2018, 9, 18)}, "no_reason"),
        ({"reason": "a\x00", "units_due": date(2018, 9, 18)}, "not_printed"),
        ({"units_due": date(2018, 9, 21)}, "agencies_after_province"),
        ({"units_due": date(2018, 6, 1)}, "due_before_period"),
        ({"agencies": (0,)}, "unknown_agency"),
        ({"agencies": ("so-noi-vu",)}, "same_agency"),
    ],
)
def test_what_stands_against_a_change_of_a_round(given: dict[str, Any], code: str) -> None:
    found = opened("so-noi-vu")
    if given.get("agencies") == ("so-noi-vu",):
        given = {"agencies": (agency_by_key("vinh-phuc/so-noi-vu").pk,)}
    with pytest.raises(InputRefused) as refused:
        amend_round(found.slug, amended(**given), seen=1, by=coordinator(), now=OPENED)
    assert [one.code for one in refused.value.problems] == [code]


def test_only_who_coordinates_changes_a_round_and_only_an_open_one() -> None:
    found = opened()
    wanted = amended(due=date(2018, 9, 25))
    with pytest.raises(NotAllowed):
        amend_round(found.slug, wanted, seen=1, by=leader(), now=OPENED)
    close_round(found.slug, seen=1, by=coordinator(), now=OPENED)
    with pytest.raises(WrongState):
        amend_round(found.slug, wanted, seen=1, by=coordinator(), now=OPENED)


def test_of_two_who_change_a_round_the_second_is_told_who_was_first() -> None:
    found = opened()
    amend_round(found.slug, amended(due=date(2018, 9, 25)), seen=1, by=coordinator(), now=OPENED)
    said = "đã sửa đợt báo cáo lúc 09:00 ngày 01/09/2018. Việc của bạn chưa được ghi"
    with pytest.raises(InputRefused, match=said) as stale:
        amend_round(found.slug, amended(due=date(2018, 9, 26)), seen=1, by=coordinator(), now=OPENED)
    assert [one.code for one in stale.value.problems] == ["round_changed"]
    with pytest.raises(InputRefused, match=said):
        close_round(found.slug, seen=1, by=coordinator(), now=OPENED)
    close_round(found.slug, seen=2, by=coordinator(), now=OPENED)
    with pytest.raises(InputRefused, match=said):
        reopen_round(found.slug, "Số mới", seen=2, by=coordinator(), now=OPENED)
    found.refresh_from_db()
    assert (found.due, found.version, found.changed_by) == (date(2018, 9, 25), 3, coordinator())


def test_a_closed_round_is_opened_again_by_name_and_with_a_reason() -> None:
    found = opened()
    with pytest.raises(InputRefused) as open_still:
        reopen_round(found.slug, " ", seen=2, by=coordinator(), now=OPENED)
    assert [one.code for one in open_still.value.problems] == ["round_open", "no_reason"]
    close_round(found.slug, seen=1, by=coordinator(), now=OPENED)
    with pytest.raises(NotAllowed):
        reopen_round(found.slug, "Số mới", seen=2, by=leader(), now=OPENED)
    with pytest.raises(NotVisibleError):
        reopen_round(found.slug, "Số mới", seen=2, by=scorer(), now=OPENED)
    assert reopen_round(found.slug, " Số mới ", seen=2, by=coordinator(), now=OPENED).closed_at is None
    event = Event.objects.get(verb="reports.round_reopened")
    assert (event.by, event.detail) == (coordinator(), {"reason": "Số mới"})
    saved("so-noi-vu")
