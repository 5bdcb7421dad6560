"""One digest per person and day, in the rhythm that he chose, sent by the queue; faults are written down."""

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from cchc.core.errors import InputRefused
from cchc.records.audit.models import Event
from cchc.records.notices.actions import choose, deliver, make_digests, mark_read
from cchc.records.notices.choice import Choice
from cchc.records.notices.models import Digest, Notice
from cchc.records.notices.queries import choice_for, notices_of, unread_count
from cchc.records.people.models import Role, User
from tests.records.campaigns.opening import person

MONDAY = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def reader(db: None) -> User:
    """A scorer with an e-mail address."""
    found = person("minh-hoa/so-a", Role.SCORER, "cham.so-a")
    User.objects.filter(pk=found.pk).update(email="cham@so-a.example", phone="0900 000 000")
    return User.objects.get(pk=found.pk)


def told(reader: User, number: int, *, overdue: bool = False) -> Notice:
    """A notice of the person."""
    return Notice.objects.create(
        person=reader, kind="due", text=f"Việc {number}", subject=f"x/{number}", at=MONDAY, overdue=overdue
    )


def test_a_weekly_reader_hears_on_his_day_only(reader: User) -> None:
    told(reader, 1)
    assert make_digests(MONDAY + DAY) == 0
    assert make_digests(MONDAY + 7 * DAY) == 1
    (digest,) = Digest.objects.filter(person=reader)
    assert digest.day == date(2026, 11, 30)
    assert digest.text.splitlines()[0] == (
        "Tổng hợp thông báo ngày 30/11/2026: 1 việc, trong đó 0 việc quá hạn."
    )
    assert "- Việc 1" in digest.text


def test_what_is_overdue_does_not_wait_for_the_day(reader: User) -> None:
    told(reader, 1)
    told(reader, 2, overdue=True)
    assert make_digests(MONDAY + DAY) == 1
    (digest,) = Digest.objects.filter(person=reader)
    assert digest.text.index("Quá hạn:") < digest.text.index("Việc 2") < digest.text.index("Việc 1")


def test_never_two_on_one_day_and_nothing_twice(reader: User) -> None:
    told(reader, 1)
    assert make_digests(MONDAY) == 1
    told(reader, 2, overdue=True)
    assert make_digests(MONDAY + timedelta(hours=2)) == 0
    assert make_digests(MONDAY + DAY) == 1
    assert "Việc 1" not in Digest.objects.filter(person=reader).latest("day").text


def test_who_wants_none_gets_none_and_who_reads_first_neither(reader: User) -> None:
    told(reader, 1, overdue=True)
    choose(Choice(rhythm="never"), by=reader, now=MONDAY)
    assert make_digests(MONDAY) == 0
    choose(Choice(rhythm="daily"), by=reader, now=MONDAY)
    assert mark_read(None, by=reader, now=MONDAY) == 1
    assert make_digests(MONDAY) == 0


def test_long_lists_are_counted_not_poured_out(reader: User) -> None:
    for number in range(40):
        told(reader, number)
    make_digests(MONDAY)
    assert "- và 10 việc nữa" in Digest.objects.get(person=reader).text


def test_the_queue_gets_a_digest_with_the_transaction(
    reader: User, django_capture_on_commit_callbacks: Any
) -> None:
    told(reader, 1)
    with django_capture_on_commit_callbacks(execute=True):
        make_digests(MONDAY)
    (job,) = DBTaskResult.objects.all()
    assert job.args_kwargs["args"] == [Digest.objects.get(person=reader).pk]


def test_a_digest_goes_by_mail_once(reader: User, settings: Any) -> None:
    settings.EMAIL_SENT = True
    told(reader, 1)
    make_digests(MONDAY)
    digest = Digest.objects.get(person=reader)
    assert deliver(digest.pk, now=MONDAY)
    assert deliver(digest.pk, now=MONDAY + DAY)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["cham@so-a.example"], "CCHC: tổng hợp thông báo ngày 23/11/2026")
    (event,) = Event.objects.filter(verb="notices.digest_sent")
    assert event.detail == {"day": "2026-11-23", "ways": ["emailed_at"]}


class Gateway(BaseHTTPRequestHandler):
    """A gateway that remembers what it was handed."""

    heard: ClassVar[list[tuple[bytes, str]]] = []
    status: ClassVar[int] = 200

    def do_POST(self) -> None:
        """Take a message."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).heard.append((body, self.headers["X-CCHC-Signature"]))
        self.send_response(type(self).status)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Stay silent."""


@pytest.fixture
def gateway(settings: Any) -> Iterator[type[Gateway]]:
    """A running gateway."""
    Gateway.heard.clear()
    Gateway.status = 200
    server = HTTPServer(("127.0.0.1", 0), Gateway)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.WEBHOOK_ADDRESS = f"http://127.0.0.1:{server.server_port}/"
    settings.WEBHOOK_SECRET = "bí mật"
    yield Gateway
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_gateway_gets_signed_messages(reader: User, gateway: type[Gateway]) -> None:
    choose(Choice(webhook=True), by=reader, now=MONDAY)
    told(reader, 1)
    make_digests(MONDAY)
    digest = Digest.objects.get(person=reader)
    assert deliver(digest.pk, now=MONDAY)
    ((body, seal),) = gateway.heard
    assert seal == "sha256=" + hmac.new("bí mật".encode(), body, hashlib.sha256).hexdigest()
    message = json.loads(body)
    assert message["to"] == {"username": "cham.so-a", "phone": "0900 000 000"}
    assert "- Việc 1" in message["text"]


def test_a_gateway_that_fails_is_written_down_and_tried_again(reader: User, gateway: type[Gateway]) -> None:
    choose(Choice(webhook=True), by=reader, now=MONDAY)
    told(reader, 1)
    make_digests(MONDAY)
    digest = Digest.objects.get(person=reader)
    gateway.status = 503
    assert not deliver(digest.pk, now=MONDAY)
    digest.refresh_from_db()
    assert "503" in digest.fault
    assert digest.hooked_at is None
    gateway.status = 200
    assert deliver(digest.pk, now=MONDAY)
    digest.refresh_from_db()
    assert (digest.fault, digest.hooked_at) == ("", MONDAY)


def test_the_choice_is_kept_logged_and_checked(reader: User) -> None:
    assert choice_for(reader) == Choice()
    wanted = Choice("weekly", 4, email=False, webhook=True)
    choose(wanted, by=reader, now=MONDAY)
    choose(wanted, by=reader, now=MONDAY)
    assert choice_for(reader) == wanted
    assert Event.objects.filter(verb="notices.preference_set").count() == 1
    for wrong in (Choice("hourly"), Choice("weekly", 7)):
        with pytest.raises(InputRefused):
            choose(wrong, by=reader, now=MONDAY)


def test_reading_touches_ones_own_only(reader: User) -> None:
    mine, other = told(reader, 1), person("minh-hoa/so-b", Role.SCORER)
    foreign = Notice.objects.create(person=other, kind="due", text="x", subject="x", at=MONDAY)
    assert mark_read([mine.pk, foreign.pk], by=reader, now=MONDAY) == 1
    assert (unread_count(reader), unread_count(other)) == (0, 1)
    later = told(reader, 2)
    assert [one.pk for one in notices_of(reader)] == [later.pk, mine.pk]
