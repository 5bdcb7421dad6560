"""The score sheet by keyboard, by script and without it."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import PHONE, sign_in

SHEET = "/ket-qua/vinh-phuc-2017/bang-diem/"


def open_sheet(page: Page, base_url: str) -> None:
    """Sign in and open the sheet."""
    sign_in(page, base_url, "vinhphuc")
    page.goto(f"{base_url}{SHEET}")


def test_an_area_folds_and_opens_by_keyboard(page: Page, base_url: str) -> None:
    open_sheet(page, base_url)
    button = page.get_by_role("button", name="Thu gọn hoặc mở Cải cách thủ tục hành chính")
    line = page.locator('[id="dong-3.2.1"]')
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(line).to_be_hidden()
    page.keyboard.press("Space")
    expect(line).to_be_visible()


def test_a_criterion_folds_its_own_lines(page: Page, base_url: str) -> None:
    open_sheet(page, base_url)
    page.get_by_role("button", name="Thu gọn hoặc mở 3.2").press("Enter")
    expect(page.locator('[id="dong-3.2.1"]')).to_be_hidden()
    expect(page.locator('[id="dong-3.1.1"]')).to_be_visible()


def test_what_is_folded_stays_so_until_an_address_names_it(page: Page, base_url: str) -> None:
    open_sheet(page, base_url)
    page.get_by_role("button", name="Thu gọn tất cả").click()
    page.reload()
    expect(page.locator('[id="dong-7.1.1"]')).to_be_hidden()
    page.goto(f"{base_url}/")
    page.goto(f"{base_url}{SHEET}#dong-7.1.1")
    expect(page.locator('[id="dong-7.1.1"]')).to_be_visible()
    expect(page.locator('[id="dong-1.2"]')).to_be_hidden()
    page.get_by_role("button", name="Mở tất cả").click()
    expect(page.locator('[id="dong-1.2"]')).to_be_visible()


def test_points_open_to_their_trace_and_close_again(
    page: Page, base_url: str, assert_accessible: Callable[[Page], None]
) -> None:
    open_sheet(page, base_url)
    points = page.get_by_role("link", name="1.2 điểm đạt 1,75, xem cách tính")
    points.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Gửi chậm báo cáo năm")).to_be_visible()
    expect(points).to_have_attribute("aria-expanded", "true")
    expect(points).to_be_focused()
    expect(page.locator("#thong-bao")).to_contain_text("ngay dưới dòng 1.2")
    assert_accessible(page)
    page.get_by_role("button", name="Đóng").press("Escape")
    expect(page.locator(".cc-trace-row")).to_have_count(0)
    expect(points).to_be_focused()
    expect(points).to_have_attribute("aria-expanded", "false")
    points.click()
    expect(page.locator(".cc-trace-row")).to_have_count(1)
    points.click()
    expect(page.locator(".cc-trace-row")).to_have_count(0)


def test_a_session_that_ended_leads_to_the_door_and_back(page: Page, base_url: str) -> None:
    open_sheet(page, base_url)
    page.context.clear_cookies()
    page.get_by_role("link", name="1.2 điểm đạt 1,75, xem cách tính").click()
    page.wait_for_url(f"{base_url}/dang-nhap/?next=%2Fket-qua%2Fvinh-phuc-2017%2Fbang-diem%2F")
    expect(page.get_by_role("status")).to_contain_text("phiên của bạn đã hết hạn")


def test_the_sheet_works_without_script(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_sheet(page, base_url)
    expect(page.locator(".cc-toggle:visible")).to_have_count(0)
    expect(page.locator('[id="dong-7.3.2"]')).to_be_visible()
    page.get_by_label("Dòng").select_option("Dòng mất điểm")
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_text("Đang hiện 17 trong 20 dòng chấm điểm")).to_be_visible()
    page.get_by_role("link", name="1.2 điểm đạt 1,75, xem cách tính").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1.2 Thực hiện chế độ báo cáo định kỳ")
    context.close()


def test_head_and_area_stay_in_sight(page: Page, base_url: str) -> None:
    open_sheet(page, base_url)
    page.locator('[id="dong-7.2.2"]').scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    expect(page.get_by_role("columnheader", name="Điểm đạt")).to_be_in_viewport()


def test_the_first_tab_leads_past_the_menu(page: Page, base_url: str) -> None:
    open_sheet(page, base_url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#noi-dung")).to_be_focused()


def test_the_menu_of_a_phone(page: Page, base_url: str) -> None:
    page.set_viewport_size(PHONE)
    open_sheet(page, base_url)
    button = page.get_by_role("button", name="Danh mục")
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_hidden()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.get_by_role("link", name="Bộ tiêu chí", exact=True).focus()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    button.click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url(f"{base_url}/dang-nhap/")


CATALOGUE = "/bo-tieu-chi/par_index_province/2639-qd-ubnd-2020-vinh-long/"


def test_the_tree_of_a_catalogue_folds_and_opens_where_a_link_leads(page: Page, base_url: str) -> None:
    sign_in(page, base_url, "vinhlong")
    page.goto(f"{base_url}{CATALOGUE}")
    page.get_by_role("button", name="Thu gọn tất cả").click()
    expect(page.locator('[id="dong-3.2.5"]')).to_be_hidden()
    page.goto(f"{base_url}/thuat-ngu/")
    page.goto(f"{base_url}{CATALOGUE}#dong-3.2.5")
    expect(page.locator('[id="dong-3.2.5"]')).to_be_visible()
    expect(page.locator('[id="dong-1.2"]')).to_be_hidden()
