"""python -m bench: measures on the database of the environment; one section of docs/benchmarks.md."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

COMMUNES, LINES, SAVERS = 2000, 80, 50
SAVED_LINES, SAVED_ROUNDS, KILLED_AFTER = 4, 2, 150


def main(target: Path) -> None:
    """Make the province, measure, append what was measured to a file."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0)
    with target.open("a", encoding="utf-8") as report:
        for line in _measured():
            print(line, flush=True)
            report.write(f"{line}\n")


def _version(connection: Any) -> str:
    """The engine's own, without what its packager adds."""
    with connection.cursor() as cursor:
        asked = "SHOW server_version" if connection.vendor == "postgresql" else "SELECT sqlite_version()"
        cursor.execute(asked)
        return str(cursor.fetchone()[0]).split()[0]


def _measured() -> Iterator[str]:
    from django.db import connection
    from django.utils import timezone

    from bench.campaign import open_measured
    from bench.figures import fill
    from bench.killed import answers_again, kill_during_burst
    from bench.pages import cost_of
    from bench.places import pages_of
    from bench.province import make_province
    from bench.savers import lost, save_all, work_of
    from bench.server import serving
    from bench.wording import cost_rows, killed_rows, saved_rows, seconds_text

    now = timezone.now()
    province = make_province(COMMUNES, LINES, SAVERS, now=now)
    began = time.perf_counter()
    campaign = open_measured(province.coordinator, now=now)
    opened = time.perf_counter() - began
    figures = fill(campaign, province.coordinator, now=now)
    engine = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    yield f"\n## {engine} {_version(connection)}\n"
    yield (
        f"- Mở đợt {COMMUNES} đơn vị × {LINES} dòng: {seconds_text(opened)} giây; "
        f"khi đo đã có {figures} số liệu và chừng ấy lần ghi trong nhật ký."
    )
    people = list(province.scorers.values())
    with serving() as server:
        yield from cost_rows([cost_of(page, server) for page in pages_of(campaign, province)], server)
        works, began = work_of(people, SAVED_LINES), time.perf_counter()
        told = save_all(server, works, SAVED_ROUNDS)
        yield from saved_rows(told, lost(told), time.perf_counter() - began, len(people))
    told, missing = kill_during_burst(work_of(people, SAVED_LINES), KILLED_AFTER, first=100)
    yield from killed_rows(told, missing, again=answers_again("/dang-nhap/"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
