"""The log by pages: newest first, on from any event, through one index, never sorting or counting it all."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.records.audit.models import Event
from cchc.records.audit.paging import counted, page_of
from cchc.records.audit.queries import events_under

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, tzinfo=UTC)


def logged(campaign: str, minutes: Iterable[int]) -> list[int]:
    """Events at these minutes, told by their numbers in the order in which they were written."""
    made = (
        Event(at=NOW + timedelta(minutes=minute), verb="tests.acted", subject=f"{campaign}/a/1.1/self")
        for minute in minutes
    )
    return [one.pk for one in Event.objects.bulk_create(made)]


def numbers(events: Iterable[Event]) -> list[int]:
    return [one.pk for one in events]


def test_pages_go_on_from_an_event_both_ways() -> None:
    first, second, third, fourth, fifth = logged("dot", (1, 3, 2, 3, 4))  # two at once, one written late
    logged("dot-2", (5,))
    log = events_under("dot")
    newest = page_of(log, 2)
    assert (numbers(newest.events), newest.older, newest.newer) == ([fifth, fourth], fourth, None)
    middle = page_of(log, 2, before=fourth)
    assert (numbers(middle.events), middle.older, middle.newer) == ([second, third], third, second)
    last = page_of(log, 2, before=third)
    assert (numbers(last.events), last.older, last.newer) == ([first], None, first)
    assert page_of(log, 2, after=first) == middle
    assert page_of(log, 2, after=second) == newest
    assert page_of(log, 2, after=fourth) == newest


def test_an_event_of_elsewhere_asks_for_the_newest() -> None:
    mine, other = logged("dot", (1, 2)), logged("dot-2", (3,))
    log = events_under("dot")
    assert numbers(page_of(log, 2, before=other[0]).events) == mine[::-1]
    assert numbers(page_of(log, 2, after=10**17).events) == mine[::-1]
    assert page_of(events_under("khac"), 2).events == ()


def test_events_are_counted_up_to_a_bound() -> None:
    logged("dot", range(5))
    assert [counted(events_under("dot"), most) for most in (3, 4, 5)] == [4, 5, 5]
    assert counted(events_under("dot"), 9) == 5


def test_a_page_is_found_without_sorting() -> None:
    for campaign in range(3):
        logged(f"dot-{campaign}", range(3000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE audit_event")
    log = events_under("dot-1")
    middle = log[500]
    with CaptureQueriesContext(connection) as asked:
        page_of(log, 20, before=middle.pk)
    plan = explained(asked.captured_queries[-1]["sql"])
    assert "event_by_root" in plan, plan
    assert "sort" not in plan.lower(), plan
    assert "b-tree" not in plan.lower(), plan


def explained(statement: str) -> str:
    prefix = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{prefix} {statement}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def test_the_table_still_refuses_changes_after_its_last_migration() -> None:
    """By name: SQLite makes a table anew to change it, and the triggers go with the old one."""
    asked = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_event'"
    wanted = {"audit_event_no_update", "audit_event_no_delete"}
    if connection.vendor == "postgresql":
        asked = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'audit_event'::regclass AND NOT tgisinternal"
        wanted = {"audit_event_append_only"}
    with connection.cursor() as cursor:
        cursor.execute(asked)
        assert wanted <= {name for (name,) in cursor.fetchall()}
