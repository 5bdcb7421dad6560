"""A line filled in with script: points as one types, saved on change, two people on one line."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.visits import PHONE, WIDE, sign_in

SCORER, APPRAISER, CAMPAIGN = "so-b", "thamdinh.so-c", "/dot/so-2026-minh-hoa/"
every_size = pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])


def open_line(page: Page, base_url: str, line: str) -> None:
    """Find a line as a person does: through his work and its portion."""
    page.goto(f"{base_url}{CAMPAIGN}")
    page.get_by_role("link", name="Tự chấm điểm").first.click()
    page.locator(f'[id="dong-{line}"] th a').first.click()


@every_size
def test_points_appear_as_one_types_and_what_is_typed_is_saved(
    page: Page, base_url: str, assert_accessible: Callable[[Page], None], size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    sign_in(page, base_url, SCORER)
    open_line(page, base_url, "1.3.1")
    page.get_by_label("Có số liệu", exact=True).check()
    expect(page.get_by_label("Lý do chưa có hoặc không đánh giá")).to_be_hidden()
    page.get_by_label("Số phòng, đơn vị được kiểm tra").fill("2")
    page.get_by_label("Tổng số phòng, đơn vị trực thuộc").fill("10")
    expect(page.locator("#ket-qua-dong")).to_contain_text("1,00")
    page.get_by_label("Số phòng, đơn vị được kiểm tra").fill("9")
    expect(page.locator("#ket-qua-dong")).to_contain_text("2,00")
    page.get_by_label("Thuyết minh").click()
    expect(page.locator("#tinh-trang-luu")).to_contain_text("Đã lưu lúc")
    assert_accessible(page)
    page.get_by_label("Tổng số phòng, đơn vị trực thuộc").fill("5")
    page.get_by_label("Thuyết minh").click()
    expect(page.locator("#tinh-trang-luu")).to_contain_text("Chưa lưu: Tử số lớn hơn mẫu số")
    page.get_by_label("Tổng số phòng, đơn vị trực thuộc").fill("10")
    page.get_by_label("Thuyết minh").click()
    expect(page.locator("#tinh-trang-luu")).to_contain_text("Đã lưu lúc")
    page.reload()
    expect(page.get_by_label("Số phòng, đơn vị được kiểm tra")).to_have_value("9")


def test_the_second_of_two_people_is_told_and_chooses(page: Page, browser: Browser, base_url: str) -> None:
    sign_in(page, base_url, SCORER)
    open_line(page, base_url, "1.3.2")
    other = browser.new_page()
    sign_in(other, base_url, SCORER)
    open_line(other, base_url, "1.3.2")
    for person, part in ((other, "3"), (page, "4")):
        person.get_by_label("Có số liệu", exact=True).check()
        person.get_by_label("Số vấn đề đã xử lý xong").fill(part)
        person.get_by_label("Số vấn đề phát hiện qua kiểm tra").fill("4")
        person.get_by_label("Thuyết minh").click()
        state = "Đã lưu lúc" if person is other else "có người khác vừa ghi dòng này"
        expect(person.locator("#tinh-trang-luu")).to_contain_text(state)
    box = page.get_by_role("alert")
    expect(box).to_contain_text("3/4")
    expect(box).to_contain_text("4/4")
    box.get_by_role("button", name="Ghi số của tôi thay số đó").click()
    expect(page.get_by_text("Đã lưu dòng 1.3.2")).to_be_visible()
    other.reload()
    expect(other.get_by_label("Số vấn đề đã xử lý xong")).to_have_value("4")
    other.close()


@every_size
def test_pages_of_work_are_accessible(
    page: Page, base_url: str, assert_accessible: Callable[[Page], None], size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    sign_in(page, base_url, SCORER)
    page.goto(f"{base_url}{CAMPAIGN}")
    page.get_by_role("link", name="Tự chấm điểm").first.click()
    page.wait_for_url("**/phan/*/")
    portion = page.url
    for address in ("/dot/", CAMPAIGN, f"{CAMPAIGN}so-lieu/", f"{CAMPAIGN}hoi-dap/"):
        page.goto(f"{base_url}{address}")
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    for address in (portion, f"{portion}con-thieu/", f"{portion}dong/1.2/", f"{portion}dong/1.2/?gan=1"):
        page.goto(address)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_a_line_is_saved_without_script(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, base_url, SCORER)
    open_line(page, base_url, "3.2.1")
    page.get_by_label("Chưa có số liệu").check()
    page.get_by_label("Lý do chưa có hoặc không đánh giá").fill("Chờ báo cáo quý IV")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Đã lưu dòng 3.2.1")).to_be_visible()
    expect(page.get_by_label("Lý do chưa có hoặc không đánh giá")).to_have_value("Chờ báo cáo quý IV")
    context.close()
