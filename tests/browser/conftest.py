"""Chromium, pages that must not complain, and accessibility."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.hearing import hear
from tests.browser.only_read import only_read
from tests.browser.site import serve
from tests.browser.visits import NOBODY, sign_in
from tests.demonstration import copied_file

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STILL = "tests.browser.still_settings"
# What axe approves of is half of what it tells, and its script is large: what is wrong, by one script a load.
VIOLATIONS = "axe.run({resultTypes: ['violations']}).then(found => found.violations)"


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    """The address of a site that stands at one moment and refuses to be written to, for tests that only read.

    Tests that write are in tests/browser/writing and tests/browser/plays, which have sites of their own.
    """
    database = copied_file("still", STILL)
    only_read(database)
    with serve(f"sqlite:///{database}", STILL) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium of the machine; root needs it without its sandbox."""
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    chromium = shutil.which("chromium")
    assert chromium, "apt package chromium is absent; make test installs it"
    return {**browser_type_launch_args, "executable_path": chromium, "args": flags}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Vietnamese reader."""
    return {**browser_context_args, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}


@pytest.fixture
def complaints(context: BrowserContext, base_url: str) -> Iterator[list[str]]:
    """Errors, policy violations and requests to elsewhere; none may be left when a test ends."""
    heard: list[str] = []
    hear(context, base_url, heard)
    yield heard
    assert not heard, "\n".join(heard)


@pytest.fixture
def page(page: Page, complaints: list[str]) -> Page:
    """A page whose complaints fail the test (clear the list where one is expected)."""
    assert complaints == []
    return page


@pytest.fixture(scope="session")
def reader(browser: Browser, base_url: str, browser_context_args: dict[str, Any]) -> Callable[[str], Page]:
    """A page of a person, signed in once for all pictures."""

    @cache
    def of(person: str) -> Page:
        page = browser.new_context(**browser_context_args, reduced_motion="reduce").new_page()
        if person != NOBODY:
            sign_in(page, base_url, person)
        return page

    return of


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """Axe finds nothing on the page as it stands."""

    def check(page: Page) -> None:
        if page.evaluate("!window.axe"):
            page.evaluate(AXE_SCRIPT)
        found = [_told(violation) for violation in page.evaluate(VIOLATIONS)]
        assert not found, "\n".join(found)

    return check


def _told(violation: dict[str, Any]) -> str:
    places = "; ".join(str(node["target"]) for node in violation["nodes"][:5])
    return f"{violation['id']} ({violation['impact']}): {violation['help']} at {places}"
