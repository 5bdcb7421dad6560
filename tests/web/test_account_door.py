"""The door as a person meets it: lockout, the second step, what is owed first, idle sessions."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from pytest_django import Settings

from cchc.jobs.demo_accounts import SHARED_WORD
from cchc.records.people.actions.second_factor import activate, new_secret
from cchc.records.people.models import SignIn, User
from tests.web.reading import html, words

LOGIN, STEP, PASSWORD = "/dang-nhap/", "/dang-nhap/lop-thu-hai/", "/tai-khoan/mat-khau/"
FACTOR, SESSIONS = "/tai-khoan/lop-thu-hai/", "/tai-khoan/phien/"
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
NEW = "Mot mat khau moi va dai"
pytestmark = pytest.mark.django_db


def enter(client: Client, word: str = SHARED_WORD, there: str = "", name: str = "vinhphuc") -> str:
    """Enter name and password; where one is led, empty when one stays at the door."""
    answer = client.post(LOGIN, {"username": name, "password": word, "next": there})
    return answer["Location"] if answer.status_code == 302 else ""


def code(secret: str, at: datetime) -> str:
    return format_hotp_value(hotp_value(secret, int(at.timestamp()) // 30))


def with_second_factor(name: str = "vinhphuc") -> tuple[str, tuple[str, ...]]:
    secret, before = new_secret(), NOW - timedelta(minutes=10)
    person = User.objects.get(username=name)
    with time_machine.travel(before, tick=False):
        return secret, activate(secret, code(secret, before), kept_session="", by=person, now=before)


def test_five_wrong_passwords_close_the_door_also_for_the_right_one(client: Client) -> None:
    with time_machine.travel(NOW, tick=False):
        for _ in range(5):
            assert enter(client, "sai") == ""
        told = words(html(client.post(LOGIN, {"username": "vinhphuc", "password": SHARED_WORD})))
        assert "Đã nhập sai quá nhiều lần. Đề nghị thử lại sau 15 phút." in told
        assert enter(client, name="vinhlong") == "/"
    with time_machine.travel(NOW + timedelta(minutes=16), tick=False):
        assert enter(Client()) == "/"


def test_the_second_step_follows_the_password_and_keeps_the_way(client: Client) -> None:
    secret, _ = with_second_factor()
    with time_machine.travel(NOW, tick=False):
        assert enter(client, there="/thuat-ngu/") == STEP
        assert client.get("/").status_code == 302
        assert "Mã không đúng" in words(html(client.post(STEP, {"code": "000000"})))
        assert "Hãy nhập mã" in words(html(client.post(STEP)))
        answer = client.post(STEP, {"code": code(secret, NOW)})
        assert answer["Location"] == "/thuat-ngu/"
        assert client.get("/thuat-ngu/").status_code == 200


def test_a_recovery_code_opens_once(client: Client) -> None:
    _, codes = with_second_factor()
    with time_machine.travel(NOW, tick=False):
        enter(client)
        assert client.post(STEP, {"code": codes[3]})["Location"] == "/"
        other = Client()
        enter(other)
        assert "Mã không đúng" in words(html(other.post(STEP, {"code": codes[3]})))


def test_too_many_wrong_codes_close_the_second_step(client: Client) -> None:
    secret, _ = with_second_factor()
    with time_machine.travel(NOW, tick=False):
        enter(client)
        for _ in range(5):
            client.post(STEP, {"code": "000000"})
        assert "thử lại sau 15 phút" in words(html(client.post(STEP, {"code": code(secret, NOW)})))


def test_the_second_step_is_nothing_by_itself(client: Client) -> None:
    assert client.get(STEP)["Location"] == LOGIN


def test_a_given_password_must_be_changed_before_anything_else(client: Client) -> None:
    User.objects.filter(username="vinhphuc").update(must_change_password=True)
    enter(client, there="/thuat-ngu/")
    assert client.get("/thuat-ngu/")["Location"] == PASSWORD
    assert "do hệ thống đặt" in words(html(client.get(PASSWORD)))
    entered = {"old": SHARED_WORD, "new": NEW, "again": NEW}
    assert client.post(PASSWORD, entered)["Location"] == "/tai-khoan/"
    assert client.get("/thuat-ngu/").status_code == 200
    assert enter(Client(), NEW) == "/"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"old": "sai"}, "Mật khẩu đang dùng không đúng"),
        ({"again": "khac"}, "Hai lần nhập mật khẩu mới không giống nhau"),
        ({"new": "ngan", "again": "ngan"}, "quá ngắn"),
        ({"new": SHARED_WORD, "again": SHARED_WORD}, "phải khác mật khẩu đang dùng"),
        ({"new": ""}, "Hãy nhập mật khẩu mới"),
    ],
)
def test_passwords_that_cannot_be_are_told(client: Client, changed: dict[str, str], told: str) -> None:
    enter(client)
    entered = {"old": SHARED_WORD, "new": NEW, "again": NEW, **changed}
    assert told in words(html(client.post(PASSWORD, entered)))


def test_too_many_wrong_present_passwords_close_the_form(client: Client) -> None:
    enter(client)
    for _ in range(5):
        client.post(PASSWORD, {"old": "sai", "new": NEW, "again": NEW})
    told = words(html(client.post(PASSWORD, {"old": SHARED_WORD, "new": NEW, "again": NEW})))
    assert "Đã nhập sai quá nhiều lần" in told


def test_who_must_have_a_second_factor_is_led_there(client: Client) -> None:
    User.objects.filter(username="vinhphuc").update(second_factor_required=True)
    with time_machine.travel(NOW, tick=False):
        enter(client)
        assert client.get("/")["Location"] == FACTOR
        page = html(client.get(FACTOR))
        assert 'src="data:image/svg+xml;base64,' in page
        secret = page.split('name="secret" value="')[1].split('"', maxsplit=1)[0]
        refused = client.post(FACTOR, {"secret": secret, "code": "000000"})
        assert "Mã không đúng" in words(html(refused))
        assert secret in html(refused)
        shown = words(html(client.post(FACTOR, {"secret": secret, "code": code(secret, NOW)})))
        assert "Mã dự phòng chỉ hiện một lần" in shown
        assert client.get("/").status_code == 200
        assert "không tắt được" in words(html(client.get(FACTOR)))


def test_who_has_one_already_is_asked_at_the_door_and_not_again(client: Client) -> None:
    secret, _ = with_second_factor()
    User.objects.filter(username="vinhphuc").update(second_factor_required=True)
    with time_machine.travel(NOW, tick=False):
        enter(client)
        client.post(STEP, {"code": code(secret, NOW)})
        assert client.get("/").status_code == 200


def test_a_second_factor_of_one_s_own_is_renewed_and_switched_off(client: Client) -> None:
    secret, _ = with_second_factor()
    with time_machine.travel(NOW, tick=False):
        enter(client)
        client.post(STEP, {"code": code(secret, NOW)})
        assert "Còn 10 mã dự phòng" in words(html(client.get(FACTOR)))
        later = NOW + timedelta(minutes=1)
    with time_machine.travel(later, tick=False):
        shown = html(client.post(FACTOR, {"code": code(secret, later), "act": "ma"}))
        assert shown.count('<li class="cc-code">') == 10
        assert "Mã không đúng" in words(html(client.post(FACTOR, {"code": "000000", "act": "tat"})))
    with time_machine.travel(later + timedelta(minutes=1), tick=False):
        answer = client.post(FACTOR, {"code": code(secret, later + timedelta(minutes=1)), "act": "tat"})
        assert answer["Location"] == "/tai-khoan/"
        assert "chưa bật" in words(html(client.get("/tai-khoan/")))


def test_an_idle_session_ends_and_leads_back(client: Client) -> None:
    with time_machine.travel(NOW, tick=False):
        enter(client)
    with time_machine.travel(NOW + timedelta(minutes=50), tick=False):
        assert client.get("/thuat-ngu/").status_code == 200
    with time_machine.travel(NOW + timedelta(minutes=100), tick=False):
        assert client.get("/thuat-ngu/").status_code == 200
    with time_machine.travel(NOW + timedelta(minutes=161), tick=False):
        assert client.get("/thuat-ngu/?tim=x")["Location"] == f"{LOGIN}?next=/thuat-ngu/%3Ftim%3Dx"


def test_a_fourth_session_ends_the_first() -> None:
    browsers = [Client() for _ in range(4)]
    for browser in browsers:
        enter(browser)
    assert "phiên cũ nhất vừa kết thúc" in words(html(browsers[3].get(SESSIONS)))
    assert [browser.get("/").status_code for browser in browsers] == [302, 200, 200, 200]


def test_other_sessions_are_shown_and_ended(client: Client) -> None:
    other = Client(HTTP_USER_AGENT="Firefox trên máy khác")
    enter(other)
    enter(client)
    shown = words(html(client.get(SESSIONS)))
    assert "Firefox trên máy khác" in shown
    assert "phiên này" in shown
    first = SignIn.objects.order_by("pk").first()
    assert first is not None
    assert client.post(SESSIONS, {"session": str(first.pk)}).status_code == 302
    assert other.get("/").status_code == 302
    enter(other)
    client.post(SESSIONS)
    assert (other.get("/").status_code, client.get("/").status_code) == (302, 200)


def test_signing_out_forgets_the_session(client: Client) -> None:
    enter(client)
    assert SignIn.objects.count() == 1
    client.post("/dang-xuat/")
    assert SignIn.objects.count() == 0


def test_a_session_from_before_is_told_as_not_recorded(vinh_phuc: Client) -> None:
    assert "Chưa ghi lại phiên nào" in words(html(vinh_phuc.get(SESSIONS)))


def test_the_address_behind_a_proxy_is_the_one_it_saw(client: Client, settings: Settings) -> None:
    client.post(
        LOGIN, {"username": "vinhphuc", "password": SHARED_WORD}, headers={"X-Forwarded-For": "1.2.3.4"}
    )
    assert SignIn.objects.get().address == "127.0.0.1"
    settings.BEHIND_PROXY = True
    told = {"X-Forwarded-For": "6.6.6.6, 1.2.3.4"}
    Client().post(LOGIN, {"username": "vinhlong", "password": SHARED_WORD}, headers=told)
    assert SignIn.objects.get(person__username="vinhlong").address == "1.2.3.4"
