"""Coverage of lost points: which task of a plan wins which lost point back, and which none does."""

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import cached_property

from cchc.core.catalogue.nodes import Catalogue, Kind
from cchc.core.plan.tasks import CauseJudgement, Mend, Plan, Task
from cchc.core.scoring.sheet import Line, Sheet


class Level(IntEnum):
    """How closely a task names a lost line, the closest first; only the first three win back a named loss."""

    EXACT = 1
    PARENT = 2
    AREA = 3
    INDEX = 4
    NONE = 5


LEVEL_LABELS = {
    Level.EXACT: "nêu đúng dòng",
    Level.PARENT: "nêu tiêu chí cấp trên",
    Level.AREA: "chỉ nêu cả lĩnh vực",
    Level.INDEX: "chỉ nêu chung cả Chỉ số",
    Level.NONE: "không nhiệm vụ nào nêu",
}

NAMING = (Level.EXACT, Level.PARENT, Level.AREA)


@dataclass(frozen=True, slots=True)
class TaskLink:
    """A task that names a lost line, and how closely."""

    task: Task
    level: Level


@dataclass(frozen=True, slots=True)
class CoveredLine:
    """A lost line with the tasks that name it by code and, kept apart, those judged to mend its cause."""

    line: Line
    links: tuple[TaskLink, ...]
    by_cause: tuple[tuple[Task, CauseJudgement], ...]

    @property
    def lost(self) -> Decimal:
        """Points lost on the line."""
        return self.line.lost or Decimal(0)

    @property
    def level(self) -> Level:
        """The closest level at which any task names the line."""
        return min((link.level for link in self.links), default=Level.NONE)

    @property
    def named(self) -> bool:
        """Whether a task names the line, its criterion or its area; the whole index wins nothing back."""
        return self.level in NAMING


@dataclass(frozen=True, slots=True)
class TaskGain:
    """A task with the lost lines that it names and the most it can win back."""

    task: Task
    lines: tuple[Line, ...]

    @property
    def at_most(self) -> Decimal:
        """The points lost on those lines."""
        return points_lost(self.lines)


@dataclass(frozen=True)
class Coverage:
    """All lost lines of a result against the tasks of a plan."""

    plan: Plan
    sheet: Sheet
    lines: tuple[CoveredLine, ...]
    tasks: tuple[TaskGain, ...]

    @cached_property
    def unnamed(self) -> tuple[CoveredLine, ...]:
        """Lost lines that no task names more closely than the whole index."""
        return tuple(covered for covered in self.lines if not covered.named)

    @cached_property
    def useful_tasks(self) -> tuple[TaskGain, ...]:
        """The tasks that name at least one lost point."""
        return tuple(gain for gain in self.tasks if gain.lines)

    @cached_property
    def idle_tasks(self) -> tuple[TaskGain, ...]:
        """The tasks that name no lost point."""
        return tuple(gain for gain in self.tasks if not gain.lines)

    @cached_property
    def can_win_back(self) -> Decimal:
        """The most that all tasks together can win back; a line named by several tasks counts once."""
        return sum((covered.lost for covered in self.lines if covered.named), Decimal(0))

    def at_level(self, level: Level) -> tuple[CoveredLine, ...]:
        """The lost lines whose closest task names them at this level."""
        return tuple(covered for covered in self.lines if covered.level is level)

    def of_group(self, group: str) -> tuple[CoveredLine, ...]:
        """The lost lines whose part belongs to this group of parts (direct, survey)."""
        parts = {part.id for part in self.plan.catalogue.parts if part.group == group}
        return tuple(covered for covered in self.lines if covered.line.node.part in parts)


def coverage(plan: Plan, sheet: Sheet) -> Coverage:
    """Hold the tasks of a plan against the lost lines of the result that it mends.

    Both must use the same catalogue; codes of another year say nothing here (ValueError).
    """
    if plan.catalogue.id != sheet.assessment.catalogue.id:
        raise ValueError(f"plan uses {plan.catalogue.id}, result uses {sheet.assessment.catalogue.id}")
    lines = tuple(_covered(plan, line) for line in sheet.lost_lines)
    tasks = tuple(TaskGain(task, _won_back(plan.catalogue, task, sheet)) for task in plan.tasks)
    return Coverage(plan, sheet, lines, tasks)


def points_lost(lines: tuple[Line, ...]) -> Decimal:
    """The points lost on lines, unknown losses left out."""
    return sum((line.lost for line in lines if line.lost is not None), Decimal(0))


def _covered(plan: Plan, line: Line) -> CoveredLine:
    links = (TaskLink(task, _level(plan.catalogue, task, line)) for task in plan.tasks)
    named = sorted((link for link in links if link.level is not Level.NONE), key=lambda link: link.level)
    judged = tuple(
        (plan.task_by_id[judgement.task], judgement)
        for judgement in plan.cause_judgements
        if judgement.line == line.node.key and judgement.task in plan.task_by_id
    )
    return CoveredLine(line, tuple(named), judged)


def _won_back(catalogue: Catalogue, task: Task, sheet: Sheet) -> tuple[Line, ...]:
    return tuple(line for line in sheet.lost_lines if _level(catalogue, task, line) in NAMING)


def _level(catalogue: Catalogue, task: Task, line: Line) -> Level:
    return min((_mend_level(catalogue, mend, line) for mend in task.mends), default=Level.NONE)


def _mend_level(catalogue: Catalogue, mend: Mend, line: Line) -> Level:
    above = {node.key for node in catalogue.ancestors[line.node.key] if node.kind is not Kind.AREA}
    match mend.kind:
        case "line" if mend.target == line.node.key:
            return Level.EXACT
        case "line" if mend.target in above:
            return Level.PARENT
        case "part" if mend.target == line.node.part:
            return Level.PARENT
        case "area" if line.area is not None and mend.target == line.area.key:
            return Level.AREA
        case "index":
            return Level.INDEX
        case _:
            return Level.NONE
