"""Documents on their way to drafts: read at once or by the queue, given up, read again, cleared."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks

from cchc.core.errors import InputRefused
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.models import Event
from cchc.records.plans.actions.documents import (
    another_runs,
    drop_reading,
    is_silent,
    keep_reading,
    read_again,
    resume_readings,
    send_document,
)
from cchc.records.plans.actions.reading import read_waiting
from cchc.records.plans.actions.sources import KEPT_UNCONFIRMED, clear_left
from cchc.records.plans.models import PlanReading, PlanSource, ReadingState
from tests.records.handing_in import NOW
from tests.records.plans.building import coordinator
from tests.records.plans.sending import LATER, document, sent, waiting

pytestmark = pytest.mark.django_db


def never() -> bool:
    """The process goes on."""
    return False


def now_of(row: PlanReading) -> PlanReading:
    """The row as it stands in the database."""
    return PlanReading.objects.get(pk=row.pk)


def test_a_short_document_is_read_at_once_and_nothing_is_queued() -> None:
    row = sent()
    assert (row.state, len(row.content["plan"]["tasks"])) == (ReadingState.READ, 24)
    assert not DBTaskResult.objects.exists()
    assert Event.objects.get(verb="plans.document_sent").detail["at_once"] is True


def test_a_long_one_is_queued_and_tells_how_far_it_is(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        row = waiting()
    assert (row.state, row.content) == (ReadingState.WAITING, None)
    assert DBTaskResult.objects.get().args_kwargs["args"] == [row.pk, 1]
    far: list[tuple[str, int]] = []

    def clock() -> datetime:
        far.append((now_of(row).state, now_of(row).done))
        return NOW + timedelta(seconds=2 * len(far))

    assert read_waiting(row.pk, 1, clock, never)
    assert (ReadingState.RUNNING, 0) in far
    assert (ReadingState.RUNNING, 50) in far
    assert now_of(row).state == ReadingState.READ
    assert now_of(row).whole >= now_of(row).done
    assert not read_waiting(row.pk, 1, lambda: NOW, never)  # it waits no more


def test_what_is_no_plan_is_refused_with_nothing_kept() -> None:
    broken = replace(document("docx"), raw=b"PK\x03\x04")
    with pytest.raises(InputRefused):
        send_document(broken, by=coordinator(), now=NOW)
    assert not PlanReading.objects.exists()


def test_a_reading_that_was_refused_is_read_again() -> None:
    row = waiting()
    PlanSource.objects.filter(pk=row.source_id).update(content=b"PK\x03\x04")
    assert read_waiting(row.pk, 1, lambda: NOW, never)
    assert now_of(row).state == ReadingState.REFUSED
    assert "hỏng" in now_of(row).problems[0]["message"]
    with pytest.raises(InputRefused, match="chưa đọc xong"):
        keep_reading(row.pk, by=coordinator(), now=NOW)
    read_again(row.pk, by=coordinator(), now=NOW)
    assert (now_of(row).state, now_of(row).attempt, now_of(row).problems) == (ReadingState.WAITING, 2, [])
    assert not read_waiting(row.pk, 1, lambda: NOW, never)  # an order of before
    with pytest.raises(InputRefused, match="đang được đọc"):
        read_again(row.pk, by=coordinator(), now=NOW)


def test_a_reading_of_which_nothing_is_heard_is_ordered_anew() -> None:
    row = waiting()
    PlanReading.objects.filter(pk=row.pk).update(state=ReadingState.RUNNING)
    assert not is_silent(now_of(row), NOW)
    assert is_silent(now_of(row), LATER)
    read_again(row.pk, by=coordinator(), now=LATER)
    assert read_waiting(row.pk, 2, lambda: LATER, never)


def test_a_reading_that_was_cut_off_goes_on_by_itself_but_not_forever() -> None:
    row, other = waiting(), waiting()
    for attempt in (1, 2):
        PlanReading.objects.filter(pk=row.pk).update(state=ReadingState.RUNNING, beat_at=NOW)
        resume_readings(NOW)
        assert another_runs(other, NOW)
        assert now_of(row).attempt == attempt
        resume_readings(LATER)
        assert (now_of(row).attempt, now_of(row).state) == (attempt + 1, ReadingState.WAITING)
    PlanReading.objects.filter(pk=row.pk).update(state=ReadingState.RUNNING, beat_at=NOW)
    resume_readings(LATER)
    assert now_of(row).state == ReadingState.REFUSED
    assert not another_runs(other, LATER)


def test_a_process_that_ends_leaves_its_reading_to_the_next_one() -> None:
    row = waiting()
    assert not read_waiting(row.pk, 1, lambda: NOW, lambda: now_of(row).state == ReadingState.RUNNING)
    assert (now_of(row).state, now_of(row).content) == (ReadingState.RUNNING, None)
    resume_readings(LATER)
    assert read_waiting(row.pk, 2, lambda: LATER, never)
    assert now_of(row).state == ReadingState.READ


def test_a_reading_that_is_thrown_away_ends() -> None:
    row = waiting()
    heard: list[int] = []

    def clock() -> datetime:
        heard.append(1)
        if len(heard) == 3:
            drop_reading(row.pk, by=coordinator(), now=NOW)
        return NOW + timedelta(seconds=2 * len(heard))

    assert not read_waiting(row.pk, 1, clock, never)
    assert not PlanReading.objects.exists()
    with pytest.raises(NotVisibleError):
        keep_reading(row.pk, by=coordinator(), now=NOW)


def test_what_nobody_confirms_goes_and_a_draft_stays() -> None:
    draft, _ = keep_reading(sent().pk, by=coordinator(), now=NOW)
    waiting()
    clear_left(NOW + KEPT_UNCONFIRMED)
    assert PlanReading.objects.count() == 2
    clear_left(NOW + KEPT_UNCONFIRMED + timedelta(minutes=1))
    assert not PlanReading.objects.exists()
    assert PlanSource.objects.filter(readings=None, drafts=None).count() == 0
    draft.refresh_from_db()
    assert draft.source is not None
