"""manage.py load_data: bring the data files into the database."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cchc.core.errors import CchcError
from cchc.jobs.loading import load_data


class Command(BaseCommand):
    """Load the data files below `catalogues/`; running it twice changes nothing."""

    help = "Nạp cơ quan, bộ tiêu chí, kết quả và kế hoạch từ thư mục dữ liệu"

    def handle(self, **_options: object) -> None:
        """Load and say how many files had changed."""
        try:
            changed = load_data(settings.CATALOGUES, now=timezone.now(), tell=self.stdout.write)
        except CchcError as error:
            raise CommandError(f"Không nạp được dữ liệu; chưa có gì thay đổi.\n{error}") from error
        self.stdout.write(f"Đã nạp dữ liệu: {changed} tệp mới hoặc thay đổi.")
