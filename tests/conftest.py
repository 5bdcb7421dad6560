"""What every test may ask for; tests/browser has more for Chromium."""

import io
import os
from typing import Any

import pytest
from hypothesis import settings

# Playwright's synchronous face keeps an event loop, and Django would refuse the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

settings.register_profile("house", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests share one site, so they stay on one worker; pictures and plays have their own."""
    for item in items:
        if "browser" in item.path.parent.parts:
            group = "pictures" if "pictures" in item.path.name else item.path.parent.name
            item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """A database with the data of both documents and the demo accounts, loaded once; tests roll back."""
    from django.core.management import call_command

    with django_db_blocker.unblock():
        call_command("load_demo", stdout=io.StringIO())
