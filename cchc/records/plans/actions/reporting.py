"""What an agency says of an occurrence of a task, and the head of the agency who confirms its end."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.core.numerals import date_text, number_text
from cchc.core.plan.progress import ENDING, STATUS_NAMES, Slot, Status, lacking_units
from cchc.core.plan.tasks import Task
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.people.models import Role, User
from cchc.records.plans.actions.found import Place, place_of, stored_at, tidy
from cchc.records.plans.models import Progress
from cchc.records.plans.policies import may_confirm_progress, may_report_progress

CHANGED = "progress_changed"
NOT_ENDED = "Chỉ xác nhận khi đã báo hoàn thành hoặc không thực hiện được"


@dataclass(frozen=True, slots=True)
class Report:
    """One report: units by name; `done_on` only for what is done, `reason` only for what cannot be."""

    status: Status
    result: str = ""
    done_on: date | None = None
    units: tuple[str, ...] = ()
    reason: str = ""


@transaction.atomic
def save_progress(plan: str, slot: Slot, report: Report, *, seen: int, by: User, now: datetime) -> Progress:
    """Write what an agency says; `seen` is the version that the person saw, 0 for none.

    What says nothing new is no write. What the head of the agency himself calls ended is confirmed with it.
    Raises NotVisibleError, NotAllowed, and InputRefused: `progress_changed` when somebody else has written
    meanwhile, otherwise what stands against the report.
    """
    place = place_of(plan, slot, by=by, now=now)
    if not may_report_progress(place.standing, place.agency.pk, place.chain.root):
        raise NotAllowed("Chỉ người của cơ quan và Sở Nội vụ được ghi tình hình của cơ quan này")
    said = _cleaned(report)
    stored = stored_at(place)
    before = None if stored is None else report_of(stored)
    if stored is not None and before == said:
        return stored
    _refuse_changed(stored, seen)
    problems = list(_against(said, place, timezone.localdate(now)))
    if problems:
        raise InputRefused(problems)
    return _written(place, said, stored, by, now)


@transaction.atomic
def confirm_progress(plan: str, slot: Slot, *, seen: int, by: User, now: datetime) -> Progress:
    """Confirm what ends an occurrence. Raises NotVisibleError, NotAllowed, InputRefused."""
    place = place_of(plan, slot, by=by, now=now)
    stored = stored_at(place)
    if stored is None:
        raise NotVisibleError("/".join(slot))
    if not may_confirm_progress(place.standing, place.agency.pk, place.chain.root):
        raise NotAllowed("Chỉ lãnh đạo cơ quan và Sở Nội vụ được xác nhận kết quả")
    _refuse_changed(stored, seen)
    if stored.status not in ENDING:
        raise InputRefused([Problem("not_ended", NOT_ENDED)])
    if stored.confirmed_at is None:
        stored.confirmed_by, stored.confirmed_at = by, now
        stored.save(update_fields=["confirmed_by", "confirmed_at"])
        detail = {"version": stored.version, "status": STATUS_NAMES[Status(stored.status)]}
        record("plans.progress_confirmed", place.subject, detail, by=by, now=now)
    return stored


def report_of(row: Progress) -> Report:
    """What a stored row says."""
    return Report(Status(row.status), row.result, row.done_on, tuple(row.units), row.reason)


def _cleaned(report: Report) -> Report:
    units = tuple(dict.fromkeys(filter(None, map(tidy, report.units))))
    ended = report.done_on if report.status is Status.DONE else None
    reason = tidy(report.reason) if report.status is Status.CANNOT else ""
    return Report(report.status, tidy(report.result), ended, units, reason)


def _refuse_changed(stored: Progress | None, seen: int) -> None:
    """Raise InputRefused with who, when and what, when another version is there than the person saw."""
    if (0 if stored is None else stored.version) == seen:
        return
    if stored is None:
        text = "Nội dung bạn đang sửa không còn; hãy tải lại trang"
    else:
        at = timezone.localtime(stored.at)
        when = f"{at:%H:%M} ngày {date_text(at.date())}"
        said = STATUS_NAMES[Status(stored.status)]
        text = f"{stored.by} đã ghi lúc {when}: {said}. Nội dung của bạn chưa được lưu"
    raise InputRefused([Problem(CHANGED, text, hint="Xem nội dung mới rồi ghi lại nếu vẫn cần sửa")])


def _against(said: Report, place: Place, today: date) -> list[Problem]:
    task, done = place.owed.task, said.status is Status.DONE
    lacking = lacking_units(task, said.units)
    strangers = _strangers(task, said.units)
    asked = (
        (done and not said.result, "no_result", "Hãy ghi kết quả đã hoàn thành"),
        (done and said.done_on is None, "no_day", "Hãy ghi ngày hoàn thành"),
        (
            said.done_on is not None and said.done_on > today,
            "day_to_come",
            f"Ngày hoàn thành không thể sau hôm nay ({date_text(today)})",
        ),
        (said.status is Status.CANNOT and not said.reason, "no_reason", "Hãy ghi lý do không thực hiện được"),
        (bool(strangers), "unknown_units", f"Không có trong danh sách của nhiệm vụ: {'; '.join(strangers)}"),
        (
            done and place.shared == 1 and lacking > 0,
            "units_lacking",
            f"Mới {len(said.units)}/{_quantity(task)}: còn {lacking}, chưa hoàn thành được",
        ),
    )
    return [Problem(code, text) for wrong, code, text in asked if wrong]


def _strangers(task: Task, units: tuple[str, ...]) -> tuple[str, ...]:
    if task.quantity is None or not task.quantity.units:
        return ()
    return tuple(unit for unit in units if unit not in task.quantity.units)


def _quantity(task: Task) -> str:
    return "" if task.quantity is None else f"{number_text(task.quantity.count)} {task.quantity.noun}"


def _written(place: Place, said: Report, stored: Progress | None, by: User, now: datetime) -> Progress:
    before = None if stored is None else _logged(report_of(stored))
    row = stored or Progress(task=place.task, agency=place.agency, occurrence=place.slot.key, version=0)
    for name, value in asdict(said).items():
        setattr(row, name, list(value) if name == "units" else value)
    row.version, row.by, row.at = row.version + 1, by, now
    heads = said.status in ENDING and place.standing.serves(place.agency.pk, Role.UNIT_HEAD)
    row.confirmed_by, row.confirmed_at = (by, now) if heads else (None, None)
    row.save()
    detail = {"from": before, "to": _logged(said), "version": row.version, "confirmed": heads}
    record("plans.progress_saved", place.subject, detail, by=by, now=now)
    return row


def _logged(said: Report) -> dict[str, object]:
    day = None if said.done_on is None else said.done_on.isoformat()
    return {**asdict(said), "status": STATUS_NAMES[said.status], "done_on": day}
