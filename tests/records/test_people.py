"""A person sees the subtree of his own province, as long as his role is valid."""

from datetime import UTC, date, datetime

import pytest

from cchc.core.errors import NotAllowed
from cchc.records.agencies.queries import agency_by_key
from cchc.records.people.actions import Account, open_account, system_person
from cchc.records.people.models import Membership, Role, User
from cchc.records.people.queries import visible_roots

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
ACCOUNT = Account("nguoi.moi", "Người mới", "vinh-long/so-noi-vu", Role.COORDINATOR)


def test_an_officer_sees_his_own_province_only() -> None:
    person = User.objects.get(username="vinhphuc")
    assert [root.slug for root in visible_roots(person)] == ["tinh-vinh-phuc"]


def test_a_role_that_has_ended_shows_nothing() -> None:
    person, created = open_account(ACCOUNT, "mật khẩu dài", by=system_person(now=NOW), now=NOW)
    assert created
    Membership.objects.filter(person=person).update(valid_to=date(2026, 6, 30))
    assert not visible_roots(person, date(2026, 7, 1)).exists()
    assert visible_roots(person, date(2026, 6, 30)).exists()


def test_a_closed_account_shows_nothing() -> None:
    assert not visible_roots(User(is_active=False, is_superuser=True)).exists()


def test_an_administrator_sees_everything() -> None:
    assert agency_by_key("vinh-long/tinh-vinh-long") in visible_roots(User(is_superuser=True))


def test_an_account_is_opened_once() -> None:
    system = system_person(now=NOW)
    first, _ = open_account(ACCOUNT, "mật khẩu dài", by=system, now=NOW)
    second, created = open_account(ACCOUNT, "mật khẩu khác", by=system, now=NOW)
    assert (first, created) == (second, False)
    assert second.check_password("mật khẩu dài")
    assert str(first) == "Người mới"
    assert str(first.memberships.get()) == "Người mới: Chuyên viên CCHC, Sở Nội vụ, Sở Nội vụ"


def test_nobody_signs_in_as_the_system() -> None:
    assert not system_person(now=NOW).has_usable_password()


def test_an_officer_cannot_open_accounts() -> None:
    with pytest.raises(NotAllowed):
        open_account(ACCOUNT, "x", by=User.objects.get(username="vinhphuc"), now=NOW)
