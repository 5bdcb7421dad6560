"""What programs read: the figures of the pages, in a constant number of queries, and nothing of others."""

import json

import pytest
from django.test import Client

from cchc.core.report.score_sheet import score_sheet_report
from cchc.core.scoring.sheet import score_sheet
from cchc.files import tables_json
from cchc.records.assessments.queries import assessment_for
from cchc.records.campaigns.models import CollectedLine, Portion
from cchc.records.people.models import User
from tests.api.calling import ROOT, Program, demo
from tests.web.test_cost import counted

MOST = 15


@pytest.fixture
def program(db: None) -> Program:
    return demo("noivu.vinhphuc")


def own_portion() -> int:
    rows = Portion.objects.filter(campaign_unit__campaign__slug="vinh-phuc-2017", step="self_scoring")
    pk: int = rows.get(agency__slug="so-noi-vu").pk
    return pk


def test_the_sheet_says_what_the_file_and_the_terminal_say(db: None) -> None:
    found = assessment_for(User.objects.get(username="vinhphuc"), "vinh-phuc-2017")
    report = score_sheet_report(score_sheet(found), found.agencies.name_of)
    written = json.loads(tables_json.write(report))[report.id]

    said = demo("vinhphuc").said("/results/vinh-phuc-2017/sheet")
    for section in said["sections"].values():
        for row in section["rows"]:
            if row["states"] is None:
                del row["states"]
    assert said == written


def test_who_one_is(program: Program) -> None:
    me = program.said("/me")
    assert me["username"] == "noivu.vinhphuc"
    assert me["scopes"] == ["read", "write"]
    assert [role["agency"] for role in me["roles"]] == ["vinh-phuc/so-noi-vu"]


def test_agencies_are_found_without_marks_and_only_of_the_own_province(program: Program) -> None:
    found = program.said("/agencies", search="so noi vu")
    assert found["count"] >= 1
    assert all(one["id"].startswith(("vinh-phuc/", "minh-hoa/")) for one in found["items"])


def test_lines_carry_their_scale_in_words(program: Program) -> None:
    lines = program.said("/catalogues/par_index_agency/minh-hoa-so-2026")["lines"]
    leaf = next(one for one in lines if one["leaf"] and one["rule"])
    assert isinstance(leaf["max_points"], str)
    assert leaf["fields"]


def test_a_sheet_of_a_portion_holds_its_lines_with_form_and_gaps(program: Program) -> None:
    sheet = program.said(f"/portions/{own_portion()}")
    line = sheet["lines"][0]
    assert sheet["portion"]["agency"] == "so-noi-vu"
    assert line["fields"]
    assert program.said(f"/portions/{own_portion()}/lines/{line['line']}") == line


@pytest.mark.parametrize(
    "path",
    [
        "/me",
        "/agencies",
        "/catalogues",
        "/catalogues/par_index_province/2948-qd-bnv-2017",
        "/campaigns",
        "/campaigns/vinh-phuc-2017",
        "/campaigns/vinh-phuc-2017/units",
        "/campaigns/vinh-phuc-2017/units/tinh-vinh-phuc/rounds",
        "/campaigns/vinh-phuc-2017/portions",
        "/campaigns/vinh-phuc-2017/questions",
        "/campaigns/vinh-phuc-2017/history",
        "/campaigns/vinh-phuc-2017/contributions",
        "/documents",
        "/results",
        "/results/vinh-phuc-2017/sheet",
        "/results/vinh-phuc-2017/deductions",
        "/results/vinh-phuc-2017/lines/1.2",
        "/indices",
        "/indices/papi/league/2020",
    ],
)
def test_reading_costs_at_most_fifteen_queries(program: Program, path: str) -> None:
    program.said(path)
    with counted() as queries:
        program.said(path)
    assert len(queries) <= MOST


@pytest.mark.parametrize(
    "path",
    [
        "/work",
        "/campaigns/vinh-phuc-2017/late",
        "/campaigns/vinh-phuc-2017/collected",
        "/campaigns/vinh-phuc-2017/returns",
        "/campaigns/vinh-phuc-2017/settings",
        "/campaigns/vinh-phuc-2017/publication",
        "/campaigns/vinh-phuc-2017/units/tinh-vinh-phuc/bundle",
        "/campaigns/vinh-phuc-2017/units/tinh-vinh-phuc/milestones",
        "/campaigns/vinh-phuc-2017/units/tinh-vinh-phuc/report",
        "/comparison?old=par_index_province/2948-qd-bnv-2017&new=par_index_agency/minh-hoa-so-2026",
        "/indices/papi/entered",
        "/indices/papi/profiles/tinh-vinh-phuc",
        "/instruments",
        "/instruments/sipas/2640-qd-bnv-2017",
        "/leader/tinh-vinh-phuc",
        "/plans",
        "/plans/vinh-phuc-5264-2018",
        "/plans/vinh-phuc-5264-2018/coverage",
        "/results/vinh-phuc-2017",
        "/results/vinh-phuc-2017/requirements",
    ],
)
def test_what_the_coordinator_reads_costs_no_more(db: None, path: str) -> None:
    program = demo("vinhphuc")
    program.said(path)
    with counted() as queries:
        program.said(path)
    assert len(queries) <= MOST


def test_a_portion_and_a_sum_of_many_members_cost_no_more(program: Program) -> None:
    program.said(f"/portions/{own_portion()}")
    with counted() as queries:
        program.said(f"/portions/{own_portion()}")
    assert len(queries) <= MOST

    coordinator = demo("vinhlong")
    many = CollectedLine.objects.get(campaign_unit__campaign__slug="vinh-long-2020", line__key="3.4.3")
    coordinator.said(f"/collected/{many.pk}")
    with counted() as queries:
        members = coordinator.said(f"/collected/{many.pk}")["members"]
    assert len(members) > 50
    assert len(queries) <= MOST


def test_a_stranger_sees_nothing(db: None) -> None:
    stranger = demo("vinhlong")
    for path in (f"/portions/{own_portion()}", "/campaigns/vinh-phuc-2017", "/results/vinh-phuc-2017/sheet"):
        answer = stranger.get(path)
        assert answer.status_code == 404
        assert answer.json()["code"] == "not_found"


def test_the_pages_that_describe_it_need_no_key_and_no_script(db: None) -> None:
    described = Client().get(f"{ROOT}/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    page = Client().get(f"{ROOT}/docs").content.decode()
    assert "Ghi số liệu một dòng" in page
    assert "<script" not in page
    assert "style=" not in page
