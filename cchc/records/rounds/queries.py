"""Reading milestones, council, publication and the log of a campaign, each for who may see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from cchc.core.campaign.circuit import Circuit
from cchc.core.scoring.ranking import Ranked
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.models import Event
from cchc.records.audit.queries import HistoryRow, Names, events_under, rows_of
from cchc.records.campaigns.models import Campaign, CampaignUnit, Member
from cchc.records.campaigns.policies import may_see_whole
from cchc.records.campaigns.queries import campaign_for, seen_units
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.queries import Standing
from cchc.records.rounds.log_sight import hiding
from cchc.records.rounds.models import CouncilDecision, CouncilMember, Milestone, Publication, Snapshot
from cchc.records.rounds.openness import Against, against_publishing
from cchc.records.rounds.policies import may_publish, may_see_publication
from cchc.records.rounds.ranks import STAGES, expected_ranks, published_ranks


def milestones_of(unit: CampaignUnit) -> QuerySet[Milestone]:
    """The acts of the province, in the order of their days; one query."""
    return Milestone.objects.filter(campaign_unit=unit).select_related("document", "by")


def council_of(campaign: Campaign) -> QuerySet[CouncilMember]:
    """Who sits in the council, in their order; one query."""
    return CouncilMember.objects.filter(campaign=campaign).select_related("agency")


def decisions_of(campaign: Campaign) -> QuerySet[CouncilDecision]:
    """All votes of a campaign, by unit and line, the oldest first; one query."""
    rows = CouncilDecision.objects.filter(campaign_unit__campaign=campaign)
    related = rows.select_related("campaign_unit__unit", "line", "by")
    return related.order_by("campaign_unit__position", "line__position", "at", "pk")


@dataclass(frozen=True)
class GroupHead:
    """One ranking group: its units, and its publication; `group` is empty for units without a group."""

    group: str
    units: tuple[CampaignUnit, ...]
    publication: Publication | None

    @property
    def waiting(self) -> tuple[CampaignUnit, ...]:
        """The units that are not published."""
        return tuple(unit for unit in self.units if unit.published_id is None)


@dataclass(frozen=True)
class GroupState:
    """The group that is looked at: what stands against it, and how its units rank or would rank."""

    head: GroupHead
    against: Against
    ranks: Mapping[str, Ranked]

    @property
    def waiting(self) -> tuple[CampaignUnit, ...]:
        """The units that are not published."""
        return self.head.waiting


@dataclass(frozen=True)
class PublicationState:
    """Everything about publishing a campaign: all groups, and the one that is looked at."""

    campaign: Campaign
    groups: tuple[GroupHead, ...]
    chosen: GroupState | None
    may_publish: bool


def publication_state(
    standing: Standing, slug: str, now: datetime, group: str | None = None
) -> PublicationState:
    """How far one group of a campaign is from being published; at most twelve queries, however many units.

    Without `group` the first one that waits. Raises NotVisibleError for who does not see the campaign as a
    whole, and for a group that is not there.
    """
    campaign = campaign_for(standing, slug)
    if not may_see_publication(standing, campaign):
        raise NotVisibleError(slug)
    heads = _heads(campaign)
    asked = [one for one in heads if (one.group == group if group is not None else one.waiting)] or heads[:1]
    if group is not None and all(one.group != group for one in heads):
        raise NotVisibleError(group)
    chosen = _looked_at(campaign, asked[0], now) if asked else None
    return PublicationState(campaign, heads, chosen, may_publish(standing, campaign))


def _heads(campaign: Campaign) -> tuple[GroupHead, ...]:
    rows = CampaignUnit.objects.filter(campaign=campaign).select_related("unit", "published")
    units: dict[str, list[CampaignUnit]] = {}
    for unit in rows.order_by("position"):
        unit.campaign = campaign  # with its catalogue and register at hand
        units.setdefault(unit.ranking_group, []).append(unit)
    done = {row.ranking_group: row for row in Publication.objects.filter(campaign=campaign)}
    return tuple(GroupHead(one, tuple(held), done.get(one) or done.get("")) for one, held in units.items())


def _looked_at(campaign: Campaign, head: GroupHead, now: datetime) -> GroupState:
    waiting, circuit = head.waiting, Circuit(campaign.circuit)
    against = against_publishing(campaign, waiting, now, STAGES[circuit])
    ranks = (*expected_ranks(waiting, against.totals, circuit), *published_ranks(head.units))
    return GroupState(head, against, {one.unit: one for one in ranks})


def snapshots_of(campaign: Campaign) -> QuerySet[Snapshot]:
    """The frozen units of a campaign without their texts, in its order; one query."""
    rows = Snapshot.objects.filter(campaign_unit__campaign=campaign).defer("text")
    return rows.select_related("campaign_unit__unit", "publication").order_by("campaign_unit__position")


def campaign_events(
    standing: Standing, campaign: Campaign, unit: str = "", line: str = ""
) -> QuerySet[Event]:
    """The events of a campaign (of a unit, of a line of it) that exist for the person, newest first.

    Who does not see the campaign as a whole reads of the units that he sees. Raises NotVisibleError.
    """
    seen = seen_units(standing, campaign)
    if unit:
        if not seen.filter(unit__slug=unit).exists():
            raise NotVisibleError(unit)
        return events_under("/".join(filter(None, (campaign.slug, unit, line))))
    events = events_under(campaign.slug)
    if may_see_whole(standing, campaign):
        return events
    mine = Q()
    for slug in seen.values_list("unit__slug", flat=True):
        mine |= Q(subject=f"{campaign.slug}/{slug}") | Q(subject__startswith=f"{campaign.slug}/{slug}/")
    return events.filter(mine) if mine else events.none()


def campaign_log(standing: Standing, campaign: Campaign, events: Iterable[Event]) -> tuple[HistoryRow, ...]:
    """Events of a campaign in words; figures that have not left an agency of others are not told.

    At most eight queries; the caller cuts the events to the rows of a page.
    """
    rows = tuple(events)
    about = {part for one in rows for part in one.subject.split("/")[1:]}
    units = CampaignUnit.objects.filter(campaign=campaign, unit__slug__in=about)
    asked = Member.objects.filter(collected__campaign_unit__campaign=campaign, agency__slug__in=about)
    known = dict(units.values_list("unit__slug", "unit__name"))
    known |= dict(asked.order_by().values_list("agency__slug", "agency__name").distinct())
    names = Names(known, core_catalogue(campaign.catalogue), hiding(standing, campaign, rows))
    return rows_of(rows, names)
