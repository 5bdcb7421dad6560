"""The list of portions of a campaign: filtered as asked, one page at a time, counted but never read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone

from cchc.core.campaign.circuit import STEP_NAMES, Step
from cchc.core.campaign.portion import STATE_NAMES, PortionState, state_text
from cchc.core.campaign.windows import Phase, Window, phase
from cchc.core.vietnamese import folded
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.entries.queries.progress import entered_lines

IN_ORDER = Case(*(When(step=step.value, then=Value(place)) for place, step in enumerate(Step)))
BY_CHOICE = (Step.REBUTTAL, Step.APPRAISAL_2)
A_PAGE = 50
MOST_WORDS = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PortionFilter:
    """Which portions are asked for; what is not understood asks for nothing."""

    words: str = ""
    step: str = ""
    state: str = ""
    page: int = 1

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.words or self.step or self.state)

    def query(self, page: int) -> str:
        """The filter as the query of an address, for another page."""
        asked = {"tim": self.words, "buoc": self.step, "trang-thai": self.state}
        return urlencode({**{name: one for name, one in asked.items() if one}, "trang": page})


@dataclass(frozen=True, slots=True)
class PortionRow:
    """One portion in the list."""

    href: str
    agency: str
    unit: str
    unit_href: str
    step: str
    state: str
    look: str
    changed: str
    entered: str


@dataclass(frozen=True, slots=True)
class PortionPage:
    """One page of the list."""

    rows: tuple[PortionRow, ...]
    found: int
    number: int
    pages: int
    before: str
    after: str


def read_portion_filter(asked: Mapping[str, str]) -> PortionFilter:
    """What an address asks for."""
    step, state, page = asked.get("buoc", ""), asked.get("trang-thai", ""), asked.get("trang", "")
    return PortionFilter(
        asked.get("tim", "").replace("\x00", "")[:MOST_WORDS].strip(),
        step if step in tuple(Step) else "",
        state if state in tuple(PortionState) else "",
        int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
    )


def step_choices(steps: tuple[Step, ...], chosen: str) -> tuple[Choice, ...]:
    """The steps that have portions, as options."""
    named = ((step.value, STEP_NAMES[step]) for step in steps)
    return tuple(Choice(value, text, value == chosen) for value, text in (("", "Mọi bước"), *named))


def state_choices(chosen: str) -> tuple[Choice, ...]:
    """The states as options."""
    named = ((state.value, STATE_NAMES[state]) for state in PortionState)
    return tuple(Choice(value, text, value == chosen) for value, text in (("", "Mọi trạng thái"), *named))


def state_counts(rows: QuerySet[Portion]) -> dict[Step, dict[PortionState, int]]:
    """How many portions of each step are in each state; one query."""
    counts: dict[Step, dict[PortionState, int]] = {}
    for step, state, count in rows.order_by().values_list("step", "state").annotate(count=Count("pk")):
        counts.setdefault(Step(step), {})[PortionState(state)] = count
    return counts


def portion_page(
    campaign: Campaign,
    rows: QuerySet[Portion],
    wanted: PortionFilter,
    windows: Mapping[Step, Window],
    now: datetime,
) -> PortionPage:
    """One page of the portions that are asked for; three queries."""
    if wanted.step:
        rows = rows.filter(step=wanted.step)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    for word in folded(wanted.words).split():
        rows = rows.filter(Q(agency__folded__contains=word) | Q(campaign_unit__unit__folded__contains=word))
    paginator = Paginator(
        rows.order_by("campaign_unit__position", IN_ORDER, "agency__sort_key", "pk"), A_PAGE
    )
    page = paginator.get_page(wanted.page)
    found = list(page.object_list)
    done = entered_lines(found)
    here = reverse("web:campaign", args=[campaign.slug])

    def address(number: int) -> str:
        return f"{here}?{wanted.query(number)}#phan-viec"

    return PortionPage(
        tuple(_row(campaign, one, done[one.pk], phase(windows.get(Step(one.step)), now)) for one in found),
        paginator.count,
        page.number,
        paginator.num_pages,
        address(page.number - 1) if page.has_previous() else "",
        address(page.number + 1) if page.has_next() else "",
    )


def _row(campaign: Campaign, one: Portion, done: int, when: Phase) -> PortionRow:
    changed = f"từ {timezone.localtime(one.changed_at):%H:%M ngày %d/%m/%Y}" if one.changed_by_id else ""
    step, unit = Step(one.step), one.campaign_unit.unit
    idle = when is Phase.BEFORE and one.state == PortionState.DRAFT
    return PortionRow(
        reverse("web:portion", args=[campaign.slug, one.pk]),
        one.agency.name,
        unit.name,
        reverse("web:rounds", args=[campaign.slug, unit.slug]),
        STEP_NAMES[step],
        state_text(PortionState(one.state), step, when),
        "none" if idle else one.state,
        changed,
        done_text(step, done, len(one.lines)),
    )


def done_text(step: Step, done: int, lines: int) -> str:
    """How many lines are there, and of how many where every line is owed."""
    if not lines:
        return "không có dòng"
    return f"{done} dòng" if step in BY_CHOICE else f"{done}/{lines} dòng"
