"""The account that an act is about, locked, after its policy was asked."""

from datetime import datetime

from django.utils import timezone

from cchc.core.errors import NotAllowed
from cchc.records.people.accounts import account_seen
from cchc.records.people.models import User
from cchc.records.people.policies import AccountHeld, may_manage_account
from cchc.records.people.queries import standing_of
from cchc.records.people.standing import Standing


def standing_at(by: User, now: datetime) -> Standing:
    """What the person holds on the day of the act."""
    return standing_of(by, timezone.localdate(now))


def locked(username: str, *, by: User, now: datetime) -> tuple[User, AccountHeld, Standing]:
    """The locked account, as policies see it, with the standing of who acts; raises NoSuchAccountError."""
    standing = standing_at(by, now)
    User.objects.select_for_update(of=("self",)).filter(username=username).first()
    person, held = account_seen(standing, username)
    return person, held, standing


def managed(username: str, *, by: User, now: datetime) -> User:
    """The locked account that the person manages; raises NotAllowed and NoSuchAccountError."""
    person, held, standing = locked(username, by=by, now=now)
    if not may_manage_account(standing, held):
        raise NotAllowed("Tài khoản này do người khác quản lý", hint="Liên hệ quản trị hệ thống")
    return person
