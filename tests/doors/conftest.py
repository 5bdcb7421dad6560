"""The terminal, in this process, and the site, signed in as the one who sees everything."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from cchc.records.people.actions import system_person
from tests.cli.conftest import run
from tests.web.conftest import browser_of

__all__ = ["run"]


@pytest.fixture
def site(db: None) -> Client:
    """A browser of the account that sees both provinces."""
    return browser_of(system_person(now=datetime(2026, 11, 22, tzinfo=UTC)))
