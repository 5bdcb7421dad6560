"""The table of a collating agency, the forms of a member, and how far every collected line has come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cchc.core.catalogue.facts import Collected, Known
from cchc.core.catalogue.nodes import Node
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import Campaign, CollectedLine, Member
from cchc.records.campaigns.policies import SCORING, may_collate, may_see_figures, may_see_whole
from cchc.records.campaigns.queries.sight import reached
from cchc.records.entries.models import Contribution, ContributionState, Entry
from cchc.records.entries.policies import may_adopt_sum, may_return_contribution, may_save_contribution
from cchc.records.entries.queries.contributions import (
    ContributionShown,
    calendar_of,
    collected_rows,
    counted,
    leaf_of,
    open_returns,
    owning_portion,
    shown_contribution,
    sum_from,
    total_of,
    why_contributing_closed,
)
from cchc.records.entries.queries.rounds import RoundFigure, round_figure
from cchc.records.people.queries import Standing


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One agency from which a figure is expected, with its provisional and its final one."""

    id: int
    slug: str
    agency: str
    provisional: ContributionShown | None
    final: ContributionShown | None

    @property
    def missing(self) -> bool:
        """Whether no final figure has been sent."""
        return self.final is None or not self.final.sent


@dataclass(frozen=True, slots=True)
class Sum:
    """What was sent so far, with who is missing, and its total where there is one."""

    parts: Collected
    total: Known | None

    @property
    def came(self) -> int:
        """How many members have sent a figure."""
        return len(self.parts.expected) - len(self.parts.missing())


@dataclass(frozen=True, kw_only=True, slots=True)
class CollectingTable:
    """A collected line for who adds it up; `outdated`: figures came or changed after the sum was adopted."""

    collected: CollectedLine
    node: Node
    members: tuple[MemberRow, ...]
    provisional: Sum
    final: Sum
    adopted: RoundFigure | None
    outdated: bool
    closed: str
    may_return: bool
    may_adopt: bool

    @property
    def version(self) -> int:
        """The version of the adopted entry that the person has seen, 0 for none."""
        return 0 if self.adopted is None else self.adopted.version


def collecting_table(standing: Standing, collected_id: int, now: datetime | None = None) -> CollectingTable:
    """What came from whom; raises NotVisibleError. At most ten queries, whatever the number of members."""
    collected = collected_rows().filter(pk=collected_id).first()
    if collected is None:
        raise NotVisibleError(str(collected_id))
    portion = owning_portion(collected)
    campaign = collected.campaign_unit.campaign
    adopts = may_adopt_sum(standing, collected, portion)
    if not (adopts or may_see_whole(standing, campaign)):
        raise NotVisibleError(str(collected_id))
    node, calendar = leaf_of(collected), calendar_of(collected.campaign_unit)
    members = list(Member.objects.filter(collected=collected).select_related("agency").order_by("position"))
    rows = list(Contribution.objects.filter(member__collected=collected).select_related("by"))
    sums = {kind: sum_from(members, counted(rows, provisional=kind)) for kind in (True, False)}
    totals = {kind: Sum(parts, total_of(node, parts, calendar)) for kind, parts in sums.items()}
    adopted = _adopted(collected) if adopts or may_see_figures(standing, portion) else None
    fact = None if adopted is None else adopted.entry.fact
    stale = isinstance(fact, Collected) and adopted is not None and fact != sums[adopted.entry.provisional]
    _, closed = why_contributing_closed(collected, portion, now or timezone.now())
    return CollectingTable(
        collected=collected,
        node=node,
        members=_members(members, rows),
        provisional=totals[True],
        final=totals[False],
        adopted=adopted if isinstance(fact, Collected) else None,
        outdated=stale,
        closed=closed,
        may_return=may_return_contribution(standing, collected),
        may_adopt=adopts,
    )


def _adopted(collected: CollectedLine) -> RoundFigure | None:
    rows = Entry.objects.filter(
        campaign_unit=collected.campaign_unit_id, line=collected.line_id, round="self"
    )
    row = rows.select_related("by", "line").first()
    illustrative = collected.campaign_unit.campaign.illustrative
    return None if row is None else round_figure(row, illustrative=illustrative)


