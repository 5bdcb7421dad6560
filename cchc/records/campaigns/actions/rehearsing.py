"""Trying an opening out: everything is written and read, then taken back as if it had never been."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, QuerySet

from cchc.core.campaign.circuit import Step
from cchc.records.campaigns.actions.opening import open_campaign
from cchc.records.campaigns.actions.opening_values import Opening
from cchc.records.campaigns.models import Campaign, CollectedLine, Portion
from cchc.records.people.models import User


@dataclass(frozen=True, slots=True)
class OwedThere:
    """What one agency would owe in one step: for how many units, how many lines of the first of them."""

    step: Step
    agency: str
    units: int
    lines: int


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What an opening would make; `told` are the sentences of its report."""

    units: int
    portions: int
    owed: tuple[OwedThere, ...]
    collected: tuple[tuple[str, str, int], ...]
    told: tuple[str, ...]


def rehearse_opening(opening: Opening, *, by: User, now: datetime) -> Rehearsed:
    """What `open_campaign` would make of the same values; raises what it raises. Nothing stays."""
    with transaction.atomic():
        found = _read(open_campaign(opening, by=by, now=now))
        transaction.set_rollback(True)
    return found


def _read(campaign: Campaign) -> Rehearsed:
    portions = Portion.objects.filter(campaign_unit__campaign=campaign)
    collected = CollectedLine.objects.filter(campaign_unit__campaign=campaign).annotate(
        asked=Count("members")
    )
    lines = collected.select_related("line", "collating").order_by("line__position")
    return Rehearsed(
        units=campaign.units.count(),
        portions=portions.count(),
        owed=_owed(portions.select_related("agency").order_by("pk")),
        collected=tuple((row.line.key, row.collating.name, row.asked) for row in lines),
        told=tuple(campaign.opening_report),
    )


def _owed(portions: QuerySet[Portion]) -> tuple[OwedThere, ...]:
    found: dict[tuple[Step, str], list[int]] = {}
    for row in portions:
        found.setdefault((Step(row.step), row.agency.name), []).append(len(row.lines))
    steps = list(Step)
    rows = sorted(found.items(), key=lambda one: steps.index(one[0][0]))
    return tuple(OwedThere(step, agency, len(lines), max(lines)) for (step, agency), lines in rows)
