"""How far documents are on their way to drafts, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from cchc.records.plans.actions.documents import is_silent
from cchc.records.plans.models import PlanReading, ReadingState


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One document in the list."""

    name: str
    said: str
    sent: str
    href: str


def reading_rows(readings: Iterable[PlanReading], now: datetime) -> tuple[ReadingRow, ...]:
    """The documents as the list shows them."""
    return tuple(
        ReadingRow(
            one.file_name, state_told(one, now), sent_told(one), reverse("web:plan_reading", args=[one.pk])
        )
        for one in readings
    )


def state_told(row: PlanReading, now: datetime) -> str:
    """How far the reading of one document is: never further than it was heard to be."""
    if row.state == ReadingState.READ:
        return "đã đọc xong, chờ xem kết quả"
    if row.state == ReadingState.REFUSED:
        return "không đọc được"
    if is_silent(row, now):
        return f"việc đọc đang đứng{_far(row)}"
    return "đang chờ đọc" if row.state == ReadingState.WAITING else f"đang đọc{_far(row)}"


def _far(row: PlanReading) -> str:
    if not row.whole:
        return ""
    unit = "trang" if row.file_name.lower().endswith(".pdf") else "đoạn và bảng"
    return f", đã xong {row.done} trong {row.whole} {unit}, gặp {row.tables} bảng"


def sent_told(row: PlanReading) -> str:
    """Who sent it, and when."""
    who = row.sent_by.get_full_name() or row.sent_by.get_username()
    return f"{who} gửi lúc {timezone.localtime(row.sent_at):%H:%M ngày %d/%m/%Y}"
