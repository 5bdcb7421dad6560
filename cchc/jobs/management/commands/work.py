"""manage.py work: ticks every minute, looks at the queue more often; one such process serves a province."""

import os
import signal
from argparse import ArgumentParser
from time import monotonic

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME
from django_tasks_db.management.commands.db_worker import Worker

from cchc.jobs.clock import tick
from cchc.records.plans.tasks import STOPPING

MINUTE = 60.0
LOOK = 2.0  # seconds: somebody may be waiting for what was just queued


class Command(BaseCommand):
    """Run until told to stop, or until the process that started it is gone."""

    help = "Chạy nền: mỗi phút xem đồng hồ một lần, có việc đang chờ thì làm ngay"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How long to wait between two rounds, and whether one round is all."""
        parser.add_argument("--every", type=float, default=MINUTE, help="giây giữa hai lần xem đồng hồ")
        parser.add_argument("--once", action="store_true", help="chỉ làm một lượt")

    def handle(self, *, every: float, once: bool, **_options: object) -> None:
        """Tick, work off the queue, wait."""
        parent = os.getppid()
        if not once:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: STOPPING.set())
        next_tick = monotonic()
        while True:
            if monotonic() >= next_tick:
                tick(timezone.now())
                next_tick = monotonic() + every
            self._empty_queue()
            close_old_connections()
            if once or STOPPING.wait(min(every, LOOK)) or os.getppid() != parent:
                return

    def _empty_queue(self) -> None:
        """Let the worker of the queue run until nothing is left to do."""
        Worker(
            queue_names=[DEFAULT_TASK_QUEUE_NAME],
            interval=0,
            batch=True,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        ).run()
