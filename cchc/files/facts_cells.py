"""What an officer types into a cell: yes or no, numbers with a decimal comma, dates dd/mm/yyyy, options."""

import re
from datetime import date, datetime
from decimal import Decimal
from unicodedata import normalize

from cchc.core.campaign import written
from cchc.core.errors import FactError
from cchc.files.facts_sheet import NO, YES, Input
from cchc.files.workbook_cells import fault_in

CellValue = object

WRITTEN_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
GREATEST = Decimal(10) ** 18
MOST_TEXT = 2_000


class CellError(ValueError):
    """A cell that cannot be read; carries the Vietnamese message."""


def text_in(value: CellValue) -> str:
    """The text of a cell in NFC without needless white space; a number as it is shown.

    Raises CellError for a text of more than 2,000 characters, and for the errors of a spreadsheet.
    """
    if value is None:
        return ""
    fault = fault_in(value)
    if fault:
        raise CellError(fault)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = " ".join(normalize("NFC", str(value)).split())
    if len(text) > MOST_TEXT:
        raise CellError(f"Chữ quá dài: {len(text)} ký tự, chỉ nhận tối đa {MOST_TEXT}")
    return text


def is_blank(value: CellValue) -> bool:
    """Whether nothing was entered."""
    return value is None or (isinstance(value, str) and not value.strip())


def number_in(value: CellValue) -> Decimal:
    """A number, also as text with decimal comma; raises CellError when it is none or may mean two things."""
    if isinstance(value, bool | date):
        raise CellError("Ô này phải là số")
    if isinstance(value, int | float):
        return Decimal(repr(value))
    try:
        return written.number_in(text_in(value).replace(" ", ""))
    except FactError as error:
        raise CellError(error.problem.message) from error


def quantity_in(value: CellValue) -> Decimal:
    """A number that is not negative and not absurdly large."""
    number = number_in(value)
    if number < 0:
        raise CellError("Số liệu không thể âm")
    if number > GREATEST:
        raise CellError("Số quá lớn")
    return number


def whole_in(value: CellValue) -> int:
    """A whole number that is not negative."""
    number = quantity_in(value)
    if number != number.to_integral_value():
        raise CellError("Ô này phải là số nguyên")
    return int(number)


def date_in(value: CellValue) -> date:
    """A date cell, or text as dd/mm/yyyy; raises CellError otherwise."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = text_in(value)
    written = WRITTEN_DATE.fullmatch(text)
    try:
        if written:
            return date(int(written[3]), int(written[2]), int(written[1]))
        return date.fromisoformat(text)
    except ValueError:
        raise CellError(f"“{text[:40]}” không phải là ngày: ghi dạng 31/12/2025") from None


def yes_in(value: CellValue) -> bool:
    """Có or Không."""
    if isinstance(value, bool):
        return value
    text = text_in(value).casefold()
    if text in (YES.casefold(), NO.casefold()):
        return text == YES.casefold()
    raise CellError(f"Chỉ nhận {YES} hoặc {NO}")


def option_in(value: CellValue, entry: Input) -> str:
    """The identifier of the option of this name."""
    text = text_in(value).casefold()
    found = [key for key, name in entry.options if normalize("NFC", name).casefold() == text]
    if not found:
        raise CellError(entry.allowed)
    return found[0]
