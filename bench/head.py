"""The head of docs/benchmarks.md: machine, versions, day, command."""

import os
import platform
import sqlite3
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]


def head() -> str:
    """What stands above the figures; nothing of it names the machine or a folder of it."""
    day = datetime.now(UTC).strftime("%d/%m/%Y")
    return "\n".join(
        (
            "# Đo tải",
            "",
            "Trang này do `make bench` ghi, không sửa tay. Tỉnh giả định 2.000 xã × 80 dòng, số liệu",
            "sinh theo hạt giống; đo trên một máy, máy bận thì số xấu đi. Không đo cạnh phần mềm khác.",
            "",
            f"Ngày {day}, bản {_commit()}; {os.cpu_count()} nhân, bộ nhớ {_memory()} GB;",
            f"Python {platform.python_version()}, {_libraries()}.",
        )
    )


def _commit() -> str:
    """The state of the code; a plus sign where files differ from it."""
    asked = ["git", "describe", "--always", "--abbrev=10", "--dirty=+"]
    try:
        found = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "không rõ"
    return found.stdout.strip()


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3)


def _libraries() -> str:
    gunicorn = version("gunicorn")
    return f"Django {django.__version__}, SQLite {sqlite3.sqlite_version}, gunicorn {gunicorn}"


if __name__ == "__main__":
    print(head())
