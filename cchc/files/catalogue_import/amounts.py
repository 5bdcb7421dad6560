"""Points and numbers of an annex: decimal comma or point, `điểm` behind; what may mean two things is none."""

import re
from datetime import date, time
from decimal import Decimal

from cchc.files.catalogue_import.words import NUMBER, tidy

PLAIN = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,6})?")
GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]{1,6}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}")
TWO_MEANINGS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
POINTS = re.compile(rf"(?:tối\s*đa\s*:?\s*)?(?P<n>{NUMBER})\s*(?:điểm|đ)?", re.IGNORECASE)
BELOW_ZERO = re.compile(r"-\s*(?P<rest>[0-9].*)")
NOTHING = frozenset({"", "-", "...", "…", "x", "/"})
MOST_POINTS = Decimal(1000)
PLACES = Decimal("1e-6")
NOISE = Decimal("1e-9")


class NotANumber(ValueError):
    """What stands there is no number, or may mean two; carries the Vietnamese sentence."""


def number_in(text: str) -> Decimal:
    """An exact number: `0,5`, `0.5`, `1.234,5`; raises NotANumber for `1.234` and `1,234`."""
    if TWO_MEANINGS.fullmatch(text):
        raise NotANumber(f"Không rõ “{text}” là số nghìn hay số thập phân")
    if GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    raise NotANumber(f"“{text[:40]}” không phải là số")


def points_in(value: object) -> Decimal | None:
    """The points of a cell, None for an empty one; raises NotANumber."""
    if isinstance(value, bool | date | time):
        raise NotANumber(
            f"Ô ghi ngày ({tidy(value)[:20]}), không phải điểm: bảng tính đã tự đổi số thành ngày"
        )
    if isinstance(value, int | float):
        return _bounded(as_shown(Decimal(repr(value))))
    text = tidy(value)
    if text.casefold() in NOTHING:
        return None
    found = POINTS.fullmatch(text)
    if found is None:
        raise NotANumber(f"“{text[:60]}” không phải là một số điểm")
    return _bounded(number_in(found["n"]))


def points_below_zero(value: object) -> Decimal | None:
    """The points that a cell prints below zero, without their sign; None for other cells, NotANumber."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return points_in(-value) if value < 0 else None
    text = tidy(value)
    found = BELOW_ZERO.fullmatch(text)
    return None if found is None else points_in(found["rest"])


def as_shown(number: Decimal) -> Decimal:
    """A number of a spreadsheet without the noise of its arithmetic: 0.30000000000000004 is 0,3."""
    if not number.is_finite() or abs(number) > 10**15:
        raise NotANumber("Số quá lớn")
    kept = number.quantize(PLACES)
    text = f"{kept if abs(kept - number) <= NOISE else number:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def _bounded(points: Decimal) -> Decimal:
    if not 0 <= points <= MOST_POINTS:
        raise NotANumber(f"{points} không thể là điểm tối đa")
    return points
