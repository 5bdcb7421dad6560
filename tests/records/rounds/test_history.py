"""The log of a campaign: found quickly, told in Vietnamese, for who may read it, and out as a table."""

import ast
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from cchc.core.campaign.circuit import Step
from cchc.core.catalogue.facts import CountFact
from cchc.files import tables_csv, tables_xlsx
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.audit.log_report import log_report
from cchc.records.audit.models import Event
from cchc.records.audit.queries import HIDDEN, PLAIN, HistoryRow, events_under, history
from cchc.records.audit.told import more_of, told
from cchc.records.audit.verbs import VERB_NAMES, verb_name
from cchc.records.campaigns.models import Campaign
from cchc.records.people.models import Role, User
from cchc.records.people.queries import standing_of
from cchc.records.rounds.queries import campaign_events, campaign_log
from tests.records.plays import acting
from tests.records.plays.small import small_campaign
from tests.records.rounds.builders import LATER, NOW, SLUG, officer, scored, strangers

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]


def log_for(campaign: Campaign, who: User, unit: str = "", line: str = "") -> tuple[HistoryRow, ...]:
    standing = standing_of(who, NOW.date())
    return campaign_log(standing, campaign, campaign_events(standing, campaign, unit, line))


def saved() -> Campaign:
    """The scorer of the first unit has written a line twice; nothing has left."""
    campaign = small_campaign()
    (portion,) = acting.portions(campaign, Step.SELF_SCORING, "so-a")
    acting.save(portion, "1.2", CountFact(Decimal(2)), NOW, "=1+1")
    acting.save(portion, "1.2", CountFact(Decimal(3)), LATER, seen=1)
    return campaign


def test_each_value_has_its_history_with_who_when_from_and_to() -> None:
    campaign = saved()
    scorer = acting.person("minh-hoa/so-a", Role.SCORER)
    newest, first = log_for(campaign, scorer, "so-a", "1.2")
    assert (newest.at, newest.who, newest.act, newest.round) == (LATER, str(scorer), "Ghi số liệu", "Tự chấm")
    assert newest.line == "1.2 Báo cáo chậm (minh họa)"
    assert newest.unit == "Sở A (minh họa)"
    assert newest.before == "2 báo cáo; 2,00 điểm; thuyết minh: =1+1"
    assert newest.after.startswith("3 báo cáo; 1,50 điểm")
    assert (first.before, first.after) == ("", newest.before)


def test_figures_inside_an_agency_are_not_told_to_others() -> None:
    campaign = saved()
    rows = log_for(campaign, officer(), "so-a")
    assert {(row.before, row.after) for row in rows if row.act == "Ghi số liệu"} == {(HIDDEN, HIDDEN)}
    with pytest.raises(NotVisibleError):
        log_for(campaign, acting.person("minh-hoa/so-b", Role.SCORER), "so-a")


def test_what_has_left_is_told_to_the_coordinator() -> None:
    campaign = scored()
    rows = log_for(campaign, officer())
    assert not [row for row in rows if HIDDEN in (row.before, row.after)]
    assert {"Mở đợt chấm điểm", "Ghi số liệu", "Trình lãnh đạo đơn vị"} <= {row.act for row in rows}
    moved = next(row for row in rows if row.verb == "entries.portion_confirmed")
    assert (moved.before, moved.after) == ("Chờ lãnh đạo đơn vị duyệt", "Lãnh đạo đơn vị đã duyệt")
    assert moved.more.startswith("bước: Tự chấm điểm")


def test_a_unit_reads_of_itself_only() -> None:
    campaign = scored()
    rows = log_for(campaign, acting.person("minh-hoa/so-b", Role.SCORER))
    assert {row.unit for row in rows} == {"Sở B (minh họa)"}
    assert log_for(campaign, strangers()[2]) == ()


def test_the_log_of_a_campaign_is_not_that_of_one_with_a_longer_name() -> None:
    for subject in ("dot", "dot/a", "dot/a/1.1/self", "dot-2", "dot-2/a", "dot/ab", "dou"):
        record("tests.acted", subject, by=None, now=NOW)
    assert {row.subject for row in events_under("dot")} == {"dot", "dot/a", "dot/a/1.1/self", "dot/ab"}
    assert {row.subject for row in events_under("dot/a")} == {"dot/a", "dot/a/1.1/self"}
    assert len(history("dot", most=2)) == 2
    assert history("dot")[0].who == "Hệ thống"


