"""Registers begin empty: the rows of the demonstration are taken out."""

import pytest

from tests.records.registers.building import emptied


@pytest.fixture(autouse=True)
def empty(db: None) -> None:
    """No rows."""
    emptied()
