"""People of the two provinces, signed in."""

import time

import pytest
from django.test import Client

from cchc.records.people.models import User
from cchc.web.session_guard import SECOND_FACTOR, SEEN


def browser_of(person: User) -> Client:
    """A browser in which the person is signed in, with all that his account asks for."""
    client = Client()
    client.force_login(person)
    session = client.session
    session[SEEN], session[SECOND_FACTOR] = int(time.time()), True
    session.save()
    return client


def signed_in(username: str) -> Client:
    """A browser of a demo account."""
    return browser_of(User.objects.get(username=username))


@pytest.fixture
def vinh_phuc(db: None) -> Client:
    """The officer of Vĩnh Phúc."""
    return signed_in("vinhphuc")


@pytest.fixture
def vinh_long(db: None) -> Client:
    """The officer of Vĩnh Long, a stranger to Vĩnh Phúc."""
    return signed_in("vinhlong")
