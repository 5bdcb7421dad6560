"""Sessions of people: remembered when they begin, ended by themselves, by others, or by too many."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction

from cchc.records.audit.actions import record
from cchc.records.people.actions.held import managed
from cchc.records.people.models import SignIn, User


@transaction.atomic
def begin_session(
    session_key: str, *, address: str = "", browser: str = "", way: str = "password", by: User, now: datetime
) -> int:
    """Remember a session that began; the oldest beyond the allowed number end. Returns how many ended."""
    person = User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    oldest = now - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    _end(SignIn.objects.filter(person=person, at__lt=oldest))
    held = list(SignIn.objects.filter(person=person).exclude(session_key=session_key).order_by("at", "pk"))
    over = held[: max(0, len(held) - settings.MOST_SESSIONS + 1)]
    _end(over)
    SignIn.objects.update_or_create(
        session_key=session_key,
        defaults={"person": person, "at": now, "address": address[:45], "browser": browser[:200]},
    )
    detail = {"address": address[:45], "way": way, "sessions_ended": len(over)}
    record("people.signed_in", person.username, detail, by=by, now=now)
    return len(over)


@transaction.atomic
def end_own_session(sign_in: int, *, by: User, now: datetime) -> bool:
    """End one session of one's own; False when it is not there any more."""
    ended = _end(SignIn.objects.filter(person=by, pk=sign_in))
    if ended:
        record("people.session_ended", by.username, {"sessions_ended": ended}, by=by, now=now)
    return bool(ended)


@transaction.atomic
def end_other_sessions(kept_session: str, *, by: User, now: datetime) -> int:
    """End all sessions of one's own but the present one; returns how many."""
    ended = end_all(by, but=kept_session)
    record("people.session_ended", by.username, {"sessions_ended": ended}, by=by, now=now)
    return ended


@transaction.atomic
def end_sessions(username: str, *, by: User, now: datetime) -> int:
    """End all sessions of an account; returns how many. Raises NotAllowed and NoSuchAccountError."""
    ended = end_all(managed(username, by=by, now=now))
    record("people.sessions_ended", username, {"sessions_ended": ended}, by=by, now=now)
    return ended


def move_session(old: str, new: str) -> None:
    """Follow a session that got a new key."""
    SignIn.objects.filter(session_key=old).update(session_key=new)


def forget_session(session_key: str) -> None:
    """Forget a session that the person left by the door."""
    SignIn.objects.filter(session_key=session_key).delete()


def end_all(person: User, *, but: str = "") -> int:
    """End the sessions of a person inside the transaction of another act; returns how many."""
    return _end(SignIn.objects.filter(person=person).exclude(session_key=but))


def _end(sign_ins: Iterable[SignIn]) -> int:
    keys = [one.session_key for one in sign_ins]
    Session.objects.filter(session_key__in=keys).delete()
    return SignIn.objects.filter(session_key__in=keys).delete()[0] if keys else 0
