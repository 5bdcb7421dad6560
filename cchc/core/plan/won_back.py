"""Whether points came back: what tasks were to win back against the result of the year after."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from cchc.core.catalogue.mapping import Crosswalk
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.plan.boards import expected_points
from cchc.core.plan.coverage import Coverage, CoveredLine, TaskGain
from cchc.core.plan.progress import answering
from cchc.core.plan.tasks import Task
from cchc.core.scoring.sheet import Line, Sheet

NO_RESULT = "chưa có kết quả của năm sau"
NO_MAPPING = "hai bộ tiêu chí chưa có bảng đối chiếu"
NOT_MAPPED = "bảng đối chiếu không nêu dòng này"
NOT_ONE = "dòng đã tách, nhập hoặc không còn trong bộ tiêu chí mới"
OTHER_MAXIMUM = "điểm tối đa của dòng đã khác"
NOT_KNOWN = "chưa có điểm của một trong hai năm"


@dataclass(frozen=True, slots=True)
class LineBack:
    """A lost line and the points that came back on it (below zero: more was lost), or why nobody knows."""

    line: Line
    after: Line | None
    back: Decimal | None
    why_not: str = ""


@dataclass(frozen=True)
class TaskBack:
    """A task with what was expected of it and what came back on the lines that it names."""

    task: Task
    expected: Decimal
    lines: tuple[LineBack, ...]

    @property
    def back(self) -> Decimal | None:
        """The points that came back on the lines that can be compared; None where none can."""
        return sum_back(self.lines)


@dataclass(frozen=True, slots=True)
class AgencyBack:
    """An agency with the tasks that it leads; a line named by several of them counts once."""

    agency: str
    tasks: tuple[TaskBack, ...]
    expected: Decimal
    back: Decimal | None


@dataclass(frozen=True)
class WonBack:
    """The result that a plan mends against that of the year after."""

    coverage: Coverage
    after: Sheet | None
    lines: tuple[LineBack, ...]
    tasks: tuple[TaskBack, ...]

    @cached_property
    def expected(self) -> Decimal:
        """What all tasks together were to win back."""
        return expected_points((one.task for one in self.tasks), _gains(self.coverage))

    @cached_property
    def back(self) -> Decimal | None:
        """What came back on the lines that a task names."""
        return sum_back(_once(self.tasks))

    @cached_property
    def agencies(self) -> tuple[AgencyBack, ...]:
        """By leading agency, as groups stood when the plan was signed; in the order of the plan."""
        plan = self.coverage.plan
        led: dict[str, list[TaskBack]] = {}
        for one in self.tasks:
            for agency in answering(plan.agencies, one.task.leads, plan.day):
                led.setdefault(agency, []).append(one)
        gains = _gains(self.coverage)
        return tuple(
            AgencyBack(
                agency,
                tuple(tasks),
                expected_points((one.task for one in tasks), gains),
                sum_back(_once(tasks)),
            )
            for agency, tasks in led.items()
        )


def won_back(coverage: Coverage, after: Sheet | None, crosswalk: Crosswalk | None = None) -> WonBack:
    """Follow every lost line of a result into that of the year after.

    Between two catalogues a line is compared only when the mapping says that it stayed or became one other
    line of the same maximum; the same code proves nothing.
    """
    found = {one.line.node.key: _line_back(one, coverage, after, crosswalk) for one in coverage.lines}
    tasks = tuple(
        TaskBack(
            gain.task,
            expected_points((gain.task,), {gain.task.id: gain}),
            tuple(found[line.node.key] for line in gain.lines),
        )
        for gain in coverage.tasks
        if gain.lines or gain.task.expected is not None
    )
    return WonBack(coverage, after, tuple(found.values()), tasks)


def sum_back(lines: Iterable[LineBack]) -> Decimal | None:
    """The points that came back on the lines that can be compared; None where none can."""
    known = [one.back for one in lines if one.back is not None]
    return sum(known, Decimal(0)) if known else None


def new_key(old: Catalogue, new: Catalogue, key: str, crosswalk: Crosswalk | None) -> tuple[str | None, str]:
    """The line that a line became, or None and why it cannot be said."""
    if old.id == new.id:
        return key, ""
    if crosswalk is None:
        return None, NO_MAPPING
    if key in crosswalk.same_code:
        return key, ""
    mapped = [one for one in crosswalk.lines if key in one.old]
    if not mapped:
        return None, NOT_MAPPED
    if len(mapped) == 1 and len(mapped[0].old) == 1 and len(mapped[0].new) == 1:
        return mapped[0].new[0], ""
    return None, NOT_ONE


def _line_back(
    covered: CoveredLine, coverage: Coverage, after: Sheet | None, crosswalk: Crosswalk | None
) -> LineBack:
    line = covered.line
    if after is None:
        return LineBack(line, None, None, NO_RESULT)
    old, new = coverage.plan.catalogue, after.assessment.catalogue
    key, why = new_key(old, new, line.node.key, crosswalk)
    if key is None:
        return LineBack(line, None, None, why)
    found = after.by_key.get(key)
    if found is None:
        return LineBack(line, None, None, NOT_ONE)
    if found.node.max_points != line.node.max_points:
        return LineBack(line, found, None, OTHER_MAXIMUM)
    if found.lost is None:
        return LineBack(line, found, None, NOT_KNOWN)
    return LineBack(line, found, covered.lost - found.lost)


def _gains(coverage: Coverage) -> dict[str, TaskGain]:
    return {gain.task.id: gain for gain in coverage.tasks}


def _once(tasks: Iterable[TaskBack]) -> tuple[LineBack, ...]:
    """Every line of some tasks once."""
    return tuple({line.line.node.key: line for one in tasks for line in one.lines}.values())
