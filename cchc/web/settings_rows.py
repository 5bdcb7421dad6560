"""The settings of a campaign as rows: time of the steps, portions to choose from, more time given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from cchc.core.campaign.circuit import APPRAISALS, STEP_NAMES, STEPS, Circuit, Step
from cchc.core.campaign.portion import STATE_NAMES, PortionState
from cchc.core.campaign.windows import PHASE_NAMES, Window, phase, window_text
from cchc.core.vietnamese import folded
from cchc.records.campaigns.models import Extension, Portion
from cchc.web.coordination_fields import as_typed, start_typed, until_text
from cchc.web.settings_forms import WindowForm

MOST_OFFERED = 200
MOST_EXTENSIONS = 100


@dataclass(frozen=True, slots=True)
class StepSetting:
    """One step with its time, how long it still is, and the form that changes it."""

    step: str
    name: str
    phase: str
    time: str
    remaining: str
    form: WindowForm
    open: bool


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """More time that was given once."""

    agency: str
    work: str
    kind: str
    until: str
    running: bool
    reason: str
    by: str
    at: str


def step_settings(
    circuit: Circuit, windows: Mapping[Step, Window], now: datetime, refused: WindowForm | None = None
) -> tuple[StepSetting, ...]:
    """Every step of the circuit in order; the form that was refused stands as it was sent."""
    return tuple(_step(step, windows.get(step), now, refused) for step in STEPS[circuit])


def _step(step: Step, window: Window | None, now: datetime, refused: WindowForm | None) -> StepSetting:
    mine = refused is not None and refused.data.get("step") == step.value
    form = refused if refused is not None and mine else _window_form(step, window)
    shown = ""
    if window is not None:
        shown = f"từ {start_typed(window.opens_at)} đến {until_text(window.closes_at)}"
    remaining = window_text(window, now)
    name = PHASE_NAMES[phase(window, now)] if window else ""
    return StepSetting(step.value, STEP_NAMES[step], name, shown, remaining, form, mine)


def _window_form(step: Step, window: Window | None) -> WindowForm:
    known = (
        {}
        if window is None
        else {"opens": start_typed(window.opens_at), "closes": as_typed(window.closes_at)}
    )
    return WindowForm(initial={"step": step.value, **known}, auto_id=f"{step.value}-%s")


@dataclass(frozen=True, slots=True)
class Offered:
    """The portions from which one is chosen; `more` of them fit the words but are not listed."""

    choices: tuple[tuple[str, str], ...]
    more: int


def offered_portions(rows: QuerySet[Portion], words: str, chosen: str) -> Offered:
    """Portions by words of the agency's name and, before all others, the one that was chosen.

    Two queries, three where words are searched for.
    """
    found = rows.filter(pk=int(chosen)) if chosen.isdecimal() else rows
    for word in folded(words).split() if not chosen else ():
        found = found.filter(agency__folded__contains=word)
    listed = found.order_by("agency__sort_key", "campaign_unit__position", "pk")[: MOST_OFFERED + 1]
    named = [(str(one.pk), portion_name(one)) for one in listed]
    return Offered(
        tuple(named[:MOST_OFFERED]), max(0, found.count() - MOST_OFFERED) if len(named) > MOST_OFFERED else 0
    )


def portion_name(portion: Portion) -> str:
    """Agency, step, for whom, and how far it is once it has been handed in."""
    state = PortionState(portion.state)
    told = "" if state is PortionState.DRAFT else f" ({STATE_NAMES[state]})"
    return f"{portion.agency.name}: {work_name(portion)}{told}"


def work_name(portion: Portion) -> str:
    """Step, and for appraisals the unit."""
    step, unit = Step(portion.step), portion.campaign_unit.unit
    about = f", {unit.name}" if step in APPRAISALS else ""
    return f"{STEP_NAMES[step]}{about}"


def extension_rows(rows: Iterable[Extension], now: datetime) -> tuple[ExtensionRow, ...]:
    """More time that was given, in the order in which it comes."""
    return tuple(
        ExtensionRow(
            row.portion.agency.name,
            work_name(row.portion),
            row.get_kind_display(),
            until_text(row.until),
            row.until > now,
            row.reason,
            str(row.by),
            f"{timezone.localtime(row.at):%d/%m/%Y %H:%M}",
        )
        for row in rows
    )
