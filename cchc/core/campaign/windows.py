"""Windows: when a step is open, and how long it still is; they close by themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum

from cchc.core.campaign.circuit import Step
from cchc.core.numerals import date_text

VIETNAM = timezone(timedelta(hours=7))
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Window:
    """The time in which a step is open: from `opens_at` on, and no longer at `closes_at`; both with zone."""

    step: Step
    opens_at: datetime
    closes_at: datetime


class Phase(StrEnum):
    """Where a moment stands in relation to a window."""

    BEFORE = "before"
    OPEN = "open"
    CLOSED = "closed"


PHASE_NAMES = {
    Phase.BEFORE: "Chưa mở",
    Phase.OPEN: "Đang mở",
    Phase.CLOSED: "Đã đóng",
}


def phase(window: Window | None, now: datetime) -> Phase:
    """Where `now` stands; a step without a window has not been opened."""
    if window is None or now < window.opens_at:
        return Phase.BEFORE
    return Phase.OPEN if now < window.closes_at else Phase.CLOSED


def remaining_text(closes_at: datetime, now: datetime) -> str:
    """How long until something closes, or how long ago it did: `còn 3 ngày 4 giờ`, `đã đóng 2 ngày trước`."""
    if now < closes_at:
        return f"còn {_length_text(closes_at - now)}"
    return f"đã đóng {_largest_text(now - closes_at)} trước"


def window_text(window: Window | None, now: datetime) -> str:
    """The state of a window in words: `chưa đặt thời gian`, `mở sau 2 ngày`, `còn 3 ngày 4 giờ`."""
    if window is None:
        return "chưa đặt thời gian"
    if now < window.opens_at:
        return f"mở sau {_length_text(window.opens_at - now)}"
    return remaining_text(window.closes_at, now)


def end_text(closes_at: datetime) -> str:
    """When something closes, by the clock of Viet Nam: `17:00 ngày 15/12/2026`, `hết ngày 14/12/2026`."""
    local = closes_at.astimezone(VIETNAM)
    if (local.hour, local.minute) == (0, 0):
        return f"hết ngày {date_text((local - MINUTE).date())}"
    return f"{local:%H:%M} ngày {date_text(local.date())}"


def _largest_text(length: timedelta) -> str:
    """The largest unit of a length alone: `2 ngày`, `5 phút`."""
    return " ".join(_length_text(length).split()[:2]) if length >= MINUTE else _length_text(length)


def _length_text(length: timedelta) -> str:
    """The two largest units of a length, full ones only: `3 ngày 4 giờ`, `2 giờ 15 phút`, `5 phút`."""
    hours = length % timedelta(days=1) // HOUR
    minutes = length % HOUR // MINUTE
    if length.days:
        return f"{length.days} ngày {hours} giờ" if hours else f"{length.days} ngày"
    if hours:
        return f"{hours} giờ {minutes} phút" if minutes else f"{hours} giờ"
    return f"{minutes} phút" if minutes else "chưa đến 1 phút"
