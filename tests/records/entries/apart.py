"""A copy of the test database on which many people write at once, thrown away afterwards."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from django.db import connection, connections

T = TypeVar("T")
R = TypeVar("R")


@contextmanager
def database_of_its_own(folder: Path) -> Iterator[None]:
    """Let every new thread open a copy of the test database; the connection of the test is closed meanwhile.

    Rows written there are really committed, so that others see them and locks are real.
    """
    settings = connections.settings["default"]
    name = settings["NAME"]
    connection.close()
    copy = _copied_file(name, folder) if connection.vendor == "sqlite" else _copied_server(name)
    settings["NAME"] = copy
    try:
        yield
    finally:
        settings["NAME"] = name
        if connection.vendor != "sqlite":
            _on_server(f'DROP DATABASE "{copy}" WITH (FORCE)')


def _copied_file(name: str, folder: Path) -> str:
    target = str(folder / "apart.sqlite3")
    with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    return target


def _copied_server(name: str) -> str:
    copy = f"{name}_apart"
    _on_server(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
    return copy


def _on_server(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


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
