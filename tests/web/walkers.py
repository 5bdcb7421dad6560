"""Who walks the site: every role at the agency of a page and at another, strangers, nobody."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from cchc.records.agencies.queries import agency_by_key
from cchc.records.people.actions.tokens import fingerprint
from cchc.records.people.models import ApiToken, Membership, Role, User
from cchc.web.session_guard import SECOND_FACTOR, SEEN

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


def walkers_of(own: str, other: str, far: str, *, key: bool = False) -> Walkers:
    """One person for each walker; `far` is the agency of the stranger, who coordinates there.

    `key`: they are programs that send a key of their own and have no session.
    """
    named = [User(username=f"di.{one}", is_superuser=one == ADMINISTRATOR) for one in WALKERS[1:]]
    people = dict(zip(WALKERS[1:], User.objects.bulk_create(named), strict=True))
    agencies = {OWN: agency_by_key(own), OTHER: agency_by_key(other), "": agency_by_key(far)}
    roles = []
    for walker, person in people.items():
        role, _, where = walker.partition("@")
        if walker != ADMINISTRATOR:
            held = Role.COORDINATOR if walker == STRANGER else role
            roles.append(Membership(person=person, agency=agencies[where], role=held))
    Membership.objects.bulk_create(roles)
    return Walkers({ANONYMOUS: Client(), **(_programs(people) if key else _browsers(people))})


def _programs(people: Mapping[str, User]) -> dict[str, Client]:
    """Programs with keys written all at once."""
    now = timezone.now()
    raw = {walker: f"cchc_{walker}" for walker in people}
    ApiToken.objects.bulk_create(
        ApiToken(
            person=person,
            name="di",
            sha256=fingerprint(raw[walker]),
            scopes=["read", "write"],
            expires_on=now.date() + timedelta(days=30),
            made_at=now,
        )
        for walker, person in people.items()
    )
    return {one: Client(headers={"Authorization": f"Bearer {text}"}) for one, text in raw.items()}


def _browsers(people: Mapping[str, User]) -> dict[str, Client]:
    """Browsers with sessions written all at once: signing in one by one costs more than the walk."""
    browsers, sessions = {}, []
    until = timezone.now() + timedelta(hours=1)
    for walker, person in people.items():
        held = {
            SESSION_KEY: str(person.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: person.get_session_auth_hash(),
            SEEN: int(time.time()),
            SECOND_FACTOR: True,
        }
        key = f"{len(sessions):032}"
        sessions.append(Session(session_key=key, session_data=SessionStore().encode(held), expire_date=until))
        browsers[walker] = Client()
        browsers[walker].cookies[settings.SESSION_COOKIE_NAME] = key
    Session.objects.bulk_create(sessions)
    return browsers
