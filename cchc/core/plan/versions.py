"""Versions of a plan: which task answers when, and what an amendment changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cchc.core.plan.tasks import Plan, Task


class Amended(StrEnum):
    """What an amendment did to a task."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


AMENDED_NAMES = {Amended.ADDED: "bổ sung", Amended.DROPPED: "bãi bỏ", Amended.CHANGED: "sửa đổi"}
ASPECTS = {
    "title": "nội dung",
    "leads": "cơ quan chủ trì",
    "coordinating": "cơ quan phối hợp",
    "deadline": "thời hạn",
    "mends": "tiêu chí",
    "quantity": "khối lượng",
}


@dataclass(frozen=True, slots=True)
class TaskChange:
    """One task before and after an amendment; `aspects` are the names of what differs."""

    what: Amended
    before: Task | None
    after: Task | None
    aspects: tuple[str, ...] = ()

    @property
    def task(self) -> str:
        """The number of the task, the same in all versions of a plan."""
        one = self.after or self.before
        return "" if one is None else one.id


@dataclass(frozen=True, eq=False)
class Version:
    """A plan as it stands from its day on until the day before `until`; None while it is the last one.

    `before` is the version that it amends.
    """

    plan: Plan
    before: Plan | None = None
    until: date | None = None

    def answers(self, task: Task, due: date) -> bool:
        """Whether this version answers for what is due on a day.

        A deadline that the amendment itself has set counts although its day was over when it was signed.
        """
        if self.until is not None and due >= self.until:
            return False
        if self.before is None or due >= self.plan.day:
            return True
        old = self.before.task_by_id.get(task.id)
        return old is None or old.deadline != task.deadline


def versions(plans: Sequence[Plan]) -> tuple[Version, ...]:
    """The versions of one plan, given in the order in which they were signed."""
    before = (None, *plans)
    following = (*(one.day for one in plans[1:]), None)
    return tuple(Version(*one) for one in zip(plans, before, following, strict=False))


def changes(before: Plan, after: Plan) -> tuple[TaskChange, ...]:
    """What an amendment changed: tasks in its own order, then those that it dropped.

    A task keeps its number through all versions.
    """
    found = []
    for task in after.tasks:
        old = before.task_by_id.get(task.id)
        if old is None:
            found.append(TaskChange(Amended.ADDED, None, task))
        elif aspects := _differing(old, task):
            found.append(TaskChange(Amended.CHANGED, old, task, aspects))
    gone = (task for task in before.tasks if task.id not in after.task_by_id)
    return (*found, *(TaskChange(Amended.DROPPED, task, None) for task in gone))


def _differing(old: Task, new: Task) -> tuple[str, ...]:
    return tuple(name for key, name in ASPECTS.items() if getattr(old, key) != getattr(new, key))
