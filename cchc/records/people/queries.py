"""What a person may see: the subtrees of the provinces in which he holds a role."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from cchc.records.agencies.models import Agency
from cchc.records.people.models import Membership, Role, User


def memberships_on(person: User, day: date) -> QuerySet[Membership]:
    """The roles of a person that are valid on a day."""
    started = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    running = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return Membership.objects.filter(started, running, person=person)


def visible_roots(person: User, day: date | None = None) -> QuerySet[Agency]:
    """The provinces whose data a person sees; an administrator of the installation sees all of them."""
    if not person.is_active:
        return Agency.objects.none()
    if person.is_superuser:
        return Agency.objects.all()
    held = memberships_on(person, day or timezone.localdate())
    return Agency.objects.filter(pk__in=held.values("agency__root"))


def own_province(person: User, day: date | None = None) -> str | None:
    """The identifier of the province in which a person holds a role, None for who holds none."""
    held = memberships_on(person, day or timezone.localdate()).filter(agency__root__isnull=False)
    return held.order_by("pk").values_list("agency__root__slug", flat=True).first()


@dataclass(frozen=True, slots=True)
class Held:
    """One role that a person holds on the day: where, for which areas (none = all), and whom it reaches.

    `reach` are the agency itself and those below it; `root` is the province, which coordinators and leaders
    of the province see as a whole.
    """

    role: Role
    agency: int
    root: int | None
    areas: frozenset[str]
    reach: frozenset[int]


@dataclass(frozen=True, slots=True)
class Standing:
    """A person and all that he holds on a day; policies are pure functions of it."""

    person: User
    day: date
    held: tuple[Held, ...]

    @property
    def agencies(self) -> frozenset[int]:
        """The agencies in which the person serves, in whatever role, without those below them."""
        return frozenset(one.agency for one in self.held)

    def coordinates(self, root: int) -> bool:
        """Whether the person coordinates the reform in the province."""
        return any(one.role == Role.COORDINATOR and one.root == root for one in self.held)

    def leads(self, root: int) -> bool:
        """Whether the person is a leader of the province's committee."""
        return any(one.role == Role.LEADER and one.root == root for one in self.held)

    def serves(self, agency: int, *roles: Role, area: str | None = None) -> bool:
        """Whether the person holds one of the roles for the agency (or one above it) and for the area.

        `area` None asks for the agency as a whole: a role restricted to some areas answers it too.
        """
        return any(
            one.role in roles and agency in one.reach and (area is None or not one.areas or area in one.areas)
            for one in self.held
        )


def standing_of(person: User, day: date) -> Standing:
    """What a person holds on a day; two queries, none for an account that is switched off."""
    if not person.is_active:
        return Standing(person, day, ())
    rows = list(memberships_on(person, day).select_related("agency").order_by("pk"))
    agencies = {row.agency_id for row in rows}
    below: dict[int, set[int]] = {agency: {agency} for agency in agencies}
    chain = Agency.objects.filter(
        Q(parent__in=agencies) | Q(parent__parent__in=agencies) | Q(parent__parent__parent__in=agencies)
    )
    ladders = chain.values_list("pk", "parent", "parent__parent", "parent__parent__parent")
    for own, *above in ladders if agencies else ():
        for one in above:
            if one in below:
                below[one].add(own)
    return Standing(person, day, tuple(_held(row, frozenset(below[row.agency_id])) for row in rows))


def _held(row: Membership, reach: frozenset[int]) -> Held:
    return Held(Role(row.role), row.agency_id, row.agency.root_id, frozenset(row.areas), reach)
