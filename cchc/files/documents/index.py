"""An index as published, as written: lines, breaks, sources, publications, and its conversion to core."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from cchc.core.catalogue.bands import Band
from cchc.core.catalogue.nodes import Status
from cchc.core.index.definition import (
    Absent,
    Break,
    Evidence,
    Index,
    IndexLine,
    IndexYear,
    Scale,
    ScoreSource,
)
from cchc.files.document import Many, Some, written
from cchc.files.documents.written import (
    Natural,
    OptionalDate,
    Slug,
    StatusText,
    Text,
    WrittenSource,
    refuse_reversed_years,
)
from cchc.files.misfits import Form, Meaning, pattern, whole
from cchc.files.scalars import DECIMAL, INTEGER, MOST_DIGITS


def _figure(value: object) -> Decimal | None:
    text = value if isinstance(value, str) else str(value) if isinstance(value, int | Decimal) else ""
    fits = len(text) <= MOST_DIGITS and (INTEGER.fullmatch(text) or DECIMAL.fullmatch(text))
    return Decimal(text) if fits else None


Year = Annotated[int, whole(1990, 2100)]
Figure = Annotated[
    Decimal,
    Form(
        _figure,
        "số",
        {"type": ["string", "number"], "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"},
        'Viết bằng chữ số, dấu chấm thập phân, trong ngoặc kép: "0.25"',
    ),
]
Code = Annotated[
    str, pattern(r"\S*( \S+)*", "mã in trong công bố", 'Nội dung không có mã thì ghi "" (hai ngoặc kép)')
]


def evidence(source: WrittenSource | None) -> Evidence | None:
    """Where a statement comes from; None when the file does not say."""
    return None if source is None else Evidence(source.title or "", source.status, source.note or "")


@written
class WrittenScale:
    from_: Year
    to: Year | None = None
    lowest: Figure
    highest: Figure

    @staticmethod
    def check_keys(keys: dict[str, Any]) -> None:
        refuse_reversed_years(keys)

    def to_core(self) -> Scale:
        return Scale(self.from_, self.to, self.lowest, self.highest)


@written
class WrittenIndexLine:
    key: Annotated[Slug, Meaning("Tên riêng của nội dung, không đổi khi mã in đổi")]
    code: Code = ""
    title: Text
    level: Literal["total", "dimension", "subdimension", "question"]
    parent: Slug | None = None
    from_: Annotated[Year, Meaning("Năm đầu tiên có trong công bố")]
    to: Annotated[Year | None, Meaning("Năm cuối có trong công bố; null: đến nay")] = None
    summed: Annotated[bool, Meaning("Điểm là tổng cộng của các nội dung ngay dưới nó")] = False
    scales: Many[WrittenScale] = ()
    original_title: Text | None = None
    source: WrittenSource | None = None

    @staticmethod
    def check_keys(keys: dict[str, Any]) -> None:
        refuse_reversed_years(keys)

    def to_core(self) -> IndexLine:
        return IndexLine(
            key=self.key,
            code=self.code,
            title=self.title,
            level=self.level,
            parent=self.parent,
            first_year=self.from_,
            last_year=self.to,
            summed=self.summed,
            scales=tuple(scale.to_core() for scale in self.scales),
            original_title=self.original_title or "",
            evidence=evidence(self.source),
        )


@written
class WrittenBreak:
    year: Year
    lines: Annotated[Many[Slug], Meaning("Các nội dung thay đổi; để trống: cả chỉ số")] = ()
    why: Text
    source: WrittenSource | None = None

    def to_core(self) -> Break:
        return Break(self.year, self.why, self.lines, evidence(self.source))


@written
class WrittenScoreSource:
    id: Slug
    title: Text
    status: StatusText = Status.SOURCED
    address: Text | None = None
    licence: Text | None = None
    day: OptionalDate = None
    note: Text | None = None

    def to_core(self) -> ScoreSource:
        licence, note = self.licence or "", self.note or ""
        return ScoreSource(self.id, self.title, self.status, self.address, licence, self.day, note)


@written
class WrittenAbsent:
    unit: Slug
    lines: Annotated[Many[Slug], Meaning("Các nội dung không có điểm; để trống: cả chỉ số")] = ()
    why: Text
    source: WrittenSource | None = None

    def to_core(self) -> Absent:
        return Absent(self.unit, self.why, self.lines, evidence(self.source))


@written
class WrittenIndexBand:
    name: Text
    at_least: Figure

    def to_core(self) -> Band:
        return Band(self.name, self.at_least)


@written
class WrittenIndexYear:
    year: Year
    units_on: Annotated[date, Meaning("Ngày đếm các tỉnh, thành phố được xếp hạng")]
    published_on: OptionalDate = None
    decision: Text | None = None
    bands: Many[WrittenIndexBand] = ()
    bands_source: WrittenSource | None = None
    absent: Many[WrittenAbsent] = ()
    published_groups: Annotated[Many[Natural], Meaning("Số tỉnh của bốn nhóm như công bố, cao trước")] = ()
    groups_source: WrittenSource | None = None
    note: Text | None = None

    def to_core(self) -> IndexYear:
        return IndexYear(
            year=self.year,
            units_on=self.units_on,
            published_on=self.published_on,
            decision=self.decision or "",
            bands=tuple(band.to_core() for band in self.bands),
            bands_evidence=evidence(self.bands_source),
            absent=tuple(entry.to_core() for entry in self.absent),
            published_groups=self.published_groups,
            groups_evidence=evidence(self.groups_source),
            note=self.note or "",
        )


@written
class WrittenIndex:
    schema_: Literal["index/1"]
    id: Slug
    short_name: Text
    title: Text
    publisher: Text
    unit: Text
    places: Annotated[int, whole(0, 6)]
    agencies: Slug
    quartile_groups: Many[Text] = ()
    attribution: Text | None = None
    notes: Many[Text] = ()
    sources: Many[WrittenScoreSource] = ()
    lines: Some[WrittenIndexLine]
    breaks: Many[WrittenBreak] = ()
    years: Many[WrittenIndexYear] = ()

    def to_core(self) -> Index:
        return Index(
            id=self.id,
            short_name=self.short_name,
            title=self.title,
            publisher=self.publisher,
            unit=self.unit,
            places=self.places,
            agencies=self.agencies,
            lines=tuple(line.to_core() for line in self.lines),
            years=tuple(year.to_core() for year in self.years),
            breaks=tuple(entry.to_core() for entry in self.breaks),
            sources=tuple(source.to_core() for source in self.sources),
            quartile_groups=self.quartile_groups,
            attribution=self.attribution or "",
            notes=self.notes,
        )
