"""A plan as rows: targets, duties, tasks by section, requirements of its body, contradictions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from cchc.core.catalogue import measure_wording
from cchc.core.catalogue.nodes import Target
from cchc.core.deadline.values import NotUnderstood
from cchc.core.deadline.wording import shown
from cchc.core.numerals import number_text
from cchc.core.plan.progress import task_deadline
from cchc.core.plan.tasks import AreaLead, BodyRequirement, GeneralDuty, Mend, Plan, PlanTarget, Task
from cchc.core.report.wording import INDEX_NAMES
from cchc.web.agency_names import groups_of, names
from cchc.web.navigation import catalogue_url
from cchc.web.plan_room import TaskState, task_href
from cchc.web.sheet_filter import Choice

KIND_NAMES = {
    "improvement_plan": "Kế hoạch nâng cao Chỉ số",
    "annual_par_plan": "Kế hoạch CCHC năm",
    "agency_plan": "Kế hoạch của cơ quan, đơn vị",
    "meeting_conclusion": "Thông báo kết luận",
}


@dataclass(frozen=True, slots=True)
class TargetText:
    """A requirement in words, and how it is measured."""

    text: str
    how: str


@dataclass(frozen=True, slots=True)
class AimRow:
    """An aim of the whole plan."""

    year: str
    index: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One task with its agencies, its deadline as written and what it says it mends."""

    number: str
    anchor: str
    title: str
    leads: str
    coordinating: str
    deadline: str
    mends: str
    written: str
    quantity: str
    href: str
    understood: str
    not_understood: bool
    state: str
    look: str


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks under one heading of the plan; a plan without headings has one group without a name."""

    name: str
    tasks: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """A requirement of the body, or a general duty, with its quantified targets."""

    number: str
    text: str
    lines: str
    targets: tuple[TargetText, ...]


@dataclass(frozen=True, slots=True)
class RequirementGroup:
    """Requirements of one index."""

    name: str
    rows: tuple[RequirementRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """Everything of one plan."""

    kind: str
    issuer: str
    period: str
    aims: tuple[AimRow, ...]
    duties: tuple[RequirementRow, ...]
    groups: tuple[TaskGroup, ...]
    shown: int
    tasks: int
    mending: bool
    requirements: tuple[RequirementGroup, ...]
    area_leads: tuple[tuple[str, str, str, str], ...]
    reporting: tuple[tuple[str, str, str, str], ...]
    agencies: tuple[Choice, ...]
    unknown_words: bool
    catalogue_href: str


def _period(first: int, last: int | None) -> str:
    if last is None:
        return f"{first} và những năm tiếp theo"
    return f"{first}" if first == last else f"{first} - {last}"


def plan_page(plan: Plan, wanted_agency: str, states: Mapping[str, TaskState]) -> PlanPage:
    """Turn a plan into rows; tasks only of the agency asked for, by name or as member of a group.

    `states` say how far the tasks have come, by their numbers.
    """
    known = not wanted_agency or plan.agencies.has(wanted_agency)
    agency = wanted_agency if known else ""
    numbered = [
        (number, task) for number, task in enumerate(plan.tasks, start=1) if _concerns(plan, task, agency)
    ]
    return PlanPage(
        kind=KIND_NAMES[plan.kind],
        issuer=plan.agencies.name_of(plan.issuer),
        period=_period(*plan.period),
        aims=tuple(_aim(target) for target in plan.targets),
        duties=tuple(_duty(duty) for duty in plan.general_duties),
        groups=_groups(plan, numbered, states),
        shown=len(numbered),
        tasks=len(plan.tasks),
        mending=any(task.mends or task.written for task in plan.tasks),
        requirements=_requirements(plan.body_requirements),
        area_leads=tuple(_area_lead(plan, entry) for entry in plan.area_leads),
        reporting=tuple(
            (said.text, names(plan.agencies, said.who), said.rhythm, _name(plan, said.through))
            for said in plan.reporting
        ),
        agencies=_choices(plan, agency),
        unknown_words=not known,
        catalogue_href=catalogue_url(plan.catalogue),
    )


def _name(plan: Plan, agency: str | None) -> str:
    return "" if agency is None else plan.agencies.name_of(agency)


def _concerns(plan: Plan, task: Task, agency: str) -> bool:
    if not agency:
        return True
    return not groups_of(plan.agencies, agency, plan.day).isdisjoint((*task.leads, *task.coordinating))


def _choices(plan: Plan, chosen: str) -> tuple[Choice, ...]:
    wanted = {agency for task in plan.tasks for agency in (*task.leads, *task.coordinating)} | {chosen} - {""}
    named = sorted((plan.agencies.name_of(agency), agency) for agency in wanted)
    every = Choice("", "Tất cả cơ quan", not chosen)
    return (every, *(Choice(agency, name, agency == chosen) for name, agency in named))


def _aim(target: PlanTarget) -> AimRow:
    year = "" if target.year is None else str(target.year)
    return AimRow(year, INDEX_NAMES.get(target.index, ""), target.text)


def _groups(
    plan: Plan, numbered: list[tuple[int, Task]], states: Mapping[str, TaskState]
) -> tuple[TaskGroup, ...]:
    grouped = groupby(numbered, key=lambda entry: entry[1].section)
    return tuple(
        TaskGroup(name, tuple(_task(plan, *entry, states) for entry in entries)) for name, entries in grouped
    )


def _task(plan: Plan, number: int, task: Task, states: Mapping[str, TaskState]) -> TaskRow:
    quantity, deadline = task.quantity, task_deadline(plan, task)
    state = states.get(task.id, TaskState())
    return TaskRow(
        number=task.id if task.id.isdigit() else str(number),
        anchor=f"nhiem-vu-{task.id}",
        title=task.title,
        leads=names(plan.agencies, task.leads),
        coordinating=names(plan.agencies, task.coordinating),
        deadline=task.deadline,
        mends="; ".join(_mend(plan, mend) for mend in task.mends),
        written=task.written,
        quantity="" if quantity is None else f"{number_text(quantity.count)} {quantity.noun}",
        href=task_href(plan.id, task.id),
        understood=shown(deadline) if task.deadline else "",
        not_understood=isinstance(deadline, NotUnderstood),
        state=state.text,
        look=state.look,
    )


def _mend(plan: Plan, mend: Mend) -> str:
    match mend.kind:
        case "line":
            return f"dòng {mend.target}"
        case "area":
            return f"cả lĩnh vực {mend.target}"
        case "part":
            return next((part.name for part in plan.catalogue.parts if part.id == mend.target), mend.target)
        case _:
            return "chung cả Chỉ số"


def _duty(duty: GeneralDuty) -> RequirementRow:
    return RequirementRow(duty.id, duty.text, "", _targets(duty.targets))


def _requirements(rows: Iterable[BodyRequirement]) -> tuple[RequirementGroup, ...]:
    grouped = groupby(rows, key=lambda row: row.section)
    return tuple(
        RequirementGroup(
            INDEX_NAMES.get(section, section),
            tuple(
                RequirementRow(str(number), row.text, ", ".join(row.lines), _targets(row.targets))
                for number, row in enumerate(found, start=1)
            ),
        )
        for section, found in grouped
    )


def _targets(targets: Iterable[Target]) -> tuple[TargetText, ...]:
    return tuple(TargetText(target.text, _how(target)) for target in targets)


def _how(target: Target) -> str:
    if target.measure is None:
        return ""
    scope = target.measure.scope.text()
    return f"{measure_wording.describe(target.measure)}{f' ({scope})' if scope else ''}"


def _area_lead(plan: Plan, entry: AreaLead) -> tuple[str, str, str, str]:
    area = plan.catalogue.by_key[entry.area]
    return area.key, area.title, plan.agencies.name_of(entry.lead), entry.note
