"""The state of a campaign told twice: as it is stored, and as the log alone rebuilds it."""

from dataclasses import dataclass, field
from typing import Any

from cchc.core.campaign.portion import PortionState
from cchc.records.audit.models import Event
from cchc.records.campaigns.models import Campaign, CampaignUnit, Portion
from cchc.records.entries.actions.figures import figure_of
from cchc.records.entries.models import Entry

Cell = tuple[str, str, str]


@dataclass
class Told:
    """Figures by unit, line and round with their versions, states of portions, and who is published."""

    figures: dict[Cell, dict[str, Any]] = field(default_factory=dict)
    versions: dict[Cell, int] = field(default_factory=dict)
    states: dict[int, str] = field(default_factory=dict)
    published: set[str] = field(default_factory=set)


def stored(campaign: Campaign) -> Told:
    """What the tables say."""
    told = Told()
    rows = Entry.objects.filter(campaign_unit__campaign=campaign)
    for row in rows.select_related("line", "campaign_unit__unit"):
        cell = (row.campaign_unit.unit.slug, row.line.key, row.round)
        points = None if row.points is None else str(row.points)
        told.figures[cell] = {**figure_of(row).as_json(), "points": points}
        told.versions[cell] = row.version
    owed = Portion.objects.filter(campaign_unit__campaign=campaign)
    told.states.update(owed.values_list("pk", "state"))
    done = CampaignUnit.objects.filter(campaign=campaign, published__isnull=False)
    told.published.update(done.values_list("unit__slug", flat=True))
    return told


def replayed(campaign: Campaign) -> Told:
    """What the log says, from the opening on; every event must fit what was there before it."""
    told = Told()
    owed = Portion.objects.filter(campaign_unit__campaign=campaign)
    told.states.update(dict.fromkeys(owed.values_list("pk", flat=True), PortionState.DRAFT.value))
    for event in Event.objects.filter(subject__startswith=f"{campaign.slug}/").order_by("pk"):
        _play(told, event)
    return told


def _play(told: Told, event: Event) -> None:
    _, unit, *rest = event.subject.split("/")
    detail = event.detail
    if event.verb == "entries.entry_saved":
        line, kept = rest
        cell = (unit, line, kept)
        assert detail["from"] == told.figures.get(cell)
        assert detail["version"] == told.versions.get(cell, 0) + 1
        told.figures[cell], told.versions[cell] = detail["to"], detail["version"]
    elif event.verb == "rounds.unit_published":
        told.published.add(unit)
    elif "portion" in detail and "to" in detail:
        assert detail["from"] == told.states[detail["portion"]]
        told.states[detail["portion"]] = detail["to"]
