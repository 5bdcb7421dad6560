"""Plans of a province, plans of its agencies, and due days for calendars, as rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from cchc.core.numerals import date_text
from cchc.core.plan.calendar_feed import DueDay
from cchc.core.plan.progress import Outlook, turns
from cchc.records.people.queries import Standing
from cchc.records.plans.policies import may_record_own_plan
from cchc.records.plans.queries.feeds import AgencyWork
from cchc.records.plans.queries.own_plans import OwnPlanRow
from cchc.records.plans.queries.work import PlanWork
from cchc.web.plan_board_rows import turn_text
from cchc.web.plan_room import slot_href
from cchc.web.plan_rows import KIND_NAMES


@dataclass(frozen=True, slots=True)
class PlanListRow:
    """One plan with where it stands."""

    number: str
    href: str
    board: str
    day: str
    title: str
    kind: str
    issuer: str
    amended: int
    overdue: int
    overdue_href: str
    done: str


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One agency with its plan of the year."""

    name: str
    issued: bool
    number: str
    day: str
    address: str
    document: int | None
    note: str
    href: str


def list_rows(works: Iterable[PlanWork]) -> tuple[PlanListRow, ...]:
    """Plans in their order."""
    return tuple(_list_row(work) for work in works)


def _list_row(work: PlanWork) -> PlanListRow:
    plan, day = work.chain.plan, work.day
    found = turns(work.owed)
    board = reverse("web:plan_board", args=[plan.id])
    done = sum(one.settled(day) == len(one.owed) for one in found)
    return PlanListRow(
        plan.number,
        reverse("web:plan", args=[plan.id]),
        board,
        date_text(plan.day),
        plan.title,
        KIND_NAMES[plan.kind],
        plan.agencies.name_of(plan.issuer),
        len(work.chain.rows) - 1,
        sum(one.outlook(day) is Outlook.OVERDUE for one in work.owed),
        f"{board}?nam=&loc=qua-han#viec",
        f"{done}/{len(found)}",
    )


def own_rows(
    rows: Iterable[OwnPlanRow], standing: Standing, root: int, year: int, wanted: str
) -> tuple[OwnRow, ...]:
    """Agencies with their plans, those without first; only these when asked for."""
    return tuple(_own_row(one, standing, root, year) for one in rows if wanted != "chua" or not one.issued)


def _own_row(one: OwnPlanRow, standing: Standing, root: int, year: int) -> OwnRow:
    plan = one.plan
    may = may_record_own_plan(standing, one.agency.pk, root)
    return OwnRow(
        one.agency.name,
        one.issued,
        plan.number if plan else "",
        date_text(plan.day) if plan and plan.day else "",
        plan.address if plan else "",
        plan.document_id if plan else None,
        plan.note if plan else "",
        reverse("web:own_plan", args=[year, one.agency.pk]) if may else "",
    )


def own_years(year: int) -> tuple[int, ...]:
    """The years around one."""
    return tuple(range(year - 2, year + 2))


def due_days(found: AgencyWork, site: str) -> Iterator[DueDay]:
    """What an agency owes as days of a calendar."""
    for work, one in found.owed:
        if one.due is None:
            continue
        plan, slot = one.plan, one.slot
        turn = turn_text(one)
        about = [one.task.title, f"Kế hoạch {plan.number}, nhiệm vụ {slot.task}", turn]
        yield DueDay(
            f"{work.chain.rows[0].slug}-{slot.task}-{slot.key}-{found.agency.pk}@cchc",
            one.due,
            f"Hạn nhiệm vụ {slot.task}{f', {turn}' if turn else ''} ({plan.number})",
            "\n".join(filter(None, about)),
            f"{site}{slot_href(work.chain.row.slug, slot)}",
        )
