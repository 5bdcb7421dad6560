"""Bringing in signed plans, with one row per task for later progress."""

from collections import Counter
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.core.plan.tasks import Plan as CorePlan
from cchc.records.agencies.models import Agency, Register
from cchc.records.assessments.models import Assessment
from cchc.records.audit.actions import record
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of
from cchc.records.plans.models import Plan, PlanTask
from cchc.records.plans.policies import may_issue_plan, may_load_plans

TASK_FIELDS = ("title", "deadline", "position")
MOST_NUMBER, MOST_TASK_NUMBER, MOST_DEADLINE = 80, 40, 300


@transaction.atomic
def load_plan(
    core: CorePlan, text: str, sha256: str, result: str | None, *, by: AbstractUser, now: datetime
) -> bool:
    """Store one plan; return whether anything changed. `result` is the slug of the result that it mends.

    Raises NotAllowed, InputRefused for two tasks of one number or what is too long, and DoesNotExist for an
    issuer, a catalogue, a result or an amended plan that is not loaded yet.
    """
    if not may_load_plans(by):
        raise NotAllowed("Chỉ quản trị hệ thống được nạp kế hoạch")
    if Plan.objects.select_for_update().filter(slug=core.id, sha256=sha256).exists():
        return False
    _stored(core, text, sha256, result, now)
    record("plans.loaded", core.id, {"sha256": sha256, "tasks": len(core.tasks)}, by=by, now=now)
    return True


@transaction.atomic
def issue_plan(
    core: CorePlan, text: str, sha256: str, result: str | None, *, by: User, now: datetime
) -> Plan:
    """Enter a plan that was signed, once and for good: what changes later is an amendment.

    Raises NotAllowed, InputRefused for an identifier or a number that is taken, DoesNotExist as `load_plan`.
    """
    issuer = Agency.objects.get(register__slug=core.agencies.id, slug=core.issuer)
    root = issuer.root_id or issuer.pk
    if not may_issue_plan(standing_of(by, timezone.localdate(now)), root):
        raise NotAllowed("Chỉ chuyên viên CCHC của Sở Nội vụ được đưa kế hoạch vào theo dõi")
    # Two papers of one number at once would be written over one another.
    Agency.objects.select_for_update(of=("self",), no_key=True).get(pk=root)
    known = Plan.objects.filter(issuer__root=root, number=core.number, day=core.day)
    if known.exists() or Plan.objects.filter(slug=core.id).exists():
        told = f"Đã có kế hoạch số {core.number}; nội dung thay đổi thì nhập bản sửa đổi, bổ sung"
        raise InputRefused([Problem("plan_known", told)])
    plan = _stored(core, text, sha256, result, now)
    detail = {"sha256": sha256, "kind": core.kind, "number": core.number, "tasks": len(core.tasks)}
    record("plans.issued", core.id, detail, by=by, now=now)
    return plan


def _refuse_unfit(core: CorePlan) -> None:
    """Two tasks of one number would become one row; what is too long is kept by one engine only."""
    counted = Counter(task.id for task in core.tasks).items()
    problems = [
        Problem("number_twice", f"Có {n:02} nhiệm vụ cùng số {number}") for number, n in counted if n > 1
    ]
    problems += _too_long("Số, ký hiệu", core.number, MOST_NUMBER)
    for task in core.tasks:
        problems += _too_long("Số thứ tự của nhiệm vụ", task.id, MOST_TASK_NUMBER)
        problems += _too_long(f"Thời hạn của nhiệm vụ {task.id}", task.deadline, MOST_DEADLINE)
    if problems:
        raise InputRefused(problems)


def _too_long(what: str, text: str, most: int) -> list[Problem]:
    if len(text) <= most:
        return []
    return [Problem("too_long", f"{what}: dài {len(text)} ký tự, chỉ nhận tối đa {most}")]


def _stored(core: CorePlan, text: str, sha256: str, result: str | None, now: datetime) -> Plan:
    _refuse_unfit(core)
    register = Register.objects.get(slug=core.agencies.id)
    issuer = Agency.objects.get(register=register, slug=core.issuer)
    if core.amends is not None:
        _hold_tasks(issuer)
    fields = {
        "kind": core.kind,
        "number": core.number,
        "day": core.day,
        "title": core.title,
        "issuer": issuer,
        "register": register,
        "catalogue": CatalogueVersion.objects.get(key=core.catalogue.id),
        "result": None if result is None else Assessment.objects.get(slug=result),
        "amends": None if core.amends is None else Plan.objects.get(slug=core.amends),
        "sha256": sha256,
        "text": text,
        "loaded_at": now,
    }
    plan, _ = Plan.objects.update_or_create(slug=core.id, defaults=fields)
    _store_tasks(plan, core)
    return plan


def _hold_tasks(issuer: Agency) -> None:
    """Let progress that is being written come to its end, and what comes later see the new version."""
    tasks = PlanTask.objects.filter(plan__issuer__root=issuer.root_id or issuer.pk).order_by("pk")
    list(tasks.select_for_update(of=("self",), no_key=True).values_list("pk"))


def _store_tasks(plan: Plan, core: CorePlan) -> None:
    rows = [
        PlanTask(plan=plan, number=task.id, title=task.title, deadline=task.deadline, position=position)
        for position, task in enumerate(core.tasks)
    ]
    PlanTask.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=("plan", "number"), update_fields=TASK_FIELDS
    )
