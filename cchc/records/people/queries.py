"""What a person may see: the subtrees of the provinces in which he holds a role."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.sessions.models import Session
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from cchc.records.agencies.models import Agency
from cchc.records.agencies.queries import is_top
from cchc.records.people.models import ApiToken, Membership, Role, SignIn, User
from cchc.records.people.standing import Held, Standing

__all__ = [
    "Held",
    "OpenSession",
    "Standing",
    "codes_left",
    "has_second_factor",
    "memberships_on",
    "open_sessions",
    "own_province",
    "standing_of",
    "tokens_of",
    "visible_roots",
]


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


# An agency and three above it, as far as those below are found too; two more tell which of them is the top.
LADDER = ("agency", *(f"agency{'__parent' * steps}" for steps in range(1, 6)))
OWN = ("role", "areas", "agency__root", "agency__register", "agency__slug")
KINDS = tuple(f"{rung}__kind" for rung in LADDER[:4])


def standing_of(person: User, day: date) -> Standing:
    """What a person holds on a day; two queries, none for an account that is switched off.

    Every request asks for it: bare columns, as whole agencies with those above them cost several times more.
    """
    if not person.is_active:
        return Standing(person, day, ())
    held = memberships_on(person, day).order_by("pk")
    rows = list(held.values_list(*OWN, *LADDER, *KINDS))
    below: dict[int, set[int]] = {row[len(OWN)]: {row[len(OWN)]} for row in rows}
    chain = Agency.objects.order_by().filter(
        Q(parent__in=below) | Q(parent__parent__in=below) | Q(parent__parent__parent__in=below)
    )
    ladders = chain.values_list("pk", "parent", "parent__parent", "parent__parent__parent")
    for own, *above in ladders if below else ():
        for one in above:
            if one in below:
                below[one].add(own)
    return Standing(person, day, tuple(_held(row, below) for row in rows))


def _held(row: Sequence[Any], below: Mapping[int, set[int]]) -> Held:
    role, areas, root, register, slug, *ladder = row
    near = frozenset(_below_the_top(ladder[: len(LADDER)], ladder[len(LADDER) :]))
    reach = frozenset(below[ladder[0]])
    kin = reach | near if near else near
    return Held(Role(role), ladder[0], root, frozenset(areas), reach, kin, register, slug)


def _below_the_top(ladder: Sequence[int | None], kinds: Sequence[str | None]) -> Iterator[int]:
    """The agency and those above it, up to but without the top of the province."""
    for own, kind, above, beyond in zip(ladder, kinds, ladder[1:], ladder[2:], strict=False):
        if own is None or is_top(kind, above, beyond):
            return
        yield own


def has_second_factor(person: User) -> bool:
    """Whether an authenticator application is set up for the account; one query."""
    found: bool = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()
    return found


def codes_left(person: User) -> int:
    """How many recovery codes are unused; one query."""
    held = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
    return 0 if held is None else len(RecoveryCodes(held).get_unused_codes())


@dataclass(frozen=True, slots=True)
class OpenSession:
    """One session of a person as he sees it; `current` is the one in which he looks."""

    pk: int
    at: datetime
    seen: datetime | None
    address: str
    browser: str
    current: bool


def open_sessions(person: User, current: str, now: datetime) -> tuple[OpenSession, ...]:
    """The sessions that have not ended, newest first; two queries."""
    rows = list(SignIn.objects.filter(person=person).order_by("-at", "-pk"))
    alive = Session.objects.filter(session_key__in=[row.session_key for row in rows], expire_date__gt=now)
    seen = {one.session_key: one.get_decoded().get("seen") for one in alive}
    return tuple(
        OpenSession(
            row.pk,
            row.at,
            _moment(seen[row.session_key]),
            row.address,
            row.browser,
            row.session_key == current,
        )
        for row in rows
        if row.session_key in seen
    )


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def tokens_of(person: User) -> QuerySet[ApiToken]:
    """The keys of a person, living ones first."""
    return ApiToken.objects.filter(person=person).order_by(F("revoked_at").desc(nulls_first=True), "-made_at")
