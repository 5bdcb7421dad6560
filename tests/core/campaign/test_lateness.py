"""Who is late: by the clock of each portion, more time included; the latest and the dearest first."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cchc.core.campaign.circuit import Step
from cchc.core.campaign.lateness import (
    LATENESS_NAMES,
    LastCall,
    Lateness,
    OwedPortion,
    OwedSum,
    by_agency,
    by_line,
    is_owed,
    today_of,
)
from cchc.core.campaign.portion import PortionState
from cchc.core.campaign.risk import AtRisk
from cchc.core.campaign.windows import Window
from cchc.core.scoring.span import Span
from tests.core.campaign.samples import DAY, HOUR, NOON

OPEN = Window(Step.SELF_SCORING, NOON - 20 * DAY, NOON + 10 * DAY)
CLOSED = Window(Step.SELF_SCORING, NOON - 20 * DAY, NOON - DAY)
ENDING = Window(Step.SELF_SCORING, NOON - 20 * DAY, NOON + 2 * DAY)
COMING = Window(Step.APPRAISAL_1, NOON + DAY, NOON + 2 * DAY)


def owed(
    agency: str,
    *missing: str,
    window: Window | None = OPEN,
    until: datetime | None = None,
    state: PortionState = PortionState.DRAFT,
    risk: str | None = "1.00",
) -> OwedPortion:
    points = None if risk is None else Decimal(risk)
    lines = tuple(AtRisk(line, points, points, "chưa có số liệu") for line in missing)
    return OwedPortion(1, agency, "tinh", Step.SELF_SCORING, state, 5, missing, lines, window, until)


@pytest.mark.parametrize(
    ("portion", "found"),
    [
        (owed("so-a"), Lateness.IN_TIME),
        (owed("so-a", window=ENDING), Lateness.SOON),
        (owed("so-a", window=CLOSED), Lateness.OVERDUE),
        (owed("so-a", window=CLOSED, until=NOON), Lateness.OVERDUE),
        (owed("so-a", window=CLOSED, until=NOON + HOUR), Lateness.SOON),
        (owed("so-a", window=CLOSED, until=NOON + 9 * DAY), Lateness.IN_TIME),
        (owed("so-a", window=OPEN, until=NOON - HOUR), Lateness.IN_TIME),
        (owed("so-a", window=None), Lateness.NOT_OPEN),
        (owed("so-a", window=COMING), Lateness.NOT_OPEN),
        (owed("so-a", window=COMING, until=NOON + HOUR), Lateness.SOON),
        (owed("so-a", window=CLOSED, state=PortionState.SUBMITTED), Lateness.OVERDUE),
        (owed("so-a", window=CLOSED, state=PortionState.RETURNED), Lateness.OVERDUE),
        (owed("so-a", window=CLOSED, state=PortionState.CONFIRMED), Lateness.LEFT),
        (owed("so-a", window=CLOSED, state=PortionState.ACCEPTED), Lateness.LEFT),
    ],
)
def test_how_a_portion_stands(portion: OwedPortion, found: Lateness) -> None:
    assert portion.lateness(NOON) is found
    assert LATENESS_NAMES[found]


def test_agencies_stand_by_urgency_then_by_what_is_at_stake() -> None:
    call = LastCall(date(2026, 12, 14), "Ông A", date(2026, 12, 15))
    found = by_agency(
        [
            owed("so-a", "1.1"),
            owed("so-a", "1.2", window=CLOSED, state=PortionState.ACCEPTED),
            owed("so-b", "1.1", "1.2", window=CLOSED),
            owed("so-c", "1.1", window=CLOSED, risk=None),
            owed("so-d", window=CLOSED, state=PortionState.CONFIRMED),
            owed("so-e", "1.1", window=None),
            owed("so-f", "1.1", window=None),
        ],
        {"so-b": call},
        NOON,
    )

    assert [one.agency for one in found] == ["so-b", "so-c", "so-a", "so-e", "so-f"]
    late, unsure, in_time = found[:3]
    assert (late.worst, late.missing, late.left, late.call) == (Lateness.OVERDUE, 2, 0, call)
    assert late.at_risk.exact == Decimal("2.00")
    assert unsure.at_risk == Span(Decimal(0), None)
    assert (in_time.left, in_time.missing, in_time.ends_at) == (1, 1, OPEN.closes_at)
    assert found[3].ends_at is None


def test_lines_are_counted_where_they_are_missing() -> None:
    portions = [
        owed("so-a", "1.2", "1.1"),
        owed("so-b", "1.2"),
        owed("so-c", "1.3", state=PortionState.CONFIRMED),
    ]

    found = by_line(portions, ["1.1", "1.2", "1.3"])

    assert [(one.line, len(one.portions), one.at_risk.exact) for one in found] == [
        ("1.1", 1, Decimal("1.00")),
        ("1.2", 2, Decimal("2.00")),
    ]


def test_a_promise_is_broken_the_day_after() -> None:
    call = LastCall(date(2026, 12, 1), "Bà B", date(2026, 12, 15))

    assert [call.broken(date(2026, 12, day)) for day in (14, 15, 16)] == [False, False, True]
    assert not LastCall(date(2026, 12, 1), "Bà B").broken(date(2026, 12, 16))


def test_a_day_begins_at_midnight_in_viet_nam() -> None:
    assert today_of(datetime(2026, 12, 14, 17, 0, tzinfo=UTC)) == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("step", "lines", "rebutted", "waiting", "found"),
    [
        (Step.SELF_SCORING, ("1.1",), (), True, True),
        (Step.SELF_SCORING, (), (), False, False),
        (Step.APPRAISAL_1, ("1.1",), (), False, True),
        (Step.APPRAISAL_1, ("1.1",), (), True, False),
        (Step.REBUTTAL, ("1.1",), (), False, False),
        (Step.APPRAISAL_2, ("1.1",), (), False, False),
        (Step.APPRAISAL_2, ("1.1",), ("1.2",), False, False),
        (Step.APPRAISAL_2, ("1.1", "1.2"), ("1.2",), False, True),
    ],
)
def test_what_is_owed(
    step: Step, lines: tuple[str, ...], rebutted: tuple[str, ...], waiting: bool, found: bool
) -> None:
    assert is_owed(step, lines, rebutted, waiting=waiting) is found


def asked(
    *missing: str, day: date | None = date(2026, 12, 20), window: Window | None = OPEN, number: int = 1
) -> OwedSum:
    return OwedSum(number, "1.2", "tinh", "so-c", 5, 5 - len(missing), 0, missing, None, day, window)


@pytest.mark.parametrize(
    ("awaited", "found"),
    [
        (asked("xa-1"), Lateness.IN_TIME),
        (asked("xa-1", day=today_of(NOON)), Lateness.SOON),
        (asked("xa-1", day=today_of(NOON - DAY)), Lateness.OVERDUE),
        (asked(day=today_of(NOON - DAY)), Lateness.LEFT),
        (asked("xa-1", day=None, window=CLOSED), Lateness.OVERDUE),
        (asked("xa-1", day=None, window=None), Lateness.NOT_OPEN),
        (asked("xa-1", window=COMING), Lateness.NOT_OPEN),
    ],
)
def test_how_figures_that_have_not_come_stand(awaited: OwedSum, found: Lateness) -> None:
    assert awaited.lateness(NOON) is found


def test_who_has_not_sent_a_figure_stands_among_who_owes() -> None:
    late = asked("xa-1", "so-a", day=today_of(NOON - DAY))
    found = by_agency(
        [owed("so-a", "1.1"), owed("so-b", window=CLOSED, state=PortionState.CONFIRMED)],
        {},
        NOON,
        [late, asked("xa-2", number=2)],
    )

    assert [(one.agency, one.worst, len(one.sums), len(one.portions)) for one in found] == [
        ("so-a", Lateness.OVERDUE, 1, 1),
        ("xa-1", Lateness.OVERDUE, 1, 0),
        ("xa-2", Lateness.IN_TIME, 1, 0),
    ]
    assert found[1].ends_at == late.ends_at
