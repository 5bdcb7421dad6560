"""Sign-on through an identity provider, played end to end against one that runs beside the test."""

import warnings
from collections.abc import Iterator
from importlib import import_module

import pytest
import requests
from django.test import Client
from pytest_django import Settings

from cchc.records.audit.models import Event
from cchc.records.people.models import User
from tests.web.reading import html, words

# The provider of the tests calls what its own library will drop.
pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")
LOGIN, SIGN_ON = "/dang-nhap/", "/dang-nhap/tinh/"
PEOPLE = {
    "1": {"preferred_username": "vinhphuc", "email": "x@tinh.example"},
    "2": {"preferred_username": "khac", "email": "cb@tinh.example", "email_verified": True},
    "3": {"preferred_username": "la", "email": "cb@tinh.example", "email_verified": False},
    "4": {"preferred_username": "he-thong"},
}


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with warnings.catch_warnings():
        import_module("authlib.deprecate")  # which puts its own filter before all others
        warnings.simplefilter("ignore")
        from oidc_provider_mock import User as Told
        from oidc_provider_mock import run_server_in_thread
    told = [Told(sub=sub, claims=claims) for sub, claims in PEOPLE.items()]
    with run_server_in_thread(user_claims=told) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def door(issuer: str, settings: Settings, db: None) -> Client:
    """A browser before a door that has the provider's button."""
    settings.OIDC_ISSUER = issuer
    app = {**settings.OIDC_PROVIDER, "client_id": "cchc", "secret": "kín"}
    app["settings"] = {**app["settings"], "server_url": issuer}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    return Client()


def signed_on(door: Client, sub: str, back: str = "") -> str:
    """Go to the provider, say who one is, come back; where one is led in the end."""
    there = door.post(SIGN_ON, {"next": back})["Location"]
    answer = requests.post(there, data={"sub": sub}, allow_redirects=False, timeout=10)
    came_back = answer.headers["Location"].removeprefix("http://testserver")
    return str(door.get(came_back)["Location"])


def test_the_button_is_there_only_with_a_provider(client: Client, door: Client) -> None:
    assert "Đăng nhập bằng tài khoản của tỉnh" in words(html(door.get(LOGIN)))


def test_without_a_provider_there_is_no_button_and_no_way(client: Client, db: None) -> None:
    assert "tài khoản của tỉnh" not in words(html(client.get(LOGIN)))
    assert client.post(SIGN_ON).status_code == 404


def test_an_account_is_found_by_its_name(door: Client) -> None:
    there = "/ket-qua/vinh-phuc-2017/bang-diem/"
    assert signed_on(door, "1", there) == there
    assert door.get(there).status_code == 200
    assert Event.objects.get(verb="people.signed_in").detail["way"] == "socialaccount"


def test_one_is_never_led_to_another_site(door: Client) -> None:
    assert signed_on(door, "1", "https://example.org/") == "/"


def test_an_account_is_found_by_its_verified_address(door: Client) -> None:
    User.objects.filter(username="vinhlong").update(email="cb@tinh.example")
    assert signed_on(door, "2") == "/"
    assert Event.objects.get(verb="people.signed_in").subject == "vinhlong"


@pytest.mark.parametrize("sub", ["2", "3", "4"])
def test_nobody_gets_an_account_by_signing_on(door: Client, sub: str) -> None:
    count = User.objects.count()
    User.objects.filter(username="vinhlong").update(email="cb@tinh.example" if sub == "3" else "")
    assert signed_on(door, sub) == LOGIN
    assert "chưa có tài khoản nào của hệ thống" in words(html(door.get(LOGIN)))
    assert User.objects.count() == count
    assert door.get("/").status_code == 302


def test_an_address_of_two_accounts_means_neither(door: Client) -> None:
    User.objects.filter(username__in=("vinhlong", "vinhphuc")).update(email="cb@tinh.example")
    assert signed_on(door, "2") == LOGIN


def test_a_closed_account_stays_closed(door: Client) -> None:
    User.objects.filter(username="vinhphuc").update(is_active=False)
    assert signed_on(door, "1") == LOGIN
    assert "ngừng hoạt động" in words(html(door.get(LOGIN)))


def test_an_answer_that_nobody_asked_for_is_refused(door: Client) -> None:
    response = door.get(f"{SIGN_ON}xac-nhan/?code=x&state=y")
    assert response["Location"] == LOGIN
    assert "không xác nhận được" in words(html(door.get(LOGIN)))
