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
    found = [*_columns(definition), *_day(definition), *_reminded(definition)]
    seen: set[tuple[str, str]] = set()
    for feed in definition.feeds:
        if (feed.catalogue, feed.line) in seen:
            message = f"Dòng {feed.line} của bộ tiêu chí “{feed.catalogue}” đã có cách tính"
            found.append(Problem("duplicate_feed", message))
        seen.add((feed.catalogue, feed.line))
        for condition in conditions_of(feed.reckoning):
            found += _condition(definition, condition)
        found += _summed(definition, feed.reckoning)
    return tuple(found)


def extension_problems(old: RegisterDefinition, new: RegisterDefinition) -> tuple[Problem, ...]:
    """What stands against a definition in the place of one by which rows are kept: it may only grow."""
    found: list[Problem] = []
    for field in old.fields:
        later, place = new.by_key.get(field.key), Place(column=field.label)
        if later is None:
            found.append(Problem("field_gone", "Cột đã có dữ liệu, không bỏ được", place))
            continue
        if (later.kind, later.unit) != (field.kind, field.unit):
            found.append(Problem("field_changed", "Cột đã có dữ liệu, giữ kiểu và đơn vị", place))
        if later.required and not field.required:
            found.append(Problem("field_changed", "Dòng đã có có thể để trống cột này", place))
        if not {one.id for one in field.options} <= {one.id for one in later.options}:
            found.append(Problem("option_gone", "Lựa chọn đã có dữ liệu, không bỏ được", place))
    for field in new.fields:
        if field.key not in old.by_key and field.required:
            message = "Cột thêm sau không bắt buộc được: dòng đã có chưa ghi cột này"
            found.append(Problem("field_added", message, Place(column=field.label)))
    if (old.day, old.personal) != (new.day, new.personal):
        found.append(Problem("day_changed", "Cột ngày xếp năm và việc giữ theo cá nhân không đổi được"))
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


def _reminded(definition: RegisterDefinition) -> Iterator[Problem]:
    named = (definition.due, definition.done)
    if any(named) and not all(_kind(definition, key) == "date" for key in named):
        message = "Nhắc hạn cần cả cột hạn và cột ngày đã làm, đều là cột ngày"
        yield Problem("no_due", message)


def _condition(definition: RegisterDefinition, condition: Condition) -> Iterator[Problem]:
    field = definition.by_key.get(condition.field)
    if field is None:
        yield Problem("unknown_field", f"Điều kiện nêu cột “{condition.field}” mà sổ không có")
    elif condition.test in ("in_time", "late", "overdue"):
        if field.kind != "date" or _kind(definition, condition.value) != "date":
            yield Problem("no_date", f"“{field.label}” chỉ so được khi cả hai cột đều là ngày")
    elif condition.test in ("is", "is_not") and condition.value not in _answers(field):
        message = f"Cột “{field.label}” không có giá trị “{condition.value}”"
        yield Problem("unknown_option", message)
    elif condition.test == "is_not" and not field.required:
        message = f"Cột “{field.label}” phải bắt buộc ghi: dòng để trống không được hiểu là khác"
        yield Problem("empty_counts", message)


def _summed(definition: RegisterDefinition, reckoning: Reckoning) -> Iterator[Problem]:
    allowed = ("whole",) if isinstance(reckoning, ByKind) else ("amount", "whole")
    for key in summed_columns(reckoning):
        if _kind(definition, key) not in allowed:
            yield Problem("no_amount", f"Chỉ cộng được cột số, “{key}” không phải cột số")


def summed_columns(reckoning: Reckoning) -> tuple[str, ...]:
    """The columns whose numbers a reckoning adds up."""
    match reckoning:
        case Amounts(part, whole):
            return part, whole
        case Tally(_, of):
            return (of,) if of else ()
        case ByKind(kinds):
            return tuple(kind.of for kind in kinds if kind.of)
        case Share():
            return ()
        case _ as never:
            assert_never(never)


def _answers(field: RegisterField) -> frozenset[str]:
    if field.kind == "yes_no":
        return frozenset({"yes", "no"})
    return frozenset(option.id for option in field.options)


def _kind(definition: RegisterDefinition, key: str) -> str:
    field = definition.by_key.get(key)
    return "" if field is None else field.kind
