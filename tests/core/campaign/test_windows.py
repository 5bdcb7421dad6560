"""A window is open from its first moment and closed at its last; lengths are told in full units."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.campaign.circuit import Step
from cchc.core.campaign.windows import (
    PHASE_NAMES,
    VIETNAM,
    Phase,
    Window,
    end_text,
    phase,
    remaining_text,
    window_text,
)
from tests.core.bounded import BOUNDED
from tests.core.campaign.samples import DAY, HOUR, NOON

MINUTE = timedelta(minutes=1)
WINDOW = Window(Step.SELF_SCORING, NOON, NOON + 10 * DAY)


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (NOON - MINUTE, Phase.BEFORE),
        (NOON, Phase.OPEN),
        (NOON + 10 * DAY - MINUTE, Phase.OPEN),
        (NOON + 10 * DAY, Phase.CLOSED),
        (NOON + 11 * DAY, Phase.CLOSED),
    ],
)
def test_a_window_is_half_open(now: datetime, found: Phase) -> None:
    assert phase(WINDOW, now) is found
    assert PHASE_NAMES[found]


def test_a_step_without_a_window_is_not_open() -> None:
    assert phase(None, NOON) is Phase.BEFORE
    assert window_text(None, NOON) == "chưa đặt thời gian"


@BOUNDED
@given(st.timedeltas(timedelta(days=-30), timedelta(days=30)))
def test_zones_do_not_matter(shift: timedelta) -> None:
    now = NOON + shift

    assert phase(WINDOW, now) is phase(WINDOW, now.astimezone(UTC))
    assert remaining_text(NOON, now) == remaining_text(NOON.astimezone(UTC), now)


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (3 * DAY + 4 * HOUR + MINUTE, "còn 3 ngày 4 giờ"),
        (3 * DAY + 59 * MINUTE, "còn 3 ngày"),
        (2 * HOUR + 15 * MINUTE, "còn 2 giờ 15 phút"),
        (2 * HOUR, "còn 2 giờ"),
        (5 * MINUTE, "còn 5 phút"),
        (MINUTE / 2, "còn chưa đến 1 phút"),
        (0 * DAY, "đã đóng chưa đến 1 phút trước"),
        (-2 * HOUR - 15 * MINUTE, "đã đóng 2 giờ trước"),
        (-2 * DAY - 4 * HOUR, "đã đóng 2 ngày trước"),
    ],
)
def test_how_long_it_still_is(left: timedelta, text: str) -> None:
    assert remaining_text(NOON + left, NOON) == text


def test_the_state_of_a_window_in_words() -> None:
    assert window_text(WINDOW, NOON - 2 * DAY) == "mở sau 2 ngày"
    assert window_text(WINDOW, NOON) == "còn 10 ngày"
    assert window_text(WINDOW, NOON + 12 * DAY) == "đã đóng 2 ngày trước"


def test_the_end_is_told_by_the_clock_of_viet_nam() -> None:
    assert end_text(datetime(2026, 12, 15, 10, 0, tzinfo=UTC)) == "17:00 ngày 15/12/2026"
    assert end_text(datetime(2026, 12, 14, 17, 0, tzinfo=UTC)) == "hết ngày 14/12/2026"
    assert end_text(datetime(2027, 1, 1, 0, 0, tzinfo=VIETNAM)) == "hết ngày 31/12/2026"
