"""Reading what the chairman's page is made of: newest result, newest plan, the place on each index."""

from dataclasses import dataclass

from django.utils import timezone

from cchc.core.index.standing import Standing
from cchc.core.plan.board import PersonVerdict
from cchc.core.plan.tasks import Plan as CorePlan
from cchc.core.scoring.assessment import Assessment as CoreAssessment
from cchc.records.assessments.queries import NotVisibleError, newest_national
from cchc.records.indexes.queries import standings_of
from cchc.records.people.models import Role, User
from cchc.records.people.queries import memberships_on, visible_roots
from cchc.records.plans.queries import plans_of

READERS = (Role.LEADER, Role.COORDINATOR)
ORDER = ("par-index", "sipas", "papi", "chi-so-766")


@dataclass(frozen=True, slots=True)
class LeaderRecords:
    """A province with its newest national result and plan, None where there is none."""

    province: str
    assessment: CoreAssessment | None
    verdicts: tuple[PersonVerdict, ...]
    plan: CorePlan | None
    standings: tuple[Standing, ...]


def leader_records(by: User, unit: str) -> LeaderRecords:
    """Everything on the chairman's page of a province; raises NotVisibleError. At most eleven queries."""
    provinces = visible_roots(by).filter(slug=unit, kind="province", parent=None)
    name = provinces.values_list("name", flat=True).first()
    if name is None:
        raise NotVisibleError(unit)
    found = newest_national(by, unit)
    return LeaderRecords(
        name,
        None if found is None else found[0],
        () if found is None else found[1],
        next(iter(plans_of(by, unit)), None),
        tuple(sorted(standings_of(unit), key=lambda one: _place(one.index.id))),
    )


def leader_pages(by: User) -> tuple[tuple[str, str], ...]:
    """Identifier and name of each province whose page a person reads or prepares today; one query."""
    held = memberships_on(by, timezone.localdate()).filter(role__in=READERS, agency__root__kind="province")
    return tuple(held.order_by("pk").values_list("agency__root__slug", "agency__root__name").distinct())


def _place(index: str) -> int:
    return ORDER.index(index) if index in ORDER else len(ORDER)
