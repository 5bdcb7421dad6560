"""Who opens, changes and ends accounts and roles; what the log says of it, and what it never says."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from cchc.core.errors import InputRefused, NotAllowed
from cchc.records.agencies.queries import agency_by_key
from cchc.records.audit.models import Event
from cchc.records.people.accounts import AccountFilter, NoSuchAccountError, account_seen, accounts_seen
from cchc.records.people.actions import (
    Details,
    NewAccount,
    NewRole,
    Opened,
    change_details,
    create_accounts,
    end_role,
    grant_role,
    reset_password,
    switch_account,
    system_person,
)
from cchc.records.people.actions.tokens import make_token, person_of_token
from cchc.records.people.models import Membership, Role, User
from cchc.records.people.queries import standing_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def coordinator(province: str = "vinhphuc") -> User:
    return User.objects.get(username=province)


def key(agency: str) -> int:
    return agency_by_key(agency).pk


def wanted(
    name: str = "can.bo", agency: str = "vinh-phuc/so-tu-phap", role: Role = Role.SCORER
) -> NewAccount:
    return NewAccount(username=name, full_name="Nguyễn Thị Đào", agency=key(agency), role=role)


def opened(name: str = "can.bo", by: User | None = None, role: Role = Role.SCORER) -> Opened:
    return create_accounts([wanted(name, role=role)], by=by or coordinator(), now=NOW)[0]


def administrator(province: str = "vinh-phuc") -> User:
    person = User.objects.create(username=f"quan.tri.{province}")
    agency = agency_by_key(f"{province}/so-noi-vu")
    Membership.objects.create(person=person, agency=agency, role=Role.ADMINISTRATOR)
    return person


def test_a_coordinator_opens_an_account_whose_password_must_be_changed() -> None:
    one = opened()
    assert one.person.check_password(one.password)
    assert one.person.must_change_password
    assert [str(row.agency) for row in one.person.memberships.all()] == ["Sở Tư pháp"]


def test_no_password_ever_stands_in_the_log() -> None:
    words = [opened().password, reset_password("can.bo", by=coordinator(), now=NOW)]
    told = json.dumps(list(Event.objects.values_list("detail", "subject")), default=str)
    assert words[0] != words[1]
    assert not any(word in told for word in words)


def test_a_reset_password_takes_the_keys_along() -> None:
    person = opened().person
    key = make_token("máy của phòng", ["read"], NOW.date() + timedelta(days=9), by=person, now=NOW)[1]
    assert person_of_token(key, NOW) is not None
    reset_password("can.bo", by=coordinator(), now=NOW)
    assert person_of_token(key, NOW) is None


def test_a_list_is_opened_as_a_whole_or_not_at_all() -> None:
    opened("da.co")
    with pytest.raises(InputRefused) as refused:
        create_accounts([wanted("moi.mot"), wanted("da.co")], by=coordinator(), now=NOW)
    assert refused.value.problem.code == "username_taken"
    assert not User.objects.filter(username="moi.mot").exists()
    with pytest.raises(InputRefused):
        create_accounts([wanted("hai.lan"), wanted("hai.lan")], by=coordinator(), now=NOW)


@pytest.mark.parametrize("name", ["A", "Có Dấu", "moi", "tep", "a/b", "x" * 61])
def test_names_that_cannot_stand_in_an_address_are_refused(name: str) -> None:
    with pytest.raises(InputRefused):
        opened(name)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR])
def test_a_coordinator_makes_neither_coordinators_nor_administrators(role: Role) -> None:
    with pytest.raises(NotAllowed):
        opened(role=role)


def test_another_province_is_out_of_reach() -> None:
    opened()
    stranger = coordinator("vinhlong")
    with pytest.raises(NotAllowed):
        create_accounts([wanted("khac")], by=stranger, now=NOW)
    for act in (
        lambda: reset_password("can.bo", by=stranger, now=NOW),
        lambda: switch_account("can.bo", active=False, by=stranger, now=NOW),
        lambda: account_seen(standing_of(stranger, TODAY), "can.bo"),
    ):
        with pytest.raises(NoSuchAccountError):
            act()


def test_who_serves_two_provinces_belongs_to_neither_coordinator() -> None:
    opened()
    row = NewRole(agency=key("vinh-long/so-tu-phap"), role=Role.SCORER)
    person = User.objects.get(username="can.bo")
    Membership.objects.create(person=person, agency_id=row.agency, role=row.role)
    with pytest.raises(NotAllowed):
        reset_password("can.bo", by=coordinator(), now=NOW)
    assert reset_password("can.bo", by=system_person(now=NOW), now=NOW)


def test_administrators_of_a_province_manage_its_coordinators_and_superusers_manage_them() -> None:
    by = administrator()
    with pytest.raises(NotAllowed):
        reset_password(
            "vinhphuc", by=User.objects.get(pk=opened("hai", by, Role.COORDINATOR).person.pk), now=NOW
        )
    assert reset_password("vinhphuc", by=by, now=NOW)
    with pytest.raises(NotAllowed):
        reset_password(by.username, by=coordinator(), now=NOW)
    assert reset_password(by.username, by=system_person(now=NOW), now=NOW)
    with pytest.raises(NoSuchAccountError):
        reset_password("vinhlong", by=by, now=NOW)
    with pytest.raises(NotAllowed):
        opened("quan.tri.hai", by, Role.ADMINISTRATOR)
    made = opened("quan.tri.ba", system_person(now=NOW), Role.ADMINISTRATOR)
    assert made.person.second_factor_required


def test_accounts_of_the_installation_are_not_seen() -> None:
    with pytest.raises(NoSuchAccountError):
        account_seen(standing_of(coordinator(), TODAY), "he-thong")


def test_nobody_changes_his_own_roles() -> None:
    by = coordinator()
    with pytest.raises(NotAllowed):
        grant_role(by.username, NewRole(agency=key("vinh-phuc/so-tu-phap"), role=Role.SCORER), by=by, now=NOW)
    with pytest.raises(NotAllowed):
        end_role(by.memberships.get().pk, TODAY, by=by, now=NOW)
    with pytest.raises(NotAllowed):
        switch_account(by.username, active=False, by=by, now=NOW)


def test_a_role_is_ended_and_may_be_held_again_later() -> None:
    by, person = coordinator(), opened().person
    row = end_role(person.memberships.get().pk, date(2026, 12, 31), by=by, now=NOW)
    again = NewRole(agency=row.agency_id, role=Role.SCORER, valid_from=date(2027, 2, 1))
    grant_role("can.bo", again, by=by, now=NOW)
    assert person.memberships.count() == 2
    with pytest.raises(InputRefused):
        grant_role("can.bo", again, by=by, now=NOW)
    with pytest.raises(InputRefused):
        end_role(row.pk, date(2027, 1, 31), by=by, now=NOW)
    verbs = list(Event.objects.filter(subject="can.bo").order_by("pk").values_list("verb", flat=True))
    assert verbs == ["people.account_opened", "people.role_ended", "people.role_granted"]


def test_roles_that_cannot_be_are_refused() -> None:
    by, person = coordinator(), opened().person
    agency = key("vinh-phuc/so-noi-vu")
    backwards = NewRole(
        agency=agency, role=Role.SCORER, valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 1)
    )
    with pytest.raises(InputRefused):
        grant_role("can.bo", backwards, by=by, now=NOW)
    later = NewRole(agency=agency, role=Role.SCORER, valid_from=date(2027, 1, 1))
    row = grant_role("can.bo", later, by=by, now=NOW)
    with pytest.raises(InputRefused):
        end_role(row.pk, date(2026, 12, 1), by=by, now=NOW)
    with pytest.raises(InputRefused):
        end_role(0, TODAY, by=by, now=NOW)
    assert person.memberships.count() == 2


def test_an_agency_of_no_province_takes_no_role() -> None:
    agency = agency_by_key("vinh-phuc/so-tu-phap")
    agency.pk, agency.slug, agency.root = None, "bo-noi-vu", None
    agency.save()
    nowhere = NewAccount(username="can.bo.tw", full_name="x", agency=agency.pk, role=Role.SCORER)
    with pytest.raises(NotAllowed):
        create_accounts([nowhere], by=coordinator(), now=NOW)


def test_details_are_changed_without_telling_the_log_the_telephone() -> None:
    opened()
    details = Details("Nguyễn Thị Đào", "Phó Giám đốc", "0912 000 001", "dao@tinh.example")
    assert change_details("can.bo", details, by=coordinator(), now=NOW)
    assert not change_details("can.bo", details, by=coordinator(), now=NOW)
    told = json.dumps(Event.objects.filter(verb="people.details_changed").values_list("detail")[0])
    assert "0912" not in told
    assert "dao@" not in told


def test_a_closed_account_is_opened_again() -> None:
    opened()
    assert switch_account("can.bo", active=False, by=coordinator(), now=NOW)
    assert not switch_account("can.bo", active=False, by=coordinator(), now=NOW)
    assert switch_account("can.bo", active=True, by=coordinator(), now=NOW)


@pytest.mark.parametrize("words", ["dao nguyen", "NGUYEN thi", "can.bo", "thị đào"])
def test_accounts_are_found_without_marks(words: str) -> None:
    opened()
    standing = standing_of(coordinator(), TODAY)
    assert [one.username for one in accounts_seen(standing, AccountFilter(words))] == ["can.bo"]


def test_accounts_are_filtered_and_listed_by_given_name() -> None:
    opened()
    standing = standing_of(coordinator(), TODAY)
    by_agency = AccountFilter(agency=key("vinh-phuc/so-tu-phap"))
    found = [one.username for one in accounts_seen(standing, by_agency)]
    assert found[0] == "can.bo"  # Đào stands before the other given names
    assert "vinhphuc" not in found
    by_role = AccountFilter(role=Role.LEADER.value)
    assert [one.username for one in accounts_seen(standing, by_role)] == ["lanhdao.vinhphuc"]
    assert not accounts_seen(standing, AccountFilter(closed=True)).exists()
    everybody = standing_of(system_person(now=NOW), TODAY)
    assert {"vinhlong", "vinhphuc"} <= {one.username for one in accounts_seen(everybody, AccountFilter())}
