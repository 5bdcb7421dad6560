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

NO_ROWS = "Sổ chưa có dòng nào của năm {years} và chưa được xác nhận là đủ"


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
    years: int = 1,
    on: date | None = None,
) -> Fed:
    """Count the rows of a year; `complete` when a person has confirmed that no row of the year is missing.

    A register without rows says nothing until it is confirmed: unknown is never zero. `years`: over how many
    years up to that one the line counts. `on`: the day on which one looks, for what is not yet due; without
    it all due days are over.
    """
    of_years = tuple(row for row in rows if year - years < (_year(row, definition) or 0) <= year)
    if not of_years and not complete:
        named = f"{year - years + 1}-{year}" if years > 1 else str(year)
        return Fed(Unknown(NO_ROWS.format(years=named)), (), provisional=True)
    fact, counted = _reckoned(reckoning, of_years, on)
    return Fed(fact, counted, provisional=not complete)


def holds(conditions: Conditions, values: Mapping[str, Value], on: date | None = None) -> bool:
    """Whether a row shows all that is asked, on a day (None: when all due days are over)."""
    return all(_holds(condition, values, on) for condition in conditions)


def _year(row: RegisterRow, definition: RegisterDefinition) -> int | None:
    day = row.day(definition)
    return None if day is None else day.year


def _reckoned(
    reckoning: Reckoning, rows: tuple[RegisterRow, ...], on: date | None
) -> tuple[Single, tuple[RegisterRow, ...]]:
    match reckoning:
        case Tally(where, of):
            counted = _where(rows, where, on)
            return CountFact(_number(counted, of)), counted
        case Share(part, where):
            counted = _where(rows, where, on)
            return RatioFact(Decimal(len(_where(counted, part, on))), Decimal(len(counted))), counted
        case Amounts(part_of, whole_of, where):
            # A part whose whole nobody wrote would count against the wholes of others.
            counted = tuple(row for row in _where(rows, where, on) if whole_of in row.values)
            return RatioFact(_sum(counted, part_of), _sum(counted, whole_of)), counted
        case ByKind(kinds):
            found = [(kind, _where(rows, kind.where, on)) for kind in kinds]
            ids = {row.id for _, of_kind in found for row in of_kind}
            counted = tuple(row for row in rows if row.id in ids)
            cases = tuple((kind.kind, int(_number(of_kind, kind.of))) for kind, of_kind in found)
            return CasesFact(cases), counted
        case _ as never:
            assert_never(never)


def _where(rows: tuple[RegisterRow, ...], conditions: Conditions, on: date | None) -> tuple[RegisterRow, ...]:
    return tuple(row for row in rows if holds(conditions, row.values, on))


def _number(rows: tuple[RegisterRow, ...], of: str) -> Decimal:
    """The sum of a column, the number of rows without one."""
    return _sum(rows, of) if of else Decimal(len(rows))


def _sum(rows: tuple[RegisterRow, ...], key: str) -> Decimal:
    return sum((value for row in rows if isinstance(value := row.values.get(key), Decimal)), Decimal(0))


def _holds(condition: Condition, values: Mapping[str, Value], on: date | None) -> bool:
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
            due = values.get(condition.value)
            return _over(due, on) if value is None else not _in_time(value, due)
        case "overdue":
            return value is None and _over(values.get(condition.value), on)
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


def _over(due: Value | None, on: date | None) -> bool:
    """Whether the day that was due is over; what has no due day never is."""
    return isinstance(due, date) and (on is None or due < on)
