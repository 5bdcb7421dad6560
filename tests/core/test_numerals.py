"""Numbers and dates are written as officials write them, and rounded exactly."""

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.numerals import (
    date_text,
    measured_text,
    number_text,
    percent_text,
    points_text,
    rounded,
    scale_text,
)
from tests.core.bounded import BOUNDED


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("0.125", 2, "0.13"),
        ("0.124999", 2, "0.12"),
        ("-0.125", 2, "-0.13"),
        ("-0.001", 2, "0.00"),
        ("2.5", 0, "3"),
        ("80.29", 2, "80.29"),
        ("1.005", 2, "1.01"),
    ],
)
def test_half_is_rounded_up(value: str, places: int, expected: str) -> None:
    assert str(rounded(Decimal(value), places)) == expected


def test_rounding_does_not_depend_on_the_precision_of_the_context() -> None:
    with localcontext() as context:
        context.prec = 3
        assert rounded(Fraction(123456789, 1000), 2) == Decimal("123456.79")
    assert str(rounded(10**40, 2)) == f"1{'0' * 40}.00"


@BOUNDED
@given(st.fractions(min_value=-1000, max_value=1000), st.integers(0, 6))
def test_rounding_moves_by_half_a_unit_at_most(value: Fraction, places: int) -> None:
    assert abs(Fraction(rounded(value, places)) - value) <= Fraction(1, 2 * 10**places)


@BOUNDED
@given(st.fractions(min_value=0, max_value=1000), st.fractions(min_value=0, max_value=1000))
def test_rounding_keeps_the_order(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))

    assert rounded(low, 2) <= rounded(high, 2)


def test_points_have_two_decimals_and_unknown_is_said() -> None:
    assert points_text(Decimal("1.75")) == "1,75"
    assert points_text(Decimal(1234)) == "1.234,00"
    assert points_text(Decimal("-1234.5"), 1) == "-1.234,5"
    assert points_text(0) == "0,00"
    assert points_text(None) == "chưa có số liệu"
    assert points_text(Decimal("2.5"), 0) == "3"


def test_points_of_a_scale_are_never_rounded_when_shown() -> None:
    assert scale_text(Decimal("0.5")) == "0,50"
    assert scale_text(Decimal("0.125")) == "0,125"
    assert scale_text(Decimal("0.500")) == "0,50"
    assert scale_text(Fraction(1, 3)) == "0,333333"


def test_numbers_have_no_needless_zeros() -> None:
    assert number_text(Decimal("996.00")) == "996"
    assert number_text(Decimal("1234.50")) == "1.234,5"
    assert number_text(1000000) == "1.000.000"
    assert number_text(Decimal("-0.001")) == "0"
    assert number_text(Decimal(100), 0) == "100"
    assert percent_text(Decimal("99.60")) == "99,6%"


def test_a_quantity_just_below_a_bound_is_not_shown_as_the_bound() -> None:
    assert measured_text(Fraction(100 * 1999999, 2000000), "%") == "99,99995%"
    assert measured_text(Fraction(200, 3), "%") == "66,6667%"
    assert measured_text(Decimal(100), "%") == "100%"
    assert measured_text(Decimal("2.50"), "ngày") == "2,5 ngày"
    assert measured_text(Decimal(3)) == "3"


@BOUNDED
@given(st.fractions(min_value=0, max_value=100, max_denominator=10**9))
def test_what_is_shown_as_a_bound_is_the_bound(value: Fraction) -> None:
    shown = Fraction(measured_text(value).replace(".", "").replace(",", "."))

    assert shown == value or Fraction(rounded(shown, 2)) != shown


def test_dates_are_day_month_year() -> None:
    assert date_text(date(2018, 7, 1)) == "01/07/2018"
