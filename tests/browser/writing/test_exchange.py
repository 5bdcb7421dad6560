"""A package taken home and brought back in the browser, and the page of the interface: axe finds nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, ViewportSize, expect

from cchc.files.facts_sheet import FACTS_SHEET, HEADINGS
from tests.browser.test_pages import SIDEWAYS
from tests.browser.visits import PHONE, WIDE, sign_in
from tests.records.exchange.packing import form_of, with_form

every_size = pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])


def typed(content: bytes) -> bytes:
    """The package with a reason typed at its first line, whatever that line asks for."""
    book = form_of(content)
    sheet = book[FACTS_SHEET]
    first = next(row for row in range(1, 20) if sheet.cell(row, 1).value == HEADINGS[0]) + 1
    for heading, text in (
        ("Số liệu", None),
        ("Tình trạng", "Chưa có số liệu"),
        ("Lý do, ghi chú", "Chờ báo cáo"),
    ):
        sheet.cell(first, HEADINGS.index(heading) + 1).value = text
    return with_form(content, book)


@every_size
def test_a_package_goes_out_and_what_it_changes_is_shown(
    page: Page, base_url: str, assert_accessible: Callable[[Page], None], size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    sign_in(page, base_url, "noivu.vinhphuc")
    page.goto(f"{base_url}/dot/vinh-phuc-2017/")
    portion = page.locator("a[href*='/phan/']").first.get_attribute("href")
    page.goto(f"{base_url}{portion}goi/")
    assert page.evaluate(SIDEWAYS) <= 0
    assert_accessible(page)
    with page.expect_download() as going:
        page.get_by_role("button", name="Tải gói về").click()
    content = Path(going.value.path()).read_bytes()
    filled = FilePayload(name="goi.zip", mimeType="application/zip", buffer=typed(content))
    page.get_by_label("Gói đã điền (.zip)").set_input_files([filled])
    page.get_by_role("button", name="Kiểm tra gói").click()
    expect(page.get_by_role("cell", name="chưa có số liệu: Chờ báo cáo")).to_be_visible()
    assert page.evaluate(SIDEWAYS) <= 0
    assert_accessible(page)


@every_size
def test_the_page_of_the_interface(
    page: Page, base_url: str, assert_accessible: Callable[[Page], None], size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    page.goto(f"{base_url}/api/v1/docs")
    expect(page.get_by_role("heading", name="Giao diện lập trình")).to_be_visible()
    assert page.evaluate(SIDEWAYS) <= 0
    assert_accessible(page)
