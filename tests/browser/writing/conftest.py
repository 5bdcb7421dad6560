"""A site that may be written to, at the time that it is; other tests may have changed it before."""

from collections.abc import Iterator

import pytest

from tests.browser.site import serve
from tests.demonstration import demo_copy


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    """The address of the site that these tests change."""
    with demo_copy("writing") as database, serve(database) as address:
        yield address
