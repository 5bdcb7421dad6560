"""A site of its own for the browser: own database, own process, served as `make run` serves it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.demonstration import ROOT, SETTINGS, environment

READY = "Sẵn sàng: "


@contextmanager
def serve(database: str, settings: str = SETTINGS) -> Iterator[str]:
    """The address of the running site; its processes end with the block."""
    command = [sys.executable, "-m", "gunicorn", "--config", "setup/serve.py", "cchc.wsgi"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment(database, settings), stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        ready = next((line for line in process.stdout if line.startswith(READY)), None)
        assert ready is not None, "the site did not start"
        yield ready.removeprefix(READY).split("/   ")[0]
    finally:
        process.terminate()
        process.communicate()
