"""Filling a campaign: every line of every unit self-scored and logged, some agencies late, all seeded."""

import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from cchc.core.campaign.circuit import Round, Step
from cchc.core.campaign.portion import PortionState
from cchc.core.catalogue.facts import FactEntry, RatioFact
from cchc.core.catalogue.nodes import Node, Rounding
from cchc.core.scoring.evaluate import evaluate
from cchc.files.facts_json import fact_to_json
from cchc.records.audit.models import Event
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.catalogues.models import CatalogueLine
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.models import Entry
from cchc.records.people.models import User

SEED = 20261122
LATE = 0.1  # of the units, whose head has not confirmed yet
BATCH = 2000
APART = timedelta(seconds=2)


@transaction.atomic
def fill(campaign: Campaign, by: User, *, now: datetime) -> int:
    """Self-score every line of every unit; nine heads in ten have confirmed. Return how many figures."""
    chance = random.Random(SEED)  # noqa: S311 - seeded, so that a run can be repeated
    leaves = {leaf.key: leaf for leaf in core_catalogue(campaign.catalogue).leaves}
    lines = list(CatalogueLine.objects.filter(version=campaign.catalogue, key__in=leaves))
    units = dict(campaign.units.values_list("pk", "unit__slug"))
    rows = [_entry(unit, line, leaves[line.key], chance, by, now) for unit in units for line in lines]
    Entry.objects.bulk_create(rows, batch_size=BATCH)
    Event.objects.bulk_create(_events(campaign.slug, units, rows), batch_size=BATCH)
    done = [unit for unit in units if chance.random() > LATE]
    for start in range(0, len(done), BATCH // 10):
        owed = Portion.objects.filter(campaign_unit__in=done[start : start + BATCH // 10])
        owed.filter(step=Step.SELF_SCORING).update(state=PortionState.CONFIRMED)
    return len(rows)


def _entry(
    unit: int, line: CatalogueLine, leaf: Node, chance: random.Random, by: User, now: datetime
) -> Entry:
    whole = chance.randint(20, 2000)
    fact = RatioFact(Decimal(chance.randint(whole // 2, whole)), Decimal(whole))
    return Entry(
        campaign_unit_id=unit,
        line=line,
        round=Round.SELF,
        fact=fact_to_json(fact),
        points=evaluate(leaf, FactEntry(fact), Rounding()).points,
        note="Số liệu đo tải",
        by=by,
        at=now,
    )


def _events(campaign: str, units: Mapping[int, str], rows: Iterable[Entry]) -> Iterator[Event]:
    """What the log says of the figures, the last one just now, two seconds apart."""
    for back, row in enumerate(rows):
        figure = {"fact": row.fact, "points": None if row.points is None else str(row.points)}
        yield Event(
            at=row.at - back * APART,
            by=row.by,
            verb="entries.entry_saved",
            subject=f"{campaign}/{units[row.campaign_unit_id]}/{row.line.key}/{row.round}",
            detail={"from": None, "to": {**figure, "note": row.note}, "version": row.version},
        )
