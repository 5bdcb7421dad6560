"""How far a campaign has come: portions counted by step and state, and its units as officials list them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from cchc.core.campaign.circuit import STEPS, Circuit, Step
from cchc.core.campaign.portion import LEFT, PortionState
from cchc.core.campaign.windows import Phase, Window, phase
from cchc.core.vietnamese import folded
from cchc.records.campaigns.models import Campaign, CampaignUnit
from cchc.records.campaigns.queries.owing import with_lines
from cchc.records.campaigns.queries.sight import seen_portions, seen_units
from cchc.records.campaigns.queries.timing import windows_of
from cchc.records.people.queries import Standing


@dataclass(frozen=True, slots=True)
class StepOverview:
    """One step of a campaign: its time, and how many portions stand in each state; a step may have none."""

    step: Step
    window: Window | None
    phase: Phase
    counts: Mapping[PortionState, int]

    @property
    def total(self) -> int:
        """All portions of the step."""
        return sum(self.counts.values())

    @property
    def left(self) -> int:
        """The portions that have left their agencies."""
        return sum(self.counts.get(state, 0) for state in LEFT)


@dataclass(frozen=True, slots=True)
class CampaignOverview:
    """The steps of a campaign in order, its units, and how many of them are published."""

    steps: tuple[StepOverview, ...]
    units: int
    published: int


def campaign_overview(standing: Standing, campaign: Campaign, now: datetime) -> CampaignOverview:
    """What the person may count of a campaign; at most seven queries, however many units there are."""
    windows = windows_of(campaign)
    counts: dict[Step, dict[PortionState, int]] = {}
    rows = with_lines(seen_portions(standing, campaign)).order_by().values_list("step", "state")
    for step, state, number in rows.annotate(number=Count("pk")):
        counts.setdefault(Step(step), {})[PortionState(state)] = number
    units = seen_units(standing, campaign).order_by().aggregate(units=Count("pk"), out=Count("published"))
    steps = (
        StepOverview(step, windows.get(step), phase(windows.get(step), now), counts.get(step, {}))
        for step in STEPS[Circuit(campaign.circuit)]
    )
    return CampaignOverview(tuple(steps), units["units"], units["out"])


def listed_units(
    standing: Standing, campaign: Campaign, search: str = "", group: str | None = None
) -> QuerySet[CampaignUnit]:
    """The units that a person sees, in Vietnamese order; `search` is compared without marks."""
    rows = seen_units(standing, campaign).order_by("unit__sort_key", "position")
    if group is not None:
        rows = rows.filter(ranking_group=group)
    for word in folded(search).split():
        rows = rows.filter(unit__folded__contains=word)
    return rows
