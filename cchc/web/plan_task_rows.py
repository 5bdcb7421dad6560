"""One task with its occurrences, agency by agency; and one slot of it with what was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cchc.core.deadline.values import NotUnderstood
from cchc.core.deadline.wording import shown
from cchc.core.numerals import date_text, number_text
from cchc.core.plan.progress import (
    OUTLOOK_NAMES,
    STATUS_NAMES,
    Owed,
    Status,
    task_deadline,
    turns,
    unlisted,
)
from cchc.core.plan.tasks import Plan, Task
from cchc.records.plans.models import Difficulty, PlanTask, Progress
from cchc.web.agency_names import names
from cchc.web.plan_board_rows import LOOKS, due_text, mend_text, told_text, turn_text
from cchc.web.plan_room import PlanRoom, slot_href, task_href


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One agency at one occurrence."""

    name: str
    outlook: str
    look: str
    told: str
    href: str


@dataclass(frozen=True, slots=True)
class TurnRow:
    """One occurrence with its agencies."""

    name: str
    due: str
    done: str
    agencies: tuple[AgencyRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskPage:
    """Everything of one task."""

    number: str
    title: str
    section: str
    leads: str
    coordinating: str
    written: str
    understood: str
    not_understood: bool
    mends: tuple[str, ...]
    quantity: str
    requirement: str
    evidence: str
    turns: tuple[TurnRow, ...]
    unlisted: str
    settled: str
    settled_why: str


@dataclass(frozen=True, slots=True)
class DifficultyRow:
    """A difficulty or a proposal with its answer."""

    id: int
    kind: str
    agency: str
    text: str
    asked: str
    answer: str
    answered: str
    seen: str
    task: str
    task_href: str


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What was said of a slot."""

    status: str
    result: str
    done_on: str
    units: tuple[str, ...]
    counted: str
    lacking: tuple[str, ...]
    reason: str
    who: str
    confirmed: str


def task_page(room: PlanRoom, plan: Plan, task: Task, row: PlanTask) -> TaskPage:
    """One task of a version, with all occurrences for which its versions answer."""
    mine = [one for one in room.work.owed if one.task.id == task.id]
    deadline = task_deadline(plan, task)
    quantity = task.quantity
    return TaskPage(
        number=task.id,
        title=task.title,
        section=task.section,
        leads=names(plan.agencies, task.leads),
        coordinating=names(plan.agencies, task.coordinating),
        written=task.deadline,
        understood=shown(deadline),
        not_understood=isinstance(deadline, NotUnderstood),
        mends=tuple(mend_text(plan, mend) for mend in task.mends),
        quantity="" if quantity is None else f"{number_text(quantity.count)} {quantity.noun}",
        requirement=task.requirement,
        evidence=task.evidence,
        turns=tuple(_turn(room, turn.owed) for turn in turns(mine)),
        unlisted=names(plan.agencies, unlisted(plan, task, plan.day)),
        settled="" if row.settled_due is None else date_text(row.settled_due),
        settled_why=row.settled_why,
    )


def _turn(room: PlanRoom, owed: tuple[Owed, ...]) -> TurnRow:
    day, first = room.work.day, owed[0]
    worst = min((one.outlook(day) for one in owed), key=list(OUTLOOK_NAMES).index)
    done = sum(one.outlook(day).value.startswith("done") for one in owed)
    return TurnRow(
        turn_text(first) or ("Không định ngày" if first.occurrence is None else "Một lần"),
        due_text(first.due, day, worst),
        f"{done}/{len(owed)} cơ quan",
        tuple(_agency(room, one) for one in owed),
    )


def _agency(room: PlanRoom, one: Owed) -> AgencyRow:
    outlook = one.outlook(room.work.day)
    name = room.work.name_of(one.agency)
    href = slot_href(room.slug, one.slot)
    return AgencyRow(name, OUTLOOK_NAMES[outlook], LOOKS.get(outlook, ""), told_text(one), href)


def difficulty_rows(rows: Iterable[Difficulty], plan: str) -> tuple[DifficultyRow, ...]:
    """Difficulties in their order."""
    return tuple(
        DifficultyRow(
            one.pk,
            one.get_kind_display(),
            one.agency.name,
            one.text,
            f"{one.by} báo cáo {_when(one.at)}",
            one.answer,
            f"{one.answered_by} trả lời {_when(one.answered_at)}" if one.answered_at else "",
            one.answered_at.isoformat() if one.answered_at else "",
            f"Nhiệm vụ {one.task.number}. {one.task.title}",
            task_href(plan, one.task.number),
        )
        for one in rows
    )


def said_row(owed: Owed, row: Progress | None) -> SaidRow | None:
    """What was said of a slot, None while nobody has said anything."""
    if row is None:
        return None
    quantity = owed.task.quantity
    confirmed = f"{row.confirmed_by} xác nhận {_when(row.confirmed_at)}" if row.confirmed_at else ""
    return SaidRow(
        STATUS_NAMES[Status(row.status)],
        row.result,
        date_text(row.done_on) if row.done_on else "",
        tuple(row.units),
        f"{len(row.units)}/{number_text(quantity.count)} {quantity.noun}" if quantity else "",
        tuple(unit for unit in quantity.units if unit not in row.units) if quantity else (),
        row.reason,
        f"{row.by} ghi {_when(row.at)}",
        confirmed,
    )


def _when(at: datetime) -> str:
    here = timezone.localtime(at)
    return f"lúc {here:%H:%M} ngày {date_text(here.date())}"
