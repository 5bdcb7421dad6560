"""Rows of a file: added once, those kept by hand protected as the person says, all or nothing."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.core.errors import InputRefused, NotAllowed, Place
from cchc.core.register.rows import Value
from cchc.records.audit.models import Event
from cchc.records.registers.actions import Imported, close_year, import_rows
from cchc.records.registers.actions.importing import Existing, RowOfFile
from cchc.records.registers.models import Row, YearClosed
from tests.records.registers.building import NOW, REPORTS, coordinator, head, number, row, scorer

pytestmark = pytest.mark.django_db
VALUES: dict[str, Value] = {
    "title": "Báo cáo công tác cải cách hành chính Quý III",
    "kind": "par_quarter",
    "receiver": "Bộ Nội vụ",
    "due": date(2026, 9, 20),
    "complete": True,
}
SENT = {**VALUES, "sent": date(2026, 9, 19)}


def of_file(values: dict[str, Value], place: int = 6, row: int | None = None, seen: int = 0) -> RowOfFile:
    return RowOfFile(Place(row=place), number(), values, row, seen)


def brought(*rows: RowOfFile, existing: Existing = "stop", dry: bool = False) -> Imported:
    return import_rows(REPORTS, rows, existing, by=scorer(), now=NOW, dry=dry)


def test_a_file_brought_twice_adds_nothing() -> None:
    assert brought(of_file(VALUES), of_file(SENT), dry=True) == Imported(added=2)
    assert not Row.objects.exists()
    assert brought(of_file(VALUES), of_file(SENT)) == Imported(added=2)
    assert brought(of_file(VALUES), of_file(SENT)) == Imported(same=2)


def test_a_row_that_the_file_says_twice_is_added_once() -> None:
    assert brought(of_file(SENT), of_file(SENT, 7), dry=True) == Imported(added=1, same=1)
    assert brought(of_file(SENT), of_file(SENT, 7)) == Imported(added=1, same=1)
    assert Row.objects.get().done == date(2026, 9, 19)


def test_many_rows_cost_no_more_statements_than_few() -> None:
    def statements(least: int, most: int) -> int:
        listed = [of_file({**SENT, "number": f"{one}/BC"}, one) for one in range(least, most)]
        with CaptureQueriesContext(connection) as found:
            assert brought(*listed) == Imported(added=most - least)
        return len(found)

    close_year(REPORTS, number(), 2026, rows=0, by=head(), now=NOW)
    brought(of_file(VALUES))
    assert not YearClosed.objects.filter(agency=number(), year=2026).exists()
    assert statements(6, 8) == statements(10, 60)
    kept = Row.objects.get(values__number="33/BC")
    event = Event.objects.get(verb="registers.row_saved", subject=f"{REPORTS}/so-tu-phap/{kept.pk}")
    assert (event.detail["to"], event.detail["version"], kept.version) == (kept.values, 1, 1)
    assert "33/bc" in kept.folded


def test_what_was_written_by_hand_is_protected() -> None:
    kept = row()
    later = of_file(SENT, row=kept.pk, seen=1)
    with pytest.raises(InputRefused, match="ghi khác tệp") as error:
        brought(of_file({**VALUES, "number": "9"}), later)
    assert error.value.problem.place.row == 6
    assert Row.objects.count() == 1
    assert brought(later, existing="skip") == Imported(skipped=1)
    assert brought(later, existing="update") == Imported(changed=1)
    kept.refresh_from_db()
    assert (kept.done, kept.version) == (date(2026, 9, 19), 2)
    stale = of_file({**SENT, "number": "1/BC"}, row=kept.pk, seen=1)
    with pytest.raises(InputRefused, match="đã ghi dòng này"):
        brought(stale, existing="update")


def test_rows_of_others_are_not_touched() -> None:
    other = row(agency="so-y-te")
    with pytest.raises(InputRefused, match="Không có dòng với mã này"):
        brought(of_file(SENT, row=other.pk, seen=1), existing="update")
    with pytest.raises(NotAllowed):
        import_rows(REPORTS, [of_file(SENT)], "stop", by=coordinator(), now=NOW)
