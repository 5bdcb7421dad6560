"""The chairman's page on paper: one A4 of each province, without links and without the house around it."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.visits import sign_in

A4 = re.compile(rb"/MediaBox \[0 0 594\.\d+ 84[12](?:\.\d+)?\]")


@pytest.mark.parametrize("province", ["vinh-phuc", "vinh-long"])
def test_it_prints_on_one_a4(page: Page, base_url: str, province: str) -> None:
    sign_in(page, base_url, f"lanhdao.{province.replace('-', '')}")
    page.get_by_role("link", name="Trang lãnh đạo").click()
    page.wait_for_url(f"{base_url}/lanh-dao/tinh-{province}/")
    page.evaluate("document.fonts.ready")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type ?/Page\b", printed)) == 1
    assert A4.search(printed)
    page.emulate_media(media="print")
    assert not page.get_by_role("link", name="Tải PDF").is_visible()
    look = "getComputedStyle(document.querySelector('.ld-link')).textDecorationLine"
    assert page.evaluate(look) == "none"
    assert page.evaluate("document.fonts.check('12px Tinos')")
