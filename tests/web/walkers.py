"""Who walks the site: every role at the agency of a page and at another, strangers, nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.test import Client

from cchc.records.agencies.queries import agency_by_key
from cchc.records.people.models import Membership, Role, User
from tests.web.conftest import browser_of

OWN, OTHER = "own", "other"
ANONYMOUS, STRANGER, ADMINISTRATOR = "anonymous", "stranger", "administrator"


def of(*roles: Role, where: tuple[str, ...] = (OWN, OTHER)) -> frozenset[str]:
    """The walkers with one of these roles, in the agency of the page and in another one of its province."""
    return frozenset(f"{role.value}@{place}" for role in roles for place in where)


PROVINCE = of(*Role) | {ADMINISTRATOR}
EVERYBODY = PROVINCE | {STRANGER}
COORDINATORS = of(Role.COORDINATOR)
NOBODY: frozenset[str] = frozenset()
WALKERS = (ANONYMOUS, *sorted(EVERYBODY))

PROVINCES = {
    "vinh-phuc": ("vinh-phuc/so-noi-vu", "vinh-phuc/so-tu-phap"),
    "vinh-long": ("vinh-long/so-noi-vu", "vinh-long/so-tu-phap"),
}


@dataclass(frozen=True, slots=True)
class Answers:
    """Status per audience; who stands in none of them gets `others`, who is not signed in `anonymous`."""

    to: Mapping[int, frozenset[str]] = field(default_factory=dict)
    others: int = 404
    anonymous: int = 302

    def expected(self, walker: str) -> int:
        """The status that a walker must be answered."""
        if walker == ANONYMOUS:
            return self.anonymous
        return next((status for status, group in self.to.items() if walker in group), self.others)


def seen(*audience: frozenset[str], others: int = 404) -> Answers:
    """These see the page, for all others it does not exist (or is refused, with `others`)."""
    return Answers({200: frozenset().union(*audience)}, others)


FOR_EVERYBODY = seen(EVERYBODY)
REFUSED = Answers(others=405)  # the address takes no such request


@dataclass(frozen=True, slots=True)
class Walkers:
    """Browsers by name of the walker, ready to ask."""

    browsers: Mapping[str, Client]


def walkers_of(own: str, other: str, far: str) -> Walkers:
    """One person for each walker; `far` is the agency of the stranger, who coordinates there."""
    browsers = {ANONYMOUS: Client()}
    for walker in WALKERS[1:]:
        person = User.objects.create(username=f"di.{walker}", is_superuser=walker == ADMINISTRATOR)
        role, _, where = walker.partition("@")
        if where:
            agency = agency_by_key(own if where == OWN else other)
            Membership.objects.create(person=person, agency=agency, role=role)
        elif walker == STRANGER:
            Membership.objects.create(person=person, agency=agency_by_key(far), role=Role.COORDINATOR)
        browsers[walker] = browser_of(person)
    return Walkers(browsers)
