"""Accounts as a province sees them: the list, one account with its roles, what policies ask of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from cchc.core.errors import CchcError
from cchc.core.vietnamese import folded
from cchc.records.agencies.models import Agency
from cchc.records.people.models import SYSTEM_NAME, Membership, Role, User
from cchc.records.people.policies import AccountHeld, may_see_account
from cchc.records.people.standing import Standing

PER_PAGE = 50


class NoSuchAccountError(CchcError):
    """An account that does not exist, or that the person may not see."""

    code = "no_such_account"


@dataclass(frozen=True, slots=True)
class AccountFilter:
    """What is looked for: words without marks, an agency (its key), a role, accounts switched off."""

    words: str = ""
    agency: int | None = None
    role: str = ""
    closed: bool = False


def account_held(person: User, day: date) -> AccountHeld:
    """An account as policies see it; one query, none when its memberships were fetched before."""
    rows = list(person.memberships.all())
    return AccountHeld(
        pk=person.pk,
        installation=person.is_superuser,
        held=frozenset(
            (Role(row.role), row.agency.root_id)
            for row in rows
            if row.valid_to is None or row.valid_to >= day
        ),
        roots=frozenset(row.agency.root_id for row in rows if row.agency.root_id is not None),
    )


def administered_roots(standing: Standing) -> QuerySet[Agency]:
    """The provinces whose accounts the person looks after."""
    provinces = Agency.objects.filter(pk__in=Agency.objects.values("root"))
    if standing.person.is_superuser and standing.administers():
        return provinces.order_by("sort_key", "pk")
    held = {one.root for one in standing.held if one.role in (Role.COORDINATOR, Role.ADMINISTRATOR)}
    return provinces.filter(pk__in=[root for root in held if root is not None]).order_by("sort_key", "pk")


def accounts_seen(standing: Standing, wanted: AccountFilter) -> QuerySet[User]:
    """The accounts that the person looks after and that are looked for, by name; two queries when read."""
    with_roles = Membership.objects.select_related("agency").order_by("pk")
    found = User.objects.prefetch_related(Prefetch("memberships", with_roles))
    served = Q(agency__root__in=administered_roots(standing))
    if wanted.agency is not None:
        served &= Q(agency=wanted.agency)
    if wanted.role:
        served &= Q(role=wanted.role)
    whole = standing.person.is_superuser and wanted.agency is None and not wanted.role
    found = found.exclude(username=SYSTEM_NAME)
    if not whole:
        found = found.filter(pk__in=Membership.objects.filter(served).values("person"))
    if not standing.person.is_superuser:
        found = found.filter(is_superuser=False)
    for word in folded(wanted.words).split():
        found = found.filter(folded__contains=word)
    return found.filter(is_active=not wanted.closed).order_by("sort_key", "pk")


def account_seen(standing: Standing, username: str) -> tuple[User, AccountHeld]:
    """One account with its memberships; raises NoSuchAccountError, two queries."""
    with_roles = Membership.objects.select_related("agency", "agency__root").order_by("-valid_to", "pk")
    person = (
        User.objects.prefetch_related(Prefetch("memberships", with_roles)).filter(username=username).first()
    )
    held = None if person is None else account_held(person, standing.day)
    if person is None or held is None or not may_see_account(standing, held):
        raise NoSuchAccountError(f"Không có tài khoản {username}")
    return person, held


def agencies_served(standing: Standing) -> QuerySet[Agency]:
    """The agencies of the looked-after provinces that exist on the day, in the order of officials.

    Of a province that was merged away those that it had to the end: its years are still worked on.
    """
    on_day = Q(valid_from__isnull=True) | Q(valid_from__lte=standing.day)
    running = Q(valid_to__isnull=True) | Q(valid_to__gte=standing.day)
    to_the_end = Q(valid_to__gte=F("root__valid_to"))
    found = Agency.objects.filter(on_day, running | to_the_end, root__in=administered_roots(standing))
    return found.select_related("register", "root").order_by("register__slug", "position")


def usernames_taken(names: Iterable[str]) -> frozenset[str]:
    """Which of these sign-in names have an account."""
    return frozenset(User.objects.filter(username__in=names).values_list("username", flat=True))
