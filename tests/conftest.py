"""What every test may ask for; tests/browser has more for Chromium."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from environ import Env
from hypothesis import settings

from tests import run
from tests.demonstration import ROOT, demo_copy, forget

# Playwright's synchronous face keeps an event loop, and Django would refuse the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

settings.register_profile("house", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("house")
WORKER = "PYTEST_XDIST_WORKER"
# To count the lines of a test costs a third of its time. What these walk through has tests of its own, ...
WALKS = {
    "browser",
    "doors",
    "test_distorted.py",
    "test_form_fuzz.py",
    "test_limits.py",
    "test_machine.py",
    "test_roles.py",
    "test_schema.py",
}
# ... and core is whole without what meets the database, which `make coverage` alone counts.
MEETS_DATABASE = {"api", "jobs", "records", "web"}
COUNT_ALL = os.environ.get("CCHC_COUNT") == "all"
# Who may do what is decided before a database is asked, and what is written in the browser is written in
# tests/records too: `make test` runs these on the stricter engine alone.
ONE_ENGINE = {"test_roles.py", "plays", "writing"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pictures stay on one worker, which signs its people in once; not all is counted, or run twice."""
    uncounted = WALKS if COUNT_ALL else WALKS | MEETS_DATABASE
    for item in items:
        places = set(item.path.relative_to(ROOT).parts)
        if "browser" in places and "pictures" in item.path.name:
            item.add_marker(pytest.mark.xdist_group("pictures"))
        if uncounted & places:
            item.add_marker(pytest.mark.no_cover)
        if ONE_ENGINE & places:
            item.add_marker(pytest.mark.one_engine)


def pytest_configure() -> None:
    """Whoever starts the workers makes the folder of the run."""
    if WORKER not in os.environ:
        run.begin()


def pytest_unconfigure() -> None:
    """With the run goes what it has left on a server and in its folder."""
    if WORKER not in os.environ:
        forget()
        run.end()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """A database with the data of both documents and the demo accounts, for this worker; tests roll back."""
    from django.contrib.auth.hashers import make_password
    from django.db import connections

    from cchc.jobs.demo_accounts import SHARED_WORD
    from cchc.records.people.models import User

    with demo_copy("tests") as address, django_db_blocker.unblock():
        connections["default"].close()
        connections.settings["default"]["NAME"] = Env.db_url_config(address)["NAME"]
        # The site hashes its word slowly; the tests sign in with the quick one of their settings.
        User.objects.filter(memberships__isnull=False).update(password=make_password(SHARED_WORD))
        yield
        connections["default"].close()
