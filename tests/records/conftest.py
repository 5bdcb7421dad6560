"""People of the tests of records."""

import pytest

from cchc.records.people.actions import Account, open_account, system_person
from cchc.records.people.models import Role, User
from tests.records.entering import NOW


@pytest.fixture
def officer(db: None) -> User:
    """A scorer of Vĩnh Long, who coordinates nothing."""
    account = Account("can.bo", "Cán bộ", "vinh-long/so-noi-vu", Role.SCORER)
    return open_account(account, "mật khẩu dài", by=system_person(now=NOW), now=NOW)[0]
