"""Bringing in signed plans, with one row per task for later progress."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from cchc.core.errors import NotAllowed
from cchc.core.plan.tasks import Plan as CorePlan
from cchc.records.agencies.models import Agency, Register
from cchc.records.assessments.models import Assessment
from cchc.records.audit.actions import record
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.plans.models import Plan, PlanTask
from cchc.records.plans.policies import may_load_plans

TASK_FIELDS = ("title", "deadline", "position")


@transaction.atomic
def load_plan(
    core: CorePlan, text: str, sha256: str, result: str | None, *, by: AbstractUser, now: datetime
) -> bool:
    """Store one plan; return whether anything changed. `result` is the slug of the result that it mends.

    Raises NotAllowed, and DoesNotExist for an issuer, a catalogue or a result that is not loaded yet.
    """
    if not may_load_plans(by):
        raise NotAllowed("Chỉ quản trị hệ thống được nạp kế hoạch")
    if Plan.objects.select_for_update().filter(slug=core.id, sha256=sha256).exists():
        return False
    register = Register.objects.get(slug=core.agencies.id)
    fields = {
        "kind": core.kind,
        "number": core.number,
        "day": core.day,
        "title": core.title,
        "issuer": Agency.objects.get(register=register, slug=core.issuer),
        "register": register,
        "catalogue": CatalogueVersion.objects.get(key=core.catalogue.id),
        "result": None if result is None else Assessment.objects.get(slug=result),
        "sha256": sha256,
        "text": text,
        "loaded_at": now,
    }
    plan, _ = Plan.objects.update_or_create(slug=core.id, defaults=fields)
    _store_tasks(plan, core)
    record("plans.loaded", core.id, {"sha256": sha256, "tasks": len(core.tasks)}, by=by, now=now)
    return True


def _store_tasks(plan: Plan, core: CorePlan) -> None:
    rows = [
        PlanTask(plan=plan, number=task.id, title=task.title, deadline=task.deadline, position=position)
        for position, task in enumerate(core.tasks)
    ]
    PlanTask.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=("plan", "number"), update_fields=TASK_FIELDS
    )
