"""Numbers and dates as officials type them: decimal comma, dots between thousands, day before month."""

import re
from datetime import date
from decimal import Decimal

from cchc.core.errors import FactError
from cchc.core.numerals import MOST_PLACES

MOST_DIGITS = 18
FIRST_YEAR, LAST_YEAR = 1900, 2100
AMBIGUOUS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
PLAIN = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
GROUPED = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
DAY = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")
BROWSER_DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
SHOWN = 40


def number_in(text: str) -> Decimal:
    """An exact number that is not negative: `1234,5`, `1.234,5`, `1.234.567`.

    Raises FactError for what is no number, may mean two things (`1.234`), is negative, has more than six
    decimals or more than 18 digits before them.
    """
    given = text.strip()
    if given.startswith(("-", "−")):
        raise FactError("Số liệu không thể âm")
    if AMBIGUOUS.fullmatch(given):
        whole = given.replace(".", "")
        raise FactError(f"Không rõ “{given}” là số nghìn hay số thập phân: ghi {whole} hoặc dùng dấu phẩy")
    found = GROUPED.fullmatch(given) or PLAIN.fullmatch(given)
    if found is None:
        raise FactError(f"“{_shown(given)}” không phải là số")
    whole, decimals = found[1].replace(".", ""), found[2] or ""
    if len(whole.lstrip("0")) > MOST_DIGITS:
        raise FactError("Số quá lớn")
    if len(decimals) > MOST_PLACES:
        raise FactError(f"Nhiều nhất {MOST_PLACES} chữ số thập phân")
    return Decimal(f"{whole}.{decimals}" if decimals else whole)


def whole_in(text: str) -> int:
    """A whole number that is not negative; raises FactError otherwise."""
    number = number_in(text)
    if number != number.to_integral_value():
        raise FactError("Chỉ nhận số nguyên")
    return int(number)


def day_in(text: str) -> date:
    """A date as dd/mm/yyyy, or as browsers send it (yyyy-mm-dd); raises FactError otherwise."""
    given = text.strip()
    written = DAY.fullmatch(given) or BROWSER_DAY.fullmatch(given)
    try:
        if written is None:
            raise ValueError(given)
        found = date(int(written["year"]), int(written["month"]), int(written["day"]))
    except ValueError:
        raise FactError(f"“{_shown(given)}” không phải là ngày: ghi dạng 31/12/2025") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise FactError(f"Năm {found.year} không thể là năm của số liệu")
    return found


def number_written(value: Decimal) -> str:
    """The number as one types it, exactly and without dots: `1234,5`; `number_in` gives it back."""
    text = f"{value:f}"
    plain = text.rstrip("0").rstrip(".") if "." in text else text
    return plain.replace(".", ",")


def _shown(text: str) -> str:
    """As much of a text as a message repeats, nothing in it that does not print."""
    return "".join(sign for sign in text[:SHOWN] if sign.isprintable())
