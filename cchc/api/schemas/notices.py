"""Notices as they are given."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from cchc.api.schemas.plain import Body, RowId
from cchc.records.notices.models import Notice


class NoticeOut(Schema):
    """Một thông báo; `about` nói đợt, phần việc, dòng mà nó dẫn đến."""

    id: int
    kind: str
    text: str
    about: dict[str, Any]
    at: datetime
    overdue: bool
    read_at: datetime | None


class NoticePage(Schema):
    """Một trang thông báo; `count` là số thông báo, `unread` là số chưa đọc."""

    count: int
    unread: int
    items: list[NoticeOut]


class ReadGiven(Body):
    """Những thông báo đã đọc; null là tất cả."""

    notices: Annotated[list[RowId], Field(max_length=500)] | None = None


class ReadOut(Schema):
    """Số thông báo vừa được đánh dấu."""

    read: int


def notice_out(row: Notice) -> NoticeOut:
    """A stored notice as it is given."""
    return NoticeOut(
        id=row.pk,
        kind=row.kind,
        text=row.text,
        about=row.about,
        at=row.at,
        overdue=row.overdue,
        read_at=row.read_at,
    )
