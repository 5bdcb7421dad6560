"""Appraisals and rebuttals: what differs has a reason, nobody judges his own, earlier rounds stay."""

from decimal import Decimal

import pytest

from cchc.core.campaign.circuit import Round, Step
from cchc.core.campaign.portion import Act, PortionState
from cchc.core.catalogue.facts import Unknown
from cchc.core.errors import InputRefused, NotAllowed
from cchc.files.facts_json import fact_from_json
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.campaigns.policies import may_see_figures
from cchc.records.campaigns.queries import kin_of
from cchc.records.entries.actions import Closed, agree_all, confirm, send_back, submit
from cchc.records.entries.queries import judged_facts, portion_gaps, portion_sheet, rounds_of, unit_assessment
from cchc.records.entries.queries.owed import kin_among
from cchc.records.people.models import Role
from cchc.records.people.queries import standing_of
from tests.records.campaigns.opening import NOW, coordinator, person
from tests.records.entries.builders import (
    DONE,
    HALF,
    HOME,
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
)

pytestmark = pytest.mark.django_db


def handed_in() -> Campaign:
    """The self-score of Sở A has left, and the first appraisal is open."""
    campaign = internal()
    portion = owed(campaign)
    fill(portion, l1_1_1=ON_TIME, l1_1_2=DONE)
    leave(portion)
    open_step(campaign, Step.APPRAISAL_1)
    return campaign


def judging(campaign: Campaign, step: Step = Step.APPRAISAL_1, unit: str = "so-a") -> Portion:
    return owed(campaign, step, unit, "so-noi-vu")


def test_agreeing_is_the_same_figure_and_differing_needs_a_reason() -> None:
    portion = judging(handed_in())
    assert save(portion, PLAN, ON_TIME).points == 2
    with pytest.raises(InputRefused) as raised:
        save(portion, "1.1.2", HALF)
    assert raised.value.problem.code == "no_reason"
    ruled = save(portion, "1.1.2", HALF, note="Chỉ có 5 nhiệm vụ có sản phẩm")
    assert (ruled.round, ruled.points) == (Round.APPRAISAL_1, 0)
    assert fact_from_json(figures().get(line__key="1.1.2", round="self").fact) == DONE


def test_all_the_rest_is_accepted_in_one_act_and_what_was_said_stays() -> None:
    campaign = handed_in()
    portion = judging(campaign)
    Portion.objects.filter(pk=portion.pk).update(lines=[*portion.lines, "4.4"])  # points from outside
    save(portion, "1.1.2", HALF, note="Thiếu sản phẩm")
    assert agree_all(portion.pk, by=appraiser(), now=NOW) == len(portion.lines) - 1
    assert agree_all(portion.pk, by=appraiser(), now=NOW) == 0
    assert portion_gaps(portion) == ()
    leave(portion)
    found = rounds_of(portion.campaign_unit)
    assert found["1.1.2"][Round.APPRAISAL_1].entry.fact == HALF
    assert found[PLAN][Round.APPRAISAL_1].entry.fact == found[PLAN][Round.SELF].entry.fact == ON_TIME


def test_only_those_of_the_area_who_are_no_kin_appraise() -> None:
    campaign = handed_in()
    portion = judging(campaign)
    limited = person(HOME, Role.APPRAISER, "linh-vuc-2")
    limited.memberships.update(areas=["2"])
    with pytest.raises(NotAllowed):
        save(portion, by=limited)
    assert save(portion, "2.2", Unknown("Chưa có kết quả"), by=limited).version == 1
    assert agree_all(portion.pk, by=limited, now=NOW) == len([x for x in portion.lines if x[0] == "2"]) - 1
    for agency in ("minh-hoa/so-a", "minh-hoa/trung-tam-a1"):
        torn = person(HOME, Role.APPRAISER, f"hai-vai-{agency[-2:]}")
        torn.memberships.create(
            agency=Agency.objects.get(slug=agency.partition("/")[2], register__slug="minh-hoa"),
            role=Role.SCORER,
        )
        with pytest.raises(NotAllowed):
            save(portion, by=torn)
        with pytest.raises(NotAllowed):
            agree_all(portion.pk, by=torn, now=NOW)
    with pytest.raises(NotVisibleError):
        save(portion, by=appraiser("minh-hoa/so-c"))


def test_the_head_confirms_an_appraisal_unless_he_is_of_the_unit() -> None:
    campaign = handed_in()
    portion = judging(campaign)
    agree_all(portion.pk, by=appraiser(), now=NOW)
    submit(portion.pk, by=appraiser(), now=NOW)
    torn = person(HOME, Role.UNIT_HEAD, "hai-vai")
    torn.memberships.create(agency=portion.campaign_unit.unit, role=Role.SCORER)
    with pytest.raises(NotAllowed):
        confirm(portion.pk, by=torn, now=NOW)
    assert confirm(portion.pk, by=head(HOME), now=NOW).state == "confirmed"


def test_an_appraisal_does_not_leave_while_what_it_judges_is_being_mended() -> None:
    campaign = handed_in()
    portion, judged = judging(campaign), owed(campaign)
    agree_all(portion.pk, by=appraiser(), now=NOW)
    submit(portion.pk, by=appraiser(), now=NOW)
    send_back(judged.pk, [], "Thiếu văn bản", NOW.date(), by=coordinator(), now=NOW)
    sheet = portion_sheet(standing_of(head(HOME), NOW.date()), portion.pk, NOW)
    assert Act.CONFIRM not in sheet.acts
    with pytest.raises(Closed) as raised:
        confirm(portion.pk, by=head(HOME), now=NOW)
    assert (raised.value.code, Portion.objects.get(pk=portion.pk).state) == ("waiting", "submitted")
    leave(judged)
    assert confirm(portion.pk, by=head(HOME), now=NOW).state == "confirmed"


