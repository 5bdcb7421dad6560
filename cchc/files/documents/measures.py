"""Measures and comparisons as written in a file."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from cchc.core.catalogue.comparison import DOWNWARD, UPWARD, Comparison, Relation
from cchc.core.catalogue.measures import (
    AgainstPlan,
    Change,
    Count,
    DaysLate,
    Named,
    Parts,
    Ratio,
    Scope,
    WhenZero,
    YesNo,
)
from cchc.files.document import Many, Some, Variants, kind_named, written
from cchc.files.documents.written import Number, Slug, Text
from cchc.files.misfits import Form, Meaning, MisfitError, whole

RELATIONS: tuple[Relation, ...] = (*UPWARD, *DOWNWARD, "equal")


def _base_year(value: object) -> int | str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return "last_year" if value == "last_year" else None


BaseYear = Annotated[
    int | str,
    Form(_base_year, "last_year hoặc một năm", {"anyOf": [{"const": "last_year"}, {"type": "integer"}]}),
]


@written
class WrittenComparison:
    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None
    equal: Number | None = None

    @staticmethod
    def check_keys(keys: dict[str, Any]) -> None:
        if sum(keys.get(relation) is not None for relation in RELATIONS) != 1:
            hint = f"Chỉ dùng một khóa trong: {', '.join(RELATIONS)}"
            raise MisfitError("one_relation", "Phải có đúng một phép so sánh", hint)

    def comparison(self) -> Comparison:
        """The single relation that is given, with its bound."""
        return next(Comparison(r, bound) for r in RELATIONS if (bound := getattr(self, r)) is not None)


@written
class WrittenNamed:
    id: Slug
    name: Text


def named(items: Iterable[WrittenNamed]) -> tuple[Named, ...]:
    """Kinds, parts or groups as core values."""
    return tuple(Named(item.id, item.name) for item in items)


@written
class Scoped:
    scope: Annotated[Text | None, Meaning("Phạm vi tính: gồm gì, không gồm gì")] = None
    window: Annotated[Text | None, Meaning("Khoảng thời gian tính, như văn bản ghi")] = None
    window_years: Annotated[int, whole(1, 20)] = 1

    def counting(self) -> Scope:
        return Scope(counting=self.scope or "", window=self.window or "", window_years=self.window_years)


@written
class WrittenYesNo(Scoped):
    kind: Literal["yes_no"]
    question: Text

    def to_core(self) -> YesNo:
        return YesNo(self.question, self.counting())


@written
class WrittenCount(Scoped):
    kind: Literal["count"]
    noun: Text
    kinds: Many[WrittenNamed] = ()

    def to_core(self) -> Count:
        return Count(self.noun, named(self.kinds), self.counting())


@written
class WrittenRatio(Scoped):
    kind: Literal["ratio"]
    part: Annotated[Text, Meaning("Tên của tử số")]
    whole: Annotated[Text, Meaning("Tên của mẫu số")]
    noun: Text
    when_zero: Annotated[WhenZero | None, Meaning("Khi mẫu số bằng 0; bỏ trống nếu nguồn không nói")] = None

    def to_core(self) -> Ratio:
        return Ratio(self.part, self.whole, self.noun, self.when_zero, self.counting())


@written
class WrittenChange(Scoped):
    kind: Literal["change"]
    noun: Text
    subject: Text
    base: BaseYear
    direction: Literal["increase", "decrease"]
    as_: Literal["percent", "amount"]

    def to_core(self) -> Change:
        base = None if isinstance(self.base, str) else self.base
        return Change(self.subject, self.noun, base, self.direction, self.as_, self.counting())


@written
class WrittenAgainstPlan(Scoped):
    kind: Literal["against_plan"]
    subject: Text
    noun: Text

    def to_core(self) -> AgainstPlan:
        return AgainstPlan(self.subject, self.noun, self.counting())


@written
class WrittenDaysLate(Scoped):
    kind: Literal["days_late"]
    deadline: Text
    days: Literal["calendar", "working"]

    def to_core(self) -> DaysLate:
        return DaysLate(self.deadline, self.days, self.counting())


@written
class WrittenParts(Scoped):
    kind: Literal["parts"]
    parts: Some[WrittenNamed]

    def to_core(self) -> Parts:
        return Parts(named(self.parts), self.counting())


KINDS = (
    ("yes_no", WrittenYesNo),
    ("count", WrittenCount),
    ("ratio", WrittenRatio),
    ("change", WrittenChange),
    ("against_plan", WrittenAgainstPlan),
    ("days_late", WrittenDaysLate),
    ("parts", WrittenParts),
)
AnyMeasure = Annotated[
    WrittenYesNo
    | WrittenCount
    | WrittenRatio
    | WrittenChange
    | WrittenAgainstPlan
    | WrittenDaysLate
    | WrittenParts,
    Variants("cách đo", "unknown_measure", kind_named, KINDS),
]
