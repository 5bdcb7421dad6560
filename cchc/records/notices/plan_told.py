"""What an act on a plan means for others: an end to be confirmed, a difficulty told upward, its answer."""

from collections.abc import Iterator

from django.utils import timezone

from cchc.core.plan.progress import ENDING, STATUS_NAMES
from cchc.records.agencies.models import Agency
from cchc.records.audit.models import Event
from cchc.records.notices.recipients import CONFIRMING, coordinators_in, people_in
from cchc.records.notices.told import Told, shortened
from cchc.records.plans.models import Difficulty, Plan

ENDED = frozenset(STATUS_NAMES[status] for status in ENDING)


def progress_saved(event: Event) -> Iterator[Told]:
    """The head of the agency is told of what waits for him."""
    after = event.detail.get("to") or {}
    if event.detail.get("confirmed") or after.get("status") not in ENDED:
        return
    slug, agency, task, key = event.subject.split("/", 3)
    plan = Plan.objects.filter(slug=slug).first()
    found = plan and Agency.objects.filter(register=plan.register_id, slug=agency).first()
    if plan is None or not found:
        return
    people = people_in([found.pk], CONFIRMING, timezone.localdate(event.at)).get(found.pk, ())
    status = str(after["status"]).lower()
    text = f"{found.name} báo cáo {status} nhiệm vụ {task} của Kế hoạch {plan.number}, chờ lãnh đạo xác nhận."
    about = {"plan": slug, "task": task, "agency": agency, "key": key}
    yield Told(people, event.verb, text, "", about)


def difficulty_raised(event: Event) -> Iterator[Told]:
    """Who coordinates in the province is told."""
    row = _difficulty(event)
    if row is not None:
        plan = row.task.plan
        people = coordinators_in(plan.issuer.root_id or plan.issuer_id, timezone.localdate(event.at))
        what = f"{row.get_kind_display().lower()} về nhiệm vụ {row.task.number} của Kế hoạch {plan.number}"
        text = f"{row.agency.name} báo cáo {what}: {shortened(row.text)}"
        yield Told(people, event.verb, text, "", {"plan": plan.slug, "difficulty": row.pk})


def difficulty_answered(event: Event) -> Iterator[Told]:
    """Who raised it is told."""
    row = _difficulty(event)
    if row is not None:
        plan = row.task.plan
        what = f"về nhiệm vụ {row.task.number} của Kế hoạch {plan.number}"
        text = f"Khó khăn, kiến nghị {what} đã được trả lời: {shortened(row.answer)}"
        yield Told((row.by_id,), event.verb, text, "", {"plan": plan.slug, "difficulty": row.pk})


def _difficulty(event: Event) -> Difficulty | None:
    rows = Difficulty.objects.select_related("task__plan__issuer", "agency")
    return rows.filter(pk=event.detail.get("difficulty")).first()


READERS = {
    "plans.progress_saved": progress_saved,
    "plans.difficulty_raised": difficulty_raised,
    "plans.difficulty_answered": difficulty_answered,
}
