"""How far portions have come: counts only, which those who may not read the figures may see too."""

from collections.abc import Iterable

from django.db.models import Count

from cchc.core.campaign.circuit import PORTION_ROUNDS, Step
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.entries.models import Entry


def entered_lines(portions: Iterable[Portion]) -> dict[int, int]:
    """How many lines of each portion have a figure in its round; one query."""
    wanted = list(portions)
    rows = Entry.objects.filter(campaign_unit__in={one.campaign_unit_id for one in wanted})
    there = set(rows.order_by().values_list("campaign_unit", "round", "line__key"))
    return {
        one.pk: sum(
            (one.campaign_unit_id, PORTION_ROUNDS[Step(one.step)].value, line) in there for line in one.lines
        )
        for one in wanted
    }


def units_entered(campaign: Campaign) -> dict[str, int]:
    """How many units have a figure on each line, in whatever round; one query."""
    rows = Entry.objects.filter(campaign_unit__campaign=campaign).order_by().values("line__key")
    counted = rows.annotate(units=Count("campaign_unit", distinct=True))
    return dict(counted.values_list("line__key", "units"))
