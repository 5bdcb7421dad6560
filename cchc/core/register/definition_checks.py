"""What must hold of a definition before an office keeps a register by it."""

import re
from collections.abc import Iterator
from typing import assert_never

from cchc.core.catalogue.measures import Count, Measure, Ratio
from cchc.core.catalogue.nodes import Node
from cchc.core.errors import Place, Problem
from cchc.core.register.definition import (
    Amounts,
    ByKind,
    Condition,
    Conditions,
    Reckoning,
    RegisterDefinition,
    RegisterField,
    Share,
    Tally,
)

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
MOST_FIELDS = 30


def definition_problems(definition: RegisterDefinition) -> tuple[Problem, ...]:
    """Everything wrong with the columns, the day column and the conditions of a definition."""
    found = [*_columns(definition), *_day(definition)]
    for feed in definition.feeds:
        for condition in conditions_of(feed.reckoning):
            found += _condition(definition, condition)
        if isinstance(feed.reckoning, Amounts):
            found += _amounts(definition, feed.reckoning)
    return tuple(found)


def suits(reckoning: Reckoning, node: Node) -> bool:
    """Whether the fact of a reckoning is what the measure of a line asks for."""
    measure: Measure | None = node.measure or (node.target.measure if node.target else None)
    match reckoning:
        case Tally():
            return isinstance(measure, Count) and not measure.kinds
        case Share() | Amounts():
            return isinstance(measure, Ratio)
        case ByKind(kinds):
            wanted = {kind.id for kind in measure.kinds} if isinstance(measure, Count) else set()
            return bool(wanted) and {kind.kind for kind in kinds} == wanted
        case _ as never:
            assert_never(never)


def conditions_of(reckoning: Reckoning) -> Conditions:
    """All conditions of a reckoning."""
    match reckoning:
        case Tally(where) | Amounts(_, _, where):
            return where
        case Share(part, where):
            return (*part, *where)
        case ByKind(kinds):
            return tuple(condition for kind in kinds for condition in kind.where)
        case _ as never:
            assert_never(never)


def _columns(definition: RegisterDefinition) -> Iterator[Problem]:
    if not definition.fields:
        yield Problem("no_fields", "Sổ phải có ít nhất một cột")
    if len(definition.fields) > MOST_FIELDS:
        yield Problem("too_many_fields", f"Nhiều nhất {MOST_FIELDS} cột")
    keys = [field.key for field in definition.fields]
    for position, field in enumerate(definition.fields):
        place = Place(column=field.label)
        if not KEY.fullmatch(field.key):
            yield Problem(
                "bad_key", f"Mã cột “{field.key}” chỉ gồm chữ thường không dấu, số, gạch dưới", place
            )
        if field.key in keys[:position]:
            yield Problem("duplicate_id", f"Mã cột “{field.key}” đã có", place)
        if field.kind == "choice" and not field.options:
            yield Problem("no_options", "Cột lựa chọn phải có ít nhất một lựa chọn", place)
        if definition.personal and field.kind == "text":
            message = "Sổ về cá nhân chỉ giữ số lượng, không có cột chữ"
            yield Problem("personal_text", message, place)


def _day(definition: RegisterDefinition) -> Iterator[Problem]:
    if _kind(definition, definition.day) != "date":
        yield Problem("no_day", "Sổ phải có một cột ngày để biết dòng thuộc năm nào")


def _condition(definition: RegisterDefinition, condition: Condition) -> Iterator[Problem]:
    field = definition.by_key.get(condition.field)
    if field is None:
        yield Problem("unknown_field", f"Điều kiện nêu cột “{condition.field}” mà sổ không có")
    elif condition.test in ("in_time", "late"):
        if field.kind != "date" or _kind(definition, condition.value) != "date":
            yield Problem("no_date", f"“{field.label}” chỉ so được khi cả hai cột đều là ngày")
    elif condition.test in ("is", "is_not") and condition.value not in _answers(field):
        message = f"Cột “{field.label}” không có giá trị “{condition.value}”"
        yield Problem("unknown_option", message)


def _amounts(definition: RegisterDefinition, reckoning: Amounts) -> Iterator[Problem]:
    for key in (reckoning.part, reckoning.whole):
        if _kind(definition, key) not in ("amount", "whole"):
            yield Problem("no_amount", f"Chỉ cộng được cột số, “{key}” không phải cột số")


def _answers(field: RegisterField) -> frozenset[str]:
    if field.kind == "yes_no":
        return frozenset({"yes", "no"})
    return frozenset(option.id for option in field.options)


def _kind(definition: RegisterDefinition, key: str) -> str:
    field = definition.by_key.get(key)
    return "" if field is None else field.kind
