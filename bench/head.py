"""The head of docs/benchmarks.md: machine, versions, day, command."""

import os
import platform
import sqlite3
from datetime import UTC, datetime
from importlib.metadata import version

import django


def head() -> str:
    """What stands above the figures."""
    day = datetime.now(UTC).strftime("%d/%m/%Y")
    return "\n".join(
        (
            "# Đo tải",
            "",
            "Trang này do `make bench` ghi, không sửa tay. Tỉnh giả định 2.000 xã × 80 dòng, số liệu",
            "sinh theo hạt giống; đo trên một máy, máy bận thì số xấu đi. Không đo cạnh phần mềm khác.",
            "",
            f"Ngày {day}; {os.cpu_count()} nhân; Python {platform.python_version()}, {_libraries()}.",
        )
    )


def _libraries() -> str:
    gunicorn = version("gunicorn")
    return f"Django {django.__version__}, SQLite {sqlite3.sqlite_version}, gunicorn {gunicorn}"


if __name__ == "__main__":
    print(head())
