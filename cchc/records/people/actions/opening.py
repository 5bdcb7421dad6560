"""Opening accounts for the agencies of a province, one or a whole list, and changing what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from cchc.core.errors import NOWHERE, InputRefused, NotAllowed, Place, Problem
from cchc.records.agencies.models import Agency
from cchc.records.audit.actions import record
from cchc.records.people.actions.held import managed, standing_at
from cchc.records.people.actions.names import refuse_username, searched
from cchc.records.people.actions.passwords import generated
from cchc.records.people.actions.roles import refuse_dates, refuse_other_province
from cchc.records.people.actions.sessions import end_all
from cchc.records.people.models import Membership, Role, User
from cchc.records.people.policies import may_grant_role
from cchc.records.people.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """What is needed to open an account with its first role; `agency` is a key, areas empty means all."""

    username: str
    full_name: str
    agency: int
    role: Role
    position: str = ""
    phone: str = ""
    email: str = ""
    areas: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    second_factor: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened account with its first password, which is shown once and kept nowhere."""

    person: User
    agency: Agency
    role: Role
    password: str


@transaction.atomic
def create_accounts(accounts: Sequence[NewAccount], *, by: User, now: datetime) -> tuple[Opened, ...]:
    """Open accounts for agencies of one's province, all or none; passwords must be changed on signing in.

    Raises NotAllowed, and InputRefused with a problem for every sign-in name that is taken.
    """
    standing = standing_at(by, now)
    names = [account.username for account in accounts]
    taken = set(User.objects.filter(username__in=names).values_list("username", flat=True))
    problems = [_taken(account) for account in accounts if account.username in taken]
    if problems or len(set(names)) < len(names):
        twice = Problem("username_taken", "Tên đăng nhập có hai lần trong danh sách")
        raise InputRefused(problems or [twice])
    return tuple(_open(account, standing, by=by, now=now) for account in accounts)


def _taken(account: NewAccount) -> Problem:
    return Problem("username_taken", f"Tên đăng nhập {account.username} đã có người dùng", account.place)


def _open(account: NewAccount, standing: Standing, *, by: User, now: datetime) -> Opened:
    agency = Agency.objects.select_related("register").get(pk=account.agency)
    root = refuse_other_province(agency)
    if not may_grant_role(standing, account.role, root):
        raise NotAllowed(f"Không được cấp vai trò {account.role.label} tại {agency}")
    refuse_username(account.username)
    refuse_dates(account.valid_from, account.valid_to)
    password = generated()
    required = account.second_factor or account.role == Role.ADMINISTRATOR
    person = User(
        username=account.username,
        first_name=account.full_name,
        email=account.email,
        position=account.position,
        phone=account.phone,
        must_change_password=True,
        second_factor_required=required,
        **searched(account.full_name, account.username, account.position),
    )
    person.set_password(password)
    person.save()
    Membership.objects.create(
        person=person,
        agency=agency,
        role=account.role,
        areas=list(account.areas),
        valid_from=account.valid_from,
        valid_to=account.valid_to,
    )
    detail = {"agency": f"{agency.register.slug}/{agency.slug}", "role": account.role.value}
    record("people.account_opened", account.username, detail, by=by, now=now)
    return Opened(person, agency, account.role, password)


@dataclass(frozen=True, slots=True)
class Details:
    """What an account says of its person, apart from roles and passwords."""

    full_name: str
    position: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic
def change_details(username: str, details: Details, *, by: User, now: datetime) -> bool:
    """Change what an account says of its person; False when it says so already.

    Raises NotAllowed and NoSuchAccountError.
    """
    person = managed(username, by=by, now=now)
    before = Details(person.first_name, person.position, person.phone, person.email)
    if before == details:
        return False
    changed = {
        "first_name": details.full_name,
        "position": details.position,
        "phone": details.phone,
        "email": details.email,
        **searched(details.full_name, username, details.position),
    }
    User.objects.filter(pk=person.pk).update(**changed)
    # Telephone and e-mail are personal: the log says that they changed, not to what.
    told = {"from": {"name": before.full_name, "position": before.position}}
    told["to"] = {"name": details.full_name, "position": details.position}
    record("people.details_changed", username, told, by=by, now=now)
    return True


@transaction.atomic
def switch_account(username: str, *, active: bool, by: User, now: datetime) -> bool:
    """Switch an account off (ending its sessions) or on again; False when it is so already.

    Raises NotAllowed and NoSuchAccountError.
    """
    person = managed(username, by=by, now=now)
    if person.is_active == active:
        return False
    User.objects.filter(pk=person.pk).update(is_active=active)
    ended = 0 if active else end_all(person)
    verb = "people.account_switched_on" if active else "people.account_switched_off"
    record(verb, username, {"sessions_ended": ended}, by=by, now=now)
    return True
