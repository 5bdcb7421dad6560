"""One's own account: what is shown, keys for programs; what every page costs."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from cchc.records.people.models import ApiToken
from tests.web.conftest import signed_in
from tests.web.reading import html, words
from tests.web.test_cost import cost

ACCOUNT, TOKENS = "/tai-khoan/", "/tai-khoan/khoa/"
A_KEY = {"name": "kho dữ liệu", "scope": "write", "expires_on": ""}


def soon() -> str:
    return f"{timezone.localdate():%d/%m/%Y}"


def test_the_own_page_shows_roles_and_leads_on(vinh_phuc: Client) -> None:
    shown = words(html(vinh_phuc.get(ACCOUNT)))
    assert "Chuyên viên CCHC, Sở Nội vụ" in shown
    assert "Đến danh sách người dùng" in shown
    assert "Đến danh sách người dùng" not in words(html(signed_in("lanhdao.vinhphuc").get(ACCOUNT)))


def test_a_key_is_shown_once(vinh_phuc: Client) -> None:
    answer = vinh_phuc.post(TOKENS, {**A_KEY, "expires_on": soon()})
    raw = re.findall(r"cchc_[\w-]{43}", html(answer))
    assert len(raw) == 1
    again = html(vinh_phuc.get(TOKENS))
    assert raw[0] not in again
    assert "kho dữ liệu" in again
    token = ApiToken.objects.get()
    assert token.scopes == ["read", "write"]
    vinh_phuc.post(f"{TOKENS}{token.pk}/thu-hoi/")
    assert "đã thu hồi" in words(html(vinh_phuc.get(TOKENS)))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": ""}, "Hãy ghi tên khóa"),
        ({"expires_on": "mai"}, "Viết ngày/tháng/năm"),
        ({"expires_on": "31/12/2099"}, "nhiều nhất một năm"),
    ],
)
def test_keys_that_cannot_be_are_told(vinh_phuc: Client, changed: dict[str, str], told: str) -> None:
    shown = words(html(vinh_phuc.post(TOKENS, {**A_KEY, "expires_on": soon(), **changed})))
    assert told in shown


@pytest.mark.parametrize(
    "address", [ACCOUNT, TOKENS, "/tai-khoan/mat-khau/", "/tai-khoan/lop-thu-hai/", "/tai-khoan/phien/"]
)
def test_pages_of_the_account_cost_little(vinh_phuc: Client, address: str) -> None:
    assert cost(vinh_phuc, address) <= 15
