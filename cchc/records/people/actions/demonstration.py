"""Opening the accounts of the demonstration at once: one word for all of them, hashed once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractUser
from django.db import transaction

from cchc.core.errors import NotAllowed
from cchc.records.agencies.models import Agency
from cchc.records.audit.actions import record
from cchc.records.people.actions.names import searched
from cchc.records.people.models import Membership, Role, User
from cchc.records.people.policies import may_open_accounts


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A person of the demonstration, in one role for one or many agencies (`register/slug`)."""

    username: str
    full_name: str
    role: Role
    agencies: tuple[str, ...]


@transaction.atomic
def open_demo_people(
    accounts: Iterable[DemoAccount], password: str, *, by: AbstractUser, now: datetime
) -> int:
    """Open those accounts that do not exist yet, return how many; whoever is there is left as he is.

    Raises NotAllowed, and KeyError for an agency that is not known.
    """
    if not may_open_accounts(by):
        raise NotAllowed("Chỉ quản trị hệ thống được mở tài khoản")
    wanted = {one.username: one for one in accounts}
    for username in User.objects.filter(username__in=wanted).values_list("username", flat=True):
        del wanted[username]
    if not wanted:
        return 0
    word = make_password(password)
    people = User.objects.bulk_create(
        User(username=name, first_name=one.full_name, password=word, **searched(one.full_name, name))
        for name, one in wanted.items()
    )
    agencies = _agencies({key for one in wanted.values() for key in one.agencies})
    Membership.objects.bulk_create(
        Membership(person=person, agency_id=agencies[key], role=wanted[person.username].role)
        for person in people
        for key in wanted[person.username].agencies
    )
    for name, one in wanted.items():
        detail = {"role": one.role.value, "agencies": list(one.agencies)}
        record("people.account_opened", name, detail, by=by, now=now)
    return len(wanted)


def _agencies(keys: set[str]) -> dict[str, int]:
    slugs = {key.partition("/")[2] for key in keys}
    rows = Agency.objects.filter(slug__in=slugs).values_list("register__slug", "slug", "pk")
    return {f"{register}/{slug}": pk for register, slug, pk in rows}
