"""The door: lockout, second factor, sessions, keys for programs."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from pytest_django import Settings

from cchc.core.errors import InputRefused, NotAllowed
from cchc.records.audit.models import Event
from cchc.records.people.actions import (
    change_own_password,
    make_token,
    person_of_token,
    revoke_token,
    system_person,
)
from cchc.records.people.actions.door import (
    MOST_BY_NAME,
    MOST_CODES,
    WINDOW,
    DoorClosed,
    knock,
    let_in,
    note_closed,
    password_subjects,
)
from cchc.records.people.actions.second_factor import (
    activate,
    check_code,
    deactivate,
    new_secret,
    renew_codes,
    require_second_factor,
    reset_second_factor,
)
from cchc.records.people.actions.sessions import (
    begin_session,
    end_other_sessions,
    end_own_session,
    end_sessions,
)
from cchc.records.people.models import ApiToken, SignIn, SignInMark, User
from cchc.records.people.queries import codes_left, has_second_factor, open_sessions

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
KEY = "x" * 32


@pytest.fixture
def person() -> User:
    return User.objects.get(username="lanhdao.vinhphuc")


@pytest.fixture
def coordinator() -> User:
    return User.objects.get(username="vinhphuc")


def code(secret: str, at: datetime = NOW) -> str:
    return format_hotp_value(hotp_value(secret, int(at.timestamp()) // 30))


def activated(person: User) -> tuple[str, tuple[str, ...]]:
    secret = new_secret()
    with time_machine.travel(NOW, tick=False):
        return secret, activate(secret, code(secret), kept_session=KEY, by=person, now=NOW)


def session_of(person: User, at: datetime) -> str:
    store = SessionStore()
    store.create()
    begin_session(store.session_key or "", address="10.0.0.1", browser="Firefox", by=person, now=at)
    return store.session_key or ""


def test_the_door_closes_after_five_wrong_passwords_and_opens_by_itself() -> None:
    subjects = password_subjects("ai.do", "10.0.0.1")
    for minute in range(MOST_BY_NAME):
        knock(subjects, now=NOW + timedelta(minutes=minute))
    with pytest.raises(DoorClosed) as closed:
        knock(subjects, now=NOW + timedelta(minutes=5))
    assert "thử lại sau 10 phút" in closed.value.problem.message
    knock(subjects, now=NOW + WINDOW)


def test_a_right_password_starts_anew_for_the_name_only() -> None:
    mine, other = password_subjects("ai.do", "10.0.0.1"), password_subjects("khac", "10.0.0.1")
    for second in range(MOST_BY_NAME - 1):
        knock(mine, now=NOW + timedelta(seconds=second))
    knock(mine, now=NOW + timedelta(seconds=30))
    let_in(mine, now=NOW + timedelta(seconds=30))
    assert SignInMark.objects.filter(subject__startswith="name:").count() == 0
    assert SignInMark.objects.filter(subject__startswith="address:").count() == MOST_BY_NAME - 1
    knock(other, now=NOW + timedelta(seconds=31))


def test_old_marks_are_thrown_away() -> None:
    knock(password_subjects("ai.do", ""), now=NOW)
    knock(password_subjects("khac", ""), now=NOW + timedelta(days=2))
    assert not SignInMark.objects.filter(subject="name:ai.do").exists()


@pytest.mark.parametrize(("name", "count"), [("vinhphuc", 1), ("mat-khau-go-nham", 0)])
def test_only_accounts_stand_in_the_log_when_the_door_closes(name: str, count: int) -> None:
    subjects = password_subjects(name, "")
    for _ in range(MOST_BY_NAME):
        knock(subjects, now=NOW)
        note_closed(name, subjects, now=NOW)
    assert Event.objects.filter(verb="people.sign_in_closed").count() == count


def test_a_second_factor_is_switched_on_with_a_right_code(person: User) -> None:
    with pytest.raises(InputRefused):
        activate(new_secret(), "000000", kept_session=KEY, by=person, now=NOW)
    _, codes = activated(person)
    assert len(set(codes)) == 10
    assert (has_second_factor(person), codes_left(person)) == (True, 10)
    with pytest.raises(InputRefused):
        activate(new_secret(), "000000", kept_session=KEY, by=person, now=NOW)
    assert not any(one in json.dumps(list(Event.objects.values_list("detail")), default=str) for one in codes)


def test_a_code_opens_once(person: User) -> None:
    secret, codes = activated(person)
    later = NOW + timedelta(minutes=1)
    with time_machine.travel(later, tick=False):
        check_code(person, code(secret, later), now=later)
        with pytest.raises(InputRefused):
            check_code(person, code(secret, later), now=later)
        check_code(person, codes[0], now=later)
        with pytest.raises(InputRefused):
            check_code(person, codes[0], now=later)
    assert codes_left(person) == 9


def test_too_many_wrong_codes_close_the_door(person: User) -> None:
    activated(person)
    for _ in range(MOST_CODES):
        with pytest.raises(InputRefused):
            check_code(person, "000000", now=NOW)
    with pytest.raises(DoorClosed):
        check_code(person, "000000", now=NOW)
    assert Event.objects.filter(verb="people.sign_in_closed").count() == 1


def test_new_recovery_codes_replace_the_old(person: User) -> None:
    with pytest.raises(InputRefused):
        renew_codes(by=person, now=NOW)
    _, old = activated(person)
    assert not set(old) & set(renew_codes(by=person, now=NOW))


def test_what_is_obligatory_is_not_switched_off(person: User, coordinator: User) -> None:
    activated(person)
    name = person.username
    assert require_second_factor(name, required=True, by=coordinator, now=NOW)
    assert not require_second_factor(name, required=True, by=coordinator, now=NOW)
    with pytest.raises(NotAllowed):
        deactivate(by=person, now=NOW)
    assert require_second_factor(name, required=False, by=coordinator, now=NOW)
    deactivate(by=person, now=NOW)
    assert not has_second_factor(person)


def test_a_lost_telephone_is_forgotten_by_the_coordinator(person: User, coordinator: User) -> None:
    activated(person)
    assert reset_second_factor(person.username, by=coordinator, now=NOW)
    assert not reset_second_factor(person.username, by=coordinator, now=NOW)
    assert not has_second_factor(person)


def test_the_oldest_session_ends_when_there_are_too_many(person: User, settings: Settings) -> None:
    settings.MOST_SESSIONS = 2
    keys = [session_of(person, NOW + timedelta(minutes=minute)) for minute in range(3)]
    assert set(SignIn.objects.values_list("session_key", flat=True)) == set(keys[1:])
    assert not Session.objects.filter(session_key=keys[0]).exists()


def test_sessions_are_ended_one_or_all(person: User, coordinator: User) -> None:
    keys = [session_of(person, NOW) for _ in range(3)]
    with time_machine.travel(NOW, tick=False):
        shown = open_sessions(person, keys[0], NOW)
    assert [one.current for one in shown].count(True) == 1
    assert end_own_session(next(one.pk for one in shown if not one.current), by=person, now=NOW)
    assert not end_own_session(0, by=person, now=NOW)
    assert end_other_sessions(keys[0], by=person, now=NOW) == 1
    assert end_sessions(person.username, by=coordinator, now=NOW) == 1
    assert not end_own_session(shown[0].pk, by=coordinator, now=NOW)


def test_one_s_own_password_must_be_new_and_good(person: User) -> None:
    kept, other = session_of(person, NOW), session_of(person, NOW)
    for bad in ("ngan", "1234567890123", "cai-cach-hanh-chinh"):
        with pytest.raises(InputRefused):
            change_own_password(bad, kept_session=kept, by=person, now=NOW)
    change_own_password("mot mat khau dai va moi", kept_session=kept, by=person, now=NOW)
    assert [one.session_key for one in SignIn.objects.filter(person=person)] == [kept]
    assert not Session.objects.filter(session_key=other).exists()


def test_a_key_is_kept_as_a_hash_and_works_until_it_is_revoked(person: User) -> None:
    token, raw = make_token("kho dữ liệu", ("read",), date(2027, 1, 1), by=person, now=NOW)
    assert raw not in json.dumps(list(ApiToken.objects.values()), default=str)
    found = person_of_token(raw, NOW)
    assert found is not None
    assert (found.person, found.scopes) == (person, ["read"])
    assert person_of_token(raw, NOW + timedelta(days=60)) is None
    assert person_of_token(f"{raw}x", NOW) is None
    assert revoke_token(token.pk, by=person, now=NOW)
    assert not revoke_token(token.pk, by=person, now=NOW)
    assert person_of_token(raw, NOW) is None


def test_a_key_of_a_closed_account_opens_nothing(person: User) -> None:
    _, raw = make_token("x", ("read", "write"), TODAY, by=person, now=NOW)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert person_of_token(raw, NOW) is None
    person.refresh_from_db()
    with pytest.raises(NotAllowed):
        make_token("x", ("read",), TODAY, by=person, now=NOW)


def test_keys_that_cannot_be_are_refused(person: User, coordinator: User) -> None:
    for scopes, day in (
        ((), TODAY),
        (("all",), TODAY),
        (("read",), date(2027, 11, 23)),
        (("read",), date(2026, 1, 1)),
    ):
        with pytest.raises(InputRefused):
            make_token("x", scopes, day, by=person, now=NOW)
    for _ in range(10):
        token, _ = make_token("x", ("read",), TODAY, by=person, now=NOW)
    with pytest.raises(InputRefused):
        make_token("x", ("read",), TODAY, by=person, now=NOW)
    with pytest.raises(NotAllowed):
        revoke_token(token.pk, by=User.objects.get(username="vinhlong"), now=NOW)
    assert revoke_token(token.pk, by=coordinator, now=NOW)


def test_superusers_may_not_be_without_a_second_factor() -> None:
    system = system_person(now=NOW)
    activated(system)
    with pytest.raises(NotAllowed):
        deactivate(by=system, now=NOW)
