"""Difficulties and proposals raised upward and answered, and days settled for tasks without one."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.core.numerals import date_text
from cchc.core.plan.progress import Slot, has_days, task_deadline
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of
from cchc.records.plans.actions.found import place_of, tidy
from cchc.records.plans.models import Difficulty, DifficultyKind, PlanTask
from cchc.records.plans.policies import may_answer_difficulty, may_raise_difficulty, may_settle_due, visible
from cchc.records.plans.queries.chain import chain_of

HAS_DAYS = "Văn bản đã nêu hạn của nhiệm vụ này; muốn đổi thì sửa kế hoạch"
SETTLED = ("settled_due", "settled_why", "settled_version", "settled_by", "settled_at")
NO_WHY = "Hãy ghi căn cứ của hạn: văn bản chỉ đạo, ngày được phê duyệt"


@transaction.atomic
def raise_difficulty(plan: str, slot: Slot, kind: str, text: str, *, by: User, now: datetime) -> Difficulty:
    """Tell Sở Nội vụ what stands in the way, or what one proposes. Raises as `save_progress`."""
    place = place_of(plan, slot, by=by, now=now)
    if not may_raise_difficulty(place.standing, place.agency.pk):
        raise NotAllowed("Chỉ người của cơ quan được báo cáo khó khăn, kiến nghị của cơ quan")
    if kind not in DifficultyKind.values:
        raise InputRefused([Problem("unknown_kind", "Hãy chọn loại: khó khăn hay kiến nghị")])
    said = _said(text, "Hãy ghi nội dung khó khăn, kiến nghị")
    row = Difficulty.objects.create(
        task=place.task, agency=place.agency, occurrence=slot.key, kind=kind, text=said, by=by, at=now
    )
    detail = {"difficulty": row.pk, "kind": row.get_kind_display(), "said": said}
    record("plans.difficulty_raised", place.subject, detail, by=by, now=now)
    return row


@transaction.atomic
def answer_difficulty(
    difficulty: int, words: str, *, seen: datetime | None = None, by: User, now: datetime
) -> Difficulty:
    """Answer, or correct the answer that was given at `seen`.

    Raises NotVisibleError, NotAllowed, InputRefused: `answer_changed` when another has answered meanwhile.
    """
    rows = Difficulty.objects.select_for_update(of=("self",)).select_related("task__plan__issuer", "agency")
    row = rows.filter(pk=difficulty, task__plan__in=visible(by)).first()
    if row is None:
        raise NotVisibleError(str(difficulty))
    issuer = row.task.plan.issuer
    standing = standing_of(by, timezone.localdate(now))
    if not may_answer_difficulty(standing, issuer.root_id or issuer.pk):
        raise NotAllowed("Chỉ chuyên viên CCHC của Sở Nội vụ được trả lời khó khăn, kiến nghị")
    said, before = _said(words, "Hãy ghi câu trả lời"), row.answer
    if said == before:
        return row
    if row.answered_at is not None and row.answered_at != seen:
        at = timezone.localtime(row.answered_at)
        told = f"{row.answered_by} đã trả lời lúc {at:%H:%M} ngày {date_text(at.date())}"
        hint = "Xem câu trả lời mới rồi gửi lại nếu vẫn cần sửa"
        text = f"{told}. Câu trả lời của bạn chưa được gửi"
        raise InputRefused([Problem("answer_changed", text, hint=hint)])
    row.answer, row.answered_by, row.answered_at = said, by, now
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    subject = f"{row.task.plan.slug}/{row.agency.slug}/{row.task.number}/{row.occurrence}"
    detail = {"difficulty": row.pk, "from": before, "to": said}
    record("plans.difficulty_answered", subject, detail, by=by, now=now)
    return row


@transaction.atomic
def settle_due(
    plan: str, task: str, due: date | None, why: str, *, seen: int, by: User, now: datetime
) -> PlanTask:
    """Give a day to a task to which the text gives none, or take it back with None.

    `seen` is the version that the person saw; what says nothing new is no write. Raises NotVisibleError,
    NotAllowed, InputRefused for a task that has days, without a reason, and `due_changed` when another has
    settled it meanwhile.
    """
    chain = chain_of(by, plan)
    standing = standing_of(by, timezone.localdate(now))
    found = chain.versions[-1].plan
    if task not in found.task_by_id:
        raise NotVisibleError(task)
    if not may_settle_due(standing, chain.root):
        raise NotAllowed("Chỉ chuyên viên CCHC của Sở Nội vụ được ghi hạn của nhiệm vụ")
    if has_days(task_deadline(found, found.task_by_id[task])):
        raise InputRefused([Problem("has_days", HAS_DAYS)])
    said = tidy(why) if due is None else _said(why, NO_WHY)
    row = PlanTask.objects.select_for_update().get(pk=chain.task_of(found, task).pk)
    if (due, said) == (row.settled_due, row.settled_why):
        return row
    _refuse_due_changed(row, seen)
    before = None if row.settled_due is None else row.settled_due.isoformat()
    row.settled_due, row.settled_why = due, said
    row.settled_version, row.settled_by, row.settled_at = row.settled_version + 1, by, now
    row.save(update_fields=SETTLED)
    detail = {"from": before, "to": None if due is None else due.isoformat(), "reason": said}
    record("plans.due_settled", f"{plan}/{task}", detail, by=by, now=now)
    return row


def _refuse_due_changed(row: PlanTask, seen: int) -> None:
    if row.settled_version == seen:
        return
    told = "Hạn của nhiệm vụ không còn như bạn đã xem"
    if row.settled_at is not None:
        at = timezone.localtime(row.settled_at)
        what = "bỏ hạn" if row.settled_due is None else f"ghi hạn {date_text(row.settled_due)}"
        told = f"{row.settled_by} đã {what} lúc {at:%H:%M} ngày {date_text(at.date())}"
    hint = "Xem hạn mới rồi ghi lại nếu vẫn cần sửa"
    raise InputRefused([Problem("due_changed", f"{told}. Nội dung của bạn chưa được ghi", hint=hint)])


def _said(text: str, otherwise: str) -> str:
    said = tidy(text)
    if not said:
        raise InputRefused([Problem("no_text", otherwise)])
    return said
