"""People of the tests of records, and a database of their own for tests of many who write at once."""

from collections.abc import Iterator
from typing import Any

import pytest

from cchc.records.people.actions import Account, open_account, system_person
from cchc.records.people.models import Role, User
from tests.records.entering import NOW
from tests.records.entries.apart import database_of_its_own


@pytest.fixture
def officer(db: None) -> User:
    """A scorer of Vĩnh Long, who coordinates nothing."""
    account = Account("can.bo", "Cán bộ", "vinh-long/so-noi-vu", Role.SCORER)
    return open_account(account, "mật khẩu dài", by=system_person(now=NOW), now=NOW)[0]


@pytest.fixture
def apart(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database of its own for the threads of a test."""
    with django_db_blocker.unblock(), database_of_its_own():
        yield
