"""Agencies write, heads send, Sở Nội vụ returns, the province adds up."""

from datetime import date
from decimal import Decimal

import pytest

from cchc.core.campaign.portion import WrongState
from cchc.core.errors import InputRefused, NotAllowed
from cchc.core.plan.progress import Outlook
from cchc.records.agencies.queries import agency_by_key
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.models import Event
from cchc.records.people.models import Role
from cchc.records.people.queries import standing_of
from cchc.records.plans.actions import confirm_progress, save_progress
from cchc.records.reports.actions import (
    save_report,
    send_back_report,
    send_report,
    submit_report,
    withdraw_report,
)
from cchc.records.reports.models import ReportState
from cchc.records.reports.queries import (
    board_for,
    board_of_round,
    consolidated_of,
    draft_of,
    report_for,
    visible_rounds,
)
from tests.records.plans.building import coordinator, done, head, issued, scorer, slot, task
from tests.records.reports.building import AGENCIES, OPENED, REMARKS, leader, opened, opened_slug, saved, sent
from tests.web.campaigns_built import person

pytestmark = pytest.mark.django_db
TODAY = date(2018, 9, 1)


def test_remarks_and_figures_are_kept_exactly() -> None:
    opened()
    report = saved("so-noi-vu")
    assert report.state == ReportState.DRAFT
    assert report.figures == {"dossiers": "1000", "on_time": "996"}
    assert saved("so-noi-vu", seen=1).version == 1
    event = Event.objects.get(verb="reports.saved", subject__startswith=opened_slug())
    assert event.subject == f"{opened_slug()}/so-noi-vu"
    assert event.detail["to"]["figures"] == report.figures


def test_a_second_person_is_told_and_nothing_is_overwritten() -> None:
    opened()
    saved("so-noi-vu")
    with pytest.raises(InputRefused, match="đã ghi lúc"):
        saved("so-noi-vu", seen=0, dossiers="5")
    assert saved("so-noi-vu", seen=1, dossiers="5").figures == {"dossiers": "5"}
    with pytest.raises(InputRefused, match="tải lại trang"):
        saved("so-tu-phap", seen=3)


