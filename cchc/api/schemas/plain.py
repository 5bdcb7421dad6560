"""The small pieces of which bodies and addresses are made, so narrow that no database stumbles."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, StrictBool, WithJsonSchema

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMBER = r"^-?[0-9]{1,18}(\.[0-9]{1,12})?$"
NO_CONTROLS = r"^[^\x00]*$"
GREATEST = 2_147_483_647

RowId = Annotated[int, Field(ge=1, le=GREATEST)]
Year = Annotated[int, Field(ge=1990, le=2200)]
Slug = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,120}$")]
LineKey = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,120}$")]
Number = Annotated[str, Field(pattern=NUMBER, examples=["12.5"])]
Text = Annotated[str, Field(max_length=10_000, pattern=NO_CONTROLS)]
Words = Annotated[str, Field(max_length=200, pattern=NO_CONTROLS)]
Flag = StrictBool
CatalogueId = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,120}/[A-Za-z0-9._-]{1,120}$")]


def _iso_day(given: Any) -> date:
    """A day written as 2026-12-31; nothing else is taken for one."""
    if isinstance(given, date):
        return given
    if not isinstance(given, str) or not ISO_DAY.fullmatch(given):
        raise ValueError("Ngày phải viết dạng 2026-12-31")
    return date.fromisoformat(given)


Day = Annotated[date, BeforeValidator(_iso_day), WithJsonSchema({"type": "string", "format": "date"})]


class Body(Schema):
    """What is sent: a field that nobody asked for is refused."""

    model_config = ConfigDict(extra="forbid")


class Search(Body):
    """Chữ cần tìm, không cần dấu."""

    search: Words = ""


class Page(Body):
    """Phần nào của danh sách."""

    limit: int = Field(100, ge=1, le=500)
    offset: int = Field(0, ge=0, le=1_000_000)


class Paged(Search, Page):
    """Chữ cần tìm, và phần nào của danh sách."""


class OfLine(Body):
    """Một dòng, hoặc tất cả."""

    line: LineKey | None = None


class OfLineAndYear(OfLine):
    """Một năm và một dòng; không nêu thì năm mới nhất, dòng tổng hợp."""

    year: Year | None = None


class Compared(Body):
    """Hai bộ tiêu chí: cũ và mới, viết `họ/bản`."""

    old: CatalogueId
    new: CatalogueId


class OfGroup(Body):
    """Một nhóm xếp hạng, rỗng là các đơn vị không thuộc nhóm nào; không nêu thì nhóm đầu chưa công bố."""

    group: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{0,120}$")] | None = None


class OfUnit(OfLine):
    """Một đơn vị, một dòng của đơn vị ấy, nhiều nhất bao nhiêu, bỏ qua bao nhiêu."""

    unit: Slug | None = None
    most: int = Field(50, ge=1, le=200)
    offset: int = Field(0, ge=0, le=1_000_000)


def exact(value: Decimal | None) -> str | None:
    """A number as a text without loss and without needless zeros; None stays None."""
    if value is None:
        return None
    return "0" if value == 0 else f"{value.normalize():f}"


def _as_text(given: Any) -> Any:
    return exact(given) if isinstance(given, Decimal) else given


Exact = Annotated[str | None, BeforeValidator(_as_text)]
