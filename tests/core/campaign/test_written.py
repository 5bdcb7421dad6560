"""Numbers with a decimal comma and dates with the day first, exactly; what may mean two things is refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.campaign.written import day_in, number_in, number_written, whole_in
from cchc.core.errors import FactError
from cchc.core.numerals import date_text, number_text
from tests.core.bounded import BOUNDED


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234,5", "1234.5"),
        (" 1.234,50 ", "1234.5"),
        ("1.234.567", "1234567"),
        ("44.65", "44.65"),
        ("2000.5", "2000.5"),
        ("0", "0"),
        ("007", "7"),
        ("999.999.999.999.999.999", "999999999999999999"),
    ],
)
def test_numbers_as_officials_write_them(text: str, value: str) -> None:
    assert number_in(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1.234", "số nghìn hay số thập phân: ghi 1234"),
        ("-5", "không thể âm"),
        ("−5", "không thể âm"),
        ("12.34.567", "không phải là số"),
        ("1,234,567", "không phải là số"),
        ("1 234", "không phải là số"),
        ("1e9", "không phải là số"),
        ("NaN", "không phải là số"),
        ("١٢", "không phải là số"),
        ("", "không phải là số"),
        ("=1+1", "không phải là số"),
        ("1" * 19, "Số quá lớn"),
        ("0,1234567", "Nhiều nhất 6 chữ số thập phân"),
        ("x" * 100, "“x{40}” không phải"),
        ("a\u202eb\x00", "“ab” không phải"),
    ],
)
def test_what_is_no_number_is_told_so(text: str, says: str) -> None:
    with pytest.raises(FactError, match=says):
        number_in(text)


def test_whole_numbers() -> None:
    assert whole_in("12") == whole_in("12,0") == 12
    with pytest.raises(FactError, match="số nguyên"):
        whole_in("1,5")


@pytest.mark.parametrize("text", ["31/12/2025", " 31/12/2025 ", "2025-12-31"])
def test_dates_as_written_and_as_browsers_send_them(text: str) -> None:
    assert day_in(text) == date(2025, 12, 31)


@pytest.mark.parametrize(
    "text", ["31/02/2025", "12/31/2025", "20251231", "2025-W01-1", "1/1/25", "", "31.12.2025", "٣١/12/2025"]
)
def test_what_is_no_date_is_told_so(text: str) -> None:
    with pytest.raises(FactError, match="không phải là ngày"):
        day_in(text)


@pytest.mark.parametrize("text", ["01/01/0001", "31/12/1899", "01/01/2101", "9999-12-31"])
def test_years_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(FactError, match="không thể là năm"):
        day_in(text)


@BOUNDED
@given(st.decimals(0, Decimal(10) ** 17, places=6) | st.integers(0, 10**17).map(Decimal))
def test_a_number_written_reads_back(value: Decimal) -> None:
    assert number_in(number_written(value)) == value


@BOUNDED
@given(st.integers(10**6, 10**17))
def test_a_number_as_pages_show_it_reads_back(value: int) -> None:
    assert number_in(number_text(value)) == value


@BOUNDED
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_reads_back(day: date) -> None:
    assert day_in(date_text(day)) == day_in(day.isoformat()) == day


def test_a_number_is_written_without_exponent_or_needless_zeros() -> None:
    assert [number_written(Decimal(text)) for text in ("1E+3", "2.50", "100", "0.000001")] == [
        "1000",
        "2,5",
        "100",
        "0,000001",
    ]