def _members(members: Iterable[Member], rows: Iterable[Contribution]) -> tuple[MemberRow, ...]:
    known = list(members)
    returned = open_returns([one.pk for one in known])
    found = {(row.member_id, row.provisional): shown_contribution(row, returned, own=False) for row in rows}
    return tuple(
        MemberRow(
            one.pk,
            one.agency.slug,
            one.agency.name,
            found.get((one.pk, True)),
            found.get((one.pk, False)),
        )
        for one in known
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberForm:
    """What one agency is asked for a collected line: its two figures, and whether they can be entered now."""

    member: Member
    collected: CollectedLine
    node: Node
    provisional: ContributionShown | None
    final: ContributionShown | None
    closed: str
    may_save: bool

    def figure(self, *, provisional: bool) -> ContributionShown | None:
        """The provisional or the final figure."""
        return self.provisional if provisional else self.final


def my_contributions(
    standing: Standing, campaign: Campaign, now: datetime | None = None
) -> tuple[MemberForm, ...]:
    """The small forms of a person's agencies in a campaign; queries grow with the collected lines only."""
    near = reached(standing, *SCORING)
    mine = Member.objects.filter(agency__in=near, collected__campaign_unit__campaign=campaign)
    return _forms(standing, mine.select_related("agency"), now or timezone.now())


def contribution_form(standing: Standing, member_id: int, now: datetime | None = None) -> MemberForm:
    """One small form; raises NotVisibleError for that of another agency. At most nine queries."""
    rows = Member.objects.filter(pk=member_id).select_related("agency")
    for form in _forms(standing, rows, now or timezone.now()):
        if form.may_save or may_collate(standing, form.collected):
            return form
    raise NotVisibleError(str(member_id))


def _forms(standing: Standing, members: Iterable[Member], now: datetime) -> tuple[MemberForm, ...]:
    asked = list(members)
    lines = {one.pk: one for one in collected_rows().filter(members__in=asked).distinct()}
    closed = {pk: why_contributing_closed(one, owning_portion(one), now)[1] for pk, one in lines.items()}
    rows = Contribution.objects.filter(member__in=asked).select_related("by")
    returned = open_returns([one.pk for one in asked])
    own = {one.pk for one in asked if may_save_contribution(standing, one)}
    shown = {
        (row.member_id, row.provisional): shown_contribution(row, returned, own=row.member_id in own)
        for row in rows
    }
    today = timezone.localdate(now)
    forms = []
    for one in asked:
        collected = lines[one.collected_id]
        figures = shown.get((one.pk, True)), shown.get((one.pk, False))
        late = any(figure and figure.returned and today <= figure.returned.due for figure in figures)
        forms.append(
            MemberForm(
                member=one,
                collected=collected,
                node=leaf_of(collected),
                provisional=figures[0],
                final=figures[1],
                closed="" if late else closed[collected.pk],
                may_save=one.pk in own,
            )
        )
    return tuple(sorted(forms, key=lambda form: (form.collected.line.position, form.member.agency.sort_key)))


@dataclass(frozen=True, slots=True)
class CollectedProgress:
    """How far a collected line has come: members that have sent a final figure, of all."""

    collected: CollectedLine
    node: Node
    sent: int
    expected: int
    provisional: int
    may_collate: bool


def collected_progress(standing: Standing, campaign: Campaign) -> tuple[CollectedProgress, ...]:
    """The collected lines of a campaign that a person adds up or looks after; four queries."""
    rows = collected_rows().filter(campaign_unit__campaign=campaign)
    if not may_see_whole(standing, campaign):
        rows = rows.filter(collating__in=reached(standing, *SCORING))
    lines = list(rows.order_by("campaign_unit__position", "line__position"))
    expected = _counts(Member.objects.filter(collected__in=lines).values_list("collected", flat=True))
    sent = Contribution.objects.filter(member__collected__in=lines, state=ContributionState.SENT)
    final = _counts(sent.filter(provisional=False).values_list("member__collected", flat=True))
    ahead = _counts(sent.filter(provisional=True).values_list("member__collected", flat=True))
    return tuple(
        CollectedProgress(
            one,
            leaf_of(one),
            final.get(one.pk, 0),
            expected.get(one.pk, 0),
            ahead.get(one.pk, 0),
            may_collate(standing, one),
        )
        for one in lines
    )


def _counts(keys: Iterable[int]) -> Mapping[int, int]:
    found: dict[int, int] = {}
    for key in keys:
        found[key] = found.get(key, 0) + 1
    return found
