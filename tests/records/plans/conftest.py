"""Plans begin as if nobody had reported yet."""

import pytest

from tests.records.plans.building import nothing_said


@pytest.fixture(autouse=True)
def _unreported(db: None) -> None:
    nothing_said()
