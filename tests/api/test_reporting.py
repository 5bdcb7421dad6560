"""Periodic reports by the interface: what the pages show, and writing without overwriting."""

import pytest
from django.utils import timezone

from cchc.records.people.actions import system_person
from cchc.records.reports.actions import load_cutoffs
from cchc.records.reports.models import ReportState
from tests.api.calling import Program, demo
from tests.api.test_coordinating import MOST, cost
from tests.records.plans.building import head, scorer
from tests.records.reports.building import SLUG, opened, own_report, saved, sent

HERE = f"/reporting/{SLUG}"
OWN = f"{HERE}/agencies/so-noi-vu"


@pytest.fixture
def program(db: None) -> Program:
    return demo("vinhphuc")


@pytest.fixture
def writer(db: None) -> Program:
    """The program of who writes for Sở Nội vụ."""
    return Program(scorer())


def test_rounds_tell_each_what_is_his(program: Program, writer: Program) -> None:
    opened()
    saved("so-noi-vu")
    sent("so-tu-phap")
    whole, own = (
        next(one for one in by.said("/reporting") if one["slug"] == SLUG) for by in (program, writer)
    )
    assert (whole["asked"], whole["sent"], whole["units_due"]) == (3, 1, "2018-09-17")
    assert (own["asked"], own["sent"]) == (None, None)
    assert own["own"] == [{"agency": "Sở Nội vụ", "state": "draft"}]
    assert len(program.said(HERE)["agencies"]) == 3
    assert [one["agency"] for one in writer.said(HERE)["agencies"]] == ["so-noi-vu"]
    assert program.get(OWN).status_code == 404


def test_a_report_is_written_and_never_over_another(writer: Program) -> None:
    opened()
    given = {"remarks": {"steering": "Đã họp."}, "figures": {"dossiers": "1000.5"}, "seen": 0}
    answer = writer.post(OWN, given)
    assert answer.json() == {"version": 1, "state": "draft"}
    found = writer.said(OWN)
    assert found["remarks"] == [
        {"section": "steering", "title": "Công tác chỉ đạo, điều hành cải cách hành chính", "text": "Đã họp."}
    ]
    assert [one["value"] for one in found["figures"]] == ["1000.5", None]
    refused = writer.post(OWN, {**given, "remarks": {}})
    assert (refused.status_code, refused.json()["code"]) == (409, "report_changed")
    wrong = writer.post(OWN, {"figures": {"dossiers": "-1"}, "seen": 1})
    assert wrong.status_code == 422
    assert wrong.json()["problems"][0]["place"]["column"] == "dossiers"
    assert writer.post(OWN, {"figures": {"dossiers": "nhiều"}, "seen": 1}).status_code == 422
    assert own_report().state == ReportState.DRAFT


def test_figures_are_written_alone_and_never_over_another(writer: Program) -> None:
    opened()
    saved("so-noi-vu", dossiers="10", on_time="9")
    here = f"{OWN}/figures"
    given = {"figures": {"dossiers": "10.5", "on_time": None}, "seen": 1}
    assert writer.post(here, given).json() == {"version": 2, "state": "draft"}
    assert own_report().figures == {"dossiers": "10,5"}
    assert own_report().remarks
    refused = writer.post(here, {"figures": {"dossiers": "1"}, "seen": 1})
    assert (refused.status_code, refused.json()["code"]) == (409, "report_changed")
    unknown = writer.post(here, {"figures": {"khac": "1"}, "seen": 2})
    assert (unknown.status_code, unknown.json()["problems"][0]["place"]["column"]) == (422, "khac")


def test_a_report_goes_its_way_by_the_interface(program: Program, writer: Program) -> None:
    opened()
    saved("so-noi-vu")
    boss = Program(head())
    assert writer.post(f"{OWN}/submit").json() == {"version": 1, "state": "submitted"}
    assert writer.post(f"{OWN}/send").status_code == 403
    assert writer.post(f"{OWN}/withdraw").json()["state"] == "draft"
    assert boss.post(f"{OWN}/send").status_code == 409
    writer.post(f"{OWN}/submit")
    assert boss.post(f"{OWN}/send").json()["state"] == "sent"
    assert writer.post(f"{OWN}/khac").status_code == 422
    back = {"reason": "Thiếu số liệu", "due": "2099-12-31"}
    assert program.post(f"{OWN}/return", {**back, "reason": ""}).status_code == 422
    assert program.post(f"{OWN}/return", back).json() == {"version": 1, "state": "returned"}
    assert writer.said(OWN)["returned"] == back


