"""Work under another version: who owes the lines that are carried over, and who the new ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from cchc.core.campaign.circuit import Circuit
from cchc.core.campaign.duties import Duty as CoreDuty
from cchc.core.campaign.duties import DutyKind as CoreDutyKind
from cchc.core.campaign.duties import agency_for
from cchc.core.campaign.portion import LEFT
from cchc.core.catalogue.nodes import Catalogue
from cchc.records.campaigns.actions.sharing import entered_by_units
from cchc.records.campaigns.models import CollectedLine, Duty, DutyKind, Member, Portion
from cchc.records.campaigns.queries.moves import MovePlan

BATCH = 2000
KINDS: dict[DutyKind, CoreDutyKind] = {
    DutyKind.SCORE: "score",
    DutyKind.APPRAISE: "appraise",
    DutyKind.COLLATE: "collate",
}


def relay(plan: MovePlan, now: datetime) -> dict[str, object]:
    """Turn duties, portions and collected lines to the new version; return what a person should know."""
    dropped = _relay_duties(plan)
    to_enter = _relay_portions(plan, now)
    uncollected = _relay_collected(plan)
    return {"duties_dropped": dropped, "left_with_new_lines": to_enter, "no_longer_collected": uncollected}


def _relay_duties(plan: MovePlan) -> list[str]:
    """A duty for a line follows the line; one for an area or criterion follows its identifier."""
    kept, dropped = {}, []
    for duty in Duty.objects.filter(campaign=plan.campaign):
        key = _new_key(plan, duty.key)
        if key is None:
            dropped.append(duty.key)
        else:
            kept[duty.kind, key] = duty.agency_id
    Duty.objects.filter(campaign=plan.campaign).delete()
    Duty.objects.bulk_create(
        Duty(campaign=plan.campaign, kind=kind, key=key, agency_id=agency)
        for (kind, key), agency in kept.items()
    )
    return dropped


def _new_key(plan: MovePlan, key: str) -> str | None:
    node = plan.old_core.by_key.get(key)
    if node is None or node.is_leaf:
        return plan.carried.get(key) if key else ""
    return next((one.key for one in plan.new_core.nodes if one.id == node.id), None)


def _relay_portions(plan: MovePlan, now: datetime) -> int:
    """Every portion keeps its carried lines and gets its share of the new ones; how many had left already."""
    by_place: dict[tuple[int, str], list[Portion]] = defaultdict(list)
    rows = Portion.objects.filter(campaign_unit__campaign=plan.campaign)
    for row in rows.order_by("pk"):
        by_place[row.campaign_unit_id, row.step].append(row)
    entered = entered_by_units(plan.new_core, Circuit(plan.campaign.circuit))
    fresh = [key for key in plan.fresh if key in set(entered)]
    duties = [_core_duty(one) for one in Duty.objects.filter(campaign=plan.campaign)]
    surprised = 0
    for portions in by_place.values():
        for one in portions:
            one.lines = [plan.carried[key] for key in one.lines if key in plan.carried]
        surprised += len(set(_give_out(plan.new_core, portions, fresh, duties)))
        for one in portions:
            one.lines = [key for key in entered if key in set(one.lines)]
            one.changed_at = now
    changed = [one for portions in by_place.values() for one in portions]
    Portion.objects.bulk_update(changed, ("lines", "changed_at"), batch_size=BATCH)
    return surprised


def _core_duty(duty: Duty) -> CoreDuty:
    return CoreDuty(KINDS[DutyKind(duty.kind)], duty.key, str(duty.agency_id))


def _give_out(
    core: Catalogue, portions: list[Portion], fresh: Iterable[str], duties: list[CoreDuty]
) -> Iterator[int]:
    """Give each new line to whoever has its duty, else to its neighbours'; yield portions that had left."""
    for key in fresh:
        taker = _taker(core, portions, key, duties)
        taker.lines = [*taker.lines, key]
        if taker.state in {one.value for one in LEFT}:
            yield taker.pk


def _taker(core: Catalogue, portions: list[Portion], key: str, duties: list[CoreDuty]) -> Portion:
    wanted = agency_for(core, duties, "score" if core.level == "province" else "appraise", key)
    by_duty = [one for one in portions if str(one.agency_id) == wanted]
    if by_duty:
        return by_duty[0]
    area = core.area_of(key)
    near = [leaf.key for leaf in core.leaves if area is not None and core.area_of(leaf.key) == area]
    return max(portions, key=lambda one: len(set(one.lines) & set(near)))


def _relay_collected(plan: MovePlan) -> list[str]:
    """Collected lines follow their lines; one that is lost is collected no more."""
    rows = CollectedLine.objects.filter(campaign_unit__campaign=plan.campaign).select_related("line")
    gone = [row for row in rows if row.line_id not in plan.rows]
    Member.objects.filter(collected__in=gone).delete()
    CollectedLine.objects.filter(pk__in=[row.pk for row in gone]).delete()
    kept = [row for row in rows if row.line_id in plan.rows]
    for row in kept:
        row.line_id = plan.rows[row.line_id]
    CollectedLine.objects.bulk_update(kept, ("line",))
    return sorted(row.line.key for row in gone)
