"""How the rows of a year become the fact of a line, and which rows stand behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

from cchc.core.catalogue.facts import CasesFact, CountFact, RatioFact, Single, Unknown
from cchc.core.register.definition import (
    Amounts,
    ByKind,
    Condition,
    Conditions,
    Reckoning,
    RegisterDefinition,
    Share,
    Tally,
)
from cchc.core.register.rows import RegisterRow, Value

NO_ROWS = "Sổ chưa có dòng nào của năm {year} và chưa được xác nhận là đủ"


@dataclass(frozen=True, slots=True)
class Fed:
    """A fact with the rows that it counts; `provisional` until the register is confirmed as complete."""

    fact: Single
    counted: tuple[RegisterRow, ...]
    provisional: bool


def feed(
    definition: RegisterDefinition,
    reckoning: Reckoning,
    rows: Iterable[RegisterRow],
    year: int,
    *,
    complete: bool,
) -> Fed:
    """Count the rows of a year; `complete` when a person has confirmed that no row of the year is missing.

    A register without rows says nothing until it is confirmed: unknown is never zero.
    """
    of_year = tuple(row for row in rows if _year(row, definition) == year)
    if not of_year and not complete:
        return Fed(Unknown(NO_ROWS.format(year=year)), (), provisional=True)
    fact, counted = _reckoned(reckoning, of_year)
    return Fed(fact, counted, provisional=not complete)


def holds(conditions: Conditions, values: Mapping[str, Value]) -> bool:
    """Whether a row shows all that is asked."""
    return all(_holds(condition, values) for condition in conditions)


def _year(row: RegisterRow, definition: RegisterDefinition) -> int | None:
    day = row.day(definition)
    return None if day is None else day.year


def _reckoned(reckoning: Reckoning, rows: tuple[RegisterRow, ...]) -> tuple[Single, tuple[RegisterRow, ...]]:
    match reckoning:
        case Tally(where):
            counted = _where(rows, where)
            return CountFact(Decimal(len(counted))), counted
        case Share(part, where):
            counted = _where(rows, where)
            return RatioFact(Decimal(len(_where(counted, part))), Decimal(len(counted))), counted
        case Amounts(part_of, whole_of, where):
            counted = _where(rows, where)
            return RatioFact(_sum(counted, part_of), _sum(counted, whole_of)), counted
        case ByKind(kinds):
            found = [(kind.kind, _where(rows, kind.where)) for kind in kinds]
            ids = {row.id for _, of_kind in found for row in of_kind}
            counted = tuple(row for row in rows if row.id in ids)
            return CasesFact(tuple((kind, len(of_kind)) for kind, of_kind in found)), counted
        case _ as never:
            assert_never(never)


def _where(rows: tuple[RegisterRow, ...], conditions: Conditions) -> tuple[RegisterRow, ...]:
    return tuple(row for row in rows if holds(conditions, row.values))


def _sum(rows: tuple[RegisterRow, ...], key: str) -> Decimal:
    return sum((value for row in rows if isinstance(value := row.values.get(key), Decimal)), Decimal(0))


def _holds(condition: Condition, values: Mapping[str, Value]) -> bool:
    value = values.get(condition.field)
    match condition.test:
        case "filled":
            return value is not None
        case "empty":
            return value is None
        case "is":
            return _same(value, condition.value)
        case "is_not":
            return not _same(value, condition.value)
        case "in_time":
            return _in_time(value, values.get(condition.value))
        case "late":
            return not _in_time(value, values.get(condition.value))
        case _ as never:
            assert_never(never)


def _same(value: Value | None, wanted: str) -> bool:
    if isinstance(value, bool):
        return value is (wanted == "yes")
    return value is not None and str(value) == wanted


def _in_time(done: Value | None, due: Value | None) -> bool:
    """Done on the day that was due or before; without a due day whatever is done is in time."""
    if not isinstance(done, date):
        return False
    return not isinstance(due, date) or done <= due
