"""A register that offices keep, as written: columns, day column, reminders, lines fed and how."""

from typing import Annotated, Literal

from cchc.core.register.definition import (
    Amounts,
    ByKind,
    CaseCount,
    Condition,
    Conditions,
    Feed,
    FieldKind,
    FieldOption,
    Reckoning,
    RegisterDefinition,
    RegisterField,
    Share,
    Tally,
    Test,
)
from cchc.files.document import Many, Some, Variants, kind_named, written
from cchc.files.documents.written import CatalogueId, Slug, Snake, Text
from cchc.files.misfits import Meaning

Column = Annotated[Snake, Meaning("Mã cột của sổ")]


@written
class WrittenFieldOption:
    id: Snake
    name: Text


@written
class WrittenField:
    key: Snake
    label: Text
    kind: FieldKind
    options: Many[WrittenFieldOption] = ()
    required: bool = False
    unit: Text | None = None

    def to_core(self) -> RegisterField:
        options = tuple(FieldOption(one.id, one.name) for one in self.options)
        return RegisterField(
            key=self.key,
            label=self.label,
            kind=self.kind,
            options=options,
            required=self.required,
            unit=self.unit or "",
        )


@written
class WrittenCondition:
    field: Column
    test: Test
    value: Annotated[Text | None, Meaning("Lựa chọn, yes, no, hoặc mã cột hạn")] = None

    def to_core(self) -> Condition:
        return Condition(self.field, self.test, self.value or "")


def conditions(items: tuple[WrittenCondition, ...]) -> Conditions:
    """Conditions as core values."""
    return tuple(item.to_core() for item in items)


@written
class WrittenTally:
    kind: Literal["tally"]
    where: Many[WrittenCondition] = ()
    of: Annotated[Column | None, Meaning("Cột số được cộng; bỏ trống là đếm dòng")] = None

    def to_core(self) -> Reckoning:
        return Tally(conditions(self.where), self.of or "")


@written
class WrittenShare:
    kind: Literal["share"]
    part: Some[WrittenCondition]
    where: Many[WrittenCondition] = ()

    def to_core(self) -> Reckoning:
        return Share(conditions(self.part), conditions(self.where))


@written
class WrittenAmounts:
    kind: Literal["amounts"]
    part: Column
    whole: Column
    where: Many[WrittenCondition] = ()

    def to_core(self) -> Reckoning:
        return Amounts(self.part, self.whole, conditions(self.where))


@written
class WrittenCaseCount:
    kind: Annotated[Slug, Meaning("Mã trường hợp trong cách đo của dòng")]
    where: Many[WrittenCondition] = ()
    of: Column | None = None

    def to_core(self) -> CaseCount:
        return CaseCount(self.kind, conditions(self.where), self.of or "")


@written
class WrittenByKind:
    kind: Literal["by_kind"]
    kinds: Some[WrittenCaseCount]

    def to_core(self) -> Reckoning:
        return ByKind(tuple(one.to_core() for one in self.kinds))


RECKONINGS = (
    ("tally", WrittenTally),
    ("share", WrittenShare),
    ("amounts", WrittenAmounts),
    ("by_kind", WrittenByKind),
)
AnyReckoning = Annotated[
    WrittenTally | WrittenShare | WrittenAmounts | WrittenByKind,
    Variants("cách tính", "unknown_reckoning", kind_named, RECKONINGS),
]


@written
class WrittenFeed:
    catalogue: CatalogueId
    line: Text
    reckoning: AnyReckoning

    def to_core(self) -> Feed:
        return Feed(self.catalogue, self.line, self.reckoning.to_core())


@written
class WrittenKeptRegister:
    schema_: Literal["register/1"]
    id: Slug
    title: Text
    row: Annotated[Text, Meaning("Một dòng gọi là gì: báo cáo, kiến nghị")]
    day: Annotated[Snake, Meaning("Cột ngày xếp dòng vào năm")]
    due: Annotated[Snake | None, Meaning("Cột hạn, để nhắc")] = None
    done: Annotated[Snake | None, Meaning("Cột ngày đã làm; đã ghi thì thôi nhắc")] = None
    personal: Annotated[bool, Meaning("Sổ về cá nhân: chỉ giữ số lượng")] = False
    note: Text | None = None
    fields: Some[WrittenField]
    feeds: Many[WrittenFeed] = ()

    def to_core(self) -> RegisterDefinition:
        return RegisterDefinition(
            id=self.id,
            title=self.title,
            row=self.row,
            day=self.day,
            fields=tuple(field.to_core() for field in self.fields),
            feeds=tuple(feed.to_core() for feed in self.feeds),
            due=self.due or "",
            done=self.done or "",
            personal=self.personal,
            note=self.note or "",
        )
