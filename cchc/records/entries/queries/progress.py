"""How far portions have come: counts only, which those who may not read the figures may see too."""

from collections.abc import Iterable

from cchc.core.campaign.circuit import PORTION_ROUNDS, Step
from cchc.records.campaigns.models import Portion
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
