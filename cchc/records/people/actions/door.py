"""Lockout at the door: too many wrong passwords or codes in a while, counted in the database."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from cchc.core.errors import CchcError
from cchc.records.audit.actions import record
from cchc.records.people.models import SignInMark, User

WINDOW = timedelta(minutes=15)
KEPT = timedelta(days=1)
MOST_BY_NAME, MOST_BY_ADDRESS, MOST_CODES = 5, 60, 5  # a whole office may share one address


class DoorClosed(CchcError):
    """Too many wrong attempts; says how long to wait."""

    code = "door_closed"


def password_subjects(username: str, address: str) -> dict[str, int]:
    """What a password is counted under, with the most wrong attempts of each."""
    return {f"name:{username.lower()[:150]}": MOST_BY_NAME, f"address:{address[:45]}": MOST_BY_ADDRESS}


def code_subjects(person: User) -> dict[str, int]:
    """What a code of the second factor is counted under."""
    return {f"code:{person.pk}": MOST_CODES}


@transaction.atomic
def knock(subjects: Mapping[str, int], *, now: datetime) -> None:
    """Count an attempt before it is looked at; raises DoorClosed with the waiting time, counting nothing."""
    waits = [_wait(subject, most, now) for subject, most in subjects.items()]
    longest = max(waits)
    if longest > timedelta():
        raise DoorClosed(f"Đã nhập sai quá nhiều lần. Đề nghị thử lại sau {_minutes(longest)} phút.")
    SignInMark.objects.filter(at__lt=now - KEPT).delete()
    SignInMark.objects.bulk_create(SignInMark(subject=subject, at=now) for subject in subjects)


@transaction.atomic
def let_in(subjects: Mapping[str, int], *, now: datetime) -> None:
    """Take back what was counted for a right attempt: all of the name, of the address only this one."""
    for subject in subjects:
        marks = SignInMark.objects.filter(subject=subject)
        if subject.startswith("address:"):
            marks = marks.filter(at=now)
        marks.delete()


@transaction.atomic
def note_closed(username: str, subjects: Mapping[str, int], *, now: datetime) -> None:
    """Log the attempt with which an account was closed; names that are no account are not logged."""
    reached = any(
        SignInMark.objects.filter(subject=subject, at__gt=now - WINDOW).count() == most
        for subject, most in subjects.items()
        if not subject.startswith("address:")
    )
    if reached and User.objects.filter(username=username).exists():
        record("people.sign_in_closed", username, {"minutes": WINDOW.seconds // 60}, by=None, now=now)


def used_before(person: User, code: str, *, now: datetime) -> bool:
    """Whether a code was used in the last minutes, remembered as used from now on; inside a transaction."""
    subject = f"used:{person.pk}:{code[:12]}"
    if SignInMark.objects.filter(subject=subject, at__gt=now - WINDOW).exists():
        return True
    SignInMark.objects.create(subject=subject, at=now)
    return False


def _wait(subject: str, most: int, now: datetime) -> timedelta:
    marks = SignInMark.objects.filter(subject=subject, at__gt=now - WINDOW).order_by("-at")
    times = list(marks.values_list("at", flat=True)[:most])
    return times[-1] + WINDOW - now if len(times) == most else timedelta()


def _minutes(wait: timedelta) -> int:
    return -(-wait // timedelta(minutes=1))
