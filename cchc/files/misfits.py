"""Forms of scalars, and what is said when a value of a file has another form."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cchc.files.scalars import decimal_comma

MOST_SHOWN = 40


class MisfitError(ValueError):
    """One value that does not fit; message and hint are Vietnamese."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """What a scalar must look like; `accept` returns the value to keep or None when it does not fit."""

    accept: Callable[[Any], Any]
    expected: str
    schema: dict[str, Any]
    hint: str = ""

    def read(self, value: object, name: str) -> Any:
        """Return the accepted value; raises MisfitError otherwise."""
        accepted = self.accept(value)
        if accepted is None:
            of_number = isinstance(value, str) and self.schema.get("type") == "number"
            if of_number and (comma := decimal_comma(str(value))):
                raise MisfitError("decimal_comma", comma, f"Sửa “{name}”; số không đặt trong ngoặc kép")
            raise misfit(value, name, self.expected, self.hint)
        return accepted


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a key means, shown by editors."""

    text: str


def misfit(value: object, name: str, expected: str, hint: str = "") -> MisfitError:
    """Say that the value of a key has another form than expected."""
    if value is None:
        return MisfitError("empty_value", f"“{name}” không được để trống: phải là {expected}", hint)
    return MisfitError("wrong_type", f"“{name}” phải là {expected}, không phải {shown(value)}", hint)


def shown(value: object) -> str:
    """A value as a person wrote it, shortened."""
    if isinstance(value, dict):
        return "một nhóm khóa"
    if isinstance(value, list):
        return "một danh sách"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = value.isoformat() if isinstance(value, date) else str(value)
    return f"“{text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + '…'}”"


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _number(value: object) -> Decimal | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value if isinstance(value, Decimal) else None


def _not_negative(value: object) -> Decimal | None:
    number = _number(value)
    return None if number is None or number < 0 else number


def whole(least: int | None = None, most: int | None = None) -> Form:
    """A whole number between two bounds, both included."""

    def accept(value: object) -> int | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        fits = (least is None or value >= least) and (most is None or value <= most)
        return value if fits else None

    bounds = {"minimum": least, "maximum": most}
    low = f" từ {least}" if least is not None else ""
    high = f" đến {most}" if most is not None else (" trở lên" if low else "")
    schema = {"type": "integer"} | {key: bound for key, bound in bounds.items() if bound is not None}
    return Form(accept, f"số nguyên{low}{high}", schema)


def pattern(regex: str, expected: str, hint: str) -> Form:
    """A text of one fixed form."""
    compiled = re.compile(regex)

    def accept(value: object) -> str | None:
        return value if isinstance(value, str) and compiled.fullmatch(value) else None

    return Form(accept, expected, {"type": "string", "pattern": f"^{regex}$"}, hint)


QUOTE_HINT = "Đặt trong ngoặc kép nếu giá trị trông như số hoặc ngày"
NUMBER_HINT = "Viết bằng chữ số, dấu chấm thập phân, không đặt trong ngoặc kép: 0.25"
TEXT = Form(_text, "chữ", {"type": "string", "minLength": 1}, QUOTE_HINT)
NUMBER = Form(_number, "số", {"type": "number"}, NUMBER_HINT)
NOT_NEGATIVE = Form(_not_negative, "số không âm", {"type": "number", "minimum": 0}, NUMBER_HINT)
BOOLEAN = Form(
    lambda value: value if isinstance(value, bool) else None, "true hoặc false", {"type": "boolean"}
)
DAY = Form(
    lambda value: value if isinstance(value, date) else None,
    "ngày",
    {"type": "string", "format": "date"},
    "Viết năm-tháng-ngày, không đặt trong ngoặc kép: 2018-07-18",
)
BUILT_IN: dict[type, Form] = {bool: BOOLEAN, int: whole(), date: DAY}
