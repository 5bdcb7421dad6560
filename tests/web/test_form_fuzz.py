"""Every form of the site is sent what nobody would type: it answers in Vietnamese, changes all or nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cchc.records.agencies.queries import agency_by_key
from tests.web.harvest import fields_of_page, known_names
from tests.web.reading import html
from tests.web.routes import Route, all_routes
from tests.web.walkers import ANONYMOUS, WALKERS, walkers_of

pytestmark = pytest.mark.django_db
ANSWERED = (200, 302)
WORDS = (
    "a\x00b", "\u202e\u200bgnol\u2066", "x" * 5_000, "\r\n\t\x0b\x1f", "'; --", "{{ x }}", "\ufffe\U0001f9ff",
)  # fmt: skip
NUMBERS = (
    "9" * 400, "-1", "0", "-0", "1e400", "NaN", "Infinity", "²", "٣", "1_0", "0x1f", "1,5.5",
    str(2**63), str(2**31), str(-(2**63) - 1), "99/99/9999", "31/12/0000", "00:99",
)  # fmt: skip
HOSTILE = (*WORDS, *NUMBERS)
WRITES = re.compile(r"^(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)
KEPT_ANYWAY = re.compile(r"django_session|people_signin|account_|usersessions|mfa_", re.IGNORECASE)

FORMS = {
    name: route
    for name, route in sorted(all_routes().items())
    if not route.key and any(status in ANSWERED for status in route.post.to)
}
Body = dict[str, Any]


def actor(route: Route) -> str:
    """Somebody who may send the form."""
    people = [one for one in WALKERS if one != ANONYMOUS and route.post.expected(one) in ANSWERED]
    return people[0] if people else ANONYMOUS


@dataclass(frozen=True)
class Form:
    """A form as it stands before somebody who may send it."""

    route: Route
    client: Client
    address: str
    good: Body
    files: frozenset[str]

    @property
    def names(self) -> list[str]:
        """Every name that a field of ours has anywhere."""
        return sorted({*self.good, *known_names()})


def form_of(name: str, dice: Random) -> Form:
    """The form of a route, with a value for each of its fields."""
    route = FORMS[name]
    client, address = walkers_of(*route.agencies).browsers[actor(route)], route.made()
    shown = client.get(address)
    values, files = fields_of_page(html(shown)) if shown.status_code == 200 else ({}, frozenset())
    good = {field: dice.choice(held) for field, held in values.items()} | dict(route.sent)
    return Form(route, client, address, good, files)


def monotonous(form: Form) -> Iterator[Body]:
    """The same in every field: what one engine keeps, the other refuses."""
    kinds = {name: one for name, one in form.route.sent.items() if name in KINDS}
    for text in (WORDS[0], WORDS[1], WORDS[2], str(2**63)):
        yield dict.fromkeys(form.names, text) | kinds


def bodies(form: Form, dice: Random) -> Iterator[Body]:
    """What is sent, from nothing at all to a good form with one thing wrong in it."""
    good, files, names = form.good, form.files, form.names
    elsewhere = [str(agency_by_key(form.route.agencies[2]).pk), "1", str(2**40)]
    yield {}
    yield {name: dice.choice(HOSTILE) for name in names}
    yield {name: [value, dice.choice(HOSTILE), value] for name, value in good.items()}
    yield good | {name: dice.choice(elsewhere) for name, value in good.items() if str(value).isdigit()}
    yield good | dict.fromkeys(files, "không phải tệp")
    yield good | {name: upload(dice) for name in files or names[:3]}
    for _ in range(3):
        wrong = dict(good)
        for name in dice.sample(sorted(good), min(len(good), 2)):
            wrong[name] = dice.choice(HOSTILE)
        yield wrong


# What is done is told on the page that answers: a file, a word that is shown once.
DONE_AT_ONCE = frozenset({"web:package_file", "web:person_password"})
KINDS = frozenset({"viec", "act", "vong", "group"})


def upload(dice: Random) -> SimpleUploadedFile:
    """Something that claims to be a file of some kind."""
    name = dice.choice(("a.pdf", "b.xlsx", "c.csv", "../d.zip", "e\u202exslx.exe", "f" * 240 + ".docx"))
    held = (b"", b"%PDF-1.7\x00", b"PK\x03\x04\xff", "mã;điểm\n\x00;1".encode())
    return SimpleUploadedFile(name, dice.choice(held))


def raw(client: Client, address: str) -> Iterator[HttpResponse]:
    """Bodies that are no form at all."""
    yield client.post(address, "{", content_type="application/json")
    yield client.post(address, b"\xff\xfe\x00", content_type="text/plain")
    yield client.post(address, b"--x\r\nbroken", content_type="multipart/form-data; boundary=x")
    yield client.post(address, b"%00=%ff&a=%zz", content_type="application/x-www-form-urlencoded")


def told(response: HttpResponse) -> bool:
    """Whether somebody who sent it reads in Vietnamese what came of it."""
    if response.status_code in (301, 302, 303) or not response["Content-Type"].startswith("text/html"):
        return True
    page = response.content.decode()
    return 'lang="vi"' in page or "cc-" in page


@pytest.mark.parametrize("name", FORMS)
def test_no_form_breaks_on_what_engines_keep_differently(name: str) -> None:
    form = form_of(name, Random(name))  # noqa: S311
    for body in monotonous(form):
        posted(name, form, body)


@pytest.mark.one_engine
@pytest.mark.parametrize("name", FORMS)
def test_no_form_breaks(name: str) -> None:
    dice = Random(name)  # noqa: S311
    form = form_of(name, dice)
    for body in bodies(form, dice):
        posted(name, form, body)
    for response in raw(form.client, form.address):
        soundly_answered(response, None, {})


def posted(name: str, form: Form, body: Body) -> None:
    """Send the form, and judge what comes back."""
    with CaptureQueriesContext(connection) as queries:
        response = form.client.post(form.address, body)
    soundly_answered(response, None if name in DONE_AT_ONCE else queries, body)


def soundly_answered(response: HttpResponse, queries: CaptureQueriesContext | None, body: Body) -> None:
    """No failure of ours, words of ours, and nothing written by what was refused."""
    assert response.status_code < 500
    assert told(response), body
    if queries is None or response.status_code in (301, 302, 303):
        return
    said = [one["sql"] for one in queries]
    writes = [at for at, sql in enumerate(said) if WRITES.match(sql) and not KEPT_ANYWAY.search(sql)]
    undone = [at for at, sql in enumerate(said) if sql.startswith("ROLLBACK")]
    assert not writes or (undone and undone[-1] > writes[-1]), (body, [said[at] for at in writes])
