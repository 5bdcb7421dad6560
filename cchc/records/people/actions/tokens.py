"""Keys with which programs act for a person: shown once, kept as a hash, good for a year at most."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.records.audit.actions import record
from cchc.records.people.accounts import account_held
from cchc.records.people.actions.held import standing_at
from cchc.records.people.models import ApiToken, User
from cchc.records.people.policies import may_make_token, may_revoke_token

SCOPES = {"read": "Đọc", "write": "Đọc và ghi"}
LONGEST = timedelta(days=365)
MOST_TOKENS = 10
TOUCHED = timedelta(hours=1)
PREFIX = "cchc_"


@transaction.atomic
def make_token(
    name: str, scopes: Iterable[str], expires_on: date, *, by: User, now: datetime
) -> tuple[ApiToken, str]:
    """Make a key of one's own; returns it with its text, which is shown once.

    Raises NotAllowed for a closed account, InputRefused for a day that is past or more than a year away.
    """
    standing = standing_at(by, now)
    if not may_make_token(standing):
        raise NotAllowed("Tài khoản này đã ngừng hoạt động")
    wanted = sorted(set(scopes))
    if not wanted or not set(wanted) <= SCOPES.keys():
        raise InputRefused([Problem("bad_scope", "Hãy chọn phạm vi của khóa")])
    if not standing.day <= expires_on <= standing.day + LONGEST:
        raise InputRefused([Problem("bad_expiry", "Khóa có hạn nhiều nhất một năm, kể từ hôm nay")])
    live = ApiToken.objects.filter(person=by, revoked_at=None, expires_on__gte=standing.day)
    if live.count() >= MOST_TOKENS:
        raise InputRefused(
            [Problem("too_many_tokens", f"Mỗi người có nhiều nhất {MOST_TOKENS} khóa còn hạn")]
        )
    raw = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        person=by, name=name, sha256=fingerprint(raw), scopes=wanted, expires_on=expires_on, made_at=now
    )
    detail = {"name": name, "scopes": wanted, "expires_on": expires_on.isoformat(), "token": token.pk}
    record("people.token_made", by.username, detail, by=by, now=now)
    return token, raw


@transaction.atomic
def revoke_token(token: int, *, by: User, now: datetime) -> bool:
    """Revoke a key; False when it is revoked already. Raises NotAllowed for the key of somebody else."""
    row = ApiToken.objects.select_for_update(of=("self",)).select_related("person").filter(pk=token).first()
    standing = standing_at(by, now)
    if row is None or not may_revoke_token(standing, account_held(row.person, standing.day)):
        raise NotAllowed("Không có khóa này")
    if row.revoked_at is not None:
        return False
    row.revoked_at = now
    row.save(update_fields=["revoked_at"])
    record("people.token_revoked", row.person.username, {"name": row.name, "token": row.pk}, by=by, now=now)
    return True


def revoke_all(person: User, *, now: datetime) -> int:
    """Revoke all living keys of a person, inside the act of which it is a part; return how many."""
    return ApiToken.objects.filter(person=person, revoked_at=None).update(revoked_at=now)


def fingerprint(raw: str) -> str:
    """The hash under which a key is kept."""
    return hashlib.sha256(raw.encode()).hexdigest()


def person_of_token(raw: str, now: datetime) -> ApiToken | None:
    """The living key of this text, with its person and scopes; None for any other text. One query.

    That a key was used is written at most once an hour.
    """
    day = timezone.localdate(now)
    found = ApiToken.objects.select_related("person").filter(sha256=fingerprint(raw), revoked_at=None)
    token = found.filter(expires_on__gte=day, person__is_active=True).first()
    if token is not None and (token.used_at is None or now - token.used_at > TOUCHED):
        ApiToken.objects.filter(pk=token.pk).update(used_at=now)
    return token
