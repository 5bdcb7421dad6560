"""Whether a portion can be worked on now: its state, its time, and whether those before it have finished."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from cchc.core.campaign.circuit import STEP_NAMES, Step
from cchc.core.campaign.portion import EDITABLE, LEFT, STATE_NAMES, PortionState
from cchc.core.campaign.windows import Phase, Window, phase, window_text
from cchc.records.campaigns.models import Campaign, Extension, Portion
from cchc.records.campaigns.models import Window as WindowRow
from cchc.records.campaigns.policies import may_edit_portion
from cchc.records.campaigns.queries.kinship import kin_of
from cchc.records.people.queries import Standing

# What must have left its agencies, or be over, before a step can begin for a unit.
BEFORE = {
    Step.APPRAISAL_1: (Step.SELF_SCORING,),
    Step.REBUTTAL: (Step.APPRAISAL_1,),
    Step.APPRAISAL_2: (Step.SELF_SCORING, Step.REBUTTAL),
}
LEFT_VALUES = tuple(one.value for one in LEFT)


@dataclass(frozen=True, slots=True)
class Editing:
    """Until when a portion can be worked on; `code` and `why` are empty where state and time let it be.

    `window` is that of the step where nothing but time stands against the work.
    """

    closes_at: datetime | None
    code: str = ""
    why: str = ""
    window: Window | None = None

    @property
    def allowed(self) -> bool:
        """Whether state and time let the portion be worked on."""
        return not self.code

    def phase(self, now: datetime) -> Phase:
        """Where the portion itself stands in time: open with more time, over once published."""
        if self.code == "published":
            return Phase.CLOSED
        return phase(self.window, now) if self.code == "window_closed" else Phase.OPEN


def core_window(row: WindowRow) -> Window:
    """The core value of a stored window."""
    return Window(Step(row.step), row.opens_at, row.closes_at)


def windows_of(campaign: Campaign) -> dict[Step, Window]:
    """The windows of a campaign by step; one query."""
    return {Step(row.step): core_window(row) for row in WindowRow.objects.filter(campaign=campaign)}


def window_of(campaign: Campaign, step: Step) -> Window | None:
    """The window of a step, None while it has none; one query."""
    return windows_of(campaign).get(step)


def phase_of(campaign: Campaign, step: Step, now: datetime) -> Phase:
    """Where a moment stands in relation to the window of a step; one query."""
    return phase(window_of(campaign, step), now)


def editing(portion: Portion, now: datetime) -> Editing:
    """Whether a portion can be worked on now by those who may; at most four queries.

    The one place of the rule: it is in an editable state, the window of its step is open or more time was
    given by name, what must come first is finished, and the unit is not published.
    """
    windows = windows_of(portion.campaign_unit.campaign)
    extended = _extended({portion.pk}, now)
    return _judged(portion, windows, extended.get(portion.pk), _waiting_for(portion, windows, now), now)


def _judged(
    portion: Portion,
    windows: Mapping[Step, Window],
    extended: datetime | None,
    waiting: Step | None,
    now: datetime,
) -> Editing:
    window, state = windows.get(Step(portion.step)), PortionState(portion.state)
    opened = phase(window, now) is Phase.OPEN
    ends = [one for one in (window.closes_at if opened and window else None, extended) if one is not None]
    closes_at = max(ends, default=window.closes_at if window else None)
    if portion.campaign_unit.published_id is not None:
        return Editing(None, "published", "Kết quả đã công bố, không thay đổi được nữa")
    if not ends:
        return Editing(closes_at, "window_closed", f"Bước này {window_text(window, now)}", window)
    if waiting is not None:
        return Editing(closes_at, "waiting", f"Chưa xong bước “{STEP_NAMES[waiting]}” của đơn vị này")
    if state not in EDITABLE:
        return Editing(closes_at, "wrong_state", f"Phần việc đang ở trạng thái “{STATE_NAMES[state]}”")
    return Editing(closes_at)


def _extended(portions: Iterable[int], now: datetime) -> dict[int, datetime]:
    """Until when more time runs, by portion; one query."""
    rows = Extension.objects.filter(portion__in=portions, until__gt=now).order_by("until")
    return dict(rows.values_list("portion", "until"))


def _waiting_for(portion: Portion, windows: Mapping[Step, Window], now: datetime) -> Step | None:
    """The step that holds the portion up: work of the unit that has not left and whose time still runs."""
    first = BEFORE.get(Step(portion.step), ())
    if not first:
        return None
    held = Portion.objects.filter(campaign_unit=portion.campaign_unit_id, step__in=first)
    rows = dict(held.exclude(state__in=LEFT_VALUES).values_list("pk", "step"))
    extended = _extended(rows, now) if rows else {}
    running = {
        Step(step)
        for pk, step in rows.items()
        if pk in extended or phase(windows.get(Step(step)), now) is not Phase.CLOSED
    }
    return next((step for step in first if step in running), None)


def editable(portion: Portion, now: datetime) -> bool:
    """Whether state and time let the portion be worked on, whoever asks; at most four queries."""
    return editing(portion, now).allowed


def may_edit_now(standing: Standing, portion: Portion, now: datetime, area: str | None = None) -> bool:
    """Whether the person may work on the portion (on lines of the area) now; at most seven queries.

    Rules 1 and 2 of a portion as a whole: the policy, then `editing`.
    """
    kin = kin_of(portion.campaign_unit.unit)
    return may_edit_portion(standing, portion, kin, area) and editable(portion, now)
