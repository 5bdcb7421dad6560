"""What a plan does for an index: tasks and paragraphs beside each line, and the lines that nobody serves."""

from dataclasses import dataclass

from cchc.core.index.definition import Index, IndexLine
from cchc.core.plan.tasks import BodyRequirement, Plan, PlanTarget, Task

OWNED = ("dimension", "subdimension")


@dataclass(frozen=True, slots=True)
class ServedLine:
    """One line of the index with what the plan does for it by name, not for the line above."""

    line: IndexLine
    tasks: tuple[Task, ...]
    requirements: tuple[BodyRequirement, ...]
    lowest: bool

    @property
    def without_owner(self) -> bool:
        """Whether it is a line of the lowest level that no task serves: no agency answers for it."""
        return self.lowest and not self.tasks


@dataclass(frozen=True, slots=True)
class Served:
    """All lines of a year, and the lines served that the year does not have."""

    lines: tuple[ServedLine, ...]
    elsewhere: tuple[ServedLine, ...]

    @property
    def without_owner(self) -> tuple[IndexLine, ...]:
        """The lines of the lowest level that no task serves."""
        return tuple(entry.line for entry in self.lines if entry.without_owner)


def served(plan: Plan, index: Index, year: int) -> Served:
    """Put tasks and body requirements beside the lines of a year that they serve."""
    lines = tuple(_served(plan, index, line, year) for line in index.lines_in(year))
    gone = (_served(plan, index, line, year) for line in index.lines if not line.exists_in(year))
    return Served(lines, tuple(entry for entry in gone if entry.tasks or entry.requirements))


def in_force(plan: Plan, year: int) -> bool:
    """Whether a plan speaks of a year: it lies within its period, which may be open at the end."""
    first, last = plan.period
    return first <= year and (last is None or year <= last)


def serves(plan: Plan, index: Index) -> bool:
    """Whether the plan does anything for the index."""
    everything: tuple[Task | BodyRequirement, ...] = (*plan.tasks, *plan.body_requirements)
    return any(serve.index == index.id for entry in everything for serve in entry.serves)


def targets_for(plan: Plan, index: Index) -> tuple[PlanTarget, ...]:
    """The targets that a plan sets for an index, in its own order; two that differ are both given."""
    return tuple(target for target in plan.targets if target.index.replace("_", "-") == index.id)


def _served(plan: Plan, index: Index, line: IndexLine, year: int) -> ServedLine:
    return ServedLine(
        line,
        tuple(task for task in plan.tasks if _serves(task, index, line.key)),
        tuple(entry for entry in plan.body_requirements if _serves(entry, index, line.key)),
        lowest=_is_lowest(index, line, year),
    )


def _is_lowest(index: Index, line: IndexLine, year: int) -> bool:
    """Whether nothing but questions stands below: questions of a survey are served through their factor."""
    below = (child.level for child in index.children(line.key, year))
    return line.level in OWNED and not any(level in OWNED for level in below)


def _serves(entry: Task | BodyRequirement, index: Index, key: str) -> bool:
    return any(serve.index == index.id and serve.line == key for serve in entry.serves)
