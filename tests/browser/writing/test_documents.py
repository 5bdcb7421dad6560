"""Handing in documents in the browser: what is refused comes back, progress is told, pages are accessible."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, ViewportSize, expect

from tests.browser.visits import PHONE, WIDE, sign_in
from tests.records.handing_in import pdf

every_size = pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
REPORT = FilePayload(name="Báo cáo.pdf", mimeType="application/pdf", buffer=pdf())
PAGE = FilePayload(name="trang.pdf", mimeType="application/pdf", buffer=b"<html>")


@every_size
def test_a_document_is_handed_in_and_shown(
    page: Page, base_url: str, assert_accessible: Callable[[Page], None], size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    sign_in(page, base_url, "vinhphuc")
    page.goto(f"{base_url}/tai-lieu/moi/")
    assert_accessible(page)
    page.get_by_label("Tệp", exact=True).set_input_files([PAGE])
    page.get_by_role("button", name="Nộp tài liệu").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa nộp gì")
    expect(page.get_by_text("Hãy trả lời câu hỏi này")).to_be_visible()
    page.get_by_label("Không, tài liệu không phải là tài liệu mật").check()
    page.get_by_label("Tệp", exact=True).set_input_files([PAGE])
    page.get_by_role("button", name="Nộp tài liệu").click()
    expect(page.get_by_role("alert")).to_contain_text("trang.pdf: Không nhận trang HTML.")
    assert_accessible(page)
    page.get_by_label("Tệp", exact=True).set_input_files([REPORT])
    page.get_by_role("button", name="Nộp tài liệu").click()
    expect(page.get_by_role("heading", name="Báo cáo", exact=True)).to_be_visible()
    expect(page.get_by_text("Đã nộp “Báo cáo”")).to_be_visible()
    expect(page.get_by_alt_text("Trang 1")).to_be_visible()
    assert_accessible(page)
    page.goto(f"{base_url}/tai-lieu/?tim=bao+cao")
    expect(page.get_by_role("link", name="Báo cáo", exact=True).first).to_be_visible()
    assert_accessible(page)


def test_without_script_the_form_works_as_well(page: Page, base_url: str) -> None:
    page.route("**/document.js", lambda route: route.fulfill(body=""))
    sign_in(page, base_url, "vinhphuc")
    page.goto(f"{base_url}/tai-lieu/moi/")
    page.get_by_label("Không, tài liệu không phải là tài liệu mật").check()
    page.get_by_label("Tệp", exact=True).set_input_files([REPORT])
    page.get_by_role("button", name="Nộp tài liệu").click()
    expect(page.get_by_text("Đã nộp “Báo cáo”")).to_be_visible()


@every_size
def test_the_bundle_of_a_unit_is_ticked(
    page: Page, base_url: str, assert_accessible: Callable[[Page], None], size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    sign_in(page, base_url, "vinhphuc")
    page.goto(f"{base_url}/dot/so-2026-minh-hoa/don-vi/so-a/goi-minh-chung/")
    assert_accessible(page)
    page.get_by_role("button", name="Đánh dấu đã nhập dòng").first.click()
    ticked = page.get_by_role("button", name="Bỏ đánh dấu đã nhập của dòng").first
    expect(ticked).to_be_visible()
    ticked.click()
    expect(page.get_by_text("Đã nhập 0 trong")).to_be_visible()
