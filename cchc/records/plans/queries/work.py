"""What is owed of a plan and what was said of it, as rows of the database and as core values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.db.models import Count

from cchc.core.plan.progress import Owed, Said, Slot, Status, answering, owed
from cchc.records.people.models import User
from cchc.records.plans.models import Plan, Progress
from cchc.records.plans.queries.chain import Chain, chain_of


@dataclass(frozen=True)
class PlanWork:
    """A plan on a day: everything that is owed, and who said what of it."""

    chain: Chain
    day: date
    rows: Mapping[Slot, Progress]

    @cached_property
    def owed(self) -> tuple[Owed, ...]:
        """What the leading agencies owe, in the order of the plan."""
        said = {slot: said_of(row) for slot, row in self.rows.items()}
        return tuple(owed(self.chain.versions, self.day, said, self.chain.fixed))

    @cached_property
    def beside(self) -> tuple[tuple[Slot, Progress], ...]:
        """What others than the leading agencies said: those who coordinate, or led an earlier version."""
        expected = {one.slot for one in self.owed}
        return tuple((slot, row) for slot, row in self.rows.items() if slot not in expected)

    def at(self, slot: Slot) -> Owed | None:
        """What stands at a slot: owed by a leading agency, or open to one that coordinates."""
        found = next((one for one in self.owed if one.slot == slot), None)
        if found is not None or slot.agency not in self.chain.plan.agencies.by_id:
            return found
        same = (one for one in self.owed if (one.task.id, one.slot.key) == (slot.task, slot.key))
        led = next(same, None)
        if led is None or slot.agency not in self.coordinating(led):
            return None
        said = self.rows.get(slot)
        return replace(led, agency=slot.agency, said=None if said is None else said_of(said))

    def coordinating(self, led: Owed) -> tuple[str, ...]:
        """The agencies that coordinate in a task on its day."""
        at = led.plan.day if led.due is None else max(led.plan.day, led.due)
        return answering(led.plan.agencies, led.task.coordinating, at)

    def name_of(self, agency: str) -> str:
        """The name of an agency."""
        return self.chain.plan.agencies.name_of(agency)


def work_of(by: User, slug: str, day: date) -> PlanWork:
    """What is owed of a plan; four queries once it is in memory. Raises NotVisibleError."""
    return work_of_chain(chain_of(by, slug), day)


def work_of_chain(chain: Chain, day: date) -> PlanWork:
    """What is owed of a plan that was read; one query."""
    return works_of([chain], day)[0]


def works_of(chains: Sequence[Chain], day: date) -> tuple[PlanWork, ...]:
    """What is owed of many plans; one query."""
    said = said_in([row for chain in chains for row in chain.rows])
    return tuple(PlanWork(chain, day, _by_slot(chain, said)) for chain in chains)


def said_in(plans: Iterable[Plan]) -> tuple[Progress, ...]:
    """What was said of plans, of their first versions first; one query."""
    rows = (
        Progress.objects.filter(task__plan__in=list(plans))
        .select_related("task", "agency", "by", "confirmed_by")
        .annotate(proved=Count("proofs"))
    )
    return tuple(rows.order_by("task__plan__day", "task__plan_id", "pk"))


def slot_of(row: Progress) -> Slot:
    """Where a row stands in its plan."""
    return Slot(row.task.number, row.agency.slug, row.occurrence)


def _by_slot(chain: Chain, said: Iterable[Progress]) -> dict[Slot, Progress]:
    """What was said of the newest version counts."""
    plans = {row.pk for row in chain.rows}
    return {slot_of(row): row for row in said if row.task.plan_id in plans}


def said_of(row: Progress) -> Said:
    """What a row says, as a core value; `proved` is counted by the query."""
    return Said(
        status=Status(row.status),
        result=row.result,
        done_on=row.done_on,
        units=tuple(row.units),
        reason=row.reason,
        confirmed=row.confirmed_at is not None,
        version=row.version,
        documents=getattr(row, "proved", 0),
    )
