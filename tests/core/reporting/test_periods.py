"""The reports of a year and their days, as the Ministry's letter 581/BNV-CCHC sets them."""

from datetime import date

import pytest

from cchc.core.errors import FactError
from cchc.core.reporting.periods import Cutoff, YearDay, open_period, year_day
from tests.golden.real_data import STORE

CUTOFFS = STORE.cutoffs()


def test_four_reports_a_year() -> None:
    periods = [cutoff.period(2026) for cutoff in CUTOFFS]
    assert [(one.key, one.data_from, one.data_to, one.due) for one in periods] == [
        ("2026-quarter-1", date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 20)),
        ("2026-half-year", date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 20)),
        ("2026-quarter-3", date(2026, 6, 15), date(2026, 9, 14), date(2026, 9, 20)),
        ("2026-year", date(2025, 12, 15), date(2026, 12, 14), date(2026, 12, 20)),
    ]
    assert (periods[0].name, periods[3].name) == ("Báo cáo Quý I năm 2026", "Báo cáo năm 2026")


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2026, 1, 1), "2026-quarter-1"),
        (date(2026, 3, 20), "2026-quarter-1"),
        (date(2026, 3, 21), "2026-half-year"),
        (date(2026, 12, 21), "2027-quarter-1"),
    ],
)
def test_the_report_that_is_due_next(day: date, key: str) -> None:
    found = open_period(CUTOFFS, day)
    assert found is not None
    assert found.key == key


def test_without_reports_none_is_due() -> None:
    assert open_period((), date(2026, 1, 1)) is None


@pytest.mark.parametrize("text", ["", "14", "14/3/2026", "31/4", "29/2", "14/13", "14/3 năm sau"])
def test_no_day_of_every_year(text: str) -> None:
    with pytest.raises(FactError):
        year_day(text)


def test_days_of_this_year_and_the_year_before() -> None:
    assert year_day("15/12 năm trước") == YearDay(15, 12, year_before=True)
    assert [year_day(text).text for text in ("15/12 năm trước", "14/3")] == ["15/12 năm trước", "14/3"]
    cutoff = Cutoff("a", "A", YearDay(1, 1), YearDay(2, 1), YearDay(3, 1))
    assert cutoff.period(2026).data_from == date(2026, 1, 1)