def test_figures_that_came_by_mail_are_put_in(program: Program, writer: Program) -> None:
    opened()
    saved("so-noi-vu", dossiers="10")
    versions = {one["agency"]: one["version"] for one in program.said(HERE)["agencies"]}
    assert versions == {"so-noi-vu": 1, "so-tu-phap": 0, "so-tai-chinh": 0}
    rows = [
        {"agency": "so-noi-vu", "figures": {"on_time": "9"}, "seen": 1},
        {"agency": "so-tu-phap", "figures": {"dossiers": "1234.5"}, "seen": 0},
    ]
    assert writer.post(f"{HERE}/figures", {"rows": rows}).status_code == 404
    wrong = {"agency": "so-tai-chinh", "figures": {"khac": "1"}, "seen": 0}
    refused = program.post(f"{HERE}/figures", {"rows": [*rows, wrong]})
    assert (refused.status_code, refused.json()["problems"][0]["place"]["column"]) == (422, "so-tai-chinh")
    assert own_report("so-tu-phap").state == ReportState.WAITING
    assert program.post(f"{HERE}/figures", {"rows": rows}).json() == {"reports": 2, "figures": 2}
    assert own_report("so-tu-phap").figures == {"dossiers": "1234,5"}


def test_the_report_of_the_province(program: Program) -> None:
    opened()
    sent("so-noi-vu", dossiers="100,5", on_time="90")
    sent("so-tu-phap", dossiers="50", on_time="50")
    whole = program.said(f"{HERE}/whole")
    assert whole["silent"] == ["so-tai-chinh"]
    assert (whole["sums"][0]["total"], whole["sums"][0]["missing"]) == ("150.5", ["so-tai-chinh"])
    assert [one["agency"] for one in whole["sections"][0]["said"]] == ["so-noi-vu", "so-tu-phap"]
    for address in ("/reporting", HERE, f"{HERE}/whole", OWN):
        assert cost(program, address) <= MOST


GIVEN = {
    "kind": "quarter-3",
    "year": 2018,
    "units_due": "2018-09-17",
    "indicators": [
        {"key": "dossiers", "title": "Số hồ sơ đã giải quyết", "unit": "hồ sơ"},
        {"key": "on_time", "title": "Trong đó đúng hạn", "unit": "hồ sơ", "of": "dossiers"},
    ],
}


def test_a_round_is_offered_checked_and_opened(program: Program) -> None:
    offered = program.said("/reporting-offer", kind="quarter-3", year=2018)
    assert (offered["name"], offered["due"], offered["opened"]) == (
        "Báo cáo Quý III năm 2018",
        "2018-09-20",
        False,
    )
    named = {one["slug"]: one["id"] for one in offered["agencies"]}
    given = {**GIVEN, "agencies": [named["so-noi-vu"], named["so-y-te"]]}
    assert program.post("/reporting", {**given, "dry": True}).json()["slug"] is None
    assert program.post("/reporting", given).json() == {
        "slug": SLUG,
        "name": "Báo cáo Quý III năm 2018",
        "version": 1,
        "units_due": "2018-09-17",
        "due": "2018-09-20",
        "closed_at": None,
    }
    again = program.post("/reporting", {**given, "units_due": "2018-09-21"})
    codes = [one["code"] for one in again.json()["problems"]]
    assert (again.status_code, codes) == (422, ["round_exists", "agencies_after_province"])
    assert program.said("/reporting-offer", kind="quarter-3", year=2018)["opened"]
    assert not program.said("/reporting-offer")["opened"]
    assert program.said("/reporting-offer", kind="year")["year"] == timezone.localdate().year
    for wrong in ({"kind": "khac"}, {"kind": "year", "year": 2000}):
        refused = program.get("/reporting-offer", **wrong)
        assert (refused.status_code, refused.json()["code"]) == (422, "unknown_period")
    assert cost(program, "/reporting-offer") <= MOST


def test_a_round_without_periods_is_not_offered(program: Program) -> None:
    load_cutoffs((), by=system_person(now=timezone.now()), now=timezone.now())
    assert program.get("/reporting-offer").json()["code"] == "no_periods"


def test_a_round_is_extended_closed_and_reopened_and_never_unseen(program: Program) -> None:
    opened()
    more = {"reason": "Bộ lùi hạn", "due": "2018-09-25", "seen": 1}
    assert program.post(f"{HERE}/amend", more).json()["due"] == "2018-09-25"
    stale = program.post(f"{HERE}/amend", {**more, "due": "2018-09-26"})
    assert (stale.status_code, stale.json()["code"]) == (409, "round_changed")
    assert program.post(f"{HERE}/close", {"seen": 1}).status_code == 409
    assert program.said(HERE)["version"] == 2
    assert program.post(f"{HERE}/close", {"seen": 2}).json()["version"] == 3
    assert program.post(f"{HERE}/amend", {**more, "seen": 3}).status_code == 409
    assert program.post(f"{HERE}/reopen", {"seen": 3, "reason": " "}).json()["code"] == "no_reason"
    assert program.post(f"{HERE}/reopen", {"seen": 3, "reason": "Số mới"}).json()["closed_at"] is None
