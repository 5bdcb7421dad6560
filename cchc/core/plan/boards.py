"""What is owed by agency, month and criterion, what is overdue first, with the points that hang on it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from cchc.core.plan.coverage import TaskGain, points_lost
from cchc.core.plan.progress import SETTLED, URGENCY, Outlook, Owed
from cchc.core.plan.tasks import Mend, Task

NO_MONTH = ""


@dataclass(frozen=True)
class Group:
    """What is owed under one heading; `key` is an agency, a month (`2018-12`, empty for none) or a criterion.

    `at_risk` are the points that hang on what is still open, None where nobody can tell.
    """

    key: str
    owed: tuple[Owed, ...]
    day: date
    at_risk: Decimal | None

    @cached_property
    def counts(self) -> Counter[Outlook]:
        """How many stand how."""
        return Counter(one.outlook(self.day) for one in self.owed)

    @property
    def overdue(self) -> int:
        """How many are overdue."""
        return self.counts[Outlook.OVERDUE]

    @property
    def settled(self) -> int:
        """How many have come to an end."""
        return sum(self.counts[outlook] for outlook in SETTLED)


def by_agency(
    rows: Iterable[Owed], day: date, gains: Mapping[str, TaskGain] | None = None
) -> tuple[Group, ...]:
    """One group an agency, those with the most overdue first, then in the order of the plan."""
    groups = _grouped(rows, lambda one: (one.agency,), day, gains)
    return tuple(sorted(groups, key=lambda group: -group.overdue))


def by_month(
    rows: Iterable[Owed], day: date, gains: Mapping[str, TaskGain] | None = None
) -> tuple[Group, ...]:
    """One group a month in which something is due, in order of time; what has no day comes last."""
    groups = _grouped(rows, lambda one: (month_of(one),), day, gains)
    return tuple(sorted(groups, key=lambda group: (group.key == NO_MONTH, group.key)))


def by_criterion(
    rows: Iterable[Owed], day: date, gains: Mapping[str, TaskGain] | None = None
) -> tuple[Group, ...]:
    """One group for each line, area or part that tasks mend, those with something overdue first.

    What a task mends twice is counted under both; tasks that name nothing stand under an empty key.
    """
    groups = _grouped(rows, lambda one: tuple(map(mend_key, one.task.mends)) or ("",), day, gains)
    return tuple(sorted(groups, key=lambda group: -group.overdue))


def month_of(one: Owed) -> str:
    """The month in which something is due, empty for none."""
    return NO_MONTH if one.due is None else f"{one.due:%Y-%m}"


def mend_key(mend: Mend) -> str:
    """By what the group of a criterion is found: `line:1.2`, `area:7`, `part:sipas`, `index`."""
    return f"{mend.kind}:{mend.target}" if mend.target else mend.kind


def hurried(rows: Iterable[Owed], day: date) -> tuple[Owed, ...]:
    """What is owed, the most urgent first, then by its day and the order of the plan."""
    return tuple(sorted(rows, key=lambda one: (URGENCY[one.outlook(day)], one.due or date.max)))


def points_at_risk(
    rows: Iterable[Owed], day: date, gains: Mapping[str, TaskGain] | None = None
) -> Decimal | None:
    """The points that hang on tasks that are still open; None where no loss and no expectation is known.

    A task counts with the points that the plan expects of it, else with those lost on the lines that it
    names; a line named by several tasks counts once.
    """
    open_ones = {one.task.id: one.task for one in rows if one.outlook(day) not in SETTLED}
    if gains is None and all(task.expected is None for task in open_ones.values()):
        return None
    return expected_points(open_ones.values(), gains or {})


def expected_points(tasks: Iterable[Task], gains: Mapping[str, TaskGain]) -> Decimal:
    """What tasks are expected to win back together; a line named by several tasks counts once."""
    stated, lines = Decimal(0), {}
    for task in tasks:
        if task.expected is not None:
            stated += task.expected
        elif task.id in gains:
            lines.update({line.node.key: line for line in gains[task.id].lines})
    return stated + points_lost(tuple(lines.values()))


def _grouped(
    rows: Iterable[Owed],
    keys: Callable[[Owed], tuple[str, ...]],
    day: date,
    gains: Mapping[str, TaskGain] | None,
) -> list[Group]:
    found: dict[str, list[Owed]] = {}
    for one in rows:
        for key in dict.fromkeys(keys(one)):
            found.setdefault(key, []).append(one)
    return [
        Group(key, hurried(some, day), day, points_at_risk(some, day, gains)) for key, some in found.items()
    ]
