"""The board without script: filters, what is refused and why; nothing is stored here."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.visits import PHONE, WIDE, sign_in

BOARD = "/ket-qua/vinh-long-2020/yeu-cau/"
every_size = pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])


@every_size
def test_a_tick_without_reason_comes_back_open(
    page: Page, base_url: str, assert_accessible: Callable[[Page], None], size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    sign_in(page, base_url, "vinhlong")
    page.goto(f"{base_url}{BOARD}?ket-luan=cho-xac-nhan")
    line = page.locator('[id="dong-4.3.1"]')
    line.get_by_text("Xác nhận dòng 4.3.1").click()
    line.get_by_label("Chưa đạt").check()
    line.get_by_role("button", name="Lưu xác nhận").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa ghi xác nhận của dòng 4.3.1")
    expect(line.get_by_label("Chưa đạt")).to_be_checked()
    expect(line.get_by_label("Lý do, căn cứ")).to_have_attribute("aria-invalid", "true")
    assert_accessible(page)


@every_size
def test_a_document_with_errors_keeps_what_was_entered(
    page: Page, base_url: str, assert_accessible: Callable[[Page], None], size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    sign_in(page, base_url, "vinhlong")
    page.goto(f"{base_url}{BOARD}tai-lieu/")
    page.get_by_label("Loại tài liệu kiểm chứng").select_option("bao-cao-kiem-soat-tthc")
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(19)
    page.get_by_label("3.1.1 Thực hiện quy định").uncheck()
    page.get_by_label("Ngày của tài liệu").fill("31/02/2020")
    page.get_by_role("button", name="Gắn tài liệu").click()
    expect(page.get_by_role("alert")).to_contain_text("Viết ngày/tháng/năm")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(18)
    assert_accessible(page)


def test_the_board_works_without_script(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, base_url, "vinhlong")
    page.goto(f"{base_url}{BOARD}")
    page.get_by_label("Cơ quan", exact=True).select_option("Sở Nội vụ")
    page.get_by_label("Vai trò của cơ quan").select_option("Chủ trì")
    page.get_by_role("button", name="Lọc", exact=True).click()
    expect(page.get_by_text("Đang hiện 36 trong 80 yêu cầu")).to_be_visible()
    page.get_by_role("link", name="Số liệu minh họa").click()
    expect(page.get_by_text("Số liệu trên trang này là giả định")).to_be_visible()
    expect(page.get_by_text("Đang hiện 36 trong 80 yêu cầu")).to_be_visible()
    context.close()


def test_paper_shows_the_board_without_its_forms(page: Page, base_url: str) -> None:
    sign_in(page, base_url, "vinhlong")
    page.goto(f"{base_url}/ket-qua/vinh-long-2020-minh-hoa/yeu-cau/")
    page.emulate_media(media="print")
    expect(page.get_by_text("giả định, không phải kết quả đánh giá thật")).to_be_visible()
    expect(page.get_by_text("Xác nhận dòng 1.2")).to_be_hidden()
    expect(page.get_by_role("link", name="Gắn một tài liệu cho nhiều dòng")).to_be_hidden()
    expect(page.get_by_text("99,6%").first).to_be_visible()


@every_size
def test_links_are_large_enough_for_a_finger_and_lead_to_an_area(
    page: Page, base_url: str, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    sign_in(page, base_url, "vinhlong")
    page.goto(f"{base_url}{BOARD}?co-quan=so-y-te")
    for link in (page.locator(".cc-evidence-act").first, page.locator(".cc-board-jump a").last):
        box = link.bounding_box()
        assert box is not None
        assert min(box["height"], box["width"]) >= 24
    page.locator(".cc-board-jump a").last.click()
    expect(page.locator("section:has(> div > h2:target), section:has(h2:target)").first).to_be_in_viewport()
