"""Charts on a page: accessible with the table open, the drawing that fits, on paper the wide one."""

from collections.abc import Callable

import pytest
from django.template import Context, Template
from playwright.sync_api import Page, ViewportSize

from tests.browser.test_pages import SIDEWAYS
from tests.browser.visits import PHONE, WIDE
from tests.files.charts.samples import EVERY

CHART = Template("{% load cchc_charts %}{% chart chart downloads shapes %}")
FILL = "html => { document.querySelector('main').innerHTML = '<h1>Biểu đồ</h1>' + html; }"


def charts() -> str:
    contexts = (Context({"chart": chart, "downloads": (), "shapes": shapes}) for chart, shapes in EVERY)
    return "".join(CHART.render(context) for context in contexts)


@pytest.mark.parametrize(
    ("size", "seen", "hidden"), [(WIDE, ".ch-wide", ".ch-compact"), (PHONE, ".ch-compact", ".ch-wide")]
)
def test_the_drawing_that_fits(
    page: Page,
    base_url: str,
    assert_accessible: Callable[[Page], None],
    size: ViewportSize,
    seen: str,
    hidden: str,
) -> None:
    page.set_viewport_size(size)
    page.goto(f"{base_url}/dang-nhap/")
    page.evaluate(FILL, charts())
    for summary in page.locator("summary").all():
        summary.click()
    assert all(svg.is_visible() for svg in page.locator(f"{seen} svg").all())
    assert not any(svg.is_visible() for svg in page.locator(f"{hidden} svg").all())
    assert page.evaluate(SIDEWAYS) <= 0
    assert_accessible(page)


def test_paper_shows_the_wide_drawing_alone(page: Page, base_url: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{base_url}/dang-nhap/")
    page.evaluate(FILL, charts())
    page.emulate_media(media="print")
    assert page.locator(".ch-wide svg").first.is_visible()
    assert not page.locator(".ch-compact svg").first.is_visible()
    assert not page.locator(".ch-details").first.is_visible()
