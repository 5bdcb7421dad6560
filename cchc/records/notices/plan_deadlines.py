"""What the clock makes known of plans: tasks that are due soon, and those that are overdue, step by step."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from cchc.core.numerals import date_text
from cchc.core.plan.progress import Outlook, Owed
from cchc.records.agencies.models import Agency
from cchc.records.notices.recipients import CONFIRMING, FILLING, coordinators_in, people_in
from cchc.records.notices.told import Told, shortened
from cchc.records.plans.models import Plan
from cchc.records.plans.queries.chain import chains_of
from cchc.records.plans.queries.work import PlanWork, works_of

BEFORE = (3, 14)  # days before the last day at which those who report are told, each once
# Days after it: who reports is told at once, then the head of the agency, then Sở Nội vụ.
TO_WORKERS, TO_HEAD, TO_COORDINATOR = 1, 3, 7
REMEMBERED = timedelta(days=60)  # what was due longer ago is nobody's news
MOST_TITLE = 160
NAMED = 3


@dataclass(frozen=True, slots=True)
class DueTask:
    """What one agency has not done yet although it is due soon or was; `days` are left, below zero past."""

    work: PlanWork
    owed: Owed
    agency: int
    due: date
    days: int

    @property
    def about(self) -> dict[str, object]:
        """Where its notice leads."""
        task, agency, key = self.owed.slot
        return {"plan": self.work.chain.newest.slug, "task": task, "agency": agency, "key": key}

    @property
    def subject(self) -> str:
        """What makes two notices the same: plan, task, occurrence, and its day, which may be amended."""
        first, slot = self.work.chain.rows[0].pk, self.owed.slot
        return f"plan/{first}/{slot.task}/{slot.key}/{self.due:%Y%m%d}"

    @property
    def text(self) -> str:
        """The task in its plan."""
        turn = self.owed.occurrence
        which = "" if turn is None or turn.key == "once" else f", {turn.label}"
        task = self.owed.task
        title = shortened(task.title, MOST_TITLE)
        return f"nhiệm vụ {task.id}{which} của Kế hoạch {self.owed.plan.number}: {title}"


def plan_notices(now: datetime) -> Iterator[Told]:
    """What is to be told of plans on this day; the same is found again on later days and told once."""
    today = timezone.localdate(now)
    found = tuple(_due_tasks(today))
    workers = people_in((one.agency for one in found), FILLING, today)
    heads = people_in((one.agency for one in found), CONFIRMING, today)
    for one in found:
        yield from _to_agency(one, workers.get(one.agency, ()), heads.get(one.agency, ()))
    yield from _to_coordinators(found, today)


def _due_tasks(today: date) -> Iterator[DueTask]:
    works = works_of(chains_of(Plan.objects.filter(day__lte=today)), today)
    near = [
        (work, one, one.due)
        for work in works
        for one in work.owed
        if one.due is not None and today - REMEMBERED < one.due <= today + timedelta(days=BEFORE[-1])
    ]
    agencies = _numbers((work for work, _, _ in near), today)
    for work, one, due in near:
        number = agencies.get((work.chain.row.register_id, one.agency))
        if number is not None and one.outlook(today) in (Outlook.SOON, Outlook.OVERDUE):
            yield DueTask(work, one, number, due, (due - today).days)


def _numbers(works: Iterable[PlanWork], today: date) -> Mapping[tuple[int, str], int]:
    """The agencies of the lists that plans use, by list and identifier; one query.

    Whoever no longer exists is told nothing.
    """
    rows = Agency.objects.filter(register__in={work.chain.row.register_id for work in works})
    there = rows.exclude(valid_to__lt=today)
    return {(register, slug): pk for register, slug, pk in there.values_list("register", "slug", "pk")}


def _to_agency(one: DueTask, workers: tuple[int, ...], heads: tuple[int, ...]) -> Iterator[Told]:
    subject = f"{one.subject}/{one.agency}"
    if one.days >= 0:
        threshold = next(days for days in BEFORE if one.days <= days)
        left = f"còn {one.days} ngày" if one.days else "hết hôm nay"
        text = f"Hạn {date_text(one.due)}, {left}: {one.text}"
        yield Told(workers, "due", text, f"{subject}/{threshold}", one.about)
        return
    text = f"Quá hạn từ hết ngày {date_text(one.due)}: {one.text}"
    for days, people, step in ((TO_WORKERS, workers, "over"), (TO_HEAD, heads, "head")):
        if -one.days >= days:
            yield Told(people, "overdue", text, f"{subject}/{step}", one.about, overdue=True)


def _to_coordinators(found: Iterable[DueTask], today: date) -> Iterator[Told]:
    """One notice for each occurrence, however many agencies owe it."""
    late: dict[str, list[DueTask]] = {}
    for one in found:
        if -one.days >= TO_COORDINATOR:
            late.setdefault(one.subject, []).append(one)
    people: dict[int, tuple[int, ...]] = {}
    for subject, some in late.items():
        first, root = some[0], some[0].work.chain.root
        if root not in people:
            people[root] = coordinators_in(root, today)
        names = ", ".join(one.work.name_of(one.owed.agency) for one in some[:NAMED])
        more = f" và {len(some) - NAMED} cơ quan khác" if len(some) > NAMED else ""
        days = date_text(first.due)
        text = f"{len(some)} cơ quan quá hạn từ hết ngày {days} ({names}{more}): {first.text}"
        about: dict[str, object] = {"plan": first.work.chain.newest.slug, "task": first.owed.task.id}
        yield Told(people[root], "overdue", text, f"{subject}/up", about, overdue=True)