def test_the_log_is_found_through_an_index() -> None:
    Event.objects.bulk_create(
        Event(at=NOW, verb="tests.acted", subject=f"khac-{number}/a/1.1/self") for number in range(3000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE audit_event")
    plan = events_under("khac-77").explain()
    assert "event_by" in plan, plan


def test_reading_costs_the_same_for_any_number_of_rows() -> None:
    campaign = scored()
    log_for(campaign, officer())
    with CaptureQueriesContext(connection) as queries:
        log_for(campaign, officer())
    assert len(queries) <= 9


def test_the_table_never_holds_a_formula() -> None:
    campaign = saved()
    rows = log_for(campaign, acting.person("minh-hoa/so-a", Role.SCORER), "so-a", "1.2")
    evil = [*rows, HistoryRow(NOW, "=cmd|'/c calc'!A1", "+1", "-1", "@x", "", "", "", "", 0, "x")]
    report = log_report("Nhật ký", evil, illustrative=True)
    sheet = load_workbook(io.BytesIO(tables_xlsx.write(report))).active
    assert sheet is not None
    assert not [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"]
    text = tables_csv.write(report).decode("utf-8-sig")
    assert "'=cmd" in text
    assert ";=cmd" not in text


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        (True, "Có"),
        (3, "3"),
        (1.5, "1.5"),
        ("draft", "Đang nhập"),
        ("appraisal_1", "Thẩm định lần 1"),
        ("2026-11-02", "02/11/2026"),
        ("2026-11-02T02:00:00+00:00", "09:00 02/11/2026"),
        ("2026-13-02", "2026-13-02"),
        (["1.1", "1.2", None], "1.1; 1.2"),
        ({"value": True}, "Có"),
        ({"value": True, "x": "draft"}, "Có; Đang nhập"),
        ({"count": "x", "y": None}, "x"),
        (
            {
                "fact": {"count": "3"},
                "points": "1.5",
                "provisional": True,
                "cutoff": "2026-11-02",
                "note": "a",
            },
            "3; 1,50 điểm; số ước; số liệu đến 02/11/2026; thuyết minh: a",
        ),
    ],
)
def test_details_are_told_in_words(value: Any, said: str) -> None:
    assert told(value) == said


def test_the_rest_of_a_detail_is_told_with_labels() -> None:
    detail = {"reason": "Thiếu", "due": "2026-11-02", "from": "draft", "version": 3}
    assert more_of(detail) == "lý do: Thiếu; hạn bổ sung: 02/11/2026"


def verbs_written() -> set[str]:
    """Every first argument of `record` and every text that looks like an act of an app."""
    apps = {path.name for path in (ROOT / "cchc/records").iterdir() if (path / "models.py").is_file()}
    found = set()
    for path in (ROOT / "cchc").rglob("*.py"):
        if "migrations" in path.parts or path.name in ("models.py", "verbs.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in ("record", "_record", "_log") and node.args:
                found |= {_text(arg) for arg in node.args if _text(arg).partition(".")[0] in apps}
    return {verb for verb in found if "." in verb}


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _text(node: ast.expr) -> str:
    """A text, or the beginning of a text that is put together."""
    if isinstance(node, ast.JoinedStr) and node.values:
        return f"{_text(node.values[0])}…"
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_every_act_has_a_name() -> None:
    unnamed = [
        verb
        for verb in sorted(verbs_written())
        if not any(
            known.startswith(verb.rstrip("…")) if "…" in verb else known == verb for known in VERB_NAMES
        )
    ]
    assert unnamed == [], "name them in cchc/records/audit/verbs.py"
    assert verb_name("later.unknown") == "later.unknown"


def test_nothing_is_hidden_from_who_reads_without_a_campaign() -> None:
    small_campaign()
    row = history(SLUG)[0]
    assert (row.act, PLAIN.units) == ("Mở đợt chấm điểm", {})
