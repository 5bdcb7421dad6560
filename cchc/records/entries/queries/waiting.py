"""What waits for a person: portions to fill in and to let go, figures of members, questions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from cchc.core.campaign.circuit import APPRAISALS, Step
from cchc.core.campaign.portion import EDITABLE, PortionState
from cchc.core.campaign.windows import Phase, Window, phase
from cchc.records.campaigns.models import Campaign, Extension, Member, Portion
from cchc.records.campaigns.models import Window as WindowRow
from cchc.records.campaigns.policies import SCORING
from cchc.records.campaigns.queries.owing import with_lines
from cchc.records.campaigns.queries.sight import provinces_seen_whole, reached, visible_campaigns
from cchc.records.campaigns.queries.timing import core_window
from cchc.records.entries.models import ContributionState, Question
from cchc.records.entries.queries.progress import entered_lines
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing

What = Literal["fill", "confirm", "accept", "contribute", "answer"]
OPEN_STATES = [one.value for one in EDITABLE]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One piece of work; `closes_at` None: nothing sets an end. `entered` of `wanted` lines are there.

    `count` says how many pieces it stands for where they are told together.
    """

    what: What
    campaign: Campaign
    closes_at: datetime | None = None
    portion: Portion | None = None
    member: Member | None = None
    state: str = ""
    entered: int = 0
    wanted: int = 0
    count: int = 1


Times = dict[int, dict[Step, Window]]


def waiting_for(standing: Standing, now: datetime, campaign: Campaign | None = None) -> tuple[Waiting, ...]:
    """What waits for the person, what ends first first; at most seven queries whatever its number."""
    rows = visible_campaigns(standing)
    seen = {one.pk: one for one in (rows if campaign is None else rows.filter(pk=campaign.pk))}
    if not seen:
        return ()
    times = windows_by_campaign(seen)
    work = [
        *_portions(standing, seen, times, now),
        *_members(standing, seen, times, now),
        *_for_coordinators(standing, seen),
    ]
    return tuple(sorted(work, key=lambda one: (one.closes_at is None, one.closes_at or now)))


def windows_by_campaign(campaigns: Iterable[int]) -> Times:
    """The windows of campaigns by step; one query."""
    found: Times = {}
    for row in WindowRow.objects.filter(campaign__in=list(campaigns)):
        found.setdefault(row.campaign_id, {})[Step(row.step)] = core_window(row)
    return found


def _portions(
    standing: Standing, seen: dict[int, Campaign], times: Times, now: datetime
) -> Iterator[Waiting]:
    judging = [one.value for one in APPRAISALS]
    fill = Q(agency__in=reached(standing, *SCORING)) & ~Q(step__in=judging)
    fill |= Q(agency__in=reached(standing, Role.APPRAISER), step__in=judging)
    heads = Q(agency__in=reached(standing, Role.UNIT_HEAD), state=PortionState.SUBMITTED.value)
    given = Extension.objects.filter(portion=OuterRef("pk"), until__gt=now).order_by("-until")
    rows = list(
        with_lines(Portion.objects.filter((fill & Q(state__in=OPEN_STATES)) | heads))
        .filter(campaign_unit__campaign__in=seen, campaign_unit__published=None)
        .select_related("campaign_unit__unit", "agency")
        .annotate(given=Subquery(given.values("until")[:1]))
    )
    done = entered_lines(rows)
    for row in rows:
        campaign, step = seen[row.campaign_unit.campaign_id], Step(row.step)
        closes_at = _until(times.get(campaign.pk, {}).get(step), row.given, now)
        if closes_at is not None:
            what: What = "confirm" if row.state == PortionState.SUBMITTED else "fill"
            yield Waiting(
                what, campaign, closes_at, row, None, row.state, done.get(row.pk, 0), len(row.lines)
            )


def _until(window: Window | None, given: datetime | None, now: datetime) -> datetime | None:
    """Until when one may work, None when one may not."""
    running = phase(window, now) is Phase.OPEN
    ends = [one for one in (window.closes_at if running and window else None, given) if one is not None]
    return max(ends, default=None)


def _members(standing: Standing, seen: dict[int, Campaign], times: Times, now: datetime) -> Iterator[Waiting]:
    near = reached(standing, *SCORING)
    if not near:
        return
    sent = Q(contributions__state=ContributionState.SENT.value, contributions__provisional=False)
    rows = (
        Member.objects.filter(agency__in=near, collected__campaign_unit__campaign__in=seen)
        .filter(collected__campaign_unit__published=None)
        .annotate(final=Count("contributions", filter=sent))
        .filter(final=0)
        .select_related("collected__line", "collected__campaign_unit", "agency")
        .prefetch_related("contributions")
    )
    for row in rows:
        campaign = seen[row.collected.campaign_unit.campaign_id]
        closes_at = _until(times.get(campaign.pk, {}).get(Step.SELF_SCORING), None, now)
        states = [one.state for one in row.contributions.all() if not one.provisional]
        if closes_at is not None:
            yield Waiting("contribute", campaign, closes_at, member=row, state=next(iter(states), ""))


def _for_coordinators(standing: Standing, seen: dict[int, Campaign]) -> Iterator[Waiting]:
    """What a coordinator is to accept and to answer, told together for each campaign."""
    mine = [one for one in seen.values() if standing.coordinates(one.province_id)]
    if not mine or not provinces_seen_whole(standing):
        return
    left = Portion.objects.filter(
        campaign_unit__campaign__in=mine,
        campaign_unit__published=None,
        step=Step.SELF_SCORING,
        state=PortionState.CONFIRMED.value,
    )
    asked = Question.objects.filter(campaign__in=mine, answer="")
    counts: tuple[tuple[What, dict[int, int]], ...] = (
        ("accept", _counted(left, "campaign_unit__campaign")),
        ("answer", _counted(asked, "campaign")),
    )
    for what, found in counts:
        for campaign in mine:
            if campaign.pk in found:
                yield Waiting(what, campaign, count=found[campaign.pk])


def _counted(rows: QuerySet[Any], by: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(by).annotate(rows=Count("pk")))
