"""Who is to be told: the people who hold a role in an agency on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from cchc.core.campaign.circuit import APPRAISALS, Step
from cchc.records.people.models import Membership, Role

FILLING = (Role.SCORER, Role.COMMUNE_OFFICER)
CONFIRMING = (Role.UNIT_HEAD,)


def filling(step: Step) -> tuple[Role, ...]:
    """The roles that work on a portion of the step."""
    return (Role.APPRAISER,) if step in APPRAISALS else FILLING


def people_in(agencies: Iterable[int], roles: Iterable[Role], day: date) -> dict[int, tuple[int, ...]]:
    """The people by agency who hold one of the roles on a day; one query."""
    found: dict[int, list[int]] = {}
    rows = _held(roles, day).filter(agency__in=set(agencies)).order_by("pk")
    for agency, person in rows.values_list("agency_id", "person_id"):
        found.setdefault(agency, []).append(person)
    return {agency: tuple(dict.fromkeys(people)) for agency, people in found.items()}


def coordinators_in(province: int, day: date) -> tuple[int, ...]:
    """The people who coordinate in a province on a day; one query."""
    rows = _held((Role.COORDINATOR,), day).filter(agency__root=province).order_by("pk")
    return tuple(dict.fromkeys(rows.values_list("person_id", flat=True)))


def _held(roles: Iterable[Role], day: date) -> QuerySet[Membership]:
    started = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    running = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return Membership.objects.filter(started, running, role__in=tuple(roles), person__is_active=True)
