"""A cell says what a person reads and keeps the exact value; unknown, blank and zero are three things."""

from datetime import date
from decimal import Decimal

from cchc.core.report import cells
from cchc.core.report.cells import BLANK, UNKNOWN, Presence
from cchc.core.scoring.span import Span

ONE = Decimal("1.00")


def test_points_have_fixed_decimals_and_a_comma() -> None:
    cell = cells.points(Decimal("1234.5"), 2)

    assert (cell.text, cell.value, cell.numeric, str(cell)) == (
        "1.234,50",
        Decimal("1234.5"),
        True,
        "1.234,50",
    )


def test_unknown_points_are_not_zero() -> None:
    assert cells.points(None) is UNKNOWN
    assert cells.points(Decimal(0)).text == "0,00"
    assert UNKNOWN.text == "chưa có số liệu"


def test_nothing_to_say_is_blank_but_a_missing_statement_is_unknown() -> None:
    assert cells.words("") is BLANK
    assert cells.words("A").text == "A"
    assert cells.stated(None) is UNKNOWN
    assert cells.stated("A").text == "A"


def test_a_difference_shows_its_sign() -> None:
    texts = [cells.signed_points(value).text for value in (ONE, -ONE, Decimal(0), None)]

    assert texts == ["+1,00", "-1,00", "0,00", "chưa có số liệu"]


def test_a_total_is_a_number_a_range_or_unknown() -> None:
    exact, spread, open_ended, nothing = (
        cells.span(found)
        for found in (Span(ONE, ONE), Span(ONE, ONE * 3), Span(ONE, None), Span(ONE * 0, None))
    )

    assert (exact.value, exact.presence) == (ONE, Presence.KNOWN)
    assert (spread.text, spread.presence, spread.numeric) == ("1,00 – 3,00", Presence.RANGE, False)
    assert open_ended.text == "ít nhất 1,00"
    assert nothing is UNKNOWN


def test_an_amount_that_may_grow_is_a_lower_bound() -> None:
    assert cells.at_least(ONE, complete=True).value == ONE
    assert cells.at_least(ONE, complete=False).text == "ít nhất 1,00"


def test_dates_are_written_day_first() -> None:
    assert cells.day(date(2018, 5, 2)).text == "02/05/2018"
    assert cells.day(None) is UNKNOWN
