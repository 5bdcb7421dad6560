"""The clock: windows are written down, people are told, the queue is emptied; at night nobody is woken."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from cchc.jobs.clock import tick
from cchc.records.notices.models import Digest, Notice
from cchc.records.notices.tasks import deliver_digest
from cchc.records.people.models import Role
from tests.records.campaigns.opening import DAY, NOW, opened, person
from tests.records.entries.apart import at_once, database_of_its_own


@pytest.mark.django_db
def test_a_tick_after_the_end_closes_tells_and_sends() -> None:
    person("minh-hoa/so-a", Role.SCORER, "cham.so-a")
    opened()
    done = tick(NOW + 10 * DAY)
    assert done.closed == 1
    assert Notice.objects.filter(person__username="cham.so-a", overdue=True).count() == 1
    assert Digest.objects.filter(person__username="cham.so-a").count() == 1
    again = tick(NOW + 10 * DAY)
    assert (again.closed, again.notices, again.digests) == (0, 0, 0)


@pytest.mark.django_db
def test_at_night_nobody_is_written_to() -> None:
    person("minh-hoa/so-a", Role.SCORER, "cham.so-a")
    opened()
    night = datetime(2026, 12, 2, 20, 0, tzinfo=UTC)  # three in the morning in Vietnam
    assert tick(night).digests == 0
    assert not Notice.objects.filter(overdue=True).exists()


@pytest.mark.django_db
def test_the_command_says_what_it_did() -> None:
    said = StringIO()
    call_command("tick", stdout=said)
    assert said.getvalue().startswith("Bước hết thời gian: ")


@pytest.mark.django_db
def test_one_round_of_background_work_empties_the_queue() -> None:
    def work() -> list[str]:
        deliver_digest.enqueue(0)  # there is no such digest: the fault is kept, the queue goes on
        call_command("work", once=True)
        return list(DBTaskResult.objects.values_list("status", flat=True))

    with database_of_its_own():
        (ended,) = at_once(lambda _: work(), [None], people=1)
    assert isinstance(ended, list)
    assert "FAILED" in ended
    assert set(ended) <= {"FAILED", "SUCCESSFUL"}  # digests of the demonstration are sent besides
