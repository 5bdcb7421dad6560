"""Drafts of plans, changed and issued by two people at once."""

from datetime import date
from typing import Any

import pytest

from cchc.records.plans.actions.documents import keep_reading
from cchc.records.plans.actions.drafts import NewDraft, issue_draft, save_task, start_draft
from cchc.records.plans.draft_content import empty_content
from cchc.records.plans.models import Plan, PlanDraft
from tests.records.entries.apart import alone, overtaken
from tests.records.handing_in import NOW
from tests.records.plans.building import CATALOGUE, coordinator, task
from tests.records.plans.sending import sent
from tests.records.together.telling import told

pytestmark = pytest.mark.usefixtures("apart")
SIGNED = date(2026, 11, 20)


def plan(number: str = "1") -> PlanDraft:
    """A plan of one task that lacks nothing but its number."""
    by = coordinator()
    content = empty_content("annual_par_plan", "Kế hoạch thử", "vinh-phuc", CATALOGUE, 2026)
    content["plan"].update(issuer="ubnd-tinh", tasks=[task(number, "Quý IV/2026")])
    new = NewDraft(
        register="vinh-phuc", catalogue=CATALOGUE, kind="annual_par_plan", title="Thử", content=content
    )
    return start_draft(new, by=by, now=NOW)


def issues(draft: PlanDraft) -> Plan:
    """The draft is issued under the number that the other has too."""
    return issue_draft(draft.slug, "9/KH-UBND", SIGNED, seen=1, by=coordinator(), now=NOW)


def kept() -> list[Any]:
    """The tasks of what was issued."""
    rows = Plan.objects.filter(number="9/KH-UBND")
    return [[one.number for one in row.tasks.order_by("position")] for row in rows]


def test_a_plan_is_issued_once_and_the_other_is_told_so() -> None:
    draft = alone(plan)
    first, second = overtaken(lambda: issues(draft), lambda: issues(draft))
    assert (told(first), told(second)) == ("", "draft_issued")
    assert alone(kept) == [["1"]]


def test_two_drafts_of_one_number_are_not_written_over_one_another() -> None:
    one, two = alone(plan), alone(lambda: plan("2"))
    first, second = overtaken(lambda: issues(one), lambda: issues(two))
    assert (told(first), told(second)) == ("", "plan_known")
    assert alone(kept) == [["1"]]


def test_a_plan_is_not_issued_without_what_another_writes_into_it() -> None:
    draft = alone(plan)
    writes = task("2", "Tháng 12/2026")
    first, second = overtaken(
        lambda: save_task(draft.slug, None, writes, seen=1, by=coordinator(), now=NOW), lambda: issues(draft)
    )
    assert (told(first), told(second)) == ("", "draft_changed")
    assert alone(kept) == []


def test_a_document_confirmed_twice_at_once_is_one_draft() -> None:
    one, two = alone(sent), alone(sent)
    before = alone(PlanDraft.objects.count)
    for reading in (one, two):
        first, second = overtaken(
            lambda: keep_reading(one.pk, by=coordinator(), now=NOW),
            lambda reading=reading: keep_reading(reading.pk, by=coordinator(), now=NOW),
        )
        assert isinstance(first, tuple)
        assert second == (first[0], False)
        assert alone(PlanDraft.objects.count) == before + 1
