"""Roles: given, and ended; a role that was held is never edited, a new one follows it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.core.numerals import date_text
from cchc.records.agencies.models import Agency
from cchc.records.audit.actions import record
from cchc.records.people.actions.held import locked
from cchc.records.people.actions.sessions import end_all
from cchc.records.people.models import Membership, Role, User
from cchc.records.people.policies import may_end_role, may_grant_role


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRole:
    """A role in an agency (its key) for some areas (none = all) between two dates, both inclusive."""

    agency: int
    role: Role
    areas: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@transaction.atomic
def grant_role(username: str, new: NewRole, *, by: User, now: datetime) -> Membership:
    """Give a role to an account; raises NotAllowed, NoSuchAccountError, and InputRefused when it is held."""
    person, held, standing = locked(username, by=by, now=now)
    agency = Agency.objects.select_related("register").get(pk=new.agency)
    if not may_grant_role(standing, new.role, refuse_other_province(agency), held):
        raise NotAllowed(f"Không được cấp vai trò {new.role.label} cho tài khoản này")
    refuse_dates(new.valid_from, new.valid_to)
    _refuse_overlap(person, new)
    row = Membership.objects.create(
        person=person,
        agency=agency,
        role=new.role,
        areas=list(new.areas),
        valid_from=new.valid_from,
        valid_to=new.valid_to,
    )
    if new.role == Role.ADMINISTRATOR:
        User.objects.filter(pk=person.pk).update(second_factor_required=True)
    detail = {**_told(row, agency), "to": _dates(row)}
    record("people.role_granted", username, detail, by=by, now=now)
    return row


@transaction.atomic
def end_role(membership: int, day: date, *, by: User, now: datetime) -> Membership:
    """End a role: `day` is the last on which it is held. Sessions end with a role that is over.

    Raises NotAllowed, NoSuchAccountError, and InputRefused when it has ended or would end before it began.
    """
    row = Membership.objects.select_related("agency__register", "person").filter(pk=membership).first()
    if row is None:
        raise InputRefused([Problem("no_such_role", "Vai trò này không còn trong danh sách")])
    person, held, standing = locked(row.person.username, by=by, now=now)
    row = Membership.objects.select_related("agency__register").get(pk=membership)
    if not may_end_role(standing, Role(row.role), refuse_other_province(row.agency), held):
        raise NotAllowed("Không được kết thúc vai trò này")
    if row.valid_to is not None and row.valid_to <= day:
        raise InputRefused([Problem("role_ended", f"Vai trò này đã kết thúc ngày {date_text(row.valid_to)}")])
    if row.valid_from is not None and day < row.valid_from:
        message = f"Vai trò này bắt đầu ngày {date_text(row.valid_from)}"
        raise InputRefused([Problem("role_not_begun", message, hint="Chọn ngày kết thúc từ ngày ấy trở đi")])
    before = _dates(row)
    row.valid_to = day
    row.save(update_fields=["valid_to"])
    if day < standing.day:
        end_all(person)
    detail = {**_told(row, row.agency), "from": before, "to": _dates(row)}
    record("people.role_ended", person.username, detail, by=by, now=now)
    return row


def refuse_other_province(agency: Agency) -> int:
    """The province of an agency; raises NotAllowed for one that stands in no province."""
    if agency.root_id is None:
        raise NotAllowed(f"{agency} không thuộc tỉnh, thành phố nào")
    return agency.root_id


def refuse_dates(start: date | None, end: date | None) -> None:
    """Raise InputRefused when a role would end before it begins."""
    if start is not None and end is not None and end < start:
        raise InputRefused([Problem("dates_out_of_order", "Ngày kết thúc sớm hơn ngày bắt đầu")])


def _refuse_overlap(person: User, new: NewRole) -> None:
    """A role for other areas is another role in time only when the old one has ended."""
    same = Membership.objects.filter(person=person, agency=new.agency, role=new.role)
    before = Q(valid_to__lt=new.valid_from) if new.valid_from else Q(pk__in=())
    after = Q(valid_from__gt=new.valid_to) if new.valid_to else Q(pk__in=())
    if same.exclude(before).exclude(after).exists():
        message = "Người này đang giữ vai trò ấy tại cơ quan này trong thời gian đó"
        raise InputRefused(
            [Problem("role_held", message, hint="Kết thúc vai trò cũ trước, rồi cấp vai trò mới")]
        )


def _told(row: Membership, agency: Agency) -> dict[str, object]:
    key = f"{agency.register.slug}/{agency.slug}"
    return {"agency": key, "role": row.role, "areas": list(row.areas), "membership": row.pk}


def _dates(row: Membership) -> list[str | None]:
    return [day.isoformat() if day else None for day in (row.valid_from, row.valid_to)]
