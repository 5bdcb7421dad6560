"""Occurrences come from the rule and its anchor: no drift, no doubles, none lost, over twenty years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.calendar import WorkCalendar
from cchc.core.deadline.occurrences import Occurrence, due_after_event, occurrences, times_a_year
from cchc.core.deadline.parse import parse_deadline
from cchc.core.deadline.values import (
    Continuous,
    Cycle,
    Dated,
    DaySpan,
    Deadline,
    OnEvent,
    Recurring,
    Rhythm,
    Unstated,
)

SIGNED, OVER = date(2018, 7, 18), date(2020, 12, 31)
TWENTY_YEARS = (date(2010, 1, 1), date(2029, 12, 31))

months = st.integers(1, 12)
days = st.integers(1, 31)
stretches = st.tuples(months, months).map(sorted)
cycles = st.one_of(
    st.builds(Cycle, st.sampled_from(Rhythm)),
    st.builds(lambda ends: Cycle(Rhythm.YEAR, *ends), stretches),
    st.builds(
        lambda month, day, early: Cycle(Rhythm.YEAR, 1, month, day, early), months, days, st.integers(0, 1)
    ),
    st.builds(
        lambda every, day, early: Cycle(every, day=day, early=early),
        st.sampled_from([Rhythm.MONTH, Rhythm.QUARTER]),
        days,
        st.integers(0, 1),
    ),
)


def dues(text: str, start: date = SIGNED, end: date = OVER) -> list[str]:
    return [f"{one.due:%d/%m/%Y}" for one in occurrences(parse_deadline(text), start, end)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hàng năm", ["31/12/2018", "31/12/2019", "31/12/2020"]),
        ("Trước ngày 15/12 hàng năm", ["14/12/2018", "14/12/2019", "14/12/2020"]),
        ("Quý II hàng năm", ["30/06/2019", "30/06/2020"]),
        ("Quý II năm 2018", ["30/06/2018"]),
        ("Tháng 8/2018", ["31/08/2018"]),
        ("6 tháng", ["31/12/2018", "30/06/2019", "31/12/2019", "30/06/2020", "31/12/2020"]),
        ("Trước ngày 01/01 hàng năm", ["31/12/2018", "31/12/2019", "31/12/2020"]),
        ("Hàng năm từ năm 2019", ["31/12/2019", "31/12/2020"]),
        ("Hàng năm (2018-2019)", ["31/12/2018", "31/12/2019"]),
        ("Hàng năm từ năm 2021", []),
        (
            "Ngày 15/6 và 15/12 hàng năm",
            ["15/12/2018", "15/06/2019", "15/12/2019", "15/06/2020", "15/12/2020"],
        ),
        ("Thường xuyên", []),
        ("Theo chỉ đạo của Chính phủ", []),
        ("Thường xuyên trong năm 2018", []),
    ],
)
def test_when_a_task_of_the_plan_of_2018_is_due(text: str, expected: list[str]) -> None:
    assert dues(text) == expected


def test_quarters_of_a_plan_signed_within_one() -> None:
    found = dues("Định kỳ hàng quý")
    assert found[:3] == ["30/09/2018", "31/12/2018", "31/03/2019"]
    assert len(found) == 10


def test_reports_of_what_goes_on_all_the_time() -> None:
    found = occurrences(Continuous((Rhythm.QUARTER,), reported=True), SIGNED, date(2018, 12, 31))
    assert [(one.key, one.kind) for one in found] == [("2018-Q3", "report"), ("2018-Q4", "report")]


def test_keys_and_names_tell_periods_apart() -> None:
    named = {
        "Hàng năm": ("2019", "Năm 2019"),
        "Quý II hàng năm": ("2019-Q2", "Quý II/2019"),
        "Tháng 12 hàng năm": ("2019-12", "Tháng 12/2019"),
        "Trước 15/12 hàng năm": ("2019-12-15", "Kỳ 15/12/2019"),
        "Trước tháng 12 hàng năm": ("2019-01to11", "Tháng 1 đến tháng 11/2019"),
        "Trước quý III hàng năm": ("2019-H1", "6 tháng đầu năm 2019"),
        "Hàng tuần": ("2019-W01", "Tuần 1/2019"),
    }
    for text, expected in named.items():
        first = occurrences(parse_deadline(text), date(2019, 1, 1), date(2019, 12, 31))[0]
        assert (first.key, first.label) == expected
    second = occurrences(parse_deadline("6 tháng"), date(2019, 7, 1), date(2019, 12, 31))[0]
    assert (second.key, second.label) == ("2019-H2", "6 tháng cuối năm 2019")
    assert occurrences(Dated(date(2018, 6, 30)), SIGNED, OVER) == (
        Occurrence("once", "Một lần", date(2018, 6, 30), date(2018, 6, 30)),
    )


@given(st.lists(st.integers(1, 12), min_size=3, max_size=12, unique=True))
def test_a_list_of_days_returns_with_each_of_them_over_twenty_years(listed: list[int]) -> None:
    text = f"Ngày {', '.join(f'15/{one}' for one in listed)} hàng năm"
    found = occurrences(parse_deadline(text), *TWENTY_YEARS)
    assert len({one.key for one in found}) == len(found) == 20 * len(listed)
    assert {(one.due.day, one.due.month) for one in found} == {(15, one) for one in listed}


@given(cycles)
def test_no_drift_no_doubles_over_twenty_years(cycle: Cycle) -> None:
    found = occurrences(Recurring((cycle,)), *TWENTY_YEARS)
    assert len({one.key for one in found}) == len(found)
    assert len(found) in range(20 * times_a_year(cycle.every) - 1, 20 * times_a_year(cycle.every) + 6)
    assert all(one.first <= one.due for one in found)
    assert [one.due for one in found] == sorted({one.due for one in found})
    if cycle.every is Rhythm.YEAR:
        assert len({(one.due.month, one.due.day) for one in found if one.due.month != 2}) <= 1


@given(cycles, st.dates(date(2012, 1, 1), date(2027, 12, 31)))
def test_a_plan_in_two_halves_owes_what_the_whole_owes(cycle: Cycle, cut: date) -> None:
    deadline: Deadline = Recurring((cycle,))
    first, last = TWENTY_YEARS
    halves = occurrences(deadline, first, cut) + occurrences(deadline, cut + timedelta(days=1), last)
    assert halves == occurrences(deadline, first, last)


@given(cycles)
def test_nothing_is_due_outside_the_plan(cycle: Cycle) -> None:
    assert all(SIGNED <= one.due <= OVER for one in occurrences(Recurring((cycle,)), SIGNED, OVER))
    assert occurrences(Recurring((cycle,)), OVER, SIGNED) == ()


def test_a_day_that_a_month_lacks_is_its_last() -> None:
    found = occurrences(Recurring((Cycle(Rhythm.MONTH, day=31),)), date(2019, 1, 1), date(2019, 4, 30))
    assert [one.due.day for one in found] == [31, 28, 31, 30]


def test_days_are_counted_from_an_event() -> None:
    tet = WorkCalendar(frozenset({date(2018, 2, 14), date(2018, 2, 15), date(2018, 2, 16)}))
    event = date(2018, 2, 13)
    assert due_after_event(OnEvent("ký", "sau khi"), event, tet) == event
    assert due_after_event(OnEvent("ký", "sau", DaySpan(3, working=False)), event, tet) == date(2018, 2, 16)
    assert due_after_event(OnEvent("ký", "sau", DaySpan(1, working=True)), event, tet) == date(2018, 2, 19)
    before = OnEvent("ký", "trước", DaySpan(2, working=True), "before")
    assert due_after_event(before, date(2018, 2, 19), tet) == date(2018, 2, 12)


def test_nothing_stated_is_never_due() -> None:
    assert occurrences(Unstated(), SIGNED, OVER) == ()


def test_before_a_day_that_a_month_does_not_have() -> None:
    found = occurrences(parse_deadline("Trước ngày 31 hàng tháng"), date(2018, 1, 1), date(2018, 4, 30))
    assert [one.due.day for one in found] == [30, 28, 30, 30]
