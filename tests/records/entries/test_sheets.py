"""The sheet of a portion for those who may see it, and the result of a unit for everybody else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.core.campaign.circuit import Round, Step
from cchc.core.campaign.portion import Act
from cchc.core.catalogue.facts import GivenFact
from cchc.core.scoring.evaluate import State
from cchc.core.scoring.sheet import score_sheet
from cchc.files.facts_json import fact_to_json
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import CampaignUnit, Portion
from cchc.records.catalogues.models import CatalogueLine
from cchc.records.entries.actions import agree_all, send_back
from cchc.records.entries.models import Entry, Proof
from cchc.records.entries.queries import (
    PortionSheet,
    portion_sheet,
    rounds_of,
    unit_assessment,
    unit_assessments,
)
from cchc.records.evidence.models import Document
from cchc.records.people.models import Role, User
from cchc.records.people.queries import standing_of
from tests.records.campaigns.opening import NOW, coordinator, opened, person
from tests.records.entries.builders import (
    DONE,
    HALF,
    LATE,
    ON_TIME,
    PLAN,
    appraiser,
    close_step,
    figures,
    fill,
    head,
    internal,
    leave,
    open_step,
    owed,
    save,
    scorer,
)

pytestmark = pytest.mark.django_db


def sheet(portion: Portion, by: User) -> PortionSheet:
    return portion_sheet(standing_of(by, NOW.date()), portion.pk, NOW)


def test_the_sheet_of_a_scorer_has_lines_points_gaps_and_what_he_may_do() -> None:
    portion = owed(internal())
    save(portion, fact=LATE, note="Chậm 5 ngày")
    found = sheet(portion, scorer())
    assert [line.node.key for line in found.lines] == portion.lines
    line = found.line(PLAN)
    assert line is not None
    assert line.figure is not None
    assert line.score is not None
    assert (line.figure.points, line.version, line.figure.entry.note) == (0, 1, "Chậm 5 ngày")
    assert (line.score.state, line.score.points, line.gaps, line.may_edit) == (State.SCORED, 0, (), True)
    empty = found.line("1.1.2")
    assert empty is not None
    assert (empty.figure, empty.score, empty.version) == (None, None, 0)
    assert [gap.code for gap in empty.gaps] == ["no_fact"]
    assert (found.filled, len(found.gaps), found.hidden, found.may_edit) == (
        1,
        len(portion.lines) - 1,
        False,
        True,
    )
    assert (found.acts, found.round, found.time.allowed) == ((Act.SUBMIT,), Round.SELF, True)
    assert found.line("9.9") is None


def test_points_shown_are_those_stored() -> None:
    portion = owed(internal())
    fill(portion, l1_1_1=ON_TIME, l1_1_2=DONE)
    for line in sheet(portion, scorer()).lines:
        assert line.score is not None
        assert line.figure is not None
        assert line.score.points == line.figure.points


def test_figures_that_have_not_left_are_counted_for_the_province_and_hidden() -> None:
    portion = owed(internal())
    save(portion)
    for by in (coordinator(), person("vinh-phuc/ubnd-tinh", Role.LEADER)):
        found = sheet(portion, by)
        assert (found.hidden, found.filled, found.gaps, found.may_edit) == (True, 1, (), False)
        assert all(line.figure is None and line.proofs == () for line in found.lines)
    fill_rest(portion)
    found = sheet(portion, coordinator())
    line = found.line(PLAN)
    assert line is not None
    assert line.figure is not None
    assert found.acts == (Act.ACCEPT, Act.RETURN, Act.REOPEN)


def fill_rest(portion: Portion) -> None:
    """Let a portion on which something was said leave the agency."""
    figures().delete()
    fill(portion, l1_1_1=ON_TIME)
    leave(portion)


def test_nobody_else_sees_a_portion() -> None:
    portion = owed(internal())
    for by in (scorer("minh-hoa/so-b"), User.objects.get(username="vinhlong"), appraiser()):
        with pytest.raises(NotVisibleError):
            sheet(portion, by)
    with pytest.raises(NotVisibleError):
        portion_sheet(standing_of(scorer(), NOW.date()), 10**9)


def test_an_appraiser_sees_figure_proof_and_last_round_side_by_side() -> None:
    campaign = internal()
    portion = owed(campaign)
    fill(portion, l1_1_1=ON_TIME)
    prove(portion, PLAN)
    leave(portion)
    open_step(campaign, Step.APPRAISAL_1)
    judging = owed(campaign, Step.APPRAISAL_1, agency="so-noi-vu")
    line = sheet(judging, appraiser()).line(PLAN)
    assert line is not None
    assert (line.figure, line.judged, [one.title for one in line.proofs]) == (None, Round.SELF, ["Kế hoạch"])
    assert line.earlier[Round.SELF].entry.fact == ON_TIME
    assert (line.warnings, line.last_year) == ((), None)
    own = sheet(portion, appraiser())
    assert (own.hidden, own.acts, own.may_edit) == (False, (Act.RETURN,), False)
    close_step(campaign, Step.APPRAISAL_1)
    assert sheet(portion, appraiser()).acts == ()
    Portion.objects.filter(campaign_unit=portion.campaign_unit, step__startswith="appraisal").update(
        state="submitted"
    )
    assert sheet(portion, appraiser()).acts == ()


def prove(portion: Portion, line: str) -> Proof:
    campaign = portion.campaign_unit.campaign
    document = Document.objects.create(
        owner=campaign.province,
        kind="ke-hoach-cchc-nam",
        title="Kế hoạch",
        day=date(2026, 1, 10),
        entered_by=coordinator(),
        entered_at=NOW,
    )
    row = CatalogueLine.objects.get(version=campaign.catalogue_id, key=line)
    return Proof.objects.create(
        campaign_unit=portion.campaign_unit, line=row, document=document, by=scorer(), at=NOW
    )


def test_a_document_after_the_deadline_is_pointed_out() -> None:
    portion = owed(internal())
    save(portion)
    proof = prove(portion, PLAN)
    Document.objects.filter(pk=proof.document_id).update(day=date(2026, 2, 1))
    Proof.objects.filter(pk=proof.pk).update(from_last_year=True)
    line = sheet(portion, scorer()).line(PLAN)
    assert line is not None
    assert "sau thời hạn 15/01/2026" in line.warnings[0]
    assert "N-1" in line.warnings[1]


def test_open_returns_stand_on_the_sheet() -> None:
    portion = owed(internal())
    fill(portion)
    leave(portion)
    send_back(portion.pk, [PLAN], "Thiếu văn bản", date(2026, 11, 25), by=coordinator(), now=NOW)
    found = sheet(portion, scorer())
    assert [(one.lines, one.reason, one.due) for one in found.returns] == [
        ((PLAN,), "Thiếu văn bản", date(2026, 11, 25))
    ]


@pytest.mark.parametrize(
    ("step", "by", "most"),
    [
        (Step.SELF_SCORING, scorer, 10),
        (Step.SELF_SCORING, coordinator, 10),
        (Step.SELF_SCORING, appraiser, 10),
        (Step.APPRAISAL_1, appraiser, 10),
    ],
)
def test_a_sheet_costs_few_queries(step: Step, by: Callable[[], User], most: int) -> None:
    campaign = internal()
    portion = owed(campaign)
    fill(portion, l1_1_1=ON_TIME)
    prove(portion, PLAN)
    leave(portion)
    open_step(campaign, Step.APPRAISAL_1)
    wanted = portion if step is Step.SELF_SCORING else owed(campaign, step, agency="so-noi-vu")
    standing = standing_of(by(), NOW.date())
    portion_sheet(standing, wanted.pk, NOW)
    with CaptureQueriesContext(connection) as queries:
        portion_sheet(standing, wanted.pk, NOW)
    assert len(queries) <= most


def test_a_result_has_what_has_left_and_points_from_outside() -> None:
    campaign = internal()
    portion = owed(campaign)
    fill(portion, l1_1_1=ON_TIME, l1_1_2=DONE)
    unit = CampaignUnit.objects.select_related("campaign__catalogue", "campaign__register", "unit").get(
        pk=portion.campaign_unit_id
    )
    assert unit_assessment(unit).facts == {}
    mine = unit_assessment(unit, viewer=standing_of(scorer(), NOW.date()))
    assert mine.facts[PLAN].fact == ON_TIME
    outside(unit, "4.4", "5.5")
    leave(portion)
    result = unit_assessment(unit, Round.SELF)
    assert (result.id, result.unit.id, result.year, result.ranking_group) == (
        "so-2026/so-a",
        "so-a",
        2026,
        "so-nganh",
    )
    assert (result.facts["4.4"].fact, result.facts["4.4"].source) == (GivenFact(Decimal("5.5")), "Khảo sát")
    assert score_sheet(result).by_key[PLAN].score.points == 2
    assert result.data_date == NOW.date()
    with CaptureQueriesContext(connection) as queries:
        unit_assessment(unit)
    assert len(queries) <= 4


def outside(unit: CampaignUnit, line: str, points: str) -> None:
    row = CatalogueLine.objects.get(version=unit.campaign.catalogue_id, key=line)
    Entry.objects.create(
        campaign_unit=unit,
        line=row,
        round=Round.EXTERNAL,
        fact=fact_to_json(GivenFact(Decimal(points))),
        points=Decimal(points),
        source="Khảo sát",
        by=coordinator(),
        at=NOW,
    )


def test_results_of_many_units_cost_as_much_as_that_of_one() -> None:
    campaign = internal()
    for slug in ("so-a", "so-b"):
        portion = owed(campaign, unit=slug)
        fill(portion, l1_1_1=ON_TIME)
        leave(portion)
    units = list(CampaignUnit.objects.filter(campaign=campaign).select_related("campaign", "unit"))
    unit_assessments(units)
    counts = []
    for some in (units[:1], units):
        with CaptureQueriesContext(connection) as queries:
            found = unit_assessments(some)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert [len(found[unit.pk].facts) > 0 for unit in units] == [True, True, False]
    assert unit_assessments([]) == {}


def test_a_returned_portion_is_unknown_to_others_again() -> None:
    campaign = internal()
    portion = owed(campaign)
    fill(portion, l1_1_1=ON_TIME)
    leave(portion)
    send_back(portion.pk, [], "Thiếu văn bản", date(2026, 11, 25), by=coordinator(), now=NOW)
    assert rounds_of(portion.campaign_unit) == {}
    assert PLAN in rounds_of(portion.campaign_unit, standing_of(head(), NOW.date()))


def test_lines_without_ruling_keep_the_figure_of_the_unit() -> None:
    campaign = internal()
    portion = owed(campaign)
    fill(portion, l1_1_1=ON_TIME, l1_1_2=DONE)
    leave(portion)
    open_step(campaign, Step.APPRAISAL_1)
    judging = owed(campaign, Step.APPRAISAL_1, agency="so-noi-vu")
    save(judging, "1.1.2", HALF, note="Thiếu sản phẩm")
    assert unit_assessment(portion.campaign_unit).facts["1.1.2"].fact == DONE
    agree_all(judging.pk, by=appraiser(), now=NOW)
    leave(judging)
    facts = unit_assessment(portion.campaign_unit).facts
    assert (facts["1.1.2"].fact, facts[PLAN].fact) == (HALF, ON_TIME)
    close_step(campaign, Step.APPRAISAL_1)
    assert "3.1.1" in facts  # its appraiser, Sở C, has said nothing


def test_illustrative_campaigns_say_so_on_every_figure() -> None:
    campaign = opened(illustrative=True)
    portion = owed(campaign)
    save(portion)
    fill_rest(portion)
    assert {entry.status for entry in unit_assessment(portion.campaign_unit).facts.values()} == {
        "illustrative"
    }
    assert replace(unit_assessment(portion.campaign_unit)).illustrative
