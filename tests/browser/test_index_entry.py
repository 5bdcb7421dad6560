"""Entering published scores as a person does it: errors, and the verdict on a file; nothing is stored."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.test_pages import SIDEWAYS
from tests.browser.visits import PHONE, WIDE, sign_in

TABLE = (
    "Năm;Đơn vị;Mã;Nội dung;Điểm;Hạng;Trong số\n"
    "2018;Vĩnh Long;;Tổng hợp;44,1;;\n"
    "2018;Trà Vinh;;Tổng hợp;999;;\n"
)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_errors_and_verdict(
    page: Page, base_url: str, assert_accessible: Callable[[Page], None], size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    sign_in(page, base_url, "vinhlong")
    page.goto(f"{base_url}/chi-so/papi/nhap/")
    page.get_by_role("button", name="Nhập số này").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa nhập gì")
    expect(page.get_by_label("Năm", exact=True).first).to_have_accessible_description("Hãy ghi năm")
    assert_accessible(page)
    file = page.locator("#tu-tep")
    file.get_by_label("Tệp kết quả").set_input_files(
        {"name": "papi.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    )
    file.get_by_label("Tên nguồn công bố").fill("Báo cáo PAPI 2018")
    file.get_by_role("button", name="Kiểm tra tệp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kiểm tra tệp kết quả PAPI")
    expect(page.get_by_role("button", name="Nhập 1 dòng")).to_be_visible()
    assert page.evaluate(SIDEWAYS) <= 0
    assert_accessible(page)