@pytest.mark.parametrize(
    ("assessed", "serves"), [("so-a", "trung-tam-a1"), ("trung-tam-a1", "so-a"), ("so-a", "so-a")]
)
def test_who_serves_above_or_below_a_unit_reads_no_draft_ruling_of_it(assessed: str, serves: str) -> None:
    portion = judging(handed_in())
    portion.campaign_unit.unit = Agency.objects.get(register__slug="minh-hoa", slug=assessed)
    near = person(HOME, Role.APPRAISER, "hai-noi")
    near.memberships.create(
        agency=Agency.objects.get(register__slug="minh-hoa", slug=serves), role=Role.SCORER
    )
    assert not may_see_figures(standing_of(near, NOW.date()), portion)
    assert may_see_figures(standing_of(appraiser(), NOW.date()), portion)
    portion.state = PortionState.CONFIRMED
    assert may_see_figures(standing_of(near, NOW.date()), portion)


def test_who_serves_at_the_top_of_the_province_is_near_to_nobody() -> None:
    portion = judging(handed_in())
    both = person(HOME, Role.APPRAISER, "uy-ban")
    both.memberships.create(
        agency=Agency.objects.get(slug="ubnd-tinh", register__slug="vinh-phuc"), role=Role.LEADER
    )
    assert may_see_figures(standing_of(both, NOW.date()), portion)


def test_kin_asked_in_one_query_are_the_same_kin() -> None:
    everybody = set(
        Agency.objects.filter(register__slug__in=["minh-hoa", "vinh-phuc"]).values_list("pk", flat=True)
    )
    for slug in ("so-a", "trung-tam-a1", "so-noi-vu"):
        unit = Agency.objects.filter(slug=slug, pk__in=everybody).first()
        assert unit is not None
        assert kin_among(unit.pk, everybody) == kin_of(unit) & everybody


def test_what_never_left_its_agency_is_not_judged() -> None:
    campaign = internal()
    save(owed(campaign))
    close_step(campaign, Step.SELF_SCORING)
    open_step(campaign, Step.APPRAISAL_1)
    portion = judging(campaign)
    assert judged_facts(portion.campaign_unit, Round.APPRAISAL_1) == {}
    agree_all(portion.pk, by=appraiser(), now=NOW)
    assert fact_from_json(figures().get(round=Round.APPRAISAL_1, line__key=PLAN).fact) == Unknown("Chưa nộp")
    assert unit_assessment(portion.campaign_unit).facts == {}


def test_a_rebuttal_claims_with_words_and_the_second_appraisal_rules_on_it() -> None:
    campaign = handed_in()
    first = judging(campaign)
    save(first, PLAN, LATE, note="Văn bản ghi ngày 20/01")
    agree_all(first.pk, by=appraiser(), now=NOW)
    leave(first)
    close_step(campaign, Step.APPRAISAL_1)
    open_step(campaign, Step.REBUTTAL)
    claim = owed(campaign, Step.REBUTTAL)
    with pytest.raises(InputRefused) as raised:
        save(claim, PLAN, ON_TIME)
    assert raised.value.problem.code == "no_reason"
    save(claim, PLAN, ON_TIME, note="Ngày 20/01 là ngày phát hành")
    unit = claim.campaign_unit
    assert unit_assessment(unit).facts[PLAN].fact == LATE
    leave(claim)
    assert unit_assessment(unit).facts[PLAN].fact == LATE  # a claim decides nothing
    open_step(campaign, Step.APPRAISAL_2)
    second = judging(campaign, Step.APPRAISAL_2)
    assert [(gap.line, gap.code) for gap in portion_gaps(second)] == [(PLAN, "no_fact")]
    agree_all(second.pk, by=appraiser(), now=NOW)
    assert [gap.line for gap in portion_gaps(second)] == [PLAN]
    with pytest.raises(InputRefused):
        save(second, PLAN, LATE)
    save(second, PLAN, ON_TIME)
    leave(second)
    assert unit_assessment(unit).facts[PLAN].fact == ON_TIME
    assert unit_assessment(unit, Round.SELF).facts[PLAN].fact == ON_TIME
    assert unit_assessment(unit, Round.APPRAISAL_1).facts[PLAN].fact == LATE
    assert unit_assessment(unit, Round.REBUTTAL).facts[PLAN].fact == LATE
    assert {kept: figure.points for kept, figure in rounds_of(unit)[PLAN].items()} == {
        Round.SELF: Decimal(2),
        Round.APPRAISAL_1: Decimal(0),
        Round.REBUTTAL: Decimal(2),
        Round.APPRAISAL_2: Decimal(2),
    }


def test_agreeing_with_everything_is_an_act_of_appraisers_in_their_time() -> None:
    campaign = handed_in()
    portion = owed(campaign)
    with pytest.raises(NotAllowed):
        agree_all(portion.pk, by=head(), now=NOW)
    close_step(campaign, Step.APPRAISAL_1)
    with pytest.raises(Closed):
        agree_all(judging(campaign).pk, by=appraiser(), now=NOW)
