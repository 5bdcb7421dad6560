"""The rank of units among those of their group: as it is published, and as it would be today."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Func, TextField

from cchc.core.campaign.circuit import Circuit, Round
from cchc.core.scoring.ranking import Contender, Ranked, rank
from cchc.core.scoring.span import Span
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.rounds.models import Snapshot
from cchc.records.rounds.totals import UnitTotals

STAGES = {
    Circuit.NATIONAL: (Round.SELF, Round.MINISTRY, Round.PUBLISHED),
    Circuit.INTERNAL: (Round.SELF, Round.APPRAISAL_2, Round.COUNCIL),
}
NOT_KNOWN = Span(Decimal(0), None)


class FrozenIndex(Func):
    """The index that a frozen text states, as JSON: least and greatest value, or null."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **_: Any) -> Any:
        """Read by SQLite."""
        return self.as_sql(compiler, connection, template="json_extract(%(expressions)s, '$.sheet.index')")

    def as_postgresql(self, compiler: Any, connection: Any, **_: Any) -> Any:
        """Read by PostgreSQL."""
        return self.as_sql(compiler, connection, template="(%(expressions)s)::json #>> '{sheet,index}'")


def published_ranks(units: Sequence[CampaignUnit]) -> tuple[Ranked, ...]:
    """Units that are published, ranked within their groups by the index that is frozen; one query at most."""
    out = {unit.pk: unit for unit in units if unit.published_id is not None}
    if not out:
        return ()
    rows = Snapshot.objects.filter(campaign_unit__in=out).order_by()
    frozen = rows.annotate(index=FrozenIndex("text")).values_list("campaign_unit", "index")
    return rank(
        Contender(out[unit].unit.slug, _span(index), out[unit].ranking_group) for unit, index in frozen
    )


def _span(index: str | None) -> Span:
    """The index as it was frozen; a catalogue without a scale has none."""
    if index is None:
        return NOT_KNOWN
    low, high = json.loads(index)
    return Span(Decimal(low), None if high is None else Decimal(high))


def expected_ranks(
    units: Sequence[CampaignUnit], totals: Mapping[int, UnitTotals], circuit: Circuit
) -> tuple[Ranked, ...]:
    """Units ranked within their groups by the index that they would be published with today."""
    last = STAGES[circuit][-1]
    return rank(
        Contender(unit.unit.slug, totals[unit.pk].after[last].index or NOT_KNOWN, unit.ranking_group)
        for unit in units
    )
