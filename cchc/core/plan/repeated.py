"""What stands twice in a plan: a task under two numbers, two ranks to be reached in one year."""

from dataclasses import dataclass

from cchc.core.plan.tasks import Plan, PlanTarget, Task
from cchc.core.vietnamese import folded


@dataclass(frozen=True, slots=True)
class RanksDiffer:
    """Two targets for one index and year that name different ranks."""

    first: PlanTarget
    second: PlanTarget


def ranks_differ(plan: Plan) -> tuple[RanksDiffer, ...]:
    """Each rank that differs from the first one named for the same index and year."""
    first: dict[tuple[str, int | None], PlanTarget] = {}
    found = []
    for target in plan.targets:
        if target.rank_at_most is None or target.factor:
            continue
        before = first.setdefault((target.index, target.year), target)
        if before.rank_at_most != target.rank_at_most:
            found.append(RanksDiffer(before, target))
    return tuple(found)


def same_titles(plan: Plan) -> tuple[tuple[Task, ...], ...]:
    """Tasks with the same words, whatever their spaces, capitals and marks; each group in the plan's order.

    Tasks with one number are another fault and count once here.
    """
    found: dict[str, dict[str, Task]] = {}
    for task in plan.tasks:
        found.setdefault(folded(task.title), {}).setdefault(task.id, task)
    return tuple(tuple(group.values()) for title, group in found.items() if title and len(group) > 1)
