"""What one YAML scalar means: exact numbers, ISO dates, true, false, null, otherwise text."""

import re
from datetime import date
from decimal import Decimal

Scalar = None | bool | int | Decimal | date | str

INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMERIC_KEY = re.compile(r"[0-9]+(\.[0-9]+)*\.?")
STARTS_LIKE_CODE = re.compile(r"[0-9]")
DECIMAL_COMMA = re.compile(r"(-?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),([0-9]+)")
MOST_DIGITS = 28  # sums of Decimal are exact up to the precision of its context

WORDS: dict[str, Scalar] = {"": None, "~": None, "null": None, "true": True, "false": False}
CODE_KEYS = frozenset({"code"})
LINE_KEYS = frozenset({"line", "area"})
CODE_LIST_KEYS = frozenset({"lines", "same_code", "from", "to"})


class UnreadableScalarError(ValueError):
    """A scalar that looks like a number or a date but cannot be one; carries the Vietnamese message."""


def plain_value(text: str) -> Scalar:
    """Read an unquoted scalar; `yes`, `on`, `12:30`, `012`, `1e5` stay text.

    Raises UnreadableScalarError for a date that does not exist and for a number of more than 28 digits.
    """
    if text in WORDS:
        return WORDS[text]
    if ISO_DATE.fullmatch(text):
        return _date(text)
    whole = INTEGER.fullmatch(text)
    if whole is None and not DECIMAL.fullmatch(text):
        return text
    digits = sum(character.isdigit() for character in text)
    if digits > MOST_DIGITS:
        raise UnreadableScalarError(f"Số quá dài: {digits} chữ số, chỉ nhận tối đa {MOST_DIGITS}")
    return int(text) if whole else Decimal(text)


def decimal_comma(text: str) -> str | None:
    """What is wrong with a number that has a decimal comma (`2,77`, `1.234,5`); None for any other text."""
    found = DECIMAL_COMMA.fullmatch(text.strip())
    if found is None:
        return None
    sign, whole, decimals = found.groups()
    return f"Số thập phân phải dùng dấu chấm: {sign}{whole.replace('.', '')}.{decimals}"


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnreadableScalarError(f"Ngày “{text}” không có trong lịch") from None


def must_be_quoted(text: str, key: str | None, *, in_list: bool) -> bool:
    """Tell whether an unquoted scalar stands where a code must: at `code`, `line`, `area`, in their lists."""
    if text in WORDS:
        return False
    if in_list:
        return key in CODE_LIST_KEYS and STARTS_LIKE_CODE.match(text) is not None
    return key in CODE_KEYS or (key in LINE_KEYS and STARTS_LIKE_CODE.match(text) is not None)
