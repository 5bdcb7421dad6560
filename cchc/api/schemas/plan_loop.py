"""What amendments changed of a plan, and the points that came back, as they are given."""

from datetime import date

from ninja import Schema

from cchc.api.schemas.plain import Exact, exact
from cchc.api.schemas.plans import TaskOut, task_out
from cchc.core.plan.tasks import Plan, Task
from cchc.core.plan.versions import AMENDED_NAMES, TaskChange, Version, changes
from cchc.core.plan.won_back import AgencyBack, LineBack, TaskBack, WonBack
from cchc.records.plans.queries.work import PlanWork


class TaskChangeOut(Schema):
    """Một nhiệm vụ được bổ sung, bãi bỏ hay sửa đổi; `aspects`: những phần khác nhau."""

    task: str
    what: str
    what_name: str
    aspects: list[str]
    before: TaskOut | None
    after: TaskOut | None


class PlanVersionOut(Schema):
    """Một bản của kế hoạch; `until` là ngày bản sau thay thế, null: đang có hiệu lực; `first`: bản gốc."""

    slug: str
    number: str
    day: date
    until: date | None
    first: bool
    changes: list[TaskChangeOut]


class LineBackOut(Schema):
    """Một dòng bị mất điểm; `back` null: chưa so sánh được, `why_not` nói vì sao; âm: mất thêm."""

    line: str
    title: str
    lost: Exact
    back: Exact
    why_not: str


class TaskBackOut(Schema):
    """Một nhiệm vụ: điểm dự kiến, điểm thực tế lấy lại trên các dòng nhiệm vụ nêu."""

    task: str
    title: str
    leads: list[str]
    expected: Exact
    back: Exact
    lines: list[LineBackOut]


class AgencyBackOut(Schema):
    """Một cơ quan chủ trì; dòng nhiều nhiệm vụ cùng nêu chỉ tính một lần."""

    agency: str
    name: str
    tasks: list[str]
    expected: Exact
    back: Exact


class WonBackOut(Schema):
    """Điểm lấy lại được; `after` null: năm sau chưa có kết quả."""

    before: str
    after: str | None
    expected: Exact
    back: Exact
    tasks: list[TaskBackOut]
    agencies: list[AgencyBackOut]


def version_out(version: Version) -> PlanVersionOut:
    """One version with what it changed of the one before."""
    plan, before = version.plan, version.before
    changed = () if before is None else changes(before, plan)
    return PlanVersionOut(
        slug=plan.id,
        number=plan.number,
        day=plan.day,
        until=version.until,
        first=before is None,
        changes=[_change(before or plan, plan, one) for one in changed],
    )


def won_back_out(work: PlanWork, found: WonBack) -> WonBackOut:
    """What was expected and what came back, by task and by agency."""
    return WonBackOut(
        before=found.coverage.sheet.assessment.id,
        after=None if found.after is None else found.after.assessment.id,
        expected=exact(found.expected),
        back=exact(found.back),
        tasks=[_task(one) for one in found.tasks],
        agencies=[_agency(work, one) for one in found.agencies],
    )


def _change(old: Plan, new: Plan, one: TaskChange) -> TaskChangeOut:
    return TaskChangeOut(
        task=one.task,
        what=one.what,
        what_name=AMENDED_NAMES[one.what],
        aspects=list(one.aspects),
        before=_task_of(old, one.before),
        after=_task_of(new, one.after),
    )


def _task_of(plan: Plan, task: Task | None) -> TaskOut | None:
    return None if task is None else task_out(plan, task)


def _task(one: TaskBack) -> TaskBackOut:
    return TaskBackOut(
        task=one.task.id,
        title=one.task.title,
        leads=list(one.task.leads),
        expected=exact(one.expected),
        back=exact(one.back),
        lines=[_line(line) for line in one.lines],
    )


def _line(one: LineBack) -> LineBackOut:
    node = one.line.node
    return LineBackOut(
        line=node.key, title=node.title, lost=exact(one.line.lost), back=exact(one.back), why_not=one.why_not
    )


def _agency(work: PlanWork, one: AgencyBack) -> AgencyBackOut:
    return AgencyBackOut(
        agency=one.agency,
        name=work.name_of(one.agency),
        tasks=[task.task.id for task in one.tasks],
        expected=exact(one.expected),
        back=exact(one.back),
    )
