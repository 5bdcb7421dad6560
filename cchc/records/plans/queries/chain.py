"""A plan with all its versions: the rows of the database beside the core values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from cchc.core.plan.tasks import Plan as CorePlan
from cchc.core.plan.versions import Version, versions
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.people.models import User
from cchc.records.plans.models import Plan, PlanTask
from cchc.records.plans.policies import visible
from cchc.records.plans.queries.issued import complete, core_plan


@dataclass(frozen=True)
class Chain:
    """The versions of one plan in the order in which they were signed; `row` is the one asked for.

    `tasks` are those of all versions, the first version first.
    """

    row: Plan
    rows: tuple[Plan, ...]
    tasks: tuple[PlanTask, ...]

    @property
    def root(self) -> int:
        """The province."""
        return self.row.issuer.root_id or self.row.issuer_id

    @cached_property
    def plan(self) -> CorePlan:
        """The version that was asked for."""
        return core_plan(self.row)

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """All versions as core values."""
        return versions([core_plan(row) for row in self.rows])

    @property
    def newest(self) -> Plan:
        """The version that was signed last."""
        return self.rows[-1]

    @property
    def fixed(self) -> dict[str, date]:
        """Days that a person settled for tasks to which the text gives none."""
        return {one.number: one.settled_due for one in self.tasks if one.settled_due is not None}

    def task_of(self, plan: CorePlan, number: str) -> PlanTask:
        """The row of a task of a version."""
        slugs = {row.pk: row.slug for row in self.rows}
        return next(one for one in self.tasks if one.number == number and slugs[one.plan_id] == plan.id)

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        """The agencies of the list that the plan uses, by identifier; one query."""
        return {one.slug: one for one in Agency.objects.filter(register=self.row.register_id)}


def chain_of(by: User, slug: str) -> Chain:
    """The plan with its versions; three queries once they are in memory. Raises NotVisibleError."""
    row = _with_issuer(visible(by)).filter(slug=slug).first()
    if row is None:
        raise NotVisibleError(slug)
    rows = _joined(row, list(_with_issuer(Plan.objects.filter(issuer__root=row.issuer.root_id))))
    return Chain(row, rows, _tasks(rows))


def chains_of(rows: QuerySet[Plan]) -> tuple[Chain, ...]:
    """All plans among these, each once with its versions, the newest first; two queries."""
    found = list(_with_issuer(rows))
    tasks = _tasks(found)
    chains = []
    for row in found:
        joined = _joined(row, found)
        if joined[-1].pk == row.pk:
            mine = {one.pk for one in joined}
            chains.append(Chain(row, joined, tuple(one for one in tasks if one.plan_id in mine)))
    return tuple(chains)


def _tasks(rows: Iterable[Plan]) -> tuple[PlanTask, ...]:
    found = PlanTask.objects.filter(plan__in=[row.pk for row in rows])
    return tuple(found.order_by("plan__day", "plan_id", "position"))


def _joined(row: Plan, others: Iterable[Plan]) -> tuple[Plan, ...]:
    """Whatever amends it or is amended by it, however many steps away, in order of the days."""
    known = {one.pk: one for one in others}
    joined = {row.pk: row}
    grown = True
    while grown:
        linked = [
            one
            for one in known.values()
            if one.pk not in joined
            and (one.amends_id in joined or any(row.amends_id == one.pk for row in joined.values()))
        ]
        joined.update({one.pk: one for one in linked})
        grown = bool(linked)
    return tuple(sorted(joined.values(), key=lambda one: (one.day, one.pk)))


def _with_issuer(rows: QuerySet[Plan]) -> QuerySet[Plan]:
    return complete(rows).select_related("issuer")
