"""Registers, their columns and rows, and the figures that rows give, as they are given and taken."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from cchc.api.schemas.plain import Body, CatalogueId, Flag, LineKey, Paged, RowId, Text, Year
from cchc.core.register.definition import RegisterDefinition, RegisterField
from cchc.core.register.rows import written_row
from cchc.files.facts_json import fact_to_json
from cchc.files.kept_registers import values_from_json
from cchc.records.campaigns.queries.register_owed import YearStanding
from cchc.records.registers.models import KeptRegister, Row
from cchc.records.registers.queries import RegisterFact, RowFilter

ColumnKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Version = Annotated[int, Field(ge=0, le=2_147_483_647)]
MOST_COLUMNS = 40


class RegisterOut(Schema):
    """Một sổ; `province` rỗng là sổ dùng chung cho mọi tỉnh."""

    slug: str
    title: str
    province: str
    version: int


class RegisterOptionOut(Schema):
    """Một lựa chọn của cột."""

    id: str
    name: str


class RegisterColumnOut(Schema):
    """Một cột: mã, tên, loại, lựa chọn; `required` là phải ghi."""

    key: str
    label: str
    kind: str
    unit: str
    required: bool
    options: list[RegisterOptionOut]


class FeedOut(Schema):
    """Dòng tiêu chí lấy số liệu từ sổ."""

    catalogue: str
    line: str


class RegisterRowOut(Schema):
    """Một dòng; `values` ghi như trên trang (ngày 31/12/2026, dấu phẩy thập phân); gửi `version` ở `seen`."""

    id: int
    agency: int
    agency_name: str
    values: dict[str, str]
    day: date
    due: date | None
    done: date | None
    version: int
    at: datetime


class RegisterWholeOut(Schema):
    """Một sổ với các cột và một phần các dòng; `count` là số dòng tìm được."""

    slug: str
    title: str
    row: str
    day: str
    personal: bool
    columns: list[RegisterColumnOut]
    feeds: list[FeedOut]
    count: int
    items: list[RegisterRowOut]


class RegisterFactOut(Schema):
    """Số liệu sổ cho một dòng tiêu chí, với các dòng được tính."""

    fact: dict[str, Any]
    provisional: bool
    unconfirmed: int
    rows: list[int]


class RowsWanted(Paged):
    """Năm, cơ quan (số của cơ quan), chỉ dòng chưa xong."""

    year: Year | None = None
    agency: RowId | None = None
    waiting: bool = False

    def wanted(self) -> RowFilter:
        """The same for the records."""
        return RowFilter(self.search, self.year, self.agency, self.waiting)


class RegisterYearOut(Schema):
    """Một năm của một cơ quan; `confirmed_at` null: chưa xác nhận; `owed`: dòng tự chấm lấy số từ sổ."""

    agency: int
    agency_name: str
    rows: int
    confirmed_by: str
    confirmed_at: datetime | None
    owed: bool


class RegisterYearGiven(Body):
    """`confirm` false là rút xác nhận; `rows` là số dòng đã xem, 0 là xác nhận không phát sinh."""

    agency: RowId
    rows: Version
    confirm: Flag = True


class FactWanted(Body):
    """Bộ tiêu chí, dòng, cơ quan và năm."""

    catalogue: CatalogueId
    line: LineKey
    agency: RowId
    year: Year


class RegisterRowGiven(Body):
    """Các cột ghi như trên trang; `agency` chỉ cần khi thêm dòng; `seen` là `version` đã xem, 0 khi thêm."""

    agency: RowId | None = None
    values: Annotated[dict[ColumnKey, Text], Field(max_length=MOST_COLUMNS)]
    seen: Version = 0


def year_out(one: YearStanding) -> RegisterYearOut:
    """Whether an agency has confirmed a year."""
    return RegisterYearOut(
        agency=one.agency.pk,
        agency_name=one.agency.name,
        rows=one.rows,
        confirmed_by="" if one.closed is None else str(one.closed.by),
        confirmed_at=None if one.closed is None else one.closed.at,
        owed=one.owed,
    )


def register_out(register: KeptRegister) -> RegisterOut:
    """One register in a list."""
    province = "" if register.province is None else register.province.slug
    return RegisterOut(slug=register.slug, title=register.title, province=province, version=register.version)


def register_whole(
    register: KeptRegister, definition: RegisterDefinition, rows: list[Row], count: int
) -> RegisterWholeOut:
    """One register with some of its rows."""
    return RegisterWholeOut(
        slug=register.slug,
        title=register.title,
        row=definition.row,
        day=definition.day,
        personal=definition.personal,
        columns=[_column(field) for field in definition.fields],
        feeds=[FeedOut(catalogue=feed.catalogue, line=feed.line) for feed in definition.feeds],
        count=count,
        items=[row_out(definition, row) for row in rows],
    )


def _column(field: RegisterField) -> RegisterColumnOut:
    return RegisterColumnOut(
        key=field.key,
        label=field.label,
        kind=field.kind,
        unit=field.unit,
        required=field.required,
        options=[RegisterOptionOut(id=one.id, name=one.name) for one in field.options],
    )


def row_out(definition: RegisterDefinition, row: Row) -> RegisterRowOut:
    """One row."""
    return RegisterRowOut(
        id=row.pk,
        agency=row.agency_id,
        agency_name=row.agency.name,
        values=written_row(definition, values_from_json(definition, row.values)),
        day=row.day,
        due=row.due,
        done=row.done,
        version=row.version,
        at=row.at,
    )


def fact_of_register(found: RegisterFact) -> RegisterFactOut:
    """The figure that rows give."""
    return RegisterFactOut(
        fact=fact_to_json(found.fed.fact),
        provisional=found.fed.provisional,
        unconfirmed=found.unconfirmed,
        rows=[row.pk for row in found.rows],
    )
