"""Publication: what stands against it, what it freezes, and that a frozen result is computed again."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cchc.core.campaign.circuit import Step
from cchc.core.catalogue.facts import RatioFact
from cchc.core.errors import InputRefused, NotAllowed
from cchc.core.scoring.sheet import score_sheet
from cchc.records.assessments.actions import load_assessment, store_result
from cchc.records.assessments.models import Assessment
from cchc.records.assessments.queries import NotVisibleError, assessment_for
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.entries.actions import Closed, submit
from cchc.records.entries.models import Entry
from cchc.records.people.actions import system_person
from cchc.records.people.models import Role, User
from cchc.records.people.queries import standing_of
from cchc.records.rounds.actions import Decided, publish
from cchc.records.rounds.models import Publication, Snapshot
from cchc.records.rounds.queries import publication_state, snapshots_of
from cchc.records.rounds.snapshots import digest, reproduces
from tests.records.plays import acting
from tests.records.plays.small import KEY, small_campaign
from tests.records.rounds.builders import (
    NOW,
    OVER,
    SLUG,
    YES,
    appraised,
    disputed,
    officer,
    points_from_outside,
    published,
    scored,
    strangers,
)

pytestmark = pytest.mark.django_db
LAST = Decided("15/QĐ-UBND", OVER.date(), "Điều tra chưa xong")


def refused(decided: Decided = LAST, group: str = "") -> dict[str, str]:
    with pytest.raises(InputRefused) as raised:
        publish(SLUG, group, decided, by=officer(), now=OVER)
    return {problem.code: problem.message for problem in raised.value.problems}


def test_work_under_way_stands_against_it() -> None:
    campaign = scored()
    assert "chưa xong" in refused()["work_under_way"]
    state = publication_state(standing_of(officer(), NOW.date()), SLUG, NOW)
    assert state.chosen is not None
    told = [one.problem.message for one in state.chosen.against.obstacles]
    assert "Sở A (minh họa): Giải trình, Sở A (minh họa) còn thời gian, chưa gửi" in told
    assert state.chosen.head is state.groups[0]
    assert state.chosen.waiting == state.groups[0].units
    assert (state.may_publish, len(acting.portions(campaign, Step.REBUTTAL))) == (True, 2)


def test_a_rebuttal_nobody_has_ruled_on_stands_against_it() -> None:
    campaign = appraised()
    (portion,) = acting.portions(campaign, Step.REBUTTAL, "so-a")
    acting.save(portion, "1.1", YES, NOW, "Đã có kế hoạch")
    acting.leave(portion, NOW)
    found = refused()
    assert "giải trình" in found["work_under_way"]
    assert "thẩm định: Không" in found["open_dispute"]


def test_a_dispute_nobody_has_decided_stands_against_it() -> None:
    disputed()
    assert "đơn vị giải trình: Có; thẩm định: Không" in refused()["open_dispute"]


def test_lines_without_figures_need_a_reason() -> None:
    appraised()
    assert (
        "1.4 Điều tra (minh họa): chưa nhập điểm từ bên ngoài"
        in refused(replace(LAST, reason=" "))["line_unknown"]
    )
    publish(SLUG, "", LAST, by=officer(), now=OVER)
    assert Publication.objects.get(campaign__slug=SLUG).reason == "Điều tra chưa xong"


def test_a_decision_has_a_number_and_a_day() -> None:
    appraised()
    assert refused(replace(LAST, number=" ")).keys() == {"missing_number"}
    assert refused(replace(LAST, day=OVER.date() + timedelta(days=1))).keys() == {"future_day"}
    assert refused(group="khong-co").keys() == {"nothing_to_publish"}


def test_it_is_done_once_and_by_the_coordinator() -> None:
    appraised()
    for who in (*strangers(), User.objects.get(username="lanhdao.vinhphuc")):
        with pytest.raises((NotVisibleError, NotAllowed)):
            publish(SLUG, "", LAST, by=who, now=OVER)
    points_from_outside()
    publish(SLUG, "", LAST, by=officer(), now=OVER)
    assert Publication.objects.get(campaign__slug=SLUG).reason == ""
    assert refused().keys() == {"nothing_to_publish", "published_before"}


def test_what_is_published_is_shown_as_every_result() -> None:
    campaign = published()
    scorer = acting.person("minh-hoa/so-b", Role.SCORER)
    told = assessment_for(scorer, "nho-2026-so-a")
    assert score_sheet(told).total.points.exact == Decimal(0) + 2 + Decimal("3.6") + Decimal("0.5")
    assert (told.source, told.data_date) == (f"Quyết định số 15/QĐ-UBND ngày {OVER:%d/%m/%Y}", OVER.date())
    unit = CampaignUnit.objects.get(campaign=campaign, unit__slug="so-a")
    assert unit.published is not None
    assert (unit.published.frozen, unit.published.unit) == (True, unit.unit)
    assert unit.published.sha256 == unit.snapshot.sha256
    with pytest.raises(NotVisibleError):
        publication_state(standing_of(scorer, NOW.date()), SLUG, NOW)


def test_nobody_works_on_a_published_unit() -> None:
    campaign = published()
    for portion in acting.portions(campaign, Step.REBUTTAL):
        with pytest.raises(Closed):
            acting.save(portion, "1.1", YES, OVER, "Muộn")
        with pytest.raises(Closed):
            submit(portion.pk, by=acting.worker(portion), now=NOW)


CHANGES = (
    "UPDATE rounds_snapshot SET text = '{}'",
    "DELETE FROM rounds_snapshot",
    "UPDATE entries_entry SET note = 'x'",
    "DELETE FROM entries_entry",
    "UPDATE entries_entry SET points = 10000",
)


def test_the_database_keeps_what_is_published() -> None:
    campaign = published()
    for change in CHANGES:
        with (
            pytest.raises(DatabaseError, match=r"append-only|frozen"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)
    held = Entry.objects.filter(campaign_unit__campaign=campaign)
    copy = replace_round(held[0])
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        copy.save()


@pytest.mark.parametrize("table", ["rounds_snapshot", "audit_event", "entries_entry", "evidence_revision"])
def test_no_kept_table_is_emptied_at_once(table: str) -> None:
    published()
    emptied = "TRUNCATE" if connection.vendor == "postgresql" else "DELETE FROM"
    if emptied == "DELETE FROM" and table == "evidence_revision":
        table = "entries_entry"  # SQLite deletes row by row, and here no file is pinned
    connection.check_constraints()  # what waits for the end of the transaction would stand before it
    told = pytest.raises(DatabaseError, match=r"append-only|frozen")
    with told, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{emptied} {table}{' CASCADE' if emptied == 'TRUNCATE' else ''}")


def replace_round(entry: Entry) -> Entry:
    """A figure of another round that is not stored yet."""
    entry.pk, entry.round, entry._state.adding = None, "council", True
    return entry


def test_a_snapshot_is_computed_again_digit_by_digit() -> None:
    snapshot = snapshots_of(published())[0]
    assert reproduces(snapshot)
    assert snapshot.program
    changed = snapshot.text.replace('"part":"9"', '"part":"8"')
    assert changed != snapshot.text
    assert not reproduces(altered(snapshot, text=changed))
    assert not reproduces(altered(snapshot, text=changed, sha256=digest(changed)))
    assert not reproduces(altered(snapshot, catalogue_sha256="0" * 64))
    CatalogueVersion.objects.filter(key=KEY).update(sha256="0" * 64)
    assert not reproduces(snapshot)


def altered(snapshot: Snapshot, **changed: str) -> Snapshot:
    """A copy that is not stored, with something else in it."""
    kept = {name: getattr(snapshot, name) for name in ("text", "sha256", "catalogue_sha256")}
    return Snapshot(campaign_unit=snapshot.campaign_unit, **{**kept, **changed})


def test_no_file_takes_the_place_of_a_published_result() -> None:
    published()
    now, core = OVER, assessment_for(officer(), "nho-2026-so-a")
    with pytest.raises(InputRefused, match="không nạp đè"):
        load_assessment(core, "1" * 64, by=system_person(now=now), now=now)
    unit = Assessment.objects.get(slug="nho-2026-so-a").unit
    with pytest.raises(InputRefused, match="Đã có kết quả"):
        store_result(core, "1" * 64, unit, by=officer(), now=now)


def test_the_state_of_publication_costs_the_same_for_any_number_of_units() -> None:
    small_campaign()
    standing = standing_of(officer(), NOW.date())
    publication_state(standing, SLUG, NOW)
    with CaptureQueriesContext(connection) as queries:
        publication_state(standing, SLUG, NOW)
    assert len(queries) <= 12


def test_what_never_left_its_agency_is_published_as_unknown() -> None:
    campaign = small_campaign()
    (portion,) = acting.portions(campaign, Step.SELF_SCORING, "so-a")
    acting.save(portion, "1.3", RatioFact(Decimal(9), Decimal(10)), NOW)
    assert "Tự chấm điểm" not in str(refused())
    assert "chưa xong" in refused()["work_under_way"]


def test_no_later_migration_has_dropped_what_keeps_the_tables() -> None:
    """SQLite makes a table anew to change it, and its triggers are gone with the old one."""
    asked = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        asked = "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        kept = {table for _, table in cursor.fetchall()}
    assert {"audit_event", "rounds_snapshot", "entries_entry", "entries_proof"} <= kept
