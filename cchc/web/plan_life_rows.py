"""Findings of the check, changes by amendments, and points that came back, as rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from cchc.core.numerals import date_text, points_text
from cchc.core.plan.check import WEIGHT_NAMES, PlanFinding
from cchc.core.plan.tasks import Plan, Task
from cchc.core.plan.versions import AMENDED_NAMES, TaskChange, changes
from cchc.core.plan.won_back import AgencyBack, LineBack, TaskBack, WonBack
from cchc.web.agency_names import names
from cchc.web.navigation import line_url
from cchc.web.plan_room import PlanRoom, task_href

NOT_COMPARED = "chưa so sánh được"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding with where it leads."""

    weight: str
    level: str
    text: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One task before and after an amendment."""

    what: str
    number: str
    aspects: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version with what it changed; the first one changed nothing."""

    number: str
    day: str
    href: str
    asked: bool
    first: bool
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class LineBackRow:
    """One lost line with what came back on it."""

    code: str
    name: str
    href: str
    lost: str
    back: str
    why_not: str


@dataclass(frozen=True, slots=True)
class BackRow:
    """One task or agency: expected against actual."""

    name: str
    href: str
    about: str
    expected: str
    back: str
    lines: tuple[LineBackRow, ...] = ()


@dataclass(frozen=True, slots=True)
class WonBackPage:
    """The loop of one plan."""

    before: str
    after: str
    expected: str
    back: str
    unknown: int
    tasks: tuple[BackRow, ...]
    agencies: tuple[BackRow, ...]


def finding_rows(room: PlanRoom, findings: Iterable[PlanFinding]) -> tuple[FindingRow, ...]:
    """Findings in their order, each leading to its tasks."""
    return tuple(
        FindingRow(
            WEIGHT_NAMES[one.weight],
            one.weight.value,
            one.text,
            tuple((f"Nhiệm vụ {task}", task_href(room.slug, task)) for task in one.tasks),
        )
        for one in findings
    )


def change_rows(room: PlanRoom) -> tuple[VersionRow, ...]:
    """The versions, the newest first, each with what it changed of the one before."""
    return tuple(
        VersionRow(
            version.plan.number,
            date_text(version.plan.day),
            reverse("web:plan", args=[version.plan.id]),
            version.plan.id == room.slug,
            version.before is None,
            ()
            if version.before is None
            else tuple(_change(version.plan, one) for one in changes(version.before, version.plan)),
        )
        for version in reversed(room.work.chain.versions)
    )


def _change(plan: Plan, one: TaskChange) -> ChangeRow:
    aspects = ", ".join(one.aspects)
    before, after = _task_text(plan, one.before), _task_text(plan, one.after)
    return ChangeRow(AMENDED_NAMES[one.what], one.task, aspects, before, after)


def _task_text(plan: Plan, task: Task | None) -> str:
    if task is None:
        return ""
    who = names(plan.agencies, (lead for lead in task.leads if plan.agencies.has(lead)))
    return f"{task.title} ({who}; {task.deadline or 'không ghi thời hạn'})"


def won_back_page(room: PlanRoom, found: WonBack) -> WonBackPage:
    """Expected against actual, by task and by agency."""
    sheet = found.coverage.sheet.assessment
    after = (
        ""
        if found.after is None
        else f"{found.after.assessment.unit.name}, năm {found.after.assessment.year}"
    )
    return WonBackPage(
        f"{sheet.unit.name}, năm {sheet.year}",
        after,
        points_text(found.expected),
        _back(found.back),
        sum(one.back is None for one in found.lines),
        tuple(_task(room, one, sheet.id) for one in found.tasks),
        tuple(_agency(room, one) for one in found.agencies),
    )


def _task(room: PlanRoom, one: TaskBack, result: str) -> BackRow:
    return BackRow(
        f"{one.task.id}. {one.task.title}",
        task_href(room.slug, one.task.id),
        names(room.newest.agencies, one.task.leads),
        points_text(one.expected),
        _back(one.back),
        tuple(_line(line, result) for line in one.lines),
    )


def _agency(room: PlanRoom, one: AgencyBack) -> BackRow:
    numbers = ", ".join(task.task.id for task in one.tasks)
    href = f"{reverse('web:plan_board', args=[room.slug])}?nam=&co-quan={one.agency}"
    return BackRow(
        room.work.name_of(one.agency), href, f"Nhiệm vụ {numbers}", points_text(one.expected), _back(one.back)
    )


def _line(one: LineBack, result: str) -> LineBackRow:
    node = one.line.node
    lost = points_text(one.line.lost or Decimal(0))
    return LineBackRow(node.key, node.title, line_url(result, node.key), lost, _back(one.back), one.why_not)


def _back(points: Decimal | None) -> str:
    """Signed points, or that they cannot be compared."""
    if points is None:
        return NOT_COMPARED
    return f"{'+' if points > 0 else ''}{points_text(points)}"
