"""A register as an office defines it: columns, the day that places a row in a year, the lines it feeds."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

FieldKind = Literal["text", "date", "whole", "amount", "choice", "yes_no"]
FIELD_KINDS: dict[FieldKind, str] = {
    "text": "chữ",
    "date": "ngày",
    "whole": "số nguyên",
    "amount": "số tiền hoặc số lẻ",
    "choice": "một trong các lựa chọn",
    "yes_no": "có hoặc không",
}
Test = Literal["filled", "empty", "is", "is_not", "in_time", "late", "overdue"]
TESTS: dict[Test, str] = {
    "filled": "đã ghi",
    "empty": "chưa ghi",
    "is": "là",
    "is_not": "không là",
    "in_time": "không muộn hơn",
    "late": "muộn hơn, hoặc chưa ghi mà đã quá hạn",
    "overdue": "chưa ghi mà đã quá hạn",
}


@dataclass(frozen=True, slots=True)
class FieldOption:
    """One choice of a column."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterField:
    """One column: stable key, Vietnamese label, what it takes, whether a row may lack it."""

    key: str
    label: str
    kind: FieldKind
    options: tuple[FieldOption, ...] = ()
    required: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a row must show to be counted: a test of one column, against a value or another column."""

    field: str
    test: Test
    value: str = ""


Conditions = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows show all of `where`; with `of` the sum of that column over them."""

    where: Conditions = ()
    of: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the rows of `where` show `part` as well."""

    part: Conditions
    where: Conditions = ()


@dataclass(frozen=True, slots=True)
class Amounts:
    """The sum of one column against the sum of another, over the rows of `where`."""

    part: str
    whole: str
    where: Conditions = ()


@dataclass(frozen=True, slots=True)
class CaseCount:
    """A kind of case that a deduction counts, by the id that the measure of the line gives it.

    With `of` the sum of that column of whole numbers is counted instead of rows.
    """

    kind: str
    where: Conditions
    of: str = ""


@dataclass(frozen=True, slots=True)
class ByKind:
    """How many rows of each kind of case."""

    kinds: tuple[CaseCount, ...]


Reckoning = Tally | Share | Amounts | ByKind


@dataclass(frozen=True, slots=True)
class Feed:
    """The line of a catalogue version for which the rows give the fact."""

    catalogue: str
    line: str
    reckoning: Reckoning


@dataclass(frozen=True, kw_only=True)
class RegisterDefinition:
    """A register: `row` is what one row is called, `day` the date column that places it in a year.

    `due` and `done` name the date columns by which whoever keeps it is reminded, both or none. `personal`:
    its rows concern persons, so it holds counts only and no column of free text.
    """

    id: str
    title: str
    row: str
    day: str
    fields: tuple[RegisterField, ...]
    feeds: tuple[Feed, ...] = ()
    due: str = ""
    done: str = ""
    personal: bool = False
    note: str = ""

    @cached_property
    def by_key(self) -> dict[str, RegisterField]:
        """Columns by key."""
        return {field.key: field for field in self.fields}

    def feed_of(self, catalogue: str, line: str) -> Feed | None:
        """How the rows become the fact of a line, None where they do not."""
        return next((one for one in self.feeds if (one.catalogue, one.line) == (catalogue, line)), None)
