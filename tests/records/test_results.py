"""What the database gives back is what the file says: the same sheet to the last step of every trace."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.core.errors import NotAllowed, UnknownReference
from cchc.core.scoring.sheet import score_sheet
from cchc.files.store import CatalogueStore
from cchc.records.assessments.actions import load_assessment
from cchc.records.assessments.models import Assessment
from cchc.records.assessments.queries import (
    NotVisibleError,
    assessment_for,
    assessment_with_ranking,
    headlines,
    visible_assessments,
)
from cchc.records.people.actions import system_person
from cchc.records.people.models import User
from cchc.records.plans.actions import load_plan
from cchc.records.plans.queries import plan_for, plan_mending, visible_plans

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
STORE = CatalogueStore(settings.CATALOGUES)
FILES = [path for identifier in STORE.catalogue_ids() for path in STORE.assessment_paths(identifier)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_and_database_give_one_sheet(path: Path) -> None:
    from_file = STORE.assessment(path)
    stored = assessment_for(system_person(now=NOW), from_file.id)
    of_file, of_database = score_sheet(from_file), score_sheet(stored)
    assert of_database.lines == of_file.lines
    assert of_database.total == of_file.total
    assert of_database.reconciliation == of_file.reconciliation
    assert stored.deductions == from_file.deductions
    assert stored.published == from_file.published
    assert (stored.unit, stored.year, stored.data_date) == (
        from_file.unit,
        from_file.year,
        from_file.data_date,
    )


def test_an_officer_sees_the_results_of_his_province() -> None:
    seen = {entry.slug for entry in visible_assessments(User.objects.get(username="vinhphuc"))}
    assert "vinh-phuc-2017" in seen
    assert "vinh-long-2020" not in seen


@pytest.mark.parametrize("slug", ["vinh-long-2020", "khong-co"])
def test_another_province_looks_like_nothing(slug: str) -> None:
    person = User.objects.get(username="vinhphuc")
    for read in (assessment_for, assessment_with_ranking):
        with pytest.raises(NotVisibleError):
            read(person, slug)


def test_units_of_one_catalogue_are_ranked() -> None:
    _, places = assessment_with_ranking(User.objects.get(username="vinhphuc"), "so-a-2026")
    assert {place.slug for place in places} == {f"so-{letter}-2026" for letter in "abcdef"}
    unknown = [place for place in places if place.place.total.exact is None]
    assert unknown
    assert all(place.place.rank is None for place in unknown)


def test_the_number_of_queries_does_not_grow() -> None:
    person = User.objects.get(username="vinhphuc")
    assessment_for(person, "so-a-2026")
    assessment_with_ranking(person, "so-a-2026")
    with CaptureQueriesContext(connection) as few:
        assessment_for(person, "vinh-phuc-2017")
    with CaptureQueriesContext(connection) as ranking:
        assessment_with_ranking(person, "so-a-2026")
    assert len(few) <= 9
    assert len(ranking) <= 11


def test_only_an_administrator_loads() -> None:
    person = User.objects.get(username="vinhphuc")
    with pytest.raises(NotAllowed):
        load_assessment(STORE.assessment(FILES[0]), "", by=person, now=NOW)
    with pytest.raises(NotAllowed):
        load_plan(STORE.plan_named("vinh-phuc-5264-2018"), "", "", None, by=person, now=NOW)


def test_a_line_that_the_catalogue_lacks_stops_the_load() -> None:
    core = STORE.assessment(FILES[0])
    strange = replace(core, facts={"9.9.9": next(iter(core.facts.values()))})
    with pytest.raises(UnknownReference, match=r"9\.9\.9"):
        load_assessment(strange, "khac", by=system_person(now=NOW), now=NOW)


def test_a_changed_file_replaces_the_facts() -> None:
    core = STORE.result("par_index_province/2948-qd-bnv-2017/examples/vinh-phuc-2017.yaml")
    fewer = replace(core, facts={}, deductions=(), published=None)
    assert load_assessment(fewer, "khac", by=system_person(now=NOW), now=NOW)
    row = Assessment.objects.get(slug=core.id)
    assert (row.facts.count(), row.deductions.count(), row.published_figures.count()) == (0, 0, 0)


def test_plans_come_back_as_they_were_signed() -> None:
    person = User.objects.get(username="vinhphuc")
    (summary,) = visible_plans(person)
    plan = plan_for(person, summary.slug)
    assert (plan.number, len(plan.tasks), summary.result_slug) == ("5264/KH-UBND", 24, "vinh-phuc-2017")
    assert plan.tasks == STORE.plan_named(summary.slug).tasks
    mending = plan_mending(person, "vinh-phuc-2017")
    assert mending is not None
    assert mending.id == plan.id
    assert plan_mending(person, "vinh-long-2020") is None
    with pytest.raises(NotVisibleError):
        plan_for(person, "vinh-long-2639-2020")


def test_headlines_are_those_of_the_sheets_and_rankings() -> None:
    by = User.objects.get(username="vinhphuc")
    told = headlines(by)
    assert {one.slug for one in visible_assessments(by)} <= told.keys()
    found, places = assessment_with_ranking(by, "so-c-2026")
    place = next(unit.place for unit in places if unit.slug == "so-c-2026")
    assert told["so-c-2026"].points == score_sheet(found).total.points
    assert (told["so-c-2026"].rank, told["so-c-2026"].of) == (place.rank, place.of)
    assert (told["vinh-phuc-2017"].rank, told["vinh-phuc-2017"].published) == (20, True)


def test_headlines_cost_two_queries_and_follow_what_is_loaded() -> None:
    by = User.objects.get(username="vinhphuc")
    before = headlines(by)["so-a-2026"].points
    with CaptureQueriesContext(connection) as queries:
        headlines(by)
    assert len(queries) == 2
    changed = STORE.assessment(next(path for path in FILES if path.stem == "so-a-2026"))
    emptied = replace(changed, facts={})
    load_assessment(emptied, "8" * 64, by=system_person(now=NOW), now=NOW)
    assert headlines(by)["so-a-2026"].points != before
