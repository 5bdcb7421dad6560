"""A person with all that he holds on one day; every policy is a pure function of it."""

from dataclasses import dataclass
from datetime import date

from cchc.records.people.models import Role, User


@dataclass(frozen=True, slots=True)
class Held:
    """One role that a person holds on the day: where, for which areas (none = all), and whom it reaches.

    `reach` are the agency itself and those below it; `root` is the province, which coordinators and leaders
    of the province see as a whole; `slug` names the agency in its `register`.
    `kin` are all above or below the agency, itself too, without the top of the province: whoever serves at
    the top is near to nobody.
    """

    role: Role
    agency: int
    root: int | None
    areas: frozenset[str]
    reach: frozenset[int]
    kin: frozenset[int] = frozenset()
    register: int | None = None
    slug: str = ""


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

    def kin_of(self, agency: int) -> bool:
        """Whether the person serves in the agency, or in one above or below it, in whatever role."""
        return any(agency == one.agency or agency in one.kin for one in self.held)

    def coordinates(self, root: int) -> bool:
        """Whether the person coordinates the reform in the province."""
        return any(one.role == Role.COORDINATOR and one.root == root for one in self.held)

    def administers(self, root: int | None = None) -> bool:
        """Whether the person administers the installation, or (with `root`) at least that province."""
        if not self.person.is_active:
            return False
        return self.person.is_superuser or any(
            one.role == Role.ADMINISTRATOR and (root is None or one.root == root) for one in self.held
        )

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
