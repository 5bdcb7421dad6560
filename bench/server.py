"""The site as `make run` serves it, in a process group of its own that can be killed at once."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READY = "Sẵn sàng: "


class Server:
    """A running site, with the variables of this process and `more`."""

    def __init__(self, more: Mapping[str, str] | None = None) -> None:
        command = [sys.executable, "-m", "gunicorn", "--config", "setup/serve.py", "cchc.wsgi"]
        environment = {"CCHC_VAR": str(ROOT / "var"), **os.environ, **(more or {}), "PORT": "0"}
        self._ending, self._ended = threading.Lock(), False
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        try:
            self.host, self.port = self._address()
        except BaseException:
            self.kill()
            raise

    def _address(self) -> tuple[str, int]:
        """Where it serves, once it does; raises RuntimeError when it ends before."""
        assert self._process.stdout is not None
        ready = next((line for line in self._process.stdout if line.startswith(READY)), None)
        if ready is None:
            raise RuntimeError("the site did not start")
        host, _, port = ready.removeprefix(f"{READY}http://").split("/")[0].partition(":")
        return host, int(port)

    def kill(self) -> None:
        """End all its processes without warning, as a power cut would; once, whoever asks."""
        with self._ending:
            if self._ended:
                return
            self._ended = True
            with suppress(ProcessLookupError):  # it has ended by itself
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.communicate()

    def peak_memory(self) -> int:
        """The largest resident size of any of its processes so far, in bytes."""
        group = subprocess.run(
            ["pgrep", "-g", str(self._process.pid)], capture_output=True, text=True, check=True
        )
        return max(_peak(int(process)) for process in group.stdout.split())


def _peak(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    size = next((line.split()[1] for line in lines if line.startswith("VmHWM")), "0")
    return int(size) * 1024


@contextmanager
def serving(more: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A site for the length of a block, with more variables of the environment; it ends with it."""
    server = Server(more)
    try:
        yield server
    finally:
        server.kill()
