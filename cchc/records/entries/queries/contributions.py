"""Figures of the members of a collected line: what came, what it adds up to, what may still be entered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from cchc.core.calendar import WEEKENDS_ONLY, WorkCalendar
from cchc.core.campaign.circuit import Step
from cchc.core.campaign.fact_wording import measure_of
from cchc.core.catalogue.facts import Collected, Fact, Known, NotApplicable, Single
from cchc.core.catalogue.nodes import Node
from cchc.core.errors import FactError, Place
from cchc.core.scoring.collect import sum_of
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import CampaignUnit, CollectedLine, Member, Portion
from cchc.records.campaigns.queries import editing
from cchc.records.catalogues.queries import core_catalogue, work_calendar
from cchc.records.entries.models import Contribution, ContributionState, Return
from cchc.records.entries.queries.stored import stored_fact


@dataclass(frozen=True, slots=True)
class ReturnedFigure:
    """Why and until when the figure of a member was sent back, while it is not repaired."""

    reason: str
    due: date


@dataclass(frozen=True, slots=True)
class ContributionShown:
    """The provisional or the final figure of one member; `fact` None: it has not left the member."""

    id: int
    fact: Fact | None
    note: str
    state: ContributionState
    version: int
    by: str
    at: datetime
    returned: ReturnedFigure | None = None

    @property
    def sent(self) -> bool:
        """Whether it counts in the sum."""
        return self.state is ContributionState.SENT


def shown_contribution(row: Contribution, returned: Mapping[int, Return], *, own: bool) -> ContributionShown:
    """A stored figure with its person at hand, and the open return of it; `own`: drafts are shown too."""
    back, open_to = returned.get(row.pk), own or row.state == ContributionState.SENT
    return ContributionShown(
        row.pk,
        stored_fact(row.fact) if open_to else None,
        row.note if open_to else "",
        ContributionState(row.state),
        row.version,
        str(row.by),
        row.at,
        None if back is None else ReturnedFigure(back.reason, back.due),
    )


def open_returns(members: Iterable[int]) -> dict[int, Return]:
    """The returns that wait for repair, by contribution; the newest where there are several. One query."""
    rows = Return.objects.filter(contribution__member__in=members, repaired_at__isnull=True)
    return {row.contribution_id: row for row in rows.order_by("at", "pk") if row.contribution_id is not None}


def collected_rows() -> QuerySet[CollectedLine]:
    """Collected lines with all that belongs to them at hand."""
    return CollectedLine.objects.select_related(
        "line",
        "collating",
        "campaign_unit__unit",
        "campaign_unit__campaign__province",
        "campaign_unit__campaign__catalogue",
    ).defer("campaign_unit__campaign__catalogue__text")


def leaf_of(collected: CollectedLine) -> Node:
    """The line of the catalogue whose figure is added up."""
    return core_catalogue(collected.campaign_unit.campaign.catalogue).by_key[collected.line.key]


def calendar_of(unit: CampaignUnit) -> WorkCalendar:
    """The working days around the year, where the catalogue counts them."""
    counts = core_catalogue(unit.campaign.catalogue).counts_working_days
    return work_calendar([unit.campaign.year]) if counts else WEEKENDS_ONLY


def owning_portion(collected: CollectedLine) -> Portion:
    """The self-scoring portion to which the line belongs; raises NotVisibleError when it has none."""
    rows = Portion.objects.filter(campaign_unit=collected.campaign_unit_id, step=Step.SELF_SCORING)
    for portion in rows.select_related("agency", "campaign_unit__campaign"):
        if collected.line.key in portion.lines:
            return portion
    raise NotVisibleError(collected.line.key)


def why_contributing_closed(
    collected: CollectedLine, portion: Portion, now: datetime, returned: Return | None = None
) -> tuple[str, str]:
    """Code and reason why members cannot enter figures now; empty when they can.

    They can as long as the self-scoring of the line is open, and until the day by which theirs was wanted
    back.
    """
    time = editing(portion, now)
    if time.code == "published":
        return time.code, time.why
    late = returned is not None and timezone.localdate(now) <= returned.due
    if time.code == "window_closed" and not late:
        return time.code, time.why
    return "", ""


def readable(leaf: Node, agency: str, fact: Fact, calendar: WorkCalendar) -> Single:
    """The figure, if it can be true of its member and added to others; raises FactError with the line."""
    place = Place(criterion=leaf.key)
    measure = measure_of(leaf)
    if isinstance(fact, Collected):
        raise FactError("Đơn vị chỉ nhập số liệu của mình", place)
    if measure is None:
        raise FactError("Dòng này không có cách đo nên không cộng được số liệu của nhiều đơn vị", place)
    if isinstance(fact, NotApplicable) and not fact.reason:
        raise FactError("“Không đánh giá” phải kèm lý do", place)
    try:
        sum_of(measure, Collected(((agency, fact),), (agency,)), calendar)
    except FactError as error:
        message = error.problem.message.removeprefix(f"Đơn vị “{agency}”: ")
        raise FactError(f"{agency}: {message}", place) from error
    return fact


def sum_from(members: Iterable[Member], figures: Mapping[int, Single]) -> Collected:
    """What came from whom (by member), and from whom it is expected, in the order of the members."""
    expected = list(members)
    entries = tuple((one.agency.slug, figures[one.pk]) for one in expected if one.pk in figures)
    return Collected(entries, tuple(one.agency.slug for one in expected))


def counted(rows: Iterable[Contribution], *, provisional: bool) -> dict[int, Single]:
    """By member the figure that counts: sent; a provisional sum takes the final one where it is there."""
    sent = [row for row in rows if row.state == ContributionState.SENT]
    chosen: dict[int, Single] = {}
    for row in sorted(sent, key=lambda row: not row.provisional):
        fact = stored_fact(row.fact)
        if (provisional or not row.provisional) and not isinstance(fact, Collected):
            chosen[row.member_id] = fact
    return chosen


def total_of(leaf: Node, collected: Collected, calendar: WorkCalendar) -> Known | None:
    """The sum so far, None when nothing came or the figures cannot be added."""
    measure = measure_of(leaf)
    try:
        return None if measure is None else sum_of(measure, collected, calendar)
    except FactError:
        return None
