"""One row of a register: what was typed becomes values, or is refused with the column."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

from cchc.core.campaign.written import day_in, number_in, number_written, whole_in
from cchc.core.errors import FactError, Place, Problem
from cchc.core.numerals import date_text
from cchc.core.register.definition import RegisterDefinition, RegisterField

Value = str | date | Decimal | bool
MOST_LETTERS = 2000
ANSWERS = {"yes": True, "có": True, "no": False, "không": False}


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row: its id, the agency that keeps it, its values by column; a column without a value is absent."""

    id: str
    agency: str
    values: Mapping[str, Value]

    def day(self, definition: RegisterDefinition) -> date | None:
        """The day that places the row in a year."""
        found = self.values.get(definition.day)
        return found if isinstance(found, date) else None


def read_row(
    definition: RegisterDefinition, given: Mapping[str, str]
) -> tuple[dict[str, Value], tuple[Problem, ...]]:
    """Read the typed columns of one row; what a column cannot take is told with its label as place.

    Columns that the register does not have are ignored. Numbers are written with a decimal comma, days as
    d/m/yyyy, answers as `có` or `không` (`yes`, `no`), choices by their id or name.
    """
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for field in definition.fields:
        text = given.get(field.key, "").strip()
        place = Place(column=field.label)
        if not text:
            if field.required or field.key == definition.day:
                problems.append(Problem("empty_field", "Cột này phải ghi", place))
            continue
        try:
            values[field.key] = _value(field, text)
        except FactError as error:
            problems.append(Problem(error.code, str(error), place))
    return values, tuple(problems)


def written_row(definition: RegisterDefinition, values: Mapping[str, Value]) -> dict[str, str]:
    """The values as a person would type them again, for a form or a workbook; `read_row` gives them back."""
    return {field.key: _written(values[field.key]) for field in definition.fields if field.key in values}


def shown(field: RegisterField, value: Value | None) -> str:
    """A value as a table shows it; nothing is shown where nothing is written."""
    if value is None:
        return ""
    if field.kind == "choice":
        return next((option.name for option in field.options if option.id == value), str(value))
    return f"{_written(value)} {field.unit}".strip()


def _value(field: RegisterField, text: str) -> Value:
    match field.kind:
        case "text":
            return _text(text)
        case "date":
            return day_in(text)
        case "whole":
            return Decimal(whole_in(text))
        case "amount":
            return number_in(text)
        case "yes_no":
            answer = ANSWERS.get(text.lower())
            if answer is None:
                raise FactError("Chỉ nhận “có” hoặc “không”")
            return answer
        case "choice":
            return _option(field, text)
        case _ as never:
            assert_never(never)


def _text(text: str) -> str:
    if len(text) > MOST_LETTERS:
        raise FactError(f"Nhiều nhất {MOST_LETTERS} chữ")
    if any(not sign.isprintable() and sign not in "\n\r\t" for sign in text):
        raise FactError("Có ký tự không in được")
    return text


def _option(field: RegisterField, text: str) -> str:
    for option in field.options:
        if text == option.id or text.lower() == option.name.lower():
            return option.id
    raise FactError(f"Chỉ nhận một trong: {', '.join(option.name for option in field.options)}")


def _written(value: Value) -> str:
    match value:
        case bool():
            return "có" if value else "không"
        case Decimal():
            return number_written(value)
        case date():
            return date_text(value)
        case _:
            return value
