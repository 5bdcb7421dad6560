"""Reading what the chairman's page is made of: newest result, newest plan, the place on each index."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from cchc.core.index.standing import Standing
from cchc.core.plan.board import PersonVerdict
from cchc.core.plan.tasks import Plan as CorePlan
from cchc.core.scoring.assessment import Assessment as CoreAssessment
from cchc.records.agencies.models import Register
from cchc.records.assessments.queries import NotVisibleError, newest_national
from cchc.records.indexes.queries import standings_of
from cchc.records.people.models import Role, User
from cchc.records.people.queries import memberships_on, visible_roots
from cchc.records.plans.queries import plans_of

MAIN, CONCLUSION = "improvement_plan", "meeting_conclusion"
READERS = (Role.LEADER, Role.COORDINATOR)
ORDER = ("par-index", "sipas", "papi", "chi-so-766")


@dataclass(frozen=True, slots=True)
class LeaderRecords:
    """A province with its newest national result and plan, None where there is none."""

    province: str
    register: Register
    assessment: CoreAssessment | None
    verdicts: tuple[PersonVerdict, ...]
    plan: CorePlan | None
    standings: tuple[Standing, ...]


def leader_records(by: User, unit: str) -> LeaderRecords:
    """Everything on the chairman's page of a province; raises NotVisibleError. At most eleven queries."""
    provinces = visible_roots(by).filter(slug=unit, kind="province", parent=None)
    province = provinces.select_related("register").first()
    if province is None:
        raise NotVisibleError(unit)
    found = newest_national(by, unit)
    return LeaderRecords(
        province.name,
        province.register,
        None if found is None else found[0],
        () if found is None else found[1],
        _main_plan(plans_of(by, unit)),
        tuple(sorted(standings_of(unit), key=lambda one: _place(one.index.id))),
    )


def _main_plan(plans: Sequence[CorePlan]) -> CorePlan | None:
    """The newest plan that mends the index, else the newest plan of any kind but conclusions of meetings."""
    wanted = [one for one in plans if one.kind != CONCLUSION]
    return next((one for one in wanted if one.kind == MAIN), next(iter(wanted), None))


def leader_pages(by: User) -> tuple[tuple[str, str], ...]:
    """Identifier and name of each province whose page a person reads or prepares today; one query."""
    held = memberships_on(by, timezone.localdate()).filter(role__in=READERS, agency__root__kind="province")
    return tuple(held.order_by("pk").values_list("agency__root__slug", "agency__root__name").distinct())


def _place(index: str) -> int:
    return ORDER.index(index) if index in ORDER else len(ORDER)
