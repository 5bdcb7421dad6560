"""manage.py tick: what the clock alone brings about; safe to run as often as one likes."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from cchc.jobs.clock import tick


class Command(BaseCommand):
    """Write down the windows that are over, the notices that follow, and the digests of the day."""

    help = "Ghi nhật ký các bước đã hết thời gian, lập thông báo và bản tổng hợp của ngày"

    def handle(self, **_options: object) -> None:
        """Tick once and say what was done."""
        done = tick(timezone.now())
        self.stdout.write(
            f"Bước hết thời gian: {done.closed}; thông báo mới: {done.notices}; bản tổng hợp: {done.digests}."
        )
