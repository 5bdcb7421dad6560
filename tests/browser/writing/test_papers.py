"""A document is written from a plan, its page read, its number recorded, wide and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, ViewportSize

from tests.browser.visits import PHONE, WIDE, sign_in

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PAGES = (
    "/van-ban/lap/ke-hoach/vinh-phuc-5264-2018/",
    "/van-ban/lap/ke-hoach/vinh-phuc-5264-2018/don-doc/",
    "/van-ban/lap/ket-qua/vinh-phuc-2017/",
    "/van-ban/mau/",
    "/van-ban/mau/ke-hoach/",
)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_from_the_plan_to_its_number(
    page: Page, base_url: str, assert_accessible: Callable[[Page], None], size: ViewportSize
) -> None:
    def sound() -> None:
        assert page.evaluate(SIDEWAYS) <= 0, page.url
        assert_accessible(page)

    def press(button: Locator) -> None:
        with page.expect_navigation():
            button.click()

    page.set_viewport_size(size)
    sign_in(page, base_url, "vinhphuc")
    for path in PAGES:
        page.goto(f"{base_url}{path}")
        sound()
    page.goto(f"{base_url}/ke-hoach/vinh-phuc-5264-2018/")
    press(page.get_by_role("link", name="Lập văn bản"))
    press(page.get_by_role("button", name="Lập và lưu văn bản"))
    assert page.get_by_role("heading", name="Kế hoạch Nâng cao Chỉ số").count() == 1
    sound()
    press(page.get_by_role("link", name="Ghi số, ngày, gắn bản đã ký"))
    sound()
    press(page.get_by_role("button", name="Ghi", exact=True))
    assert page.get_by_text("Hãy ghi số, ký hiệu.").is_visible()
    sound()
    page.get_by_label("Số, ký hiệu").fill("5264/KH-UBND")
    page.get_by_label("Ngày ban hành").fill("18/7/2018")
    page.get_by_label("Không, tài liệu không phải là tài liệu mật").check()
    press(page.get_by_role("button", name="Ghi", exact=True))
    assert page.get_by_role("rowheader", name="5264/KH-UBND").is_visible()
    sound()
    page.goto(f"{base_url}/van-ban/")
    sound()
