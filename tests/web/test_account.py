"""Signing in and out; a session that has ended."""

import pytest
from django.test import Client

from cchc.jobs.demo_accounts import SHARED_WORD
from tests.web.reading import html, words

LOGIN = "/dang-nhap/"


def test_signing_in_leads_back_to_the_page_asked_for(client: Client, db: None) -> None:
    there = "/ket-qua/vinh-phuc-2017/bang-diem/"
    entered = {"username": "vinhphuc", "password": SHARED_WORD, "next": there}
    response = client.post(f"{LOGIN}?next={there}", entered)
    assert response["Location"] == there


def test_one_is_never_led_to_another_site(client: Client, db: None) -> None:
    entered = {"username": "vinhphuc", "password": SHARED_WORD, "next": "https://example.org/"}
    assert client.post(LOGIN, entered)["Location"] == "/"


@pytest.mark.parametrize(
    ("entered", "told"),
    [
        ({"username": "vinhphuc", "password": "sai"}, "Tên đăng nhập hoặc mật khẩu không đúng."),
        ({"username": "", "password": ""}, "Hãy nhập cả tên đăng nhập và mật khẩu."),
    ],
)
def test_refusals_are_told_in_vietnamese(
    client: Client, db: None, entered: dict[str, str], told: str
) -> None:
    assert told in words(html(client.post(LOGIN, entered)))


def test_the_page_says_that_a_session_may_have_ended(client: Client) -> None:
    assert "phiên của bạn đã hết hạn" in words(html(client.get(f"{LOGIN}?next=/ket-qua/x/")))
    assert "hết hạn" not in words(html(client.get(LOGIN)))


def test_a_part_of_a_page_without_session_moves_the_whole_window(client: Client, db: None) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/ket-qua/vinh-phuc-2017/bang-diem/"}
    address = "/ket-qua/vinh-phuc-2017/bang-diem/1.2/"
    response = client.get(address, headers=headers, follow=True)
    assert response["HX-Redirect"] == f"{LOGIN}?next=%2Fket-qua%2Fvinh-phuc-2017%2Fbang-diem%2F"


def test_signing_out_ends_at_the_door(vinh_phuc: Client) -> None:
    assert vinh_phuc.post("/dang-xuat/")["Location"] == LOGIN
    assert vinh_phuc.get("/").status_code == 302


def test_the_bare_address_signs_nobody_out(vinh_phuc: Client) -> None:
    assert vinh_phuc.get("/dang-xuat/")["Location"] == "/"
    assert vinh_phuc.get("/").status_code == 200


def test_who_is_signed_in_needs_no_door(vinh_phuc: Client) -> None:
    assert vinh_phuc.get(LOGIN)["Location"] == "/"
