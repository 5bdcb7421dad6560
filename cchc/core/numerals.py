"""How numbers and dates are written in Vietnamese official texts: decimal comma, day before month."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

Exact = Decimal | Fraction | int

MOST_PLACES = 6
UNKNOWN_LABEL = "chưa có số liệu"


def rounded(value: Exact, places: int) -> Decimal:
    """Round half away from zero to `places` decimals, exactly (no binary or context-bound step)."""
    exact = Fraction(value)
    scaled = abs(exact) * 10**places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    if 2 * rest >= scaled.denominator:
        whole += 1
    signed = -whole if exact < 0 else whole
    return Decimal(f"{signed}E{-places}")


def points_text(points: Exact | None, places: int = 2) -> str:
    """Points with a fixed number of decimals: `1,75`; unknown is said in words."""
    if points is None:
        return UNKNOWN_LABEL
    return grouped(f"{rounded(points, places):.{places}f}")


def scale_text(points: Exact) -> str:
    """Points as a scale states them: two decimals, and more where the scale has more: `0,50`, `0,125`."""
    places = 2
    while places < MOST_PLACES and Fraction(rounded(points, places)) != Fraction(points):
        places += 1
    return points_text(points, places)


def measured_text(value: Exact, unit: str = "") -> str:
    """A quantity with its unit, never rounded onto a bound that it misses.

    Four decimals, and as many more as keep it apart from every number of two decimals: 1.999.999 of 2.000.000
    is `99,99995%`, for `100%` would contradict the verdict beside it.
    """
    places = 4
    while rounded(value, places) == rounded(value, 2) and Fraction(rounded(value, 2)) != Fraction(value):
        places += 1
    text = number_text(value, places)
    return f"{text}%" if unit == "%" else f"{text} {unit}".strip()


def number_text(value: Exact, most_places: int = 2) -> str:
    """A number without needless zeros: `996`, `99,6`, `1.234,5`."""
    text = f"{rounded(value, most_places):.{most_places}f}"
    return grouped(text.rstrip("0").rstrip(".") if "." in text else text)


def percent_text(value: Exact, most_places: int = 2) -> str:
    """A percentage as reports write it, without a space: `99,6%`."""
    return f"{number_text(value, most_places)}%"


def date_text(day: date) -> str:
    """A date as dd/mm/yyyy."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def grouped(text: str) -> str:
    """Turn `-1234.50` into `-1.234,50`: dot between thousands, comma before decimals."""
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, decimals = digits.partition(".")
    whole = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{whole},{decimals}" if decimals else f"{sign}{whole}"
