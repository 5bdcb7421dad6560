"""Notices as the page shows them: what happened, when, and where it leads."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cchc.core.numerals import date_text
from cchc.core.plan.progress import Slot
from cchc.records.notices.models import Notice
from cchc.web.plan_room import slot_href, task_href


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice; `href` is empty where it leads nowhere."""

    id: int
    text: str
    when: str
    href: str
    overdue: bool
    unread: bool


def notice_rows(notices: Iterable[Notice]) -> tuple[NoticeRow, ...]:
    """The rows in their order."""
    return tuple(_row(one) for one in notices)


def _row(notice: Notice) -> NoticeRow:
    at = timezone.localtime(notice.at)
    when = f"{at:%H:%M} ngày {date_text(at.date())}"
    return NoticeRow(
        notice.pk, notice.text, when, place_of(notice.about), notice.overdue, notice.read_at is None
    )


def place_of(about: dict[str, Any]) -> str:
    """The address to which a notice leads, empty for none; who may no longer see it finds nothing."""
    match about:
        case {"campaign": slug, "portion": portion}:
            return reverse("web:portion", args=[slug, portion])
        case {"campaign": slug, "member": member}:
            return reverse("web:contribution", args=[slug, member])
        case {"campaign": slug, "questions": line}:
            return f"{reverse('web:questions', args=[slug])}#dong-{line}"
        case {"campaign": slug, "late": True}:
            return reverse("web:late", args=[slug])
        case {"campaign": slug}:
            return reverse("web:campaign", args=[slug])
        case {"result": slug}:
            return reverse("web:overview", args=[slug])
        case _:
            return _place_of_plan(about) or _place_of_kept(about)


def _place_of_plan(about: dict[str, Any]) -> str:
    match about:
        case {"plan": slug, "task": task, "agency": agency, "key": key}:
            return slot_href(slug, Slot(task, agency, key))
        case {"plan": slug, "task": task}:
            return task_href(slug, task)
        case {"plan": slug, "difficulty": number}:
            return f"{reverse('web:plan_difficulties', args=[slug])}#kho-khan-{number}"
        case _:
            return ""


def _place_of_kept(about: dict[str, Any]) -> str:
    """What agencies keep and report all year: registers, periodic reports."""
    match about:
        case {"register": slug, "row": row}:
            return reverse("web:register_row", args=[slug, row])
        case {"register": slug}:
            return reverse("web:register", args=[slug])
        case {"registers": True}:
            return reverse("web:registers")
        case {"round": slug, "agency": agency}:
            return reverse("web:report", args=[slug, agency])
        case {"round": slug}:
            return reverse("web:report_round", args=[slug])
        case _:
            return ""
