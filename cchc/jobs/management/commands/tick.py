"""manage.py tick: what the clock alone brings about; safe to run as often as one likes."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from cchc.records.campaigns.actions import close_windows


class Command(BaseCommand):
    """Write down the windows that are over; they close by themselves all the same."""

    help = "Ghi nhật ký các bước đã hết thời gian"

    def handle(self, **_options: object) -> None:
        """Close and say how many."""
        closed = close_windows(timezone.now())
        self.stdout.write(f"Đã ghi nhận {closed} bước hết thời gian.")
