"""What the pages of drafts show: the list, tasks and what deadlines mean, doubts, lost points, findings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.deadline.parse import parse_deadline
from cchc.core.deadline.values import NotUnderstood, Unstated
from cchc.core.deadline.wording import shown
from cchc.core.numerals import points_text
from cchc.core.plan.check import WEIGHT_NAMES, PlanFinding, Weight
from cchc.core.plan.tasks import Plan, Task
from cchc.files.plan_import.doubts import Doubt
from cchc.files.plan_import.report import mends_text
from cchc.files.plan_import.verdicts import NOT_UNDERSTOOD, numbered_once, verdict
from cchc.records.plans.draft_content import KINDS
from cchc.records.plans.draft_queries import OpenDraft
from cchc.records.plans.models import PlanDraft


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft in the list."""

    slug: str
    title: str
    kind: str
    tasks: int
    doubts: int
    changed: str
    issued_slug: str
    issued_number: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task with what its deadline means and what is to be said of it."""

    id: str
    title: str
    leads: str
    coordinating: str
    deadline: str
    meant: str
    understood: bool
    mends: str
    expected: str
    verdict: str
    href: str


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """One doubt, with the page on which it is mended; `number` counts from 0."""

    number: int
    place: str
    message: str
    text: str
    candidates: str
    href: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding of the check, with the pages of the tasks of which it speaks."""

    weight: str
    must: bool
    text: str
    tasks: tuple[tuple[str, str], ...]


def draft_rows(drafts: Iterable[PlanDraft]) -> tuple[DraftRow, ...]:
    """The drafts as the list shows them."""
    return tuple(
        DraftRow(
            slug=one.slug,
            title=one.title,
            kind=KINDS.get(one.kind, one.kind),
            tasks=len(one.content["plan"]["tasks"]),
            doubts=len(one.content["doubts"]),
            changed=f"{timezone.localtime(one.changed_at):%d/%m/%Y %H:%M}, {_person(one)}",
            issued_slug=one.issued.slug if one.issued else "",
            issued_number=one.issued.number if one.issued else "",
        )
        for one in drafts
    )


def _person(draft: PlanDraft) -> str:
    return draft.changed_by.get_full_name() or draft.changed_by.get_username()


def task_rows(draft: OpenDraft) -> tuple[TaskRow, ...]:
    """The tasks of a draft in their order."""
    return tuple(_task(draft, task) for task in draft.plan.tasks)


def _task(draft: OpenDraft, task: Task) -> TaskRow:
    meant, understood = meant_by(task.deadline, draft.plan)
    here = (f"tasks/{task.id}", f"tasks/{task.id}/")
    doubts = (one for one in draft.doubts if one.path == here[0] or one.path.startswith(here[1]))
    return TaskRow(
        id=task.id,
        title=task.title,
        leads=names(draft.register, task.leads),
        coordinating=names(draft.register, task.coordinating),
        deadline=task.deadline,
        meant=meant,
        understood=understood,
        mends=mends_text(task.mends),
        expected="" if task.expected is None else points_text(task.expected),
        verdict=verdict(doubts),
        href=task_href(draft.row.slug, task.id),
    )


def meant_by(deadline: str, plan: Plan) -> tuple[str, bool]:
    """What a deadline means, in dates, and whether it is understood; empty for none."""
    year = plan.period[0] if plan.period[0] == plan.period[1] else None
    read = parse_deadline(deadline, year)
    if isinstance(read, Unstated):
        return "", True
    return ("", False) if isinstance(read, NotUnderstood) else (shown(read), True)


def names(register: AgencyRegister, who: Iterable[str]) -> str:
    """The names of agencies, one after the other."""
    return ", ".join(register.name_of(one) for one in who)


def task_href(draft: str, task: str) -> str:
    """The page of one task."""
    return reverse("web:plan_draft_task", args=[draft, task])


def doubt_rows(
    doubts: Iterable[Doubt],
    register: AgencyRegister,
    draft: str = "",
    entries: Mapping[str, str] | None = None,
    *,
    once: bool = False,
) -> tuple[DoubtRow, ...]:
    """Doubts in their order; `draft` empty while nothing is saved, `entries` pages by path.

    `once` tells a cause that strikes many rows once, under the number of its first doubt.
    """
    given = tuple(doubts)
    return tuple(
        DoubtRow(
            number=number,
            place=one.place,
            message=one.message,
            text=one.text,
            candidates=", ".join(
                register.name_of(name) if register.has(name) else name for name in one.candidates
            ),
            href=_mending(one, draft, entries or {}) if draft else "",
        )
        for number, one in (numbered_once(given) if once else enumerate(given))
    )


def parted_rows(
    draft: OpenDraft, entries: Mapping[str, str]
) -> tuple[tuple[DoubtRow, ...], tuple[DoubtRow, ...]]:
    """The doubts of a draft: of what was not understood, and of what stands in the draft."""
    rows = doubt_rows(draft.doubts, draft.register, draft.row.slug, entries, once=True)
    unread = tuple(one for one in rows if draft.doubts[one.number].code in NOT_UNDERSTOOD)
    return unread, tuple(one for one in rows if draft.doubts[one.number].code not in NOT_UNDERSTOOD)


def _mending(doubt: Doubt, draft: str, entries: Mapping[str, str]) -> str:
    kind, _, rest = doubt.path.partition("/")
    if kind == "tasks" and rest:
        return task_href(draft, rest.rpartition("/")[0] or rest)
    if kind in ("header", "targets", "general_duties"):
        return reverse("web:plan_draft_head", args=[draft])
    entry = "/".join(doubt.path.split("/")[:2])
    return entries.get(entry) or entries.get(kind, "")


def finding_rows(findings: Iterable[PlanFinding], draft: str = "") -> tuple[FindingRow, ...]:
    """The findings of the check, in their order; with ways to their tasks for who may write the draft."""
    return tuple(
        FindingRow(
            WEIGHT_NAMES[one.weight],
            one.weight is Weight.MUST,
            one.text,
            tuple((task, task_href(draft, task)) for task in one.tasks) if draft else (),
        )
        for one in findings
    )
