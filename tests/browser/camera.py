"""Pictures of a page as people meet it: on a wide screen, on a phone, on paper."""

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, ViewportSize

from tests.browser.visits import PHONE, WIDE

DEEPEST = 2800  # CSS pixels; a longer page is cut here, and only its length is compared below the cut
SHEET_SCALE = 1.2  # pixels of a picture for a point of the sheet


@dataclass(frozen=True)
class Picture:
    """One form of a page; `length` is the whole page: CSS pixels on a screen, sheets on paper."""

    form: str
    image: Image.Image
    length: int


def opened(page: Page, address: str) -> None:
    """Open a page and wait for its fonts."""
    page.set_viewport_size(WIDE)
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => true)")


def forms(page: Page) -> Iterator[Picture]:
    """The open page wide (at half its size), on a phone, and its first sheet of A4."""
    yield on_screen(page, "wide", WIDE)
    yield on_screen(page, "phone", PHONE)
    yield on_paper(page)


def on_screen(page: Page, form: str, size: ViewportSize) -> Picture:
    """The page as it stands, on a screen of this size."""
    page.set_viewport_size(size)
    length = page.evaluate("document.documentElement.scrollHeight")
    shot = page.screenshot(
        full_page=True,
        clip={"x": 0, "y": 0, "width": size["width"], "height": min(length, DEEPEST)},
        animations="disabled",
        caret="hide",
    )
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    return Picture(form, image.reduce(2) if form == "wide" else image, length)


def on_paper(page: Page) -> Picture:
    """The first sheet of what Chromium prints, and how many sheets there are."""
    with closing(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))) as document:
        image = document[0].render(scale=SHEET_SCALE).to_pil().convert("RGB")
        return Picture("paper", image, len(document))
