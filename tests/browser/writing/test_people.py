"""Accounts in the browser: every page wide and on a phone, an account opened with the keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.visits import PHONE, WIDE, sign_in

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PAGES = (
    "/tai-khoan/",
    "/tai-khoan/mat-khau/",
    "/tai-khoan/lop-thu-hai/",
    "/tai-khoan/phien/",
    "/tai-khoan/khoa/",
    "/nguoi-dung/",
    "/nguoi-dung/?tim=khong-co-ai",
    "/nguoi-dung/moi/",
    "/nguoi-dung/tep/",
    "/nguoi-dung/vinhphuc/",
    "/nguoi-dung/lanhdao.vinhphuc/",
)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_pages_of_accounts(
    page: Page,
    base_url: str,
    complaints: list[str],
    assert_accessible: Callable[[Page], None],
    size: ViewportSize,
) -> None:
    page.set_viewport_size(size)
    sign_in(page, base_url, "vinhphuc")
    for path in PAGES:
        page.goto(f"{base_url}{path}")
        assert page.evaluate(SIDEWAYS) <= 0, path
        assert_accessible(page)


def test_an_account_is_opened_with_the_keyboard(
    page: Page, base_url: str, complaints: list[str], assert_accessible: Callable[[Page], None]
) -> None:
    sign_in(page, base_url, "vinhphuc")
    page.goto(f"{base_url}/nguoi-dung/moi/")
    page.get_by_label("Họ và tên").focus()
    for typed in ("Lê Văn Bàn Phím", "le.van.ban.phim", "Chuyên viên", "", ""):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Mật khẩu ban đầu')")
    assert_accessible(page)
    assert "le.van.ban.phim" in page.inner_text("main")