@pytest.mark.parametrize(
    ("remarks", "figures", "code", "column"),
    [
        ({"steering": "a\x00"}, {}, "not_printed", "steering"),
        ({"limits": "a" * 10_001}, {}, "too_long", "limits"),
        ({}, {"dossiers": "nhiều"}, "impossible_fact", "dossiers"),
        ({}, {"dossiers": "5", "on_time": "6"}, "part_over_whole", "on_time"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_field(
    remarks: dict[str, str], figures: dict[str, str], code: str, column: str
) -> None:
    opened()
    with pytest.raises(InputRefused) as refused:
        save_report(opened_slug(), "so-noi-vu", remarks, figures, seen=0, by=scorer(), now=OPENED)
    assert [(one.code, one.place.column) for one in refused.value.problems] == [(code, column)]


def test_the_way_of_a_report() -> None:
    opened()
    slug = opened_slug()
    with pytest.raises(WrongState):
        submit_report(slug, "so-noi-vu", by=scorer(), now=OPENED)
    saved("so-noi-vu")
    submit_report(slug, "so-noi-vu", by=scorer(), now=OPENED)
    with pytest.raises(WrongState):
        saved("so-noi-vu", seen=1, dossiers="7")
    with pytest.raises(NotAllowed):
        send_report(slug, "so-noi-vu", by=scorer(), now=OPENED)
    withdraw_report(slug, "so-noi-vu", by=scorer(), now=OPENED)
    submit_report(slug, "so-noi-vu", by=scorer(), now=OPENED)
    with pytest.raises(NotVisibleError):
        report_for(coordinator(), slug, "so-noi-vu", TODAY)
    assert send_report(slug, "so-noi-vu", by=head(), now=OPENED).state == ReportState.SENT
    assert report_for(coordinator(), slug, "so-noi-vu", TODAY).report.remarks == REMARKS
    found = send_back_report(
        slug, "so-noi-vu", " Thiếu số liệu ", date(2018, 9, 5), by=coordinator(), now=OPENED
    )
    view = report_for(scorer(), slug, "so-noi-vu", TODAY)
    assert (view.report.state, view.returned) == (ReportState.RETURNED, found)
    with pytest.raises(NotVisibleError):
        report_for(leader(), slug, "so-noi-vu", TODAY)
    saved("so-noi-vu", seen=1, dossiers="1", on_time="1")
    submit_report(slug, "so-noi-vu", by=scorer(), now=OPENED)
    send_report(slug, "so-noi-vu", by=head(), now=OPENED)
    assert report_for(leader(), slug, "so-noi-vu", TODAY).returned is None


def test_nothing_incomplete_is_laid_before_the_head() -> None:
    opened()
    slug = opened_slug()
    save_report(slug, "so-noi-vu", {}, {"dossiers": "5"}, seen=0, by=scorer(), now=OPENED)
    with pytest.raises(InputRefused) as refused:
        submit_report(slug, "so-noi-vu", by=scorer(), now=OPENED)
    assert [one.code for one in refused.value.problems] == ["no_remarks", "no_figures"]
    told = {"limits": "Chưa tách được hồ sơ đúng hạn"}
    save_report(slug, "so-noi-vu", told, {"dossiers": "5"}, seen=1, by=scorer(), now=OPENED)
    assert submit_report(slug, "so-noi-vu", by=scorer(), now=OPENED).state == ReportState.SUBMITTED


@pytest.mark.parametrize(
    ("reason", "due", "code"), [("", 5, "no_reason"), ("x", -1, "day_gone"), ("a\x00", 5, "not_printed")]
)
def test_a_return_has_a_reason_and_a_day(reason: str, due: int, code: str) -> None:
    opened()
    sent("so-noi-vu")
    day = date.fromordinal(TODAY.toordinal() + due)
    with pytest.raises(InputRefused) as refused:
        send_back_report(opened_slug(), "so-noi-vu", reason, day, by=coordinator(), now=OPENED)
    assert code in {problem.code for problem in refused.value.problems}
    with pytest.raises(NotAllowed):
        send_back_report(opened_slug(), "so-noi-vu", "x", TODAY, by=leader(), now=OPENED)


def test_agencies_do_not_see_one_another() -> None:
    opened()
    sent("so-noi-vu")
    slug = opened_slug()
    stranger = scorer("so-tu-phap")
    for act in (
        lambda: report_for(stranger, slug, "so-noi-vu", TODAY),
        lambda: save_report(slug, "so-noi-vu", {}, {}, seen=1, by=stranger, now=OPENED),
        lambda: board_of_round(stranger, slug, TODAY),
        lambda: report_for(stranger, slug, "khong-co", TODAY),
        lambda: submit_report(slug, "khong-co", by=stranger, now=OPENED),
    ):
        with pytest.raises(NotVisibleError):
            act()
    own = board_for(standing_of(stranger, TODAY), slug)
    assert ([row.report.agency.slug for row in own.rows], own.whole) == (["so-tu-phap"], False)
    for nobody in (scorer("so-y-te"), person("td.snv", "vinh-phuc/so-noi-vu", Role.APPRAISER)):
        assert not visible_rounds(nobody, TODAY)
        with pytest.raises(NotVisibleError):
            board_for(standing_of(nobody, TODAY), slug)
    with pytest.raises(NotAllowed):
        save_report(slug, "so-noi-vu", {}, {}, seen=1, by=coordinator(), now=OPENED)
    with pytest.raises(NotAllowed):
        submit_report(slug, "so-noi-vu", by=coordinator(), now=OPENED)
    with pytest.raises(NotAllowed):
        withdraw_report(slug, "so-noi-vu", by=coordinator(), now=OPENED)


def test_rounds_of_each_person() -> None:
    found = opened("so-noi-vu")
    for one in (coordinator(), leader(), scorer()):
        assert list(visible_rounds(one, TODAY).filter(illustrative=False)) == [found]
    assert not visible_rounds(scorer("so-tu-phap"), TODAY).filter(illustrative=False)


def test_the_draft_tells_the_tasks_of_the_period_and_keeps_them_when_sent() -> None:
    issued("ke-hoach-2018", date(2018, 1, 10), task("1", "Tháng 8/2018"), task("2", "Tháng 12/2018"))
    found = opened("so-noi-vu")
    assert draft_of(found, agency_by_key("vinh-phuc/so-noi-vu"), TODAY) == {
        "steering": "- Nhiệm vụ 1 (hạn 31/08/2018): quá hạn."
    }
    save_progress(
        "ke-hoach-2018", slot("1", "once"), done(date(2018, 8, 20)), seen=0, by=scorer(), now=OPENED
    )
    confirm_progress("ke-hoach-2018", slot("1", "once"), seen=1, by=head(), now=OPENED)
    sent("so-noi-vu")
    whole = consolidated_of(coordinator(), opened_slug(), date(2019, 5, 1))
    (line,) = whole.reports[0].tasks
    assert (line.title, line.due, line.outlook) == ("Nhiệm vụ 1", date(2018, 8, 31), Outlook.DONE)


def test_the_province_adds_up_and_names_who_is_silent() -> None:
    opened()
    sent("so-noi-vu", dossiers="100,5", on_time="90")
    sent("so-tu-phap", dossiers="50", on_time="50")
    saved("so-tai-chinh", dossiers="7")
    found = consolidated_of(leader(), opened_slug(), TODAY)
    assert found.silent == ("so-tai-chinh",)
    dossiers, on_time = found.sums
    assert (dossiers.total, on_time.total) == (Decimal("150.5"), Decimal(140))
    assert dossiers.missing == ("so-tai-chinh",)


def test_the_board_says_who_is_late() -> None:
    opened()
    sent("so-noi-vu")
    before = board_of_round(coordinator(), opened_slug(), date(2018, 9, 17))
    assert {row.days_late for row in before.rows} == {None}
    board = board_of_round(coordinator(), opened_slug(), date(2018, 9, 20))
    assert {row.report.agency.slug: row.days_late for row in board.rows} == {
        "so-noi-vu": None,
        "so-tu-phap": 3,
        "so-tai-chinh": 3,
    }
    assert (board.silent, board.counts[ReportState.SENT]) == (2, 1)
    assert len(board.rows) == len(AGENCIES)
    send_back_report(opened_slug(), "so-noi-vu", "Thiếu", date(2018, 9, 19), by=coordinator(), now=OPENED)
    again = board_of_round(coordinator(), opened_slug(), date(2018, 9, 20))
    assert {row.report.agency.slug: (row.due.day, row.days_late) for row in again.rows} == {
        "so-noi-vu": (19, 1),
        "so-tu-phap": (17, 3),
        "so-tai-chinh": (17, 3),
    }
