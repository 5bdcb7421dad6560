"""The coordinator's boards by the interface: calls, returns, settings, council, publication, milestones."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cchc.core.campaign.circuit import Circuit, Step
from cchc.core.scoring.span import Span
from cchc.records.campaigns.actions.more_time import extend
from cchc.records.campaigns.models import Campaign, CampaignUnit, Portion
from cchc.records.notices.actions import log_call
from cchc.records.notices.actions.calling import CallMade
from cchc.records.people.queries import standing_of
from cchc.records.rounds.openness import open_disputes
from cchc.records.rounds.queries import publication_state
from tests.api.calling import Program, demo
from tests.records.plays import acting
from tests.web.campaigns_built import coordinator
from tests.web.coordinating import PROVINCE, SMALL, disputed, judged, national, scored, small
from tests.web.test_cost import counted
from tests.web.test_council import LINE, SEATS, answered
from tests.web.test_council import PAGE as COUNCIL
from tests.web.test_milestone import PAGE as MILESTONES
from tests.web.test_milestone import act
from tests.web.test_publication import PAGE as PUBLICATION
from tests.web.test_publication import TODAY, day, ready

HERE = f"/campaigns/{SMALL}"
MOST = 15


@pytest.fixture
def program(db: None) -> Program:
    return demo("vinhphuc")


def cost(program: Program, address: str) -> int:
    program.said(address)
    with counted() as queries:
        program.said(address)
    return len(queries)


def called(count: int) -> None:
    now, by = timezone.now(), coordinator("vinhphuc")
    portions = Portion.objects.filter(campaign_unit__campaign__slug=SMALL, step=Step.SELF_SCORING)
    agency = portions.values_list("agency", flat=True)[0]
    for number in range(count):
        call = CallMade(agency, f"Bà An {number}", "Hứa xong", timezone.localdate(now) + timedelta(days=2))
        log_call(SMALL, call, by=by, now=now)


def test_calls_are_told_newest_first_at_a_constant_cost(program: Program) -> None:
    small()
    called(1)
    before = cost(program, f"{HERE}/calls")
    called(4)
    assert cost(program, f"{HERE}/calls") == before
    said = program.said(f"{HERE}/calls", limit=2)
    assert [one["spoken_to"] for one in said] == ["Bà An 3", "Bà An 2"]
    assert said[0]["agency"] == "so-a"
    board = program.said(f"{HERE}/late")["sections"]["agencies"]["rows"]
    assert "Bà An 3" in next(row for row in board if row["id"] == "so-a")["cells"]["call"]


def test_settings_tell_duties_and_more_time(program: Program) -> None:
    campaign = small()
    portion = acting.portions(campaign, Step.SELF_SCORING, "so-a")[0]
    until = timezone.now() + timedelta(days=40)
    extend(portion.pk, until, "Bận bầu cử", by=coordinator("vinhphuc"), now=timezone.now())
    said = program.said(f"{HERE}/settings")
    assert [(one["kind"], one["agency"]) for one in said["duties"]] == [("appraise", "so-noi-vu")]
    (given,) = said["extensions"]
    assert (given["portion"], given["agency"], given["reason"], given["running"]) == (
        portion.pk,
        "so-a",
        "Bận bầu cử",
        True,
    )
    assert said["opening_report"] == campaign.opening_report


def test_what_is_judged_outside_is_counted(program: Program) -> None:
    judged(scored(small()), Step.APPRAISAL_1)
    said = program.said(f"{HERE}/outside")
    assert said
    assert all((one["units"], one["missing"]) == (2, ["so-a", "so-b"]) for one in said)


def test_the_council_has_its_disputes_and_votes(program: Program, vinh_phuc: Client) -> None:
    campaign = disputed()
    units = list(CampaignUnit.objects.filter(campaign=campaign).select_related("campaign__catalogue"))
    found = open_disputes(campaign, units)
    said = program.said(f"{HERE}/council")
    assert [(one["unit"], one["line"]) for one in said["disputes"]] == [("so-a", "1.1")]
    assert len(found) == 1

    vinh_phuc.post(COUNCIL, SEATS)
    vinh_phuc.post(LINE, answered(vinh_phuc))
    said = program.said(f"{HERE}/council")
    assert said["disputes"] == []
    assert next((one["name"], one["chair"]) for one in said["members"]) == ("Trần Văn Chủ", True)
    (vote,) = said["decisions"]
    assert (vote["in_favour"], vote["against"], vote["carried"]) == (2, 1, True)
    assert program.said(f"{HERE}/units/so-a/lines/1.1")["effective"] == "council"


def test_a_line_of_a_unit_tells_every_round_and_its_points(program: Program) -> None:
    disputed()
    said = program.said(f"{HERE}/units/so-a/lines/1.1")
    assert set(said["rounds"]) == {"self", "appraisal_1", "rebuttal", "appraisal_2"}
    assert said["score"]["points"] == said["rounds"][said["effective"]]["points"]
    assert said["rounds"] == program.said(f"{HERE}/units/so-a/rounds")["1.1"]
    assert program.get(f"{HERE}/units/so-a/lines/9.9").status_code == 404


def test_publication_tells_what_hinders_and_what_units_would_get(program: Program, vinh_phuc: Client) -> None:
    campaign = disputed()
    person, now = coordinator("vinhphuc"), timezone.now()
    state = publication_state(standing_of(person, timezone.localdate(now)), SMALL, now)
    said = program.said(f"{HERE}/publication")
    assert state.chosen is not None
    assert [one["message"] for one in said["obstacles"]] == [
        one.problem.message for one in state.chosen.against.obstacles
    ]
    assert [(one["unit"], one["line"]) for one in said["lacking"]] == [
        (one.unit.unit.slug, one.line.key) for one in state.chosen.against.lacking
    ]
    totals = {unit.unit.slug: state.chosen.against.totals[unit.pk] for unit in state.chosen.head.units}
    for one in said["units"]:
        after = {stage.value: sheet.total.points for stage, sheet in totals[one["unit"]].after.items()}
        told = {stage: span for stage, span in one["stages"].items() if span is not None}
        assert {stage: exact_text(after[stage]) for stage in told} == told
    assert campaign.circuit == Circuit.INTERNAL
    assert program.get(f"{HERE}/publication", group="none").status_code == 404
    assert cost(program, f"{HERE}/publication") <= MOST


def exact_text(points: Span) -> dict[str, str | None]:
    texts = (None if one is None else f"{one.normalize():f}" for one in (points.low, points.high))
    return dict(zip(("low", "high"), texts, strict=True))


def test_what_is_published_is_told_with_its_hash(program: Program, vinh_phuc: Client) -> None:
    ready()
    vinh_phuc.post(PUBLICATION, {**TODAY, "day": day(), "reason": "Sẽ bổ sung"})
    said = program.said(f"{HERE}/publication")
    assert said["groups"][0]["number"] == TODAY["number"]
    assert {one["result"] for one in said["units"]} <= {one["slug"] for one in program.said("/results")}
    assert program.said(f"{HERE}/publication/so-a") == {
        "sha256": said["units"][0]["sha256"],
        "reproduces": True,
    }
    assert cost(program, f"{HERE}/publication") <= MOST


def test_milestones_and_deductions_of_the_province(program: Program, vinh_phuc: Client) -> None:
    acting.take_over(scored(national()), acting.coordinator("vinh-phuc"), timezone.now())
    vinh_phuc.post(MILESTONES, act("review", "12/BC-SNV"))
    unit = f"/campaigns/{PROVINCE}/units/tinh-vinh-phuc"
    said = program.said(f"{unit}/milestones")
    assert [(one["step"], one["number"]) for one in said["milestones"]] == [("review", "12/BC-SNV")]
    assert said["published"] is None
    assert program.said(f"{unit}/lines/1.2/deductions") == []
    small()
    for national_only in ("milestones", "lines/1.1/deductions"):
        assert program.get(f"{HERE}/units/so-a/{national_only}").status_code == 404
    for internal_only in ("council", "outside"):
        assert program.get(f"/campaigns/{PROVINCE}/{internal_only}").status_code == 404


@pytest.mark.parametrize("board", ["late", "calls", "settings", "council", "publication", "outside", "move"])
def test_boards_are_not_for_who_sees_a_part(db: None, board: str) -> None:
    campaign = small()
    appraiser = Program(acting.worker(acting.portions(campaign, Step.APPRAISAL_1, "so-a")[0]))
    answer = appraiser.get(f"{HERE}/{board}")
    assert answer.status_code == (404 if board == "publication" else 403)
    assert demo("vinhlong").get(f"{HERE}/{board}").status_code == 404
    assert Campaign.objects.filter(slug=SMALL).exists()


@pytest.mark.parametrize(
    "address",
    [
        "late",
        "settings",
        "council",
        "returns",
        "outside",
        "units/so-a/report",
        "units/so-a/lines/1.1",
        "units/so-a/bundle",
    ],
)
def test_no_board_passes_fifteen_queries(program: Program, address: str) -> None:
    disputed()
    assert cost(program, f"{HERE}/{address}") <= MOST
