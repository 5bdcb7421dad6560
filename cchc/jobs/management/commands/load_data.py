"""manage.py load_data: bring the data files into the database."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from cchc.jobs.loading import load_data


class Command(BaseCommand):
    """Load the data files below `catalogues/`; running it twice changes nothing."""

    help = "Nạp cơ quan, bộ tiêu chí, kết quả và kế hoạch từ thư mục dữ liệu"

    def handle(self, **_options: object) -> None:
        """Load and say how many files had changed."""
        changed = load_data(settings.CATALOGUES, now=timezone.now(), tell=self.stdout.write)
        self.stdout.write(f"Đã nạp dữ liệu: {changed} tệp mới hoặc thay đổi.")
