"""Actions of records on the database of the site of the plays, where pages would only repeat themselves."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections
from environ import Env


@contextmanager
def database_of_site(address: str, blocker: Any) -> Iterator[None]:
    """Django speaks to the database of the site, not to the one of the tests, until the block ends."""
    own = connections["default"]
    there = copy.deepcopy(own.settings_dict) | Env.db_url_config(address)
    connections["default"] = type(own)(there, "default")
    try:
        with blocker.unblock():
            yield
    finally:
        connections["default"].close()
        connections["default"] = own
