"""Every page, wide and on a phone: accessible, quiet, nothing from elsewhere, never sideways."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.visits import PHONE, VISITS, WIDE, sign_in


def batched(paths: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """The paths in runs of this length; the last may be shorter."""
    for start in range(0, len(paths), size):
        yield tuple(paths[start : start + size])


# Twenty pages a walk: two workers share them evenly, and signing in stays rare.
WALKS = [
    (person, paths)
    for person, found in groupby(VISITS, key=lambda visit: visit[0])
    for paths in batched([path for _, path in found], 20)
]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize(("person", "paths"), WALKS, ids=[f"{person}-{paths[0]}" for person, paths in WALKS])
def test_every_page(
    page: Page, base_url: str, assert_accessible: Callable[[Page], None], person: str, paths: tuple[str, ...]
) -> None:
    sign_in(page, base_url, person)
    for path in paths:
        page.set_viewport_size(WIDE)
        response = page.goto(f"{base_url}{path}")
        assert response is not None
        assert response.status == 200, path
        for size in (WIDE, PHONE):
            page.set_viewport_size(size)
            assert page.evaluate(SIDEWAYS) <= 0, (path, size)
            assert_accessible(page)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_door(
    page: Page, base_url: str, assert_accessible: Callable[[Page], None], size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    page.goto(f"{base_url}/ket-qua/vinh-phuc-2017/")
    assert page.get_by_role("status").inner_text().startswith("Cần đăng nhập")
    page.get_by_label("Tên đăng nhập").fill("vinhphuc")
    page.get_by_label("Mật khẩu").fill("sai")
    page.get_by_role("button", name="Đăng nhập").click()
    assert "không đúng" in page.get_by_role("alert").inner_text()
    assert_accessible(page)


def test_a_page_that_is_not_there(
    page: Page, base_url: str, complaints: list[str], assert_accessible: Callable[[Page], None]
) -> None:
    sign_in(page, base_url, "vinhphuc")
    page.goto(f"{base_url}/khong-co/")
    assert page.get_by_role("heading", level=1).inner_text() == "Không tìm thấy trang"
    assert_accessible(page)
    assert [complaint for complaint in complaints if "404" not in complaint] == []
    complaints.clear()


def test_paper_keeps_what_matters(page: Page, base_url: str) -> None:
    sign_in(page, base_url, "vinhphuc")
    page.goto(f"{base_url}/ket-qua/so-a-2026/")
    page.emulate_media(media="print")
    assert page.get_by_text("giả định, không phải kết quả đánh giá thật").is_visible()
    assert not page.get_by_role("button", name="Đăng xuất").is_visible()
    assert not page.get_by_role("navigation", name="Đường dẫn").is_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
