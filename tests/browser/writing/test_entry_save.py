"""A click on “Lưu” right after typing is never lost, however late the answers of the server come."""

from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.browser.visits import PHONE, sign_in

SCORER, CAMPAIGN, LINE = "so-c", "/dot/so-2026-minh-hoa/", "1.3.2"
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


def open_line(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{CAMPAIGN}")
    page.get_by_role("link", name="Tự chấm điểm").first.click()
    page.locator(f'[id="dong-{LINE}"] th a').first.click()


def figures(page: Page, part: int, whole: int) -> None:
    page.locator("[name=f_part]").fill(str(part))
    page.locator("[name=f_whole]").fill(str(whole))


def button(page: Page) -> Locator:
    return page.get_by_role("button", name="Lưu", exact=True)


def press(page: Page, pressed: Locator) -> None:
    """Put the mouse on a button and press, without letting go."""
    pressed.scroll_into_view_if_needed()
    box = pressed.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 3)
    page.mouse.down()


def whole_page(request: Request) -> bool:
    return request.method == "POST" and request.is_navigation_request()


def test_what_is_typed_and_sent_at_once_is_saved(page: Page, base_url: str) -> None:
    page.set_viewport_size(PHONE)
    sign_in(page, base_url, SCORER)
    open_line(page, base_url)
    page.get_by_label("Có số liệu", exact=True).check()
    for part in range(3, 9):
        figures(page, part, 10)
        press(page, button(page))
        page.evaluate(DRAWN)
        with page.expect_request(whole_page):
            page.mouse.up()
        expect(page.get_by_text(f"Đã lưu dòng {LINE}")).to_be_visible()
        expect(page.locator("[name=f_part]")).to_have_value(str(part))


def test_an_answer_that_comes_while_the_button_is_pressed_moves_nothing(page: Page, base_url: str) -> None:
    sign_in(page, base_url, SCORER)
    other = page.context.new_page()
    held: list[Route] = []
    page.route(f"**/dong/{LINE}/", lambda route: hold(route, held))
    open_line(page, base_url)
    open_line(other, base_url)
    other.get_by_label("Có số liệu", exact=True).check()
    figures(other, 1, 20)
    button(other).click()
    expect(other.get_by_text(f"Đã lưu dòng {LINE}")).to_be_visible()
    page.get_by_label("Có số liệu", exact=True).check()
    with page.expect_request(f"**/dong/{LINE}/"):
        figures(page, 2, 20)
        page.get_by_label("Thuyết minh").click()
    press(page, button(page))
    before = button(page).bounding_box()
    with page.expect_response(f"**/dong/{LINE}/"):
        for route in held:
            route.continue_()
    page.evaluate(DRAWN)
    assert button(page).bounding_box() == before
    with page.expect_request(whole_page):
        page.mouse.up()
    expect(page.get_by_text("Số của tôi, chưa lưu")).to_be_visible()


def hold(route: Route, held: list[Route]) -> None:
    """Keep back what the script saves; let everything else pass."""
    if "x-cchc-part" in route.request.headers:
        held.append(route)
    else:
        route.continue_()
