"""What of the log of a campaign a person may not read: figures and reasons that are not meant for him."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import Q

from cchc.core.campaign.circuit import PORTION_ROUNDS, Step
from cchc.records.agencies.models import Agency
from cchc.records.audit.models import Event
from cchc.records.campaigns.models import Campaign, CollectedLine, Portion
from cchc.records.campaigns.policies import SCORING, may_see_figures, may_see_whole
from cchc.records.campaigns.queries import seen_portions
from cchc.records.campaigns.queries.sight import reached
from cchc.records.people.queries import Standing

OWN = frozenset(one.value for one in PORTION_ROUNDS.values())
SAVED, LOST = "entries.contribution_saved", "entries.contribution_lost_by_move"
FIGURES = "rounds.published_figures_recorded"


@dataclass(frozen=True, slots=True)
class _Sight:
    """What a person reads: agencies and units by identifier, lines as unit and key, portions by number."""

    whole: bool
    agencies: frozenset[str]
    portions: frozenset[int]
    readable: frozenset[tuple[str, str, str]]
    lines: frozenset[tuple[str, str]]
    units: frozenset[str]
    adds_up: frozenset[tuple[str, str]]


def hiding(standing: Standing, campaign: Campaign, events: Collection[Event]) -> Callable[[Event], bool]:
    """Tells of each of these events whether its figures and reasons are kept from the person; three queries.

    Figures inside an agency are read there only. Who sees neither the campaign nor the unit as a whole reads
    what province, council and Ministry said of the lines of his own work, as on the page of the rounds.
    """
    sight = _sight(standing, campaign, _told_of(standing, campaign, events))
    return lambda event: _hides(sight, event)


def _told_of(standing: Standing, campaign: Campaign, events: Collection[Event]) -> list[Portion]:
    """The portions that the person sees of the units and by the numbers that the events name."""
    units = {part for one in events for part in one.subject.split("/")[1:2]}
    numbers = {one.detail["portion"] for one in events if isinstance(one.detail.get("portion"), int)}
    named = Q(campaign_unit__unit__slug__in=units) | Q(pk__in=numbers)
    return list(seen_portions(standing, campaign).filter(named).select_related("campaign_unit__unit"))


def _sight(standing: Standing, campaign: Campaign, seen: Collection[Portion]) -> _Sight:
    near = {one for held in standing.held for one in held.reach}
    scoring = reached(standing, *SCORING)
    adding = CollectedLine.objects.filter(campaign_unit__campaign=campaign, collating__in=scoring)
    return _Sight(
        whole=may_see_whole(standing, campaign),
        agencies=frozenset(Agency.objects.filter(pk__in=near).values_list("slug", flat=True)),
        portions=frozenset(one.pk for one in seen),
        readable=frozenset(
            (one.campaign_unit.unit.slug, PORTION_ROUNDS[Step(one.step)].value, line)
            for one in seen
            if may_see_figures(standing, one)
            for line in one.lines
        ),
        lines=frozenset((one.campaign_unit.unit.slug, line) for one in seen for line in one.lines),
        units=frozenset(one.campaign_unit.unit.slug for one in seen if one.campaign_unit.unit_id in scoring),
        adds_up=frozenset(adding.values_list("campaign_unit__unit__slug", "line__key")),
    )


def _hides(sight: _Sight, event: Event) -> bool:
    _, unit, line, kept, member, *_ = [*event.subject.split("/"), "", "", "", ""]
    if event.verb == LOST:
        return event.detail.get("agency") not in sight.agencies
    if kept == "members":
        others = event.verb == SAVED or not (sight.whole or (unit, line) in sight.adds_up)
        return others and member not in sight.agencies
    if kept in OWN:
        return (unit, kept, line) not in sight.readable
    if sight.whole or unit in sight.units:
        return False
    if "portion" in event.detail:
        return event.detail["portion"] not in sight.portions
    return event.verb == FIGURES or (bool(kept) and (unit, line) not in sight.lines)
