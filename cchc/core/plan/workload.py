"""How much falls due in one month at one agency."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from cchc.core.deadline.occurrences import occurrences
from cchc.core.plan.progress import answering, end_of, task_deadline
from cchc.core.plan.tasks import Plan, Task

MOST_IN_A_MONTH = 4


@dataclass(frozen=True, slots=True)
class CrowdedMonth:
    """The first month in which so many tasks of an agency fall due; `again` counts the months like it."""

    agency: str
    month: date
    tasks: tuple[Task, ...]
    again: int


def crowded_months(plan: Plan, most: int = MOST_IN_A_MONTH) -> tuple[CrowdedMonth, ...]:
    """Months with `most` tasks or more of one leading agency, one entry per agency and set of tasks."""
    due = _due_by_month(plan)
    found: dict[tuple[str, tuple[str, ...]], list[date]] = defaultdict(list)
    for (agency, month), tasks in sorted(due.items(), key=lambda entry: (entry[0][1], entry[0][0])):
        if len(tasks) >= most:
            found[agency, tuple(tasks)].append(month)
    return tuple(
        CrowdedMonth(agency, months[0], tuple(plan.task_by_id[task] for task in tasks), len(months) - 1)
        for (agency, tasks), months in found.items()
    )


def _due_by_month(plan: Plan) -> dict[tuple[str, date], list[str]]:
    due: dict[tuple[str, date], list[str]] = defaultdict(list)
    for task in plan.tasks:
        for turn in occurrences(task_deadline(plan, task), plan.day, end_of(plan, plan.day)):
            for lead in answering(plan.agencies, _known(plan, task), plan.day):
                tasks = due[lead, turn.due.replace(day=1)]
                if task.id not in tasks:
                    tasks.append(task.id)
    return due


def _known(plan: Plan, task: Task) -> tuple[str, ...]:
    return tuple(lead for lead in task.leads if plan.agencies.has(lead))
