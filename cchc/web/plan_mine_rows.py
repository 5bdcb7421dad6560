"""What the agencies for which a person works owe of the plans that he sees, and what waits for his answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from cchc.core.plan.progress import Outlook, Owed
from cchc.records.people.queries import Standing
from cchc.records.plans.models import Difficulty, Plan
from cchc.records.plans.queries.feeds import own_agencies
from cchc.records.plans.queries.work import PlanWork
from cchc.web.plan_board_rows import SLUGS

MOST = 30


@dataclass(frozen=True, slots=True)
class MineRow:
    """One agency in one plan: how many stand how, each with the page on which they stand."""

    agency: str
    plan: str
    href: str
    overdue: int
    overdue_href: str
    soon: int
    soon_href: str
    waiting: int
    waiting_href: str
    open: int


def mine_rows(works: Iterable[PlanWork], standing: Standing) -> tuple[MineRow, ...]:
    """The agencies of a person with open work, the most overdue first, at most 30; one query."""
    own = own_agencies(standing)
    found = [
        _row(work, slug, rows)
        for work in works
        for slug, rows in _by_agency(work, own.get(work.chain.row.register_id, ())).items()
    ]
    kept = sorted((one for one in found if one.open), key=lambda one: (-one.overdue, -one.waiting, -one.soon))
    return tuple(kept[:MOST])


def _by_agency(work: PlanWork, own: Iterable[str]) -> dict[str, list[Owed]]:
    wanted, found = set(own), dict[str, list[Owed]]()
    for one in work.owed:
        if one.agency in wanted:
            found.setdefault(one.agency, []).append(one)
    return found


def _row(work: PlanWork, agency: str, rows: list[Owed]) -> MineRow:
    outlooks = [one.outlook(work.day) for one in rows]
    counts = {one: outlooks.count(one) for one in Outlook}
    return MineRow(
        agency=work.name_of(agency),
        plan=work.chain.plan.number,
        href=_href(work, agency, None),
        overdue=counts[Outlook.OVERDUE],
        overdue_href=_href(work, agency, Outlook.OVERDUE),
        soon=counts[Outlook.SOON],
        soon_href=_href(work, agency, Outlook.SOON),
        waiting=counts[Outlook.WAITING],
        waiting_href=_href(work, agency, Outlook.WAITING),
        open=sum(counts[one] for one in (Outlook.OVERDUE, Outlook.SOON, Outlook.WAITING, Outlook.COMING)),
    )


def _href(work: PlanWork, agency: str, outlook: Outlook | None) -> str:
    asked = {"nam": "", "co-quan": agency, **({"loc": SLUGS[outlook]} if outlook else {})}
    return f"{reverse('web:plan_board', args=[work.chain.plan.id])}?{urlencode(asked)}#viec"


def unanswered(plans: Iterable[Plan], standing: Standing) -> tuple[tuple[str, str, int], ...]:
    """Number, page and count of unanswered difficulties of plans that a person coordinates; one query."""
    mine: Mapping[int, Plan] = {
        one.pk: one for one in plans if standing.coordinates(one.issuer.root_id or one.issuer_id)
    }
    if not mine:
        return ()
    rows = Difficulty.objects.filter(task__plan__in=mine, answer="").values_list("task__plan", flat=True)
    waiting = list(rows)
    return tuple(
        (plan.number, reverse("web:plan_difficulties", args=[plan.slug]), waiting.count(pk))
        for pk, plan in mine.items()
        if pk in waiting
    )
