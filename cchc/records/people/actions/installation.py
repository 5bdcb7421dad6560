"""Accounts that the installation itself opens: the system's own and those of the demonstration."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from cchc.core.errors import NotAllowed
from cchc.records.agencies.queries import agency_by_key
from cchc.records.audit.actions import record
from cchc.records.people.actions.names import searched
from cchc.records.people.models import SYSTEM_NAME, Membership, Role, User
from cchc.records.people.policies import may_open_accounts


@dataclass(frozen=True, slots=True)
class Account:
    """What is needed to open an account: sign-in name, full name, agency as `register/slug`, role."""

    username: str
    full_name: str
    agency: str
    role: Role
    administrator: bool = False


@transaction.atomic
def system_person(*, now: datetime) -> User:
    """Return the account in whose name the installation itself acts; nobody can sign in with it."""
    person, created = User.objects.select_for_update().get_or_create(
        username=SYSTEM_NAME, defaults={"is_superuser": True, "first_name": "Hệ thống"}
    )
    if created:
        person.set_unusable_password()
        person.save(update_fields=["password"])
        record("people.system_account_made", SYSTEM_NAME, by=None, now=now)
    return person


@transaction.atomic
def open_account(account: Account, password: str, *, by: AbstractUser, now: datetime) -> tuple[User, bool]:
    """Open an account with one role; return it and whether it is new. An existing account is left as it is.

    Raises NotAllowed, and Agency.DoesNotExist for an agency that is not known.
    """
    if not may_open_accounts(by):
        raise NotAllowed("Chỉ quản trị hệ thống được mở tài khoản")
    agency = agency_by_key(account.agency)
    person, created = User.objects.select_for_update().get_or_create(
        username=account.username,
        defaults={
            "first_name": account.full_name,
            "is_superuser": account.administrator,
            **searched(account.full_name, account.username),
        },
    )
    if created:
        person.set_password(password)
        person.save(update_fields=["password"])
        Membership.objects.create(person=person, agency=agency, role=account.role)
        detail = {"agency": account.agency, "role": account.role.value}
        record("people.account_opened", account.username, detail, by=by, now=now)
    elif not person.folded:
        User.objects.filter(pk=person.pk).update(**searched(account.full_name, account.username))
    return person, created
