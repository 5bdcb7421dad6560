"""The interface gives the very figures of the pages: their files, and the queries that they are made of."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cchc.core.plan.coverage import coverage
from cchc.core.report.coverage import coverage_report
from cchc.core.report.outline import Report
from cchc.core.scoring.sheet import score_sheet
from cchc.files import tables_json
from cchc.files.glossary import read_glossary
from cchc.records.assessments.queries import assessment_for, assessment_with_ranking
from cchc.records.campaigns.actions.moving import propose_move
from cchc.records.entries.queries.waiting import waiting_for
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of
from cchc.records.plans.queries import plan_for
from cchc.web.index_pages import index_page
from cchc.web.profile_rows import profile_charts
from tests.api.calling import Program, demo
from tests.settings import GLOSSARY
from tests.web.campaigns_built import coordinator
from tests.web.coordinating import SMALL, disputed, small
from tests.web.entering import ENTER, ONE
from tests.web.test_campaign_move import NEW
from tests.web.test_late import overdue

COMPARED = ("par_index_province/2948-qd-bnv-2017", "par_index_province/2639-qd-ubnd-2020-vinh-long")
OLD_AND_NEW = f"cu={COMPARED[0]}&moi={COMPARED[1]}"


@pytest.fixture
def program(db: None) -> Program:
    return demo("vinhphuc")


def plain(said: dict[str, Any]) -> dict[str, Any]:
    """A report as its file writes it: rows without states have none, what only the interface adds is gone."""
    for section in said["sections"].values():
        for row in section["rows"]:
            if row["states"] is None:
                del row["states"]
    return {
        name: said[name]
        for name in ("title", "subtitle", "illustrative", "facts", "texts", "sections", "notes")
    }


def written(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(tables_json.write(report))[report.id]
    return found


def late() -> None:
    small()
    overdue()


def proposed() -> None:
    small()
    propose_move(SMALL, NEW, "Văn bản của năm", by=coordinator("vinhphuc"), now=timezone.now())


FILES: list[tuple[str, str, Callable[[], object]]] = [
    (f"/campaigns/{SMALL}/late", f"/dot/{SMALL}/cham-muon/tai-ve.json", late),
    (f"/campaigns/{SMALL}/move", f"/dot/{SMALL}/doi-bo-tieu-chi/tai-ve.json", proposed),
    (f"/campaigns/{SMALL}/units/so-a/report", f"/dot/{SMALL}/don-vi/so-a/tai-ve.json", disputed),
    ("/results/vinh-phuc-2017/deductions", "/ket-qua/vinh-phuc-2017/tai-ve/bang-tru-diem.json", tuple),
    (
        f"/comparison?old={COMPARED[0]}&new={COMPARED[1]}",
        f"/bo-tieu-chi/so-sanh/tai-ve.json?{OLD_AND_NEW}",
        tuple,
    ),
    ("/indices/papi/league/2020", "/chi-so/papi/xep-hang/2020/tai-ve.json", tuple),
]


@pytest.mark.parametrize(("address", "file", "made"), FILES, ids=[one[0] for one in FILES])
def test_a_report_is_the_file_of_its_page(
    program: Program, vinh_phuc: Client, address: str, file: str, made: Callable[[], object]
) -> None:
    made()
    (of_page,) = json.loads(vinh_phuc.get(file).content).values()
    assert plain(program.said(address)) == of_page


def test_the_board_of_requirements_is_the_file_of_its_page(vinh_long: Client) -> None:
    (of_page,) = json.loads(vinh_long.get("/ket-qua/vinh-long-2020/tai-ve/yeu-cau.json").content).values()
    assert plain(demo("vinhlong").said("/results/vinh-long-2020/requirements")) == of_page


def test_the_coverage_is_that_of_the_plan_and_the_result_that_it_mends(program: Program) -> None:
    by = User.objects.get(username="vinhphuc")
    plan, result = plan_for(by, "vinh-phuc-5264-2018"), assessment_for(by, "vinh-phuc-2017")
    report = coverage_report(coverage(plan, score_sheet(result)), plan.agencies.name_of)
    assert plain(program.said("/plans/vinh-phuc-5264-2018/coverage")) == written(report)
    assert demo("vinhlong").get("/plans/vinh-long-2639-2020/coverage").status_code == 404


def test_a_plan_has_all_its_tasks_with_agencies_by_name(program: Program) -> None:
    plan = plan_for(User.objects.get(username="vinhphuc"), "vinh-phuc-5264-2018")
    said = program.said("/plans/vinh-phuc-5264-2018")
    assert [one["id"] for one in said["tasks"]] == [task.id for task in plan.tasks]
    leads = [[lead["name"] for lead in one["leads"]] for one in said["tasks"]]
    assert leads == [[plan.agencies.name_of(lead) for lead in task.leads] for task in plan.tasks]
    assert len(said["conflicts"]) == len(plan.conflicts)
    assert "vinh-phuc-5264-2018" in {one["slug"] for one in program.said("/plans")}


def test_the_overview_ranks_as_the_page_does(program: Program) -> None:
    _, places = assessment_with_ranking(User.objects.get(username="vinhphuc"), "so-a-2026")
    said = program.said("/results/so-a-2026")
    assert [(one["result"], one["rank"], one["of"]) for one in said["ranking"]] == [
        (one.slug, one.place.rank, one.place.of) for one in places
    ]
    assert program.said("/results/vinh-phuc-2017")["plan"] == "vinh-phuc-5264-2018"
    assert (
        program.said("/results/vinh-phuc-2017/sheet")["facts"]
        == program.said("/results/vinh-phuc-2017")["facts"]
    )


def test_the_profile_has_the_tables_of_the_charts(program: Program) -> None:
    found = index_page(User.objects.get(username="vinhphuc"), "papi", 2020)
    charts = profile_charts(found, "tinh-vinh-phuc", found.line("total"))
    past = Report("profile", "", "", (), (charts[0].table,))
    said = program.said("/indices/papi/profiles/tinh-vinh-phuc", year=2020)
    assert plain(said)["sections"]["past"] == written(past)["sections"]["past"]
    assert [row["id"] for row in said["sections"]["lines"]["rows"]] == [
        one.key for one in found.index.lines_in(2020)
    ]
    for wrong in ({"year": 1995}, {"line": "none"}):
        assert program.get("/indices/papi/profiles/tinh-vinh-phuc", **wrong).status_code == 404
    assert program.get("/indices/papi/profiles/none").status_code == 404


def test_the_chairmans_page_says_what_the_page_says(program: Program, vinh_phuc: Client) -> None:
    said = program.said("/leader/tinh-vinh-phuc")
    page = vinh_phuc.get("/lanh-dao/tinh-vinh-phuc/").content.decode()
    assert said["headline"]
    assert all(one["text"] in page for one in said["headline"])
    assert {"unit": "tinh-vinh-phuc", "province": said["province"]} in program.said("/leader")


def test_entered_scores_are_told_to_who_enters(program: Program, vinh_phuc: Client) -> None:
    vinh_phuc.post(ENTER, ONE)
    (one,) = program.said("/indices/papi/entered", year=2024)
    assert (one["value"], one["rank"], one["source"]) == ("44.6", 12, ONE["source"])
    assert program.said("/indices/papi/entered", year=2023) == []
    assert demo("noivu.vinhphuc").get("/indices/papi/entered").status_code == 403


def test_what_waits_is_what_the_first_page_lists(db: None) -> None:
    now, person = timezone.now(), User.objects.get(username="noivu.vinhphuc")
    found = waiting_for(standing_of(person, timezone.localdate(now)), now)
    said = demo("noivu.vinhphuc").said("/work")
    assert [(one["what"], one["entered"], one["wanted"]) for one in said] == [
        (one.what, one.entered, one.wanted) for one in found
    ]


def test_words_and_forms_of_surveys(program: Program) -> None:
    terms = sum(len(one.terms) for one in read_glossary(GLOSSARY))
    assert sum(len(one["terms"]) for one in program.said("/glossary")) == terms
    assert 0 < sum(len(one["terms"]) for one in program.said("/glossary", search="diem toi da")) < terms
    first = program.said("/instruments")[0]
    assert program.said(f"/instruments/{first['id']}")["blocks"]
    assert program.get("/instruments/sipas/none").status_code == 404
    same = {"old": COMPARED[0], "new": COMPARED[0]}
    assert program.get("/comparison", **same).status_code == 404
