"""A copy of the demonstration on which many people write at once, thrown away afterwards."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from django.db import connection, connections
from environ import Env

from tests.demonstration import demo_copy

T = TypeVar("T")
R = TypeVar("R")


@contextmanager
def database_of_its_own() -> Iterator[None]:
    """Let every new thread open a copy of the demonstration; the connection of the test is closed meanwhile.

    Rows written there are really committed, so that others see them and locks are real.
    """
    settings = connections.settings["default"]
    name = settings["NAME"]
    connection.close()
    with demo_copy("apart") as address:
        settings["NAME"] = Env.db_url_config(address)["NAME"]
        try:
            yield
        finally:
            settings["NAME"] = name


def at_once(work: Callable[[T], R], things: Iterable[T], people: int = 50) -> list[R | Exception]:
    """Do the work for all things at the same time, each in a connection of its own; errors are results."""

    def one(thing: T) -> R | Exception:
        try:
            return work(thing)
        except Exception as error:  # noqa: BLE001
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(people) as pool:
        return list(pool.map(one, things))
