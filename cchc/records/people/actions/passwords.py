"""Passwords: generated ones are shown once, a person's own ends his other sessions."""

import secrets
from datetime import datetime

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db import transaction

from cchc.core.errors import InputRefused, Problem
from cchc.records.audit.actions import record
from cchc.records.people.actions.held import managed
from cchc.records.people.actions.sessions import end_all
from cchc.records.people.actions.tokens import revoke_all
from cchc.records.people.models import User

# No letter that a person mistakes for another when he reads it from paper: no 0 o, 1 l i.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


# In the words of the house: the translation that comes with Django is English in part.
WEAK = {
    "password_too_short": "Mật khẩu quá ngắn, cần ít nhất 10 ký tự",
    "password_too_similar": "Mật khẩu quá giống tên hoặc thông tin của người dùng",
    "password_too_common": "Mật khẩu quá dễ đoán",
    "password_entirely_numeric": "Mật khẩu không được chỉ gồm chữ số",
}


def generated() -> str:
    """A new password of 15 signs in three groups, 74 bits of chance."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(3))


@transaction.atomic
def reset_password(username: str, *, by: User, now: datetime) -> str:
    """Give an account a new password, which is returned once and must be changed on signing in.

    Raises NotAllowed and NoSuchAccountError; ends all sessions of the account and revokes its keys: whoever
    knew the old password may have made one.
    """
    person = managed(username, by=by, now=now)
    word = generated()
    person.set_password(word)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    detail = {"sessions_ended": end_all(person), "tokens_revoked": revoke_all(person, now=now)}
    record("people.password_reset", username, detail, by=by, now=now)
    return word


@transaction.atomic
def change_own_password(word: str, *, kept_session: str, by: User, now: datetime) -> None:
    """Set one's own password; raises InputRefused with all that is wrong with it; ends other sessions."""
    person = User.objects.select_for_update().get(pk=by.pk)
    refuse_weak(word, person)
    if person.check_password(word):
        raise InputRefused([Problem("same_password", "Mật khẩu mới phải khác mật khẩu đang dùng")])
    person.set_password(word)
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    ended = end_all(person, but=kept_session)
    record("people.password_changed", person.username, {"sessions_ended": ended}, by=by, now=now)


def refuse_weak(word: str, person: User) -> None:
    """Raise InputRefused with all that makes a password weak."""
    try:
        password_validation.validate_password(word, person)
    except ValidationError as error:
        codes = [one.code or "" for one in error.error_list]
        raise InputRefused(
            [Problem("weak_password", WEAK.get(code, "Mật khẩu yếu")) for code in codes]
        ) from error
