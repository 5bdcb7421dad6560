"""Comparing pictures notices what a person would call broken, and nothing that only a letter's edge shows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.camera import forms, opened
from tests.browser.likeness import difference, keep, kept

LEAGUE = "/chi-so/papi/xep-hang/2019/"
PROFILE = "/chi-so/papi/ho-so/tinh-vinh-long/?nam=2020"
MAP = "/chi-so/papi/ban-do/2020/"
EVERY = {"wide", "phone", "paper"}
SCREENS = {"wide", "phone"}
BROKEN = {
    "a column goes": (
        LEAGUE,
        "document.querySelectorAll('tr > :nth-child(3)').forEach(cell => { cell.style.display = 'none' })",
        EVERY,
    ),
    "forty pixels of margin": (LEAGUE, "document.body.style.padding = '0 0 0 40px'", EVERY),
    "too wide for the screen": (LEAGUE, "document.querySelector('main').style.minWidth = '1700px'", SCREENS),
    "a block in another colour": (
        LEAGUE,
        "document.querySelector('.cc-card').style.background = '#fce'",
        SCREENS,
    ),
    "a bar in another colour": (
        LEAGUE,
        "document.querySelector('.cc-top').style.background = '#a33'",
        SCREENS,
    ),
    "a chart goes": (MAP, "document.querySelector('figure').remove()", EVERY),
    "one chart of many goes": (PROFILE, "document.querySelector('figure').remove()", EVERY),
    "a chart without its shapes": (
        MAP,
        "document.querySelectorAll('figure svg').forEach(drawn => { drawn.style.visibility = 'hidden' })",
        EVERY,
    ),
}
FINE = {
    "letters a little bolder": "document.body.style.webkitTextStroke = '0.15px'",
    "letters without hints": "document.body.style.textRendering = 'geometricPrecision'",
    "half a pixel aside": "document.body.style.transform = 'translate(0.5px, 0.5px)'",
}


def noticed(page: Page, address: str, change: str, folder: Path) -> set[str]:
    """The forms in which a change of the page is seen against pictures that were kept before."""
    opened(page, address)
    for picture in forms(page):
        keep(picture, folder / f"{picture.form}.png")
    opened(page, address)
    page.evaluate(change)
    return {fresh.form for fresh in forms(page) if difference(kept(folder / f"{fresh.form}.png"), fresh)}


@pytest.mark.parametrize(("path", "change", "seen"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_page_is_noticed(
    reader: Callable[[str], Page], base_url: str, tmp_path: Path, path: str, change: str, seen: set[str]
) -> None:
    assert noticed(reader("vinhlong"), base_url + path, change, tmp_path) >= seen


@pytest.mark.parametrize("change", FINE.values(), ids=FINE.keys())
def test_letters_may_be_drawn_a_little_otherwise(
    reader: Callable[[str], Page], base_url: str, tmp_path: Path, change: str
) -> None:
    assert noticed(reader("vinhlong"), f"{base_url}{LEAGUE}", change, tmp_path) == set()
