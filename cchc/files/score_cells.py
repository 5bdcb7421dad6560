"""What an officer types into a cell of a table of scores: a score, a rank, a year; a dash is nothing."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from cchc.files.facts_cells import CellError, text_in
from cchc.files.score_faults import MOST_PLACES
from cchc.files.workbook_cells import fault_in

NUMBER = re.compile(r"-?[0-9]{1,12}([.,][0-9]{1,15})?")
WHOLE = re.compile(r"[0-9]{1,4}")
NOTHING = frozenset({"", "-", "–", "—", "...", "…"})
SHOWN = 60
GREATEST = Decimal(10) ** 9
PRECISION = Decimal(1).scaleb(-MOST_PLACES)
NOISE = Decimal("1e-9")


def nothing_in(value: object) -> bool:
    """Whether a cell is empty or holds only a dash."""
    return value is None or (isinstance(value, str) and value.strip() in NOTHING)


def shown(value: object) -> str:
    """The text of a cell for a person to find it again, shortened."""
    if fault_in(value):
        return str(value).strip()
    try:
        text = text_in(value)
    except CellError:
        text = " ".join(str(value)[:SHOWN].split()) + "…"
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def whole_text(value: object) -> str:
    """The text of a cell for looking it up; empty for nothing, and for what is too long to be a name."""
    try:
        return "" if nothing_in(value) else text_in(value)
    except CellError:
        return ""


def score_in(value: object, unit: str) -> Decimal:
    """A score with decimal comma or point, `%` allowed where that is the unit; raises CellError."""
    if isinstance(value, bool):
        raise CellError("Ô này phải là số")
    if isinstance(value, date):
        raise CellError("Ô này là ngày, không phải số: bảng tính đã tự đổi số thành ngày")
    if isinstance(value, int | float):
        return _as_shown(Decimal(repr(value)))
    text = text_in(value).replace(" ", "")
    bare = text.removesuffix("%") if unit == "%" else text
    if NUMBER.fullmatch(bare) is None:
        raise CellError(f"“{text[:40]}” không phải là số")
    return Decimal(bare.replace(",", "."))


def _as_shown(number: Decimal) -> Decimal:
    """A number of a spreadsheet without the noise of its arithmetic: 0.30000000000000004 is shown as 0,3."""
    if not number.is_finite() or abs(number) > GREATEST:
        raise CellError("Số quá lớn")
    kept = number.quantize(PRECISION, ROUND_HALF_UP)
    text = f"{kept if abs(kept - number) <= NOISE else number:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def whole_in(value: object) -> int:
    """A rank, a count or a year of at most four digits, more than 0; raises CellError."""
    text = shown(value)
    if isinstance(value, bool) or WHOLE.fullmatch(text) is None or int(text) == 0:
        raise CellError(f"Phải là số nguyên dương, không phải “{text}”")
    return int(text)
