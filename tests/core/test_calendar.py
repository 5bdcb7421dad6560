"""Working days leave out weekends and holidays and count the Saturdays worked in exchange."""

from datetime import date

from cchc.core.calendar import WEEKENDS_ONLY, WorkCalendar

FRIDAY, MONDAY = date(2018, 12, 14), date(2018, 12, 17)
TET = WorkCalendar(holidays=frozenset({date(2018, 12, 17)}), makeup_days=frozenset({date(2018, 12, 15)}))


def test_weekends_are_free() -> None:
    assert WEEKENDS_ONLY.is_working(FRIDAY)
    assert not WEEKENDS_ONLY.is_working(date(2018, 12, 15))
    assert not WEEKENDS_ONLY.is_working(date(2018, 12, 16))


def test_holidays_are_free_and_makeup_days_are_worked() -> None:
    assert not TET.is_working(MONDAY)
    assert TET.is_working(date(2018, 12, 15))


def test_the_first_day_does_not_count_and_the_last_does() -> None:
    assert WEEKENDS_ONLY.working_days_after(FRIDAY, MONDAY) == 1
    assert TET.working_days_after(FRIDAY, MONDAY) == 1
    assert WEEKENDS_ONLY.working_days_after(FRIDAY, FRIDAY) == 0


def test_an_earlier_end_is_no_day() -> None:
    assert WEEKENDS_ONLY.working_days_after(MONDAY, FRIDAY) == 0


def test_the_last_working_day_comes_before_a_free_one() -> None:
    assert TET.last_working_day_until(date(2018, 12, 16)) == date(2018, 12, 15)
    assert TET.last_working_day_until(MONDAY) == date(2018, 12, 15)
    assert WEEKENDS_ONLY.last_working_day_until(FRIDAY) == FRIDAY
