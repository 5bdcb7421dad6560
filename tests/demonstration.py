"""The demonstration, loaded once for a run of tests, copied for each worker and site that wants it."""

import fcntl
import hashlib
import os
import secrets
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from environ import Env

from tests.run import RUN

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = "cchc.settings"
COPIES = count(1)
LOADING = """
import django
from django.core.management import call_command

django.setup()
call_command("migrate", verbosity=0)
call_command("load_demo")
"""


@contextmanager
def demo_copy(name: str) -> Iterator[str]:
    """The address of a database of one's own, on the engine that the run is about."""
    server, own = os.environ.get("DATABASE_URL"), _own(name)
    if server is None:
        yield f"sqlite:///{copied_file(name)}"
        return
    with _alone():
        _tell(server, f'CREATE DATABASE "{own}" TEMPLATE "{_loaded_on_server(server)}"')
    yield _on(server, own)
    _tell(server, f'DROP DATABASE "{own}" WITH (FORCE)')


def copied_file(name: str, settings: str = SETTINGS) -> Path:
    """A file of one's own, on whatever engine the run is; the settings tell at what time it was loaded."""
    loaded, own = RUN / f"{settings}.sqlite3", RUN / f"{_own(name)}.sqlite3"
    with _alone():
        if not loaded.exists():
            fresh = loaded.with_suffix(".new")
            _load(f"sqlite:///{fresh}", settings)
            fresh.rename(loaded)
    with closing(sqlite3.connect(loaded)) as source, closing(sqlite3.connect(own)) as copy:
        source.backup(copy)
    return own


def forget() -> None:
    """Drop what the run has loaded on a server; files go with its folder."""
    server = os.environ.get("DATABASE_URL")
    if server is not None:
        for mark in RUN.glob("demo_*.loaded"):
            _tell(server, f'DROP DATABASE "{mark.stem}" WITH (FORCE)')


def environment(database: str, settings: str = SETTINGS) -> dict[str, str]:
    """What a process of the site is told: its settings, its database, the files that this machine has."""
    own = {
        "CCHC_DEMO": "1",
        "CCHC_SECRET_KEY": secrets.token_urlsafe(48),
        "CCHC_HTTPS": "0",
        "CCHC_MOST_SESSIONS": "50",  # one person is signed in by many tests at once
        "CCHC_VAR": str(ROOT / "var"),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": settings,
        "PORT": "0",
    }
    return {**os.environ, **own}


def _own(name: str) -> str:
    return f"{name}_{os.getpid()}_{next(COPIES)}"


def _loaded_on_server(server: str) -> str:
    name = f"demo_{hashlib.sha256(bytes(RUN)).hexdigest()[:12]}"
    mark = RUN / f"{name}.loaded"
    if not mark.exists():
        _tell(server, f'DROP DATABASE IF EXISTS "{name}"')
        _tell(server, f'CREATE DATABASE "{name}"')
        _load(_on(server, name), SETTINGS)
        mark.touch()
    return name


def _load(database: str, settings: str) -> None:
    subprocess.run(
        [sys.executable, "-c", LOADING],
        cwd=ROOT,
        env=environment(database, settings),
        check=True,
        stdout=subprocess.DEVNULL,
    )


@contextmanager
def _alone() -> Iterator[None]:
    """One worker of the run at a time."""
    with (RUN / "demo.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _on(server: str, name: str) -> str:
    return f"{server.rpartition('/')[0]}/{name}"


def _tell(server: str, statement: str) -> None:
    found: dict[str, Any] = Env.db_url_config(server)
    where = {
        "host": found["HOST"] or None,
        "port": found["PORT"] or None,
        "user": found["USER"] or None,
        "password": found["PASSWORD"] or None,
    }
    with psycopg.connect(dbname="postgres", autocommit=True, **where) as connection:
        connection.execute(statement)
