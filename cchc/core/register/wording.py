"""Conditions of registers in words, one a line: `Ngày gửi; không muộn hơn; Hạn gửi`."""

from collections.abc import Iterable

from cchc.core.errors import FactError
from cchc.core.register.definition import (
    CaseCount,
    Condition,
    Conditions,
    RegisterDefinition,
    RegisterField,
    Test,
)
from cchc.core.register.rows import ANSWERS
from cchc.core.vietnamese import folded

SAID: dict[Test, str] = {
    "filled": "đã ghi",
    "empty": "chưa ghi",
    "is": "là",
    "is_not": "không là",
    "in_time": "không muộn hơn",
    "late": "muộn hơn",
    "overdue": "quá hạn",
}
OF_DAYS = ("in_time", "late", "overdue")
BY_NAME: dict[str, Test] = {folded(name): test for test, name in SAID.items()}
EXAMPLE = "Viết: tên cột; phép so; giá trị. Phép so: " + ", ".join(SAID.values())


def conditions_in(text: str, fields: Iterable[RegisterField]) -> Conditions:
    """The conditions of a text, one a line; columns and choices by their names. Raises FactError."""
    known = {folded(one.label): one for one in fields}
    return tuple(_condition(line, known) for line in text.splitlines() if line.strip())


def cases_in(text: str, fields: Iterable[RegisterField], of: str) -> tuple[CaseCount, ...]:
    """Kinds of cases, one condition a line after the kind: `late: Ngày gửi; muộn hơn; Hạn gửi`.

    Lines of the same kind hold together. Raises FactError.
    """
    known = tuple(fields)
    found: dict[str, Conditions] = {}
    for line in filter(str.strip, text.splitlines()):
        kind, colon, rest = line.partition(":")
        if not colon:
            raise FactError(f"Dòng “{line.strip()}” thiếu mã loại và dấu hai chấm ở đầu")
        found[kind.strip()] = (*found.get(kind.strip(), ()), *conditions_in(rest, known))
    return tuple(CaseCount(kind, where, of) for kind, where in found.items())


def conditions_text(conditions: Conditions, definition: RegisterDefinition) -> str:
    """The conditions as a person would write them; `conditions_in` gives them back."""
    return "\n".join(_said(one, definition) for one in conditions)


def cases_text(cases: Iterable[CaseCount], definition: RegisterDefinition) -> str:
    """Kinds of cases as a person would write them."""
    lines = (
        f"{case.kind}: {_said(one, definition)}" if one else f"{case.kind}:"
        for case in cases
        for one in case.where or (None,)
    )
    return "\n".join(lines)


def _condition(line: str, known: dict[str, RegisterField]) -> Condition:
    column, test, value = (*(part.strip() for part in line.split(";", 2)), "", "")[:3]
    field, asked = known.get(folded(column)), BY_NAME.get(folded(test))
    if field is None:
        raise FactError(f"Sổ không có cột “{column}”", hint=EXAMPLE)
    if asked is None:
        raise FactError(f"Không có phép so “{test}”", hint=EXAMPLE)
    if asked in OF_DAYS:
        other = known.get(folded(value))
        return Condition(field.key, asked, value if other is None else other.key)
    return Condition(field.key, asked, _answer(field, value))


def _answer(field: RegisterField, value: str) -> str:
    if field.kind == "yes_no":
        answer = ANSWERS.get(value.lower())
        return value if answer is None else ("yes" if answer else "no")
    return next((one.id for one in field.options if folded(one.name) == folded(value)), value)


def _said(condition: Condition, definition: RegisterDefinition) -> str:
    fields = definition.by_key
    value = condition.value
    if condition.test in OF_DAYS:
        value = fields[value].label
    elif fields[condition.field].kind == "yes_no" and value:
        value = "có" if value == "yes" else "không"
    else:
        options = fields[condition.field].options
        value = next((one.name for one in options if one.id == value), value)
    parts = (fields[condition.field].label, SAID[condition.test], value)
    return "; ".join(part for part in parts if part)
