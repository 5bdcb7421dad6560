"""Totals of many units without their sheets: the same as the sheets say, and ranked by them."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.core.campaign.circuit import ROUNDS, Circuit, Round, Step
from cchc.core.catalogue.facts import NotApplicable
from cchc.core.scoring.sheet import score_sheet
from cchc.core.scoring.span import Span
from cchc.records.campaigns.models import Campaign, CampaignUnit, Portion
from cchc.records.entries.models import Entry
from cchc.records.entries.queries.judging import lines_left
from cchc.records.entries.queries.rounds import unit_assessments
from cchc.records.rounds.ranks import expected_ranks, published_ranks
from cchc.records.rounds.totals import Left, totals_of
from tests.records.plays import acting
from tests.records.plays.small import small_campaign
from tests.records.rounds.builders import FACTS, NOW, disputed, points_from_outside, published

pytestmark = pytest.mark.django_db
STAGES = ROUNDS[Circuit.INTERNAL]


def units_of(campaign: Campaign) -> list[CampaignUnit]:
    related = ("unit", "campaign__catalogue", "campaign__register")
    return list(CampaignUnit.objects.filter(campaign=campaign).select_related(*related).order_by("position"))


def left_of(units: list[CampaignUnit]) -> Left:
    return {unit.pk: lines_left(Portion.objects.filter(campaign_unit=unit)) for unit in units}


def as_the_sheets(units: list[CampaignUnit]) -> None:
    found = totals_of(units, STAGES, left_of(units))
    for stage in STAGES:
        for pk, assessment in unit_assessments(units, stage).items():
            sheet, whole = score_sheet(assessment), found[pk].after[stage]
            assert (whole.total, whole.index, whole.reduced) == (sheet.total, sheet.index, sheet.reduced)
            if stage is STAGES[-1]:
                lacking = [one.node.key for one in sheet.unknown_lines]
                assert [one.line.key for one in found[pk].lacking] == lacking


def test_totals_are_those_of_the_sheets() -> None:
    campaign = disputed()
    as_the_sheets(units_of(campaign))
    points_from_outside()
    units = units_of(campaign)
    as_the_sheets(units)
    found = totals_of(units, STAGES, left_of(units))
    assert found[units[0].pk].after[Round.SELF].total.points == Span(Decimal("8.1"), Decimal("8.1"))
    assert found[units[0].pk].after[Round.APPRAISAL_2].total.points.exact == Decimal("6.1")
    assert [(one.unit, one.rank) for one in expected_ranks(units, found, Circuit.INTERNAL)] == [
        ("so-b", 1),
        ("so-a", 2),
    ]


def test_lines_that_concern_nobody_leave_the_scale() -> None:
    campaign = small_campaign()
    facts = {**FACTS, "1.3": NotApplicable("Không phát sinh hồ sơ")}
    for portion in acting.portions(campaign, Step.SELF_SCORING):
        acting.score(portion, facts, NOW)
    points_from_outside()
    as_the_sheets(units_of(campaign))


def test_what_has_not_left_its_agency_is_unknown() -> None:
    campaign = small_campaign()
    (portion,) = acting.portions(campaign, Step.SELF_SCORING, "so-a")
    acting.save(portion, "1.1", FACTS["1.1"], NOW)
    as_the_sheets(units_of(campaign))
    assert totals_of([], STAGES, {}) == {}


def test_published_ranks_come_from_the_frozen_texts() -> None:
    units = units_of(published())
    before = published_ranks(units)
    assert [(one.unit, one.rank, one.total.exact) for one in before] == [
        ("so-b", 1, Decimal("81.00")),
        ("so-a", 2, Decimal("61.00")),
    ]
    with CaptureQueriesContext(connection) as queries:
        assert published_ranks(units) == before
    assert len(queries) == 1
    assert not any(Entry._meta.db_table in one["sql"] for one in queries)
    assert published_ranks([]) == ()
