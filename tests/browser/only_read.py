"""A database in which people may sign in and look at pages, and which refuses whatever else is written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

# What signing in and walking about writes: sessions, and what is kept of those who came or failed to.
FREE = {"django_session", "people_signin", "people_signinmark"}
SIGNING = ("people.signed_in", "people.session_ended", "people.sign_in_closed")
REFUSED = "the site of the tests that only read: tests that write belong to tests/browser/writing"


def only_read(file: Path) -> None:
    """Refuse rows, changes and removals in every table but those that a reader needs."""
    with closing(sqlite3.connect(file)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            for statement in _refusals(connection, table):
                connection.execute(statement)


def _refusals(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    if table in FREE or table.startswith("sqlite_"):
        return
    for act in ("INSERT", "UPDATE", "DELETE"):
        on, when = act, ""
        if table == "audit_event" and act == "INSERT":
            when = f" WHEN NEW.verb NOT IN {SIGNING}"
        if table == "people_user" and act == "UPDATE":
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            on = f"UPDATE OF {', '.join(name for name in names if name != 'last_login')}"
        yield (
            f"CREATE TRIGGER only_read_{table}_{act} BEFORE {on} ON {table}{when} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        )
