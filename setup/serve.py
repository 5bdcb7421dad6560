"""How `make run` serves the site; gunicorn reads this file. CCHC_WORKER runs background work beside it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

bind = f"127.0.0.1:{os.environ['PORT']}"
worker_class = "gthread"
workers = 2
threads = 4
preload_app = True
graceful_timeout = 5
loglevel = "warning"
control_socket_disable = True
beside: list[subprocess.Popen[bytes]] = []


def when_ready(server: Any) -> None:
    """Print what the person at the terminal needs, once pages are really served."""
    if os.environ.get("CCHC_WORKER"):
        beside.append(subprocess.Popen([sys.executable, "manage.py", "work"]))
    accounts = Path(os.environ["CCHC_VAR"]) / "accounts"
    if accounts.is_file():
        print(accounts.read_text(encoding="utf-8").rstrip() + "\n", flush=True)
    print(f"Sẵn sàng: {server.LISTENERS[0]}/   (dừng: Ctrl-C)", flush=True)


def on_exit(server: Any) -> None:
    """The background work ends with the site; were it left over, it would end by itself within a minute."""
    for process in beside:
        process.terminate()
        process.wait()
