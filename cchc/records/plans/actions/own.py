"""The plan that an agency makes for itself, and the keys with which its calendar is read."""

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.core.numerals import date_text
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.evidence.actions.documents import address_fault
from cchc.records.evidence.models import Document
from cchc.records.evidence.policies import may_read_document
from cchc.records.people.actions.tokens import fingerprint
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of, visible_roots
from cchc.records.plans.actions.found import tidy
from cchc.records.plans.models import CalendarKey, OwnPlan
from cchc.records.plans.policies import may_record_own_plan, may_subscribe

CHANGED = "own_plan_changed"


@dataclass(frozen=True, slots=True)
class OwnPlanGiven:
    """What is recorded: number and day only once issued; a link, a document of the province, or none."""

    issued: bool
    number: str = ""
    day: date | None = None
    address: str = ""
    document: int | None = None
    note: str = ""


@transaction.atomic
def record_own_plan(
    agency: int, year: int, given: OwnPlanGiven, *, seen: int, by: User, now: datetime
) -> OwnPlan:
    """Record whether an agency has issued its plan of a year.

    Raises NotVisibleError, NotAllowed, and InputRefused, `own_plan_changed` when another version is there.
    """
    found, standing = _agency(agency, by, now)
    root = found.root_id or found.pk
    if not may_record_own_plan(standing, agency, root):
        raise NotAllowed("Chỉ người của cơ quan và Sở Nội vụ được ghi kế hoạch của cơ quan này")
    Agency.objects.select_for_update(of=("self",)).get(pk=agency)
    stored = OwnPlan.objects.filter(agency=agency, year=year).select_related("by").first()
    said = _cleaned(given)
    if stored is not None and _given(stored) == said:
        return stored
    if (0 if stored is None else stored.version) != seen:
        who = f"{stored.by} vừa ghi trang này" if stored else "Nội dung bạn đang sửa không còn"
        hint = "Xem nội dung mới rồi ghi lại nếu vẫn cần sửa"
        raise InputRefused([Problem(CHANGED, f"{who}. Nội dung của bạn chưa được lưu", hint=hint)])
    problems = _against(said, root, standing)
    if problems:
        raise InputRefused(problems)
    row = stored or OwnPlan(agency=found, year=year, version=0)
    before = None if stored is None else _logged(_given(stored))
    for name, value in asdict(said).items():
        setattr(row, "document_id" if name == "document" else name, value)
    row.version, row.by, row.at = row.version + 1, by, now
    row.save()
    detail = {"from": before, "to": _logged(said), "version": row.version}
    record("plans.own_plan_recorded", f"{found.slug}/{year}", detail, by=by, now=now)
    return row


@transaction.atomic
def make_calendar_key(agency: int, *, by: User, now: datetime) -> tuple[CalendarKey, str]:
    """Make the key of a calendar, which takes the place of an earlier one; its text is shown once.

    Raises NotVisibleError, NotAllowed.
    """
    found, standing = _agency(agency, by, now)
    if not may_subscribe(standing, agency, found.root_id or found.pk):
        raise NotAllowed("Chỉ người của cơ quan, Sở Nội vụ và lãnh đạo tỉnh tạo lịch của cơ quan")
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    for key in CalendarKey.objects.filter(person=by, agency=agency, revoked_at=None):
        _revoked(key, by, now)
    raw = secrets.token_urlsafe(32)
    key = CalendarKey.objects.create(person=by, agency=found, sha256=fingerprint(raw), made_at=now)
    record("plans.calendar_key_made", by.username, {"key": key.pk, "agency": found.slug}, by=by, now=now)
    return key, raw


@transaction.atomic
def revoke_calendar_key(key: int, *, by: User, now: datetime) -> None:
    """Revoke a key of one's own; raises NotVisibleError for any other."""
    row = CalendarKey.objects.select_for_update().filter(pk=key, person=by, revoked_at=None).first()
    if row is None:
        raise NotVisibleError(str(key))
    _revoked(row, by, now)


def _revoked(key: CalendarKey, by: User, now: datetime) -> None:
    key.revoked_at = now
    key.save(update_fields=["revoked_at"])
    record("plans.calendar_key_revoked", by.username, {"key": key.pk}, by=by, now=now)


def _agency(agency: int, by: User, now: datetime) -> tuple[Agency, Standing]:
    day = timezone.localdate(now)
    found = Agency.objects.filter(pk=agency, root__in=visible_roots(by, day)).first()
    if found is None:
        raise NotVisibleError(str(agency))
    return found, standing_of(by, day)


def _cleaned(given: OwnPlanGiven) -> OwnPlanGiven:
    tidied = replace(given, number=tidy(given.number), address=tidy(given.address), note=tidy(given.note))
    if given.issued:
        return tidied
    return replace(tidied, number="", day=None, address="", document=None)


def _against(said: OwnPlanGiven, root: int, standing: Standing) -> list[Problem]:
    later = said.day is not None and said.day > standing.day
    document = Document.objects.filter(pk=said.document or 0, owner=root).first()
    unread = said.document is not None and (document is None or not may_read_document(standing, document))
    asked = (
        (said.issued and not said.number, "no_number", "Hãy ghi số, ký hiệu của kế hoạch"),
        (said.issued and said.day is None, "no_day", "Hãy ghi ngày ban hành"),
        (later, "day_to_come", f"Ngày ban hành không thể sau hôm nay ({date_text(standing.day)})"),
        (bool(address_fault(said.address)), "bad_address", address_fault(said.address)),
        (len(said.number) > 80, "too_long", "Số, ký hiệu: nhiều nhất 80 ký tự"),
        (unread, "unknown_document", "Không có tài liệu này"),
    )
    return [Problem(code, text) for wrong, code, text in asked if wrong]


def _given(row: OwnPlan) -> OwnPlanGiven:
    return OwnPlanGiven(row.issued, row.number, row.day, row.address, row.document_id, row.note)


def _logged(said: OwnPlanGiven) -> dict[str, object]:
    return {**asdict(said), "day": None if said.day is None else said.day.isoformat()}
