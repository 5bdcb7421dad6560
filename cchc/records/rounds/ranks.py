"""The rank of published units among those of their group."""

from collections.abc import Sequence
from decimal import Decimal

from cchc.core.scoring.ranking import Contender, Ranked, rank
from cchc.core.scoring.sheet import score_sheet
from cchc.core.scoring.span import Span
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.entries.queries.rounds import unit_assessments


def published_ranks(units: Sequence[CampaignUnit]) -> tuple[Ranked, ...]:
    """Units that are published, ranked within their groups by the index; four queries, however many."""
    out = [unit for unit in units if unit.published_id is not None]
    results = unit_assessments(out)
    return rank(
        Contender(
            unit.unit.slug,
            score_sheet(results[unit.pk]).index or Span(Decimal(0), None),
            unit.ranking_group,
        )
        for unit in out
    )
