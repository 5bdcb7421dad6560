"""Periodic reports by the interface: what the pages show, and writing without overwriting."""

import pytest

from cchc.records.reports.models import ReportState
from tests.api.calling import Program, demo
from tests.api.test_coordinating import MOST, cost
from tests.records.plans.building import scorer
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
