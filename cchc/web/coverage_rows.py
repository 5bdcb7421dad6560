"""Coverage of lost points as rows: by line, by task, and by cause where a person has judged."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from cchc.core.numerals import points_text
from cchc.core.plan.coverage import LEVEL_LABELS, NAMING, Coverage, CoveredLine, Level, TaskGain
from cchc.core.plan.tasks import Plan, Task
from cchc.core.scoring.sheet import Sheet
from cchc.web.agency_names import NamedAgencies, named_agencies, names
from cchc.web.figures import Figure, points_figure
from cchc.web.navigation import line_url

LEVEL_LOOKS = {
    Level.EXACT: "exact",
    Level.PARENT: "parent",
    Level.AREA: "area",
    Level.NONE: "none",
}


@dataclass(frozen=True, slots=True)
class TaskRef:
    """A task as a line names it."""

    number: str
    title: str
    href: str
    level: str
    look: str
    leads: str
    deadline: str


@dataclass(frozen=True, slots=True)
class CauseRef:
    """A person's judgement that a task mends the cause of a loss."""

    task: TaskRef
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A lost line with the tasks that name it."""

    code: str
    name: str
    lost: Figure
    level: str
    look: str
    tasks: tuple[TaskRef, ...]
    causes: tuple[CauseRef, ...]
    named: NamedAgencies


@dataclass(frozen=True, slots=True)
class GainRow:
    """A task with the lost lines that it names."""

    task: TaskRef
    lines: tuple[tuple[str, str, str], ...]
    at_most: Figure


@dataclass(frozen=True, slots=True)
class LevelSum:
    """Points lost on the lines whose closest task stands at one level."""

    label: str
    look: str
    lines: int
    amount: str
    share: str
    start: str


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """Headlines and the three tables."""

    unnamed: tuple[CoverageLine, ...]
    unnamed_amount: str
    area_only: tuple[CoverageLine, ...]
    area_only_amount: str
    lines: tuple[CoverageLine, ...]
    direct_amount: str
    survey: tuple[CoverageLine, ...]
    survey_amount: str
    survey_unnamed: bool
    useful: tuple[GainRow, ...]
    idle: tuple[GainRow, ...]
    tasks: int
    can_win_back: str
    causes: tuple[CoverageLine, ...]
    levels: tuple[LevelSum, ...]
    general: str
    lost: str


def coverage_page(covered: Coverage) -> CoveragePage:
    """Turn a coverage into headlines and rows; losses outside direct assessment are kept apart."""
    direct = covered.of_group("direct")
    survey = tuple(line for line in covered.lines if line not in direct)
    unnamed = tuple(line for line in direct if not line.named)
    area_only = tuple(line for line in direct if line.level is Level.AREA)
    plan, sheet = covered.plan, covered.sheet
    rows = {line.line.node.key: covered_row(plan, sheet, line) for line in covered.lines}

    def chosen(lines: tuple[CoveredLine, ...]) -> tuple[CoverageLine, ...]:
        return tuple(rows[line.line.node.key] for line in lines)

    return CoveragePage(
        chosen(unnamed),
        _sum(unnamed),
        chosen(area_only),
        _sum(area_only),
        chosen(direct),
        _sum(direct),
        chosen(survey),
        _sum(survey),
        bool(survey) and not any(line.named for line in survey),
        tuple(_gain(covered, gain) for gain in covered.useful_tasks),
        tuple(_gain(covered, gain) for gain in covered.idle_tasks),
        len(covered.tasks),
        points_text(covered.can_win_back),
        chosen(tuple(line for line in covered.lines if line.by_cause)),
        _levels(direct, survey),
        _general(plan),
        _sum(covered.lines),
    )


def _sum(lines: tuple[CoveredLine, ...]) -> str:
    return points_text(_amount(lines))


def _amount(lines: tuple[CoveredLine, ...]) -> Decimal:
    return sum((line.lost for line in lines), Decimal(0))


def _levels(direct: tuple[CoveredLine, ...], survey: tuple[CoveredLine, ...]) -> tuple[LevelSum, ...]:
    """Direct points by the closest level, then those of surveys, as the headlines keep them apart.

    Naming the whole index counts among what no task names.
    """
    parts = [
        (
            LEVEL_LABELS[level],
            LEVEL_LOOKS[level],
            tuple(line for line in direct if (line.level if line.named else Level.NONE) is level),
        )
        for level in (*NAMING, Level.NONE)
    ]
    parts.append((_survey_label(survey), "survey", survey))
    whole, start, sums = _amount(direct) + _amount(survey), Decimal(0), []
    for label, look, here in parts:
        if here and whole:
            share = 100 * _amount(here) / whole
            sums.append(LevelSum(label, look, len(here), _sum(here), f"{share:.2f}", f"{start:.2f}"))
            start += share
    return tuple(sums)


def _survey_label(survey: tuple[CoveredLine, ...]) -> str:
    named = any(line.named for line in survey)
    return "điểm khảo sát" if named else "điểm khảo sát, không nhiệm vụ nào nhằm vào"


def _general(plan: Plan) -> str:
    return ", ".join(task.id for task in plan.tasks if any(mend.kind == "index" for mend in task.mends))


def covered_row(plan: Plan, sheet: Sheet, covered: CoveredLine) -> CoverageLine:
    """One lost line with the tasks that name it by code and, apart from them, by cause."""
    node = covered.line.node
    return CoverageLine(
        node.code or "",
        node.title,
        points_figure(covered.lost, line_url(sheet.assessment.id, node.key)),
        LEVEL_LABELS[covered.level if covered.named else Level.NONE],
        LEVEL_LOOKS[covered.level if covered.named else Level.NONE],
        tuple(task_ref(plan, link.task, link.level) for link in covered.links if link.level in NAMING),
        tuple(CauseRef(task_ref(plan, task, None), said.text, said.by) for task, said in covered.by_cause),
        named_agencies(plan, sheet, covered.line),
    )


def task_ref(plan: Plan, task: Task, level: Level | None) -> TaskRef:
    """A task with its place on the page of the plan."""
    return TaskRef(
        task.id,
        task.title,
        f"{reverse('web:plan', args=[plan.id])}#nhiem-vu-{task.id}",
        "" if level is None else LEVEL_LABELS[level],
        "" if level is None else LEVEL_LOOKS[level],
        names(plan.agencies, task.leads),
        task.deadline,
    )


def _gain(covered: Coverage, gain: TaskGain) -> GainRow:
    lines = tuple(
        (line.node.key, line_url(covered.sheet.assessment.id, line.node.key), points_text(line.lost))
        for line in gain.lines
    )
    return GainRow(task_ref(covered.plan, gain.task, None), lines, points_figure(gain.at_most))
