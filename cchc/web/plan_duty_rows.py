"""Tasks of plans that wait for a person: what his agencies owe soon or too late, what waits for his word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from django.urls import reverse

from cchc.core.plan.boards import hurried
from cchc.core.plan.progress import OUTLOOK_NAMES, Outlook, Owed
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing
from cchc.records.plans.policies import REPORTING
from cchc.records.plans.queries.feeds import own_agencies
from cchc.records.plans.queries.work import PlanWork
from cchc.web.campaign_rows import Urgency
from cchc.web.plan_board_rows import SLUGS, due_text, turn_text
from cchc.web.plan_room import slot_href

MOST, MOST_WORDS = 8, 120
HURRIED = (Outlook.OVERDUE, Outlook.SOON, Outlook.WAITING)
LOOKS: dict[Outlook, tuple[str, Urgency]] = {
    Outlook.OVERDUE: ("returned", "late"),
    Outlook.SOON: ("none", "soon"),
    Outlook.WAITING: ("submitted", "open"),
}


@dataclass(frozen=True, slots=True)
class PlanDutyRow:
    """One piece of work of a plan in the list of a person, with the page on which it is done."""

    what: str
    whom: str
    href: str
    plan: str
    state: str
    look: str
    due: str
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class PlanDuties:
    """The most urgent of what waits, and how much else there is."""

    rows: tuple[PlanDutyRow, ...] = ()
    others: int = 0


def plan_duties(works: Sequence[PlanWork], standing: Standing, day: date) -> PlanDuties:
    """What plans want of a person, at most eight rows; no query.

    The rows of the plans say how many of their difficulties are `unanswered`. To the head of an agency, what
    waits for his word comes first.
    """
    own = own_agencies(standing) if any(one.role in REPORTING for one in standing.held) else {}
    mine = [pair for work in works for pair in _owed(work, own.get(work.chain.row.register_id, ()))]
    place = {id(one): work for work, one in mine}
    ordered = hurried([one for _, one in mine], day)
    if any(one.role == Role.UNIT_HEAD for one in standing.held):
        ordered = tuple(sorted(ordered, key=lambda one: one.outlook(day) is not Outlook.WAITING))
    rows = (*_waiting(works, standing), *(_row(place[id(one)], one) for one in ordered))
    return PlanDuties(rows[:MOST], len(rows[MOST:]))


def _owed(work: PlanWork, own: Iterable[str]) -> Iterator[tuple[PlanWork, Owed]]:
    return ((work, one) for one in work.owed if one.agency in own and one.outlook(work.day) in HURRIED)


def _row(work: PlanWork, one: Owed) -> PlanDutyRow:
    outlook = one.outlook(work.day)
    look, urgency = LOOKS[outlook]
    turn, title = turn_text(one), shorten(one.task.title, MOST_WORDS, placeholder="…")
    return PlanDutyRow(
        f"Nhiệm vụ {one.task.id}{f', {turn}' if turn else ''}: {title}",
        work.name_of(one.agency),
        slot_href(work.chain.row.slug, one.slot),
        one.plan.number,
        OUTLOOK_NAMES[outlook].capitalize(),
        look,
        due_text(one.due, work.day, outlook),
        urgency,
    )


def _waiting(works: Iterable[PlanWork], standing: Standing) -> Iterator[PlanDutyRow]:
    """What waits for who coordinates: difficulties to be answered, results whose agency has not confirmed."""
    for work in works:
        if not standing.coordinates(work.chain.root):
            continue
        plan = work.chain.plan
        asked = sum(getattr(row, "unanswered", None) or 0 for row in work.chain.rows)
        if asked:
            href = reverse("web:plan_difficulties", args=[plan.id])
            yield _gathered(f"{asked} khó khăn, kiến nghị của các cơ quan", href, plan.number, "Chờ trả lời")
        count = sum(one.outlook(work.day) is Outlook.WAITING for one in work.owed)
        if count:
            board = reverse("web:plan_board", args=[plan.id])
            href = f"{board}?nam=&loc={SLUGS[Outlook.WAITING]}#viec"
            yield _gathered(f"{count} kết quả của các cơ quan", href, plan.number, "Chờ xác nhận")


def _gathered(what: str, href: str, plan: str, state: str) -> PlanDutyRow:
    return PlanDutyRow(what, "", href, plan, state, "submitted", "", "open")
