"""The second factor: switched on with a code, checked at the door, reset by who manages the account."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, validate_totp_code
from allauth.mfa.utils import decrypt
from django.db import transaction

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.records.audit.actions import record
from cchc.records.people.actions.door import code_subjects, knock, let_in, note_closed, used_before
from cchc.records.people.actions.held import locked, managed
from cchc.records.people.actions.sessions import end_all
from cchc.records.people.models import Role, User

WRONG_CODE = "Mã không đúng hoặc đã hết hạn. Hãy nhập mã đang hiện trên ứng dụng."


def new_secret() -> str:
    """A secret for an authenticator application, in base 32."""
    secret: str = generate_totp_secret()
    return secret


@transaction.atomic
def activate(secret: str, code: str, *, kept_session: str, by: User, now: datetime) -> tuple[str, ...]:
    """Switch the second factor on with a first code; returns the recovery codes, shown once.

    Raises InputRefused for a wrong code; other sessions end.
    """
    person = User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    if Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists():
        raise InputRefused([Problem("second_factor_on", "Lớp bảo vệ thứ hai đã bật")])
    if not validate_totp_code(secret, code) or used_before(person, code, now=now):
        raise InputRefused([Problem("wrong_code", WRONG_CODE)])
    TOTP.activate(person, secret)
    codes = _new_codes(person)
    end_all(person, but=kept_session)
    record("people.second_factor_on", person.username, by=by, now=now)
    return codes


def check_code(person: User, code: str, *, now: datetime) -> None:
    """Take a code of the application or a recovery code, each only once.

    Raises DoorClosed after too many wrong ones, InputRefused for a wrong one.
    """
    subjects = code_subjects(person)
    knock(subjects, now=now)
    if not _right(person, "".join(code.split()), now=now):
        note_closed(person.username, subjects, now=now)
        raise InputRefused([Problem("wrong_code", WRONG_CODE)])
    let_in(subjects, now=now)


@transaction.atomic
def renew_codes(*, by: User, now: datetime) -> tuple[str, ...]:
    """Make new recovery codes, shown once; the old ones are of no use any more."""
    if not Authenticator.objects.filter(user=by, type=Authenticator.Type.TOTP).exists():
        raise InputRefused([Problem("second_factor_off", "Lớp bảo vệ thứ hai chưa bật")])
    codes = _new_codes(by)
    record("people.recovery_codes_renewed", by.username, by=by, now=now)
    return codes


@transaction.atomic
def deactivate(*, by: User, now: datetime) -> None:
    """Switch one's own second factor off; raises NotAllowed where it is obligatory."""
    person = User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    if person.is_superuser or person.second_factor_required:
        raise NotAllowed("Tài khoản này bắt buộc có lớp bảo vệ thứ hai")
    Authenticator.objects.filter(user=person).delete()
    record("people.second_factor_off", person.username, by=by, now=now)


@transaction.atomic
def reset_second_factor(username: str, *, by: User, now: datetime) -> bool:
    """Take the second factor of an account away (a lost telephone) and end its sessions; False without one.

    Raises NotAllowed and NoSuchAccountError.
    """
    person = managed(username, by=by, now=now)
    if not Authenticator.objects.filter(user=person).exists():
        return False
    Authenticator.objects.filter(user=person).delete()
    record("people.second_factor_reset", username, {"sessions_ended": end_all(person)}, by=by, now=now)
    return True


@transaction.atomic
def require_second_factor(username: str, *, required: bool, by: User, now: datetime) -> bool:
    """Ask for a second factor of an account, or no longer; False when it is so already.

    Raises NotAllowed (administrators always need one) and NoSuchAccountError.
    """
    person = managed(username, by=by, now=now)
    _, held, _ = locked(username, by=by, now=now)
    if not required and any(role == Role.ADMINISTRATOR for role, _ in held.held):
        raise NotAllowed("Quản trị hệ thống bắt buộc có lớp bảo vệ thứ hai")
    if person.second_factor_required == required:
        return False
    User.objects.filter(pk=person.pk).update(second_factor_required=required)
    detail = {"from": not required, "to": required}
    record("people.second_factor_required", username, detail, by=by, now=now)
    return True


@transaction.atomic
def _right(person: User, code: str, *, now: datetime) -> bool:
    """One at a time: the locked account lets no code through twice."""
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    for one in Authenticator.objects.filter(user=person):
        if one.type == Authenticator.Type.TOTP and validate_totp_code(decrypt(one.data["secret"]), code):
            return not used_before(person, code, now=now)
        if one.type == Authenticator.Type.RECOVERY_CODES and RecoveryCodes(one).validate_code(code):
            record("people.recovery_code_used", person.username, by=person, now=now)
            return True
    return False


def _new_codes(person: User) -> tuple[str, ...]:
    Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).delete()
    return tuple(RecoveryCodes.activate(person).generate_codes())
