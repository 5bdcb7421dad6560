"""A copy of the demonstration on which many people write at once, thrown away afterwards."""

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from django.db import connection, connections, transaction
from environ import Env

from tests.demonstration import demo_copy

T = TypeVar("T")
R = TypeVar("R")
BLOCKED_BY_ME = """
SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))
"""


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


def alone(work: Callable[[], R]) -> R:
    """One thing done in a connection to the copy."""
    (found,) = at_once(lambda _: work(), [None], 1)
    if isinstance(found, Exception):
        raise found
    return found


def overtaken(first: Callable[[], object], second: Callable[[], object]) -> tuple[object, object]:
    """What becomes of two acts of which the second begins when the first is done but not yet committed.

    The first is committed once the second waits for it or is over; errors are results.
    """
    done, over = threading.Event(), threading.Event()

    def ahead(_: object) -> object:
        try:
            with transaction.atomic():
                found = first()
                done.set()
                while not over.is_set() and not _somebody_waits():
                    pass
                return found
        finally:
            done.set()

    def behind(_: object) -> object:
        done.wait()
        try:
            return second()
        finally:
            over.set()

    one, two = at_once(lambda act: act(None), [ahead, behind], 2)
    return one, two


def _somebody_waits() -> bool:
    """Whether another waits for what this connection holds; SQLite lets nobody else even begin."""
    if connection.vendor == "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute(BLOCKED_BY_ME)
        return bool(cursor.fetchone()[0])
