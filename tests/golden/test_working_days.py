"""Spans of working days over Tết, holidays and Saturdays worked in exchange, by the real calendars."""

from datetime import date

import pytest

from cchc.core.deadline.occurrences import due_after_event
from cchc.core.deadline.parse import parse_deadline
from cchc.core.deadline.values import OnEvent
from tests.golden.real_data import STORE

AFTER, BEFORE = "Trong 05 ngày làm việc kể từ ngày ký", "Chậm nhất 05 ngày làm việc trước khi họp"
CALENDAR = STORE.work_calendar(*range(2017, 2027))


@pytest.mark.parametrize(
    ("words", "day", "due"),
    [
        (AFTER, date(2018, 2, 13), date(2018, 2, 27)),  # Tết from 14 to 20 February
        (AFTER, date(2018, 12, 28), date(2019, 1, 7)),  # 31 December off, Saturday 5 January worked
        (BEFORE, date(2019, 5, 6), date(2019, 4, 25)),  # 29 April to 1 May off, Saturday 4 May worked
        (BEFORE, date(2018, 2, 21), date(2018, 2, 7)),
        (AFTER, date(2023, 4, 28), date(2023, 5, 10)),  # five days of holidays and rest in a row
        (AFTER, date(2024, 4, 26), date(2024, 5, 7)),  # 29 April off, Saturday 4 May worked
        (BEFORE, date(2025, 5, 5), date(2025, 4, 24)),  # 2 May off, Saturday 26 April worked
        (AFTER, date(2026, 8, 21), date(2026, 8, 27)),  # Saturday 22 August worked for Monday 31
        ("Trong 10 ngày kể từ ngày ký", date(2018, 2, 13), date(2018, 2, 23)),  # days of the calendar
    ],
)
def test_a_span_of_working_days(words: str, day: date, due: date) -> None:
    deadline = parse_deadline(words)
    assert isinstance(deadline, OnEvent)
    assert due_after_event(deadline, day, CALENDAR) == due


@pytest.mark.parametrize("year", range(2017, 2027))
def test_every_year_has_its_holidays_and_its_make_up_days_are_saturdays(year: int) -> None:
    here = STORE.work_calendar(year)
    rests = [day for day in here.holidays if day.weekday() < 5 and day.year == year]
    assert (
        len(rests) >= 9
    )  # ten or eleven days of the law, some of them on a weekend without a day in exchange
    assert {day.weekday() for day in here.makeup_days} <= {5, 6}
    assert not here.holidays & here.makeup_days
