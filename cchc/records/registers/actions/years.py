"""The head of an agency confirms that no row of a year is missing, or takes it back."""

from datetime import datetime

from django.db import transaction

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.people.models import User
from cchc.records.registers.actions.found import Desk, desk_of
from cchc.records.registers.actions.rows import EARLIEST
from cchc.records.registers.models import Row, YearClosed
from cchc.records.registers.policies import may_close_year, may_read_rows


@transaction.atomic
def close_year(register: str, agency: int, year: int, *, rows: int, by: User, now: datetime) -> YearClosed:
    """Confirm a year; `rows` is how many the person saw, so that he confirms what is there.

    Raises NotVisibleError, NotAllowed, InputRefused.
    """
    desk = desk_of(register, by, now)
    found = _agency(desk, agency)
    if not EARLIEST <= year <= desk.standing.day.year:
        raise InputRefused([Problem("year_to_come", "Chỉ xác nhận năm đã đến")])
    there = Row.objects.filter(
        register=desk.register, agency=found, day__year=year, removed_at__isnull=True
    ).count()
    if there != rows:
        told = f"Sổ vừa thay đổi: bạn thấy {rows} dòng, nay có {there} dòng. Chưa xác nhận"
        raise InputRefused([Problem("rows_changed", told, hint="Xem lại các dòng rồi xác nhận")])
    closed, fresh = YearClosed.objects.get_or_create(
        register=desk.register, agency=found, year=year, defaults={"by": by, "at": now}
    )
    if fresh:
        record("registers.year_closed", desk.subject(found, year), {"rows": there}, by=by, now=now)
    return closed


@transaction.atomic
def open_year(register: str, agency: int, year: int, *, by: User, now: datetime) -> None:
    """Take a confirmation back. Raises NotVisibleError, NotAllowed."""
    desk = desk_of(register, by, now)
    found = _agency(desk, agency)
    removed, _ = YearClosed.objects.filter(register=desk.register, agency=found, year=year).delete()
    if removed:
        record("registers.year_opened", desk.subject(found, year), {"by_change": False}, by=by, now=now)


def _agency(desk: Desk, agency: int) -> Agency:
    found = Agency.objects.filter(pk=agency).first()
    if found is None or not may_read_rows(desk.standing, agency, found.root_id or agency):
        raise NotVisibleError(str(agency))
    if not may_close_year(desk.standing, agency):
        raise NotAllowed("Chỉ lãnh đạo cơ quan được xác nhận sổ đã đủ")
    return found
