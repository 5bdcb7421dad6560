"""The log alone tells what the tables hold: figures with their versions, states of portions."""

from datetime import date
from typing import Any

import pytest

from cchc.core.campaign.circuit import Step
from cchc.core.catalogue.facts import CasesFact
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.entries.actions import agree_all, send_back
from cchc.records.entries.models import Entry
from tests.records.campaigns.opening import NOW, coordinator
from tests.records.entries.builders import (
    DONE,
    HALF,
    LATE,
    LATER,
    ON_TIME,
    PLAN,
    WAITING,
    appraiser,
    close_step,
    figures,
    head,
    internal,
    leave,
    logged,
    open_step,
    owed,
    save,
)

pytestmark = pytest.mark.django_db
REPORTS = CasesFact((("late-year", 1), ("incomplete", 0), ("late-quarter", 2)))


def a_year(campaign: Campaign) -> None:
    portion = owed(campaign)
    for line in portion.lines:
        save(portion, line, WAITING)
    save(portion, fact=LATE, seen=1, note="Minh họa")
    save(portion, fact=ON_TIME, seen=2, by=head(), now=LATER, note="Minh họa")
    save(portion, "1.1.2", DONE, seen=1, note="Minh họa")
    save(portion, "1.2", REPORTS, seen=1, note="Minh họa")
    leave(portion)
    send_back(portion.pk, ["1.1.2"], "Sai số", date(2026, 11, 30), by=coordinator(), now=NOW)
    save(portion, "1.1.2", HALF, seen=2, note="Đã rà soát")
    leave(portion)
    close_step(campaign, Step.SELF_SCORING, LATER)
    open_step(campaign, Step.APPRAISAL_1)
    judging = owed(campaign, Step.APPRAISAL_1, agency="so-noi-vu")
    save(judging, PLAN, LATE, note="Văn bản ghi ngày 20/01")
    agree_all(judging.pk, by=appraiser(), now=NOW)
    leave(judging)


def replayed() -> tuple[dict[str, dict[str, Any]], dict[int, str]]:
    """Entries by subject and states by portion, from the log; what an act starts from must be so."""
    entries: dict[str, dict[str, Any]] = {}
    states: dict[int, str] = {}
    for event in logged(""):
        told = event.detail
        if event.verb == "entries.entry_saved":
            before = entries.get(event.subject)
            assert (before["said"] if before else None) == told["from"]
            assert told["version"] == (before["version"] if before else 0) + 1
            entries[event.subject] = {"said": told["to"], "version": told["version"], "by": event.by_id}
        elif "portion" in told:
            assert states.get(told["portion"], "draft") == told["from"]
            states[told["portion"]] = told["to"]
    return entries, states


def kept(entry: Entry) -> dict[str, Any]:
    said = {
        "fact": entry.fact,
        "note": entry.note,
        "source": entry.source,
        "cutoff": None,
        "provisional": entry.provisional,
        "points": None if entry.points is None else f"{entry.points.normalize():f}",
    }
    return {"said": said, "version": entry.version, "by": entry.by_id}


def test_replaying_the_log_gives_the_entries_and_the_states() -> None:
    campaign = internal()
    a_year(campaign)
    entries, states = replayed()
    rows = figures().select_related("line", "campaign_unit__unit")
    stored = {f"so-2026/{row.campaign_unit.unit.slug}/{row.line.key}/{row.round}": kept(row) for row in rows}
    assert stored == entries
    assert len(stored) > 50
    portions = Portion.objects.filter(campaign_unit__campaign=campaign)
    assert {one.pk: one.state for one in portions if one.state != "draft"} == states


def test_the_same_requests_again_change_nothing() -> None:
    campaign = internal()
    portion = owed(campaign)
    for _ in range(2):
        save(portion, fact=ON_TIME, note="Minh họa")
    assert figures().get().version == 1
    assert logged("entry_saved").count() == 1
