"""What a session must keep to: ended when idle, led to what the account still owes before anything else."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from cchc.records.people.models import User
from cchc.records.people.queries import has_second_factor

Answer = Callable[[HttpRequest], HttpResponse]
SEEN, SECOND_FACTOR = "seen", "second_factor"
# A session is written to at most twelve times in the idle time, not on every page.
PARTS = 12
STAY_OPEN = ("web:logout", "web:account_password", "web:account_second_factor")


def session_kept(answer: Answer) -> Answer:
    """End an idle session; lead a person who owes a new password or a second factor there first."""

    def kept(request: HttpRequest) -> HttpResponse:
        person = request.user
        if not isinstance(person, User):
            return answer(request)
        now = timezone.now()
        if idle_too_long(request, now):
            logout(request)
            return redirect(f"{reverse('web:login')}?next={quote(request.get_full_path())}")
        _note_seen(request, now)
        owed = what_is_owed(request, person)
        if owed and request.path not in {reverse(name) for name in STAY_OPEN}:
            return redirect(owed)
        return answer(request)

    return kept


def idle_too_long(request: HttpRequest, now: datetime) -> bool:
    """Whether nothing was asked in this session for longer than the limit."""
    seen = request.session.get(SEEN)
    return seen is not None and now.timestamp() - seen > settings.SESSION_IDLE_SECONDS


def what_is_owed(request: HttpRequest, person: User) -> str:
    """The name of the page that must be dealt with first; empty when nothing is owed."""
    if person.must_change_password:
        return "web:account_password"
    if (person.second_factor_required or person.is_superuser) and not request.session.get(SECOND_FACTOR):
        if has_second_factor(person):
            request.session[SECOND_FACTOR] = True
            return ""
        return "web:account_second_factor"
    return ""


def _note_seen(request: HttpRequest, now: datetime) -> None:
    seen = request.session.get(SEEN, 0)
    if now.timestamp() - seen > settings.SESSION_IDLE_SECONDS / PARTS:
        request.session[SEEN] = int(now.timestamp())
