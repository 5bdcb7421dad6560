"""Who may open, change and end accounts, roles and keys: one function per act, pure over what is given."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser

from cchc.records.people.models import Role
from cchc.records.people.standing import Standing

GRANTED_BY_ADMINISTRATORS = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class AccountHeld:
    """An account as policies see it: who, whether of the installation, and what roles from now on, where.

    `held` are pairs of a role and the province; `roots` are all provinces that the account ever served.
    """

    pk: int
    installation: bool
    held: frozenset[tuple[Role, int | None]]
    roots: frozenset[int]


def may_open_accounts(by: AbstractUser) -> bool:
    """Whether the person sets the installation up: the system account and superusers."""
    return by.is_active and by.is_superuser


def may_see_accounts(standing: Standing, root: int) -> bool:
    """Whether the person sees the accounts of a province."""
    return standing.coordinates(root) or standing.administers(root)


def may_see_account(standing: Standing, account: AccountHeld) -> bool:
    """Whether the person sees an account: it served a province whose accounts he sees."""
    if standing.person.is_superuser and standing.administers():
        return True
    return not account.installation and any(may_see_accounts(standing, root) for root in account.roots)


def may_grant_role(standing: Standing, role: Role, root: int, account: AccountHeld | None = None) -> bool:
    """Whether the person gives a role in a province; never to himself."""
    if account is not None and account.pk == standing.person.pk:
        return False
    if role in GRANTED_BY_ADMINISTRATORS or (account is not None and account.installation):
        return _administers_for(standing, role, root)
    return may_see_accounts(standing, root)


def may_end_role(standing: Standing, role: Role, root: int, account: AccountHeld) -> bool:
    """Whether the person ends a role in a province: who might give it."""
    return may_grant_role(standing, role, root, account)


def may_manage_account(standing: Standing, account: AccountHeld) -> bool:
    """Whether the person resets password and second factor of an account, switches it off, ends its sessions.

    He must answer for every province in which the account holds a role, else one province could take over a
    person of another. Coordinators belong to administrators, administrators to superusers.
    """
    if account.pk == standing.person.pk:
        return False
    if standing.person.is_superuser and standing.administers():
        return True
    if account.installation:
        return False
    provinces = {root for _, root in account.held if root is not None} or account.roots
    special = any(role in GRANTED_BY_ADMINISTRATORS for role, _ in account.held)
    may = standing.administers if special else lambda root: may_see_accounts(standing, root)
    administrator = any(role == Role.ADMINISTRATOR for role, _ in account.held)
    return not administrator and bool(provinces) and all(may(root) for root in provinces)


def may_make_token(standing: Standing) -> bool:
    """Whether the person makes a key for programs: every active account, for itself."""
    return standing.person.is_active


def may_revoke_token(standing: Standing, owner: AccountHeld) -> bool:
    """Whether the person revokes a key: his own, and of an account that he manages."""
    return owner.pk == standing.person.pk or may_manage_account(standing, owner)


def _administers_for(standing: Standing, role: Role, root: int) -> bool:
    """Administrators are made by superusers only, coordinators by the administrators of their province."""
    if role == Role.ADMINISTRATOR:
        return standing.administers() and standing.person.is_superuser
    return standing.administers(root)
