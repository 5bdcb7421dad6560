"""Conclusions of a meeting: tasks with agencies and deadlines, entered as a plan of their own kind."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.core.numerals import date_text
from cchc.files.plan_import.content import plan_yaml, slug_of
from cchc.files.store import plan_from_text
from cchc.records.agencies.queries import lineage_of
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of
from cchc.records.plans.actions.found import tidy
from cchc.records.plans.actions.loading import issue_plan
from cchc.records.plans.models import Plan
from cchc.records.plans.policies import may_issue_plan
from cchc.records.plans.queries.conclusions import newest_coordinated


@dataclass(frozen=True, slots=True)
class ConcludedTask:
    """One task: what, which agency or group leads it, until when in the words of the paper."""

    title: str
    lead: str
    deadline: str


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What was signed: number, day, what about, and its tasks."""

    number: str
    day: date
    title: str
    tasks: tuple[ConcludedTask, ...]


@transaction.atomic
def enter_conclusion(given: Conclusion, *, by: User, now: datetime) -> Plan:
    """Follow the tasks of a meeting as those of any plan, with the catalogue of the newest plan there.

    Raises NotVisibleError where the province has no plan yet, NotAllowed, InputRefused.
    """
    standing = standing_of(by, timezone.localdate(now))
    like = newest_coordinated(by, standing)
    if like is None:
        raise NotVisibleError("province")
    if not may_issue_plan(standing, like.issuer.root_id or like.issuer_id):
        raise NotAllowed("Chỉ chuyên viên CCHC của Sở Nội vụ được nhập kết luận cuộc họp")
    cleaned = _cleaned(given)
    problems = _against(cleaned, standing.day)
    if problems:
        raise InputRefused(problems)
    said = replace(cleaned, tasks=tuple(one for one in cleaned.tasks if one.title))
    slug = slug_of(like.register.slug, said.number, str(said.day.year))
    text = plan_yaml(_tree(said, like, slug))
    core = plan_from_text(text.encode(), slug, core_catalogue(like.catalogue), lineage_of(like.register))
    return issue_plan(core, text, sha256(text.encode()).hexdigest(), None, by=by, now=now)


def _cleaned(given: Conclusion) -> Conclusion:
    tasks = (ConcludedTask(tidy(one.title), one.lead, tidy(one.deadline)) for one in given.tasks)
    return Conclusion(tidy(given.number), given.day, tidy(given.title), tuple(tasks))


def _against(said: Conclusion, today: date) -> list[Problem]:
    begun = [(place, one) for place, one in enumerate(said.tasks, 1) if one.title or one.lead or one.deadline]
    incomplete = [place for place, one in begun if not (one.title and one.lead)]
    numbers = ", ".join(map(str, incomplete))
    asked = (
        (not said.number, "no_number", "Hãy ghi số, ký hiệu"),
        (not said.title, "no_title", "Hãy ghi trích yếu"),
        (said.day > today, "day_to_come", f"Ngày ban hành không thể sau hôm nay ({date_text(today)})"),
        (not begun, "no_tasks", "Hãy ghi ít nhất một nhiệm vụ"),
        (bool(incomplete), "incomplete_task", f"Nhiệm vụ {numbers}: cần cả nội dung và cơ quan chủ trì"),
    )
    return [Problem(code, text) for wrong, code, text in asked if wrong]


def _tree(said: Conclusion, like: Plan, slug: str) -> dict[str, object]:
    return {
        "schema": "plan/1",
        "id": slug,
        "kind": "meeting_conclusion",
        "number": said.number,
        "date": said.day.isoformat(),
        "issuer": like.issuer.slug,
        "title": said.title,
        "period": {"from": said.day.year, "to": said.day.year + 1},
        "agencies": like.register.slug,
        "catalogue": like.catalogue.key,
        "tasks": [
            {
                "id": str(place),
                "title": one.title,
                "leads": [one.lead],
                "deadline": one.deadline or None,
                "mends": [],
            }
            for place, one in enumerate(said.tasks, 1)
        ],
    }
