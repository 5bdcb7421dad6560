"""Who is late: every portion that a person sees and that is owed, and figures that members have not sent."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Q

from cchc.core.campaign.circuit import Step
from cchc.core.campaign.lateness import OwedPortion, OwedSum
from cchc.core.campaign.risk import AtRisk, points_at_risk
from cchc.core.campaign.windows import Window
from cchc.records.campaigns.models import Campaign, CollectedLine, Extension, Member
from cchc.records.campaigns.policies import SCORING, may_see_whole
from cchc.records.campaigns.queries.owing import Held, held_portions, obligations_among
from cchc.records.campaigns.queries.sight import reached, seen_portions
from cchc.records.campaigns.queries.timing import windows_of
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.queries import Standing

NONE_HELD: Mapping[str, Decimal] = {}


@dataclass(frozen=True, slots=True)
class LateWork:
    """What is or was owed: portions, and the collected lines for which figures have not come."""

    portions: tuple[OwedPortion, ...]
    sums: tuple[OwedSum, ...]


def late_work(
    campaign: Campaign, standing: Standing, now: datetime, held_last_year: Mapping[str, Decimal] = NONE_HELD
) -> LateWork:
    """What a person sees on the board of who is late; at most eight queries.

    What has not left its agency counts as not there (rule 12): all its lines are missing, and those of
    self-scoring are at risk with their whole maximum. `held_last_year`: points of the year before by line,
    for lines whose maximum no source gives.
    """
    windows, held = windows_of(campaign), held_portions(campaign)
    more = Extension.objects.filter(portion__campaign_unit__campaign=campaign).order_by("until")
    until: dict[int, datetime] = dict(more.values_list("portion", "until"))
    running = [pk for pk, end in until.items() if end > now]
    duties = obligations_among(campaign, held, running, windows, now)
    found = points_at_risk(core_catalogue(campaign.catalogue), {}, held_last_year)
    risks = {one.line: one for one in found}
    owed = (one for one in held if one.left or duties.owes(one.unit, one.step, one.lines))
    portions = (
        _portion(one, risks, windows.get(one.step), until.get(one.pk))
        for one in _seen(campaign, standing, owed)
    )
    window = windows.get(Step.SELF_SCORING)
    return LateWork(tuple(portions), tuple(_sums(campaign, standing, held, window)))


def _seen(campaign: Campaign, standing: Standing, held: Iterable[Held]) -> Iterable[Held]:
    if may_see_whole(standing, campaign):
        return held
    seen = set(seen_portions(standing, campaign).values_list("pk", flat=True))
    return (one for one in held if one.pk in seen)


def _portion(
    one: Held, risks: Mapping[str, AtRisk], window: Window | None, until: datetime | None
) -> OwedPortion:
    missing = () if one.left else one.lines
    counted = missing if one.step is Step.SELF_SCORING else ()
    return OwedPortion(
        id=one.pk,
        agency=one.agency,
        unit=one.unit_slug,
        step=one.step,
        state=one.state,
        lines=len(one.lines),
        missing=missing,
        at_risk=tuple(risks[line] for line in counted if line in risks),
        window=window,
        extended_until=until,
    )


def _sums(
    campaign: Campaign, standing: Standing, held: Iterable[Held], window: Window | None
) -> Iterator[OwedSum]:
    """The collected lines of who looks after them; what has left its agency waits for nobody any more."""
    rows = CollectedLine.objects.filter(campaign_unit__campaign=campaign, campaign_unit__published=None)
    if not may_see_whole(standing, campaign):
        rows = rows.filter(collating__in=reached(standing, *SCORING))
    related = rows.select_related("line", "collating", "campaign_unit__unit")
    lines = list(related.order_by("campaign_unit__position", "line__position"))
    members = _members(campaign) if lines else {}
    scores = (one for one in held if one.left and one.step is Step.SELF_SCORING)
    settled = {(one.unit, line) for one in scores for line in one.lines}
    for row in lines:
        one = _sum(row, members.get(row.pk, ()), window)
        if one.missing and (row.campaign_unit_id, row.line.key) not in settled:
            yield one


Sent = tuple[str, bool, bool]  # a member's agency, and whether its final and its provisional figure came


def _members(campaign: Campaign) -> dict[int, list[Sent]]:
    """The members of each collected line, in their order; one query."""
    sent = Q(contributions__state="sent")
    rows = Member.objects.filter(collected__campaign_unit__campaign=campaign).annotate(
        final=Count("contributions", filter=sent & Q(contributions__provisional=False)),
        ahead=Count("contributions", filter=sent & Q(contributions__provisional=True)),
    )
    found: dict[int, list[Sent]] = {}
    ordered = rows.order_by("collected", "position")
    for line, agency, final, ahead in ordered.values_list("collected", "agency__slug", "final", "ahead"):
        found.setdefault(line, []).append((agency, bool(final), bool(ahead)))
    return found


def _sum(row: CollectedLine, members: Sequence[Sent], window: Window | None) -> OwedSum:
    return OwedSum(
        id=row.pk,
        line=row.line.key,
        unit=row.campaign_unit.unit.slug,
        collating=row.collating.slug,
        expected=len(members),
        final=sum(final for _, final, _ in members),
        provisional=sum(ahead for _, _, ahead in members),
        missing=tuple(agency for agency, final, _ in members if not final),
        provisional_cutoff=row.provisional_cutoff,
        final_cutoff=row.final_cutoff,
        window=window,
    )
