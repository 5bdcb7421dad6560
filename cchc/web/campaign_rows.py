"""Campaigns as rows: what waits for a person, the campaigns he sees, the steps of one with their time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.urls import reverse
from django.utils import timezone

from cchc.core.campaign.circuit import APPRAISALS, CIRCUIT_NAMES, STEP_NAMES, STEPS, Circuit, Step
from cchc.core.campaign.portion import LEFT, PortionState, state_text
from cchc.core.campaign.windows import Phase, Window, phase, remaining_text, window_text
from cchc.records.campaigns.models import Campaign
from cchc.records.entries.models import ContributionState
from cchc.records.entries.queries.waiting import Waiting
from cchc.web.coordination_fields import until_text

Urgency = Literal["open", "soon", "closed", "before", "late"]
SOON = timedelta(days=3)
NOT_BEGUN = "Chưa nhập"


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One piece of work in a list, with where it is done and what is missing."""

    what: str
    whom: str
    href: str
    campaign: str
    illustrative: bool
    state: str
    look: str
    missing: str
    remaining: str
    closes: str
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """One campaign in the list, with the step that is open."""

    title: str
    href: str
    year: int
    circuit: str
    illustrative: bool
    step: str
    remaining: str
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of a campaign: its time, how long it still is, how much of it is done."""

    name: str
    phase: str
    time: str
    remaining: str
    urgency: Urgency
    counts: str


def work_rows(work: Iterable[Waiting], now: datetime) -> tuple[WorkRow, ...]:
    """What waits, in the order in which it was found."""
    return tuple(_work(one, now) for one in work)


def _work(one: Waiting, now: datetime) -> WorkRow:
    what, whom, href, missing = _told(one)
    ends = one.closes_at
    return WorkRow(
        what,
        whom,
        href,
        one.campaign.title,
        one.campaign.illustrative,
        _state_text(one),
        one.state or ("none" if one.member is not None else PortionState.SUBMITTED.value),
        missing,
        "" if ends is None else remaining_text(ends, now),
        "" if ends is None else f"đến {until_text(ends)}",
        "open" if ends is None else urgency_of(ends, now),
    )


def _told(one: Waiting) -> tuple[str, str, str, str]:
    """What it is, for whom, where it is done, what is missing."""
    slug = one.campaign.slug
    if one.portion is not None:
        portion = one.portion
        verb = "Duyệt: " if one.what == "confirm" else ""
        unit = portion.campaign_unit.unit.name
        whom = portion.agency.name if portion.agency.name == unit else f"{portion.agency.name}, cho {unit}"
        href = reverse("web:portion", args=[slug, portion.pk])
        step = Step(portion.step)
        return f"{verb}{STEP_NAMES[step]}", whom, href, _missing_text(step, one.entered, one.wanted)
    if one.member is not None:
        line = one.member.collected.line
        href = reverse("web:contribution", args=[slug, one.member.pk])
        return (
            f"Số liệu dòng {line.key}: {line.title}",
            one.member.agency.name,
            href,
            "chưa gửi số chính thức",
        )
    overview = reverse("web:campaign", args=[slug])
    if one.what == "accept":
        href = f"{overview}?trang-thai={PortionState.CONFIRMED}&buoc={Step.SELF_SCORING}#phan-viec"
        return f"Rà soát, tiếp nhận {one.count} phần việc tự chấm", "", href, ""
    return f"Trả lời {one.count} câu hỏi", "", f"{reverse('web:questions', args=[slug])}?loc=chua-tra-loi", ""


def _missing_text(step: Step, there: int, lines: int) -> str:
    """How many lines are missing; where a line is answered only if one wants to, how many are there."""
    if step is Step.REBUTTAL:
        return f"đã giải trình {there} dòng" if there else "chưa giải trình dòng nào"
    if step is Step.APPRAISAL_2:
        return f"đã kết luận {there} dòng"
    verb = "kết luận" if step in APPRAISALS else "nhập"
    short = lines - there
    return f"{short}/{lines} dòng chưa {verb}" if short else f"đã {verb} đủ {lines} dòng"


def _state_text(one: Waiting) -> str:
    if one.portion is not None:
        return state_text(PortionState(one.state), Step(one.portion.step), Phase.OPEN)
    if one.member is not None:
        return ContributionState(one.state).label if one.state else NOT_BEGUN
    return "Chờ tiếp nhận" if one.what == "accept" else "Chờ trả lời"


def urgency_of(ends: datetime, now: datetime) -> Urgency:
    """How near an end is."""
    if now >= ends:
        return "closed"
    return "soon" if ends - now <= SOON else "open"


def window_urgency(window: Window | None, now: datetime) -> Urgency:
    """The same of a window, which may not have begun."""
    if window is None or now < window.opens_at:
        return "before"
    return urgency_of(window.closes_at, now)


def campaign_rows(
    campaigns: Iterable[Campaign], windows: Mapping[int, Mapping[Step, Window]], now: datetime
) -> tuple[CampaignRow, ...]:
    """The campaigns with the step of each that is open now, the one that closes first where several are."""
    return tuple(_campaign(one, windows.get(one.pk, {}), now) for one in campaigns)


def _campaign(one: Campaign, windows: Mapping[Step, Window], now: datetime) -> CampaignRow:
    running = [window for window in windows.values() if phase(window, now) is Phase.OPEN]
    first = min(running, key=lambda window: window.closes_at, default=None)
    return CampaignRow(
        one.title,
        reverse("web:campaign", args=[one.slug]),
        one.year,
        CIRCUIT_NAMES[Circuit(one.circuit)],
        one.illustrative,
        "không có bước nào" if first is None else STEP_NAMES[first.step],
        "" if first is None else remaining_text(first.closes_at, now),
        "before" if first is None else urgency_of(first.closes_at, now),
    )


def step_rows(
    campaign: Campaign,
    windows: Mapping[Step, Window],
    counts: Mapping[Step, Mapping[PortionState, int]],
    now: datetime,
) -> tuple[StepRow, ...]:
    """The steps of the circuit in order; `counts` are portions by state."""
    return tuple(
        StepRow(
            STEP_NAMES[step],
            phase(windows.get(step), now).value,
            window_time(windows.get(step)),
            window_text(windows.get(step), now),
            window_urgency(windows.get(step), now),
            _counts_text(counts.get(step, {})),
        )
        for step in STEPS[Circuit(campaign.circuit)]
    )


def window_time(window: Window | None) -> str:
    """`từ 01/11/2026 đến hết ngày 14/12/2026`, empty for none."""
    if window is None:
        return ""
    return f"từ {timezone.localtime(window.opens_at):%d/%m/%Y} đến {until_text(window.closes_at)}"


def _counts_text(counts: Mapping[PortionState, int]) -> str:
    whole, left = sum(counts.values()), sum(counts.get(state, 0) for state in LEFT)
    if not whole:
        return ""
    back = counts.get(PortionState.RETURNED, 0)
    returned = f", {back} trả lại" if back else ""
    return f"{left}/{whole} phần việc đã duyệt{returned}"
