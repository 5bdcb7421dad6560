"""A site of its own for the browser: own database, own process, served as `make run` serves it."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[2]
READY = "Sẵn sàng: "


@contextmanager
def demo_database(folder: Path) -> Iterator[str]:
    """The address of a database with the demo data, on the engine that the run is about."""
    server = os.environ.get("DATABASE_URL")
    if server is None:
        address = f"sqlite:///{folder / 'demo.sqlite3'}"
        _load(address)
        yield address
        return
    socket, name = server.removeprefix("postgres://cchc@/").rpartition("/")[0], f"demo_{os.getpid()}"
    with psycopg.connect(host=socket, user="cchc", dbname="postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        address = f"{server.rpartition('/')[0]}/{name}"
        _load(address)
        yield address
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def serve(database: str) -> Iterator[str]:
    """The address of the running site; its processes end with the block."""
    command = [sys.executable, "-m", "gunicorn", "--config", "setup/serve.py", "cchc.wsgi"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=_environment(database), stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        ready = next((line for line in process.stdout if line.startswith(READY)), None)
        assert ready is not None, "the site did not start"
        yield ready.removeprefix(READY).split("/   ")[0]
    finally:
        process.terminate()
        process.communicate()


def _load(database: str) -> None:
    for command in (["migrate", "--verbosity", "0"], ["load_demo"]):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=_environment(database),
            check=True,
            stdout=subprocess.DEVNULL,
        )


def _environment(database: str) -> dict[str, str]:
    own = {
        "CCHC_DEMO": "1",
        "CCHC_SECRET_KEY": secrets.token_urlsafe(48),
        "CCHC_HTTPS": "0",
        "CCHC_MOST_SESSIONS": "50",  # one person is signed in by many tests at once
        "CCHC_VAR": str(ROOT / "var"),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "cchc.settings",
        "PORT": "0",
    }
    return {**os.environ, **own}
