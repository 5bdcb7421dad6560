"""The log tells the truth: inside the act's transaction, and unchangeable."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from cchc.records.audit.actions import record, record_all
from cchc.records.audit.models import Event

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_an_event_is_written() -> None:
    event = record("tests.acted", "đối tượng", {"detail": 1}, by=None, now=NOW)
    assert Event.objects.get(pk=event.pk).detail == {"detail": 1}
    assert "tests.acted" in str(event)


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["UPDATE audit_event SET verb = 'x'", "DELETE FROM audit_event"])
def test_the_database_refuses_to_change_the_log(change: str) -> None:
    record("tests.acted", "đối tượng", by=None, now=NOW)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


def test_outside_a_transaction_nothing_is_logged() -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        record("tests.acted", "đối tượng", by=None, now=NOW)
    with pytest.raises(RuntimeError, match="inside the transaction"):
        record_all("tests.acted", [("đối tượng", {})], by=None, now=NOW)
