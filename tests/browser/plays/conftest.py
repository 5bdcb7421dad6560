"""A site that plays may write to, its people, each with a browser of his own, and what goes on backstage."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.hearing import hear
from tests.browser.plays.backstage import database_of_site
from tests.browser.site import serve
from tests.browser.visits import let_in, sign_in
from tests.demonstration import demo_copy

expect.set_options(timeout=20_000)  # a page after a save that many people wait for, on a busy machine
Cast = Callable[[str], Page]
Backstage = Callable[[], AbstractContextManager[None]]


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """The database of the plays; each play opens campaigns of its own in it."""
    with demo_copy("plays") as address:
        yield address


@pytest.fixture(scope="session")
def base_url(database: str) -> Iterator[str]:
    """The address of the site of the plays."""
    with serve(database) as address:
        yield address


@pytest.fixture
def cast(
    browser: Browser, base_url: str, browser_context_args: dict[str, Any], complaints: list[str]
) -> Iterator[Cast]:
    """The browser of a person by his account, heard like any other; the first to come takes the door."""
    contexts: list[BrowserContext] = []

    @cache
    def of(username: str) -> Page:
        context = browser.new_context(**browser_context_args)
        contexts.append(context)
        hear(context, base_url, complaints)
        page = context.new_page()
        if len(contexts) == 1:
            sign_in(page, base_url, username, "/dot/")
        else:
            let_in(page, username)
        return page

    yield of
    for context in contexts:
        context.close()


@pytest.fixture
def backstage(database: str, django_db_blocker: Any) -> Backstage:
    """Actions on the database of the site, for what is more of the same."""
    return lambda: database_of_site(database, django_db_blocker)
