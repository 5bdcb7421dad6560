"""People of the two provinces, signed in."""

import pytest
from django.test import Client

from cchc.records.people.models import User


def signed_in(username: str) -> Client:
    """A browser of a demo account."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


@pytest.fixture
def vinh_phuc(db: None) -> Client:
    """The officer of Vĩnh Phúc."""
    return signed_in("vinhphuc")


@pytest.fixture
def vinh_long(db: None) -> Client:
    """The officer of Vĩnh Long, a stranger to Vĩnh Phúc."""
    return signed_in("vinhlong")
