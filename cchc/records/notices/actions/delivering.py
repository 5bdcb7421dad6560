"""Sending a digest by the ways that are set up; what fails is written down and may be tried again."""

import hashlib
import hmac
import json
import urllib.request
from collections.abc import Callable, Iterator
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from cchc.core.numerals import date_text
from cchc.records.audit.actions import record
from cchc.records.notices.models import Digest, Preference
from cchc.records.people.models import User

SECONDS = 10
Sender = Callable[[Digest, User], None]


def deliver(digest_id: int, *, now: datetime) -> bool:
    """Send a digest; return whether all its ways worked. A way by which it was sent is never used again.

    Nothing is locked while the other side is waited for: who dies between sending and writing it down sends
    twice, which is better than never.
    """
    digest = Digest.objects.select_related("person").get(pk=digest_id)
    chosen = Preference.objects.filter(person=digest.person).first() or Preference()
    faults, ways = [], []
    for mark, send in _open_ways(digest, chosen):
        fault = _attempt(digest, send)
        faults += [f"{mark}: {fault}"] if fault else []
        ways += [] if fault else [mark]
    _write_down(digest_id, ways, "; ".join(faults), now)
    return not faults


def _open_ways(digest: Digest, chosen: Preference) -> Iterator[tuple[str, Sender]]:
    if settings.EMAIL_SENT and chosen.email and digest.person.email and digest.emailed_at is None:
        yield "emailed_at", _email
    if settings.WEBHOOK_ADDRESS and chosen.webhook and digest.hooked_at is None:
        yield "hooked_at", _hook


@transaction.atomic
def _write_down(digest_id: int, ways: list[str], fault: str, now: datetime) -> None:
    digest = Digest.objects.select_for_update(of=("self",)).select_related("person").get(pk=digest_id)
    for mark in ways:
        setattr(digest, mark, now)
    digest.fault = fault
    digest.save(update_fields=[*ways, "fault"])
    if ways:
        detail = {"day": digest.day.isoformat(), "ways": ways}
        record("notices.digest_sent", digest.person.username, detail, by=None, now=now)


def _attempt(digest: Digest, send: Sender) -> str:
    """The fault of the network or of the other side, empty for none."""
    try:
        send(digest, digest.person)
    except OSError as error:
        return str(error)[:500]
    return ""


def _subject(digest: Digest) -> str:
    return f"CCHC: tổng hợp thông báo ngày {date_text(digest.day)}"


def _email(digest: Digest, person: User) -> None:
    EmailMessage(_subject(digest), digest.text, to=[person.email]).send()


def _hook(digest: Digest, person: User) -> None:
    """Hand the text to a gateway; the signature lets it know that the message is ours."""
    content = {
        "to": {"username": person.username, "phone": person.phone},
        "subject": _subject(digest),
        "text": digest.text,
    }
    body = json.dumps(content, ensure_ascii=False).encode()
    seal = hmac.new(settings.WEBHOOK_SECRET.encode(), body, hashlib.sha256).hexdigest()
    headers = {"Content-Type": "application/json; charset=utf-8", "X-CCHC-Signature": f"sha256={seal}"}
    request = urllib.request.Request(settings.WEBHOOK_ADDRESS, body, headers)  # noqa: S310 - checked at the start
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
        answer.read(1)
