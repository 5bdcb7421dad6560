"""Figures of last year are offered where lines mean the same: one catalogue, or a written mapping."""

import pytest

from cchc.records.assessments.models import Assessment
from cchc.records.campaigns.models import Campaign, CampaignUnit
from cchc.records.catalogues.queries import crosswalk_between
from cchc.records.entries.queries import portion_sheet, previous_facts
from cchc.records.people.queries import standing_of
from tests.records.campaigns.opening import NATIONAL, NOW, opened
from tests.records.entries.builders import internal, owed, scorer
from tests.records.entries.gathering import gathering

pytestmark = pytest.mark.django_db
OLD, NEW = "par_index_province/2948-qd-bnv-2017", "par_index_province/2639-qd-ubnd-2020-vinh-long"


def unit_after(campaign: Campaign, previous: Assessment | None) -> CampaignUnit:
    """The first unit of a campaign, which had this result last year."""
    unit = campaign.units.order_by("position")[0]
    CampaignUnit.objects.filter(pk=unit.pk).update(previous=previous)
    return CampaignUnit.objects.select_related("campaign__catalogue").get(pk=unit.pk)


def result_with(key: str) -> Assessment:
    """A result with figures under a catalogue."""
    return Assessment.objects.filter(catalogue__key=key, facts__isnull=False).distinct().order_by("slug")[0]


def test_nothing_is_offered_without_a_result_or_without_figures() -> None:
    campaign = internal()
    assert previous_facts(unit_after(campaign, None)) == {}
    bare = result_with("par_index_agency/minh-hoa-so-2026")
    bare.facts.all().delete()
    assert previous_facts(unit_after(campaign, bare)) == {}


def test_the_same_catalogue_offers_every_known_figure() -> None:
    campaign = internal()
    result = result_with("par_index_agency/minh-hoa-so-2026")
    found = previous_facts(unit_after(campaign, result))
    known = {row.line.key for row in result.facts.select_related("line") if "unknown" not in row.fact}
    assert found
    assert set(found) <= known
    portion = owed(campaign, unit=campaign.units.order_by("position")[0].unit.slug)
    sheet = portion_sheet(standing_of(scorer(), NOW.date()), portion.pk, NOW)
    assert {line.node.key for line in sheet.lines if line.last_year} == set(found) & set(portion.lines)


def test_another_catalogue_offers_what_a_written_mapping_joins() -> None:
    crosswalk = crosswalk_between(OLD, NEW)
    assert crosswalk is not None
    found = previous_facts(unit_after(gathering(), result_with(OLD)))
    joined = {lines.new[0] for lines in crosswalk.lines if len(lines.old) == len(lines.new) == 1}
    assert set(found) <= joined | set(crosswalk.same_code)


def test_without_a_mapping_a_code_means_nothing() -> None:
    assert crosswalk_between(NEW, OLD) is None
    other = result_with("par_index_agency/minh-hoa-so-2026")
    assert previous_facts(unit_after(opened(NATIONAL), other)) == {}


def test_a_figure_that_this_year_cannot_read_is_left_out() -> None:
    campaign = internal()
    result = result_with("par_index_agency/minh-hoa-so-2026")
    row = result.facts.select_related("line").exclude(fact__has_key="unknown").order_by("pk")[0]
    unit = unit_after(campaign, result)
    assert row.line.key in previous_facts(unit)
    result.facts.filter(pk=row.pk).update(fact={"part": "5", "whole": "1"})
    assert row.line.key not in previous_facts(unit)
