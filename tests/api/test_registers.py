"""Registers by a key: read, a row added and corrected, the figure that rows give."""

import pytest

from cchc.records.registers.models import Row
from tests.api.calling import Program
from tests.records.registers.building import GIVEN, REPORTS, coordinator, emptied, head, number, scorer

pytestmark = pytest.mark.django_db
HERE = f"/registers/{REPORTS}"


@pytest.fixture(autouse=True)
def empty(db: None) -> None:
    """No rows of the demonstration."""
    emptied()


def test_a_program_adds_a_row_and_corrects_it() -> None:
    program = Program(scorer())
    made = program.post(f"{HERE}/rows", {"agency": number(), "values": GIVEN})
    assert made.status_code == 200, made.content
    row = made.json()
    assert (row["values"]["kind"], row["due"], row["version"]) == ("par_quarter", "2026-09-20", 1)
    again = {"values": {**GIVEN, "sent": "21/09/2026"}, "seen": 1}
    assert program.post(f"{HERE}/rows/{row['id']}", again).json()["done"] == "2026-09-21"
    stale = program.post(f"{HERE}/rows/{row['id']}", {"values": GIVEN, "seen": 1})
    assert (stale.status_code, stale.json()["code"]) == (409, "row_changed")
    assert program.said(f"{HERE}/rows/{row['id']}")["version"] == 2
    listed = program.said(HERE, year=2026, search="bo noi vu")
    assert (listed["count"], listed["row"], listed["items"][0]["id"]) == (1, "báo cáo", row["id"])
    assert program.said(HERE, waiting=True)["count"] == 0
    asked = {"catalogue": "par_index_agency/minh-hoa-so-2026", "line": "1.2", "year": 2026}
    fact = program.said(f"{HERE}/fact", agency=number(), **asked)
    assert fact["fact"]["cases"]["late-quarter"] == 1
    assert (fact["rows"], fact["provisional"]) == ([row["id"]], True)
    assert REPORTS in {one["slug"] for one in program.said("/registers")}
    assert program.get(f"{HERE}/fact", agency=number("so-y-te"), **asked).status_code == 404


def test_what_a_column_cannot_take_is_named() -> None:
    program = Program(scorer())
    wrong = program.post(f"{HERE}/rows", {"agency": number(), "values": {**GIVEN, "due": "31/02/2026"}})
    assert wrong.status_code == 422
    assert "Hạn gửi" in wrong.content.decode() or "column" in wrong.content.decode()
    assert Program(scorer("so-y-te")).post(
        f"{HERE}/rows", {"agency": number(), "values": GIVEN}
    ).status_code in (403, 404)
    assert program.post(f"{HERE}/rows", {"values": GIVEN}).status_code == 404
    assert not Row.objects.exists()


def test_the_head_confirms_a_year_that_he_has_seen() -> None:
    boss, here = Program(head()), f"{HERE}/years/2026"
    said = boss.said(here)
    assert [(one["rows"], one["confirmed_at"], one["owed"]) for one in said] == [(0, None, False)]
    given = {"agency": number(), "rows": 0}
    stale = boss.post(here, {**given, "rows": 1})
    assert (stale.status_code, stale.json()["code"]) == (409, "rows_changed")
    assert boss.post(here, given).json()[0]["confirmed_by"] == str(head())
    assert boss.post(here, {**given, "confirm": False}).json()[0]["confirmed_at"] is None
    assert Program(scorer()).post(here, given).status_code == 403
    above = {one["agency_name"]: one["owed"] for one in Program(coordinator()).said(here)}
    assert above["Sở A (minh họa)"]
