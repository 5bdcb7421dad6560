"""Facts as written: the keys say which kind of fact it is."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    ChoiceFact,
    Collected,
    CountFact,
    DateFact,
    FactEntry,
    GivenFact,
    NotApplicable,
    PartsFact,
    PlanFact,
    RatioFact,
    Single,
    Unknown,
    YesNoFact,
)
from cchc.core.catalogue.nodes import Status
from cchc.files.document import Many, Some, Variants, written
from cchc.files.documents.written import AgencyId, Number, OptionalDate, Slug, StatusText, Text
from cchc.files.misfits import TEXT, MisfitError

WhyUnknown = Annotated[str, replace(TEXT, hint="Ghi lý do chưa có số liệu, hoặc null")]
WhyNotApplicable = Annotated[str, replace(TEXT, hint="Ghi lý do không đánh giá")]
TELLING_KEYS = (
    ("expected", "units"),
    ("unknown",),
    ("not_applicable",),
    ("points",),
    ("value",),
    ("count",),
    ("cases",),
    ("part", "whole"),
    ("current", "base"),
    ("actual", "planned"),
    ("due",),
    ("done",),
    ("option",),
)


def fact_kind(keys: dict[str, Any]) -> str | None:
    """The first telling key of a fact, which names its kind; None when there is none."""
    return next((telling[0] for telling in TELLING_KEYS if any(key in keys for key in telling)), None)


@written
class WrittenFact:
    source: Text | None = None
    cutoff_date: OptionalDate = None
    provisional: bool = False
    note: Text | None = None
    status: StatusText = Status.SOURCED

    def single(self) -> Single:
        """The core fact; each kind says which."""
        raise NotImplementedError

    def entry(self) -> FactEntry:
        return self.entry_of(self.single())

    def entry_of(self, fact: Single | Collected) -> FactEntry:
        """The fact with where it comes from."""
        source, note = self.source or "", self.note or ""
        return FactEntry(fact, source, self.cutoff_date, self.provisional, str(self.status), note)


@written
class WrittenUnknown(WrittenFact):
    unknown: WhyUnknown | None

    def single(self) -> Unknown:
        return Unknown(self.unknown or "")


@written
class WrittenNotApplicable(WrittenFact):
    not_applicable: WhyNotApplicable

    def single(self) -> NotApplicable:
        return NotApplicable(self.not_applicable)


@written
class WrittenGivenFact(WrittenFact):
    points: Number

    def single(self) -> GivenFact:
        return GivenFact(self.points)


@written
class WrittenYesNoFact(WrittenFact):
    value: bool

    def single(self) -> YesNoFact:
        return YesNoFact(self.value)


@written
class WrittenCountFact(WrittenFact):
    count: Number

    def single(self) -> CountFact:
        return CountFact(self.count)


@written
class WrittenCasesFact(WrittenFact):
    cases: dict[Slug, int]

    def single(self) -> CasesFact:
        return CasesFact(tuple(self.cases.items()))


@written
class WrittenRatioFact(WrittenFact):
    part: Number
    whole: Number

    def single(self) -> RatioFact:
        return RatioFact(self.part, self.whole)


@written
class WrittenChangeFact(WrittenFact):
    current: Number
    base: Number

    def single(self) -> ChangeFact:
        return ChangeFact(self.current, self.base)


@written
class WrittenPlanFact(WrittenFact):
    actual: Number
    planned: Number

    def single(self) -> PlanFact:
        return PlanFact(self.actual, self.planned)


@written
class WrittenDateFact(WrittenFact):
    due: date
    done: date

    def single(self) -> DateFact:
        return DateFact(done=self.done, due=self.due)


@written
class WrittenPartsFact(WrittenFact):
    done: Many[Slug]

    def single(self) -> PartsFact:
        return PartsFact(frozenset(self.done))


@written
class WrittenChoiceFact(WrittenFact):
    option: Slug

    def single(self) -> ChoiceFact:
        return ChoiceFact(self.option)


SINGLE = (
    ("unknown", WrittenUnknown),
    ("not_applicable", WrittenNotApplicable),
    ("points", WrittenGivenFact),
    ("value", WrittenYesNoFact),
    ("count", WrittenCountFact),
    ("cases", WrittenCasesFact),
    ("part", WrittenRatioFact),
    ("current", WrittenChangeFact),
    ("actual", WrittenPlanFact),
    ("due", WrittenDateFact),
    ("done", WrittenPartsFact),
    ("option", WrittenChoiceFact),
)
SingleFact = Annotated[WrittenFact, Variants("loại số liệu", "unknown_fact", fact_kind, SINGLE)]


@written
class WrittenCollected(WrittenFact):
    expected: Some[AgencyId]
    units: dict[AgencyId, SingleFact]

    @staticmethod
    def check_keys(keys: dict[str, Any]) -> None:
        strangers = [unit for unit in keys["units"] if unit not in keys["expected"]]
        if strangers:
            message = f"Có số liệu của đơn vị không thuộc danh sách phải gửi: {', '.join(strangers)}"
            raise MisfitError("unexpected_unit", message, "Thêm đơn vị vào “expected” hoặc bỏ số liệu này")

    def entry(self) -> FactEntry:
        entries = tuple((unit, self.units[unit].single()) for unit in self.expected if unit in self.units)
        return self.entry_of(Collected(entries, self.expected))


AnyFact = Annotated[
    WrittenFact,
    Variants("loại số liệu", "unknown_fact", fact_kind, (("expected", WrittenCollected), *SINGLE)),
]
