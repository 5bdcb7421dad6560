"""What is owed in a campaign, the one place of the rule; and by whom, by identifier."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from cchc.core.campaign.circuit import Round, Step
from cchc.core.campaign.lateness import is_owed
from cchc.core.campaign.portion import LEFT, PortionState
from cchc.core.campaign.windows import Phase, Window, phase
from cchc.records.campaigns.models import Campaign, CampaignUnit, Extension, Member, Portion
from cchc.records.campaigns.queries.timing import LEFT_VALUES, windows_of

NO_LINES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Obligations:
    """What decides whether portions are owed: units that still score themselves, lines that units rebutted.

    Units by number of their row; those that are published owe nothing any more.
    """

    scoring: frozenset[int]
    rebutted: Mapping[int, frozenset[str]]
    published: frozenset[int]

    def owes(self, unit: int, step: str, lines: Collection[str]) -> bool:
        """Whether a portion of the unit must be handed in, if it has not been."""
        if unit in self.published:
            return False
        return is_owed(Step(step), lines, self.rebutted.get(unit, NO_LINES), waiting=unit in self.scoring)


def with_lines(rows: QuerySet[Portion]) -> QuerySet[Portion]:
    """The portions in which there is something to do: an area without lines asks nothing of its agency."""
    return rows.exclude(lines=[])


@dataclass(frozen=True, slots=True)
class Held:
    """A portion with what decides whether it is owed; `unit` is the row of its unit in the campaign."""

    pk: int
    agency: str
    unit: int
    unit_slug: str
    published: bool
    step: Step
    state: PortionState
    lines: tuple[str, ...]

    @property
    def left(self) -> bool:
        """Whether it has left its agency."""
        return self.state in LEFT


def held_portions(campaign: Campaign) -> tuple[Held, ...]:
    """All portions of a campaign in which there is something to do, in the order of its units; one query."""
    columns = ("agency__slug", "campaign_unit", "campaign_unit__unit__slug", "campaign_unit__published")
    rows = with_lines(Portion.objects.filter(campaign_unit__campaign=campaign))
    ordered = rows.order_by("campaign_unit__position", "pk").annotate(told=Cast("lines", TextField()))
    return tuple(
        Held(pk, agency, unit, slug, out is not None, Step(step), PortionState(state), _lines(told))
        for pk, agency, unit, slug, out, step, state, told in ordered.values_list(
            "pk", *columns, "step", "state", "told"
        )
    )


@lru_cache(maxsize=1000)
def _lines(told: str) -> tuple[str, ...]:
    """The lines of a portion; the units of a campaign have the same, and are thousands."""
    return tuple(json.loads(told))


def running_extensions(campaign: Campaign, now: datetime) -> frozenset[int]:
    """The portions for which more time runs; one query."""
    rows = Extension.objects.filter(portion__campaign_unit__campaign=campaign, until__gt=now)
    return frozenset(rows.order_by().values_list("portion", flat=True))


def obligations(campaign: Campaign, now: datetime) -> Obligations:
    """What is owed in a campaign now; at most four queries."""
    running = running_extensions(campaign, now)
    return obligations_among(campaign, held_portions(campaign), running, windows_of(campaign), now)


def obligations_among(
    campaign: Campaign,
    held: Iterable[Held],
    running: Collection[int],
    windows: Mapping[Step, Window],
    now: datetime,
) -> Obligations:
    """The same from what is at hand: all portions, those with more time, the windows; at most one query.

    A self-score can still come while it has not left its agency and there is time for it.
    """
    rows = tuple(held)
    in_time = phase(windows.get(Step.SELF_SCORING), now) is not Phase.CLOSED
    scoring = (one for one in rows if one.step is Step.SELF_SCORING and not one.left)
    answered = any(one.step is Step.REBUTTAL and one.left for one in rows)
    return Obligations(
        frozenset(one.unit for one in scoring if in_time or one.pk in running),
        _rebutted(campaign) if answered else {},
        frozenset(one.unit for one in rows if one.published),
    )


def _rebutted(campaign: Campaign) -> dict[int, frozenset[str]]:
    """The lines on which a rebuttal that has left its unit says something, by unit; one query."""
    rows = Portion.objects.filter(
        campaign_unit__campaign=campaign,
        step=Step.REBUTTAL,
        state__in=LEFT_VALUES,
        campaign_unit__entries__round=Round.REBUTTAL,
    )
    pairs = rows.order_by().values_list("campaign_unit", "campaign_unit__entries__line__key")
    return _by_unit(pairs.distinct())


def _by_unit(pairs: Iterable[tuple[int, str]]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for unit, line in pairs:
        found.setdefault(unit, set()).add(line)
    return {unit: frozenset(lines) for unit, lines in found.items()}


@dataclass(frozen=True, slots=True)
class Owing:
    """Names of agencies and units, numbers of agencies, and the ranking group of each unit."""

    names: dict[str, str]
    numbers: dict[str, int]
    groups: dict[str, str]

    def name_of(self, agency: str) -> str:
        """The name of an agency or unit."""
        return self.names.get(agency, agency)


def owing_in(campaign: Campaign) -> Owing:
    """Who owes portions or figures in the campaign, and its units; two queries."""
    columns = ("agency__slug", "agency__name", "agency")
    owed = Portion.objects.filter(campaign_unit__campaign=campaign).order_by()
    asked = Member.objects.filter(collected__campaign_unit__campaign=campaign).order_by()
    agencies = list(owed.values_list(*columns).union(asked.values_list(*columns)))
    units = CampaignUnit.objects.filter(campaign=campaign).values_list(
        "unit__slug", "unit__name", "ranking_group"
    )
    rows = list(units)
    return Owing(
        {slug: name for slug, name, _ in (*rows, *agencies)},
        {slug: number for slug, _, number in agencies},
        {slug: group for slug, _, group in rows},
    )
