"""manage.py load_demo: the data files and the demo accounts, which it prints."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from cchc.jobs.demo_accounts import SHARED_WORD, open_demo_accounts


class Command(BaseCommand):
    """Prepare a demonstration; refuses without the demo flag."""

    help = "Nạp dữ liệu và mở tài khoản dùng thử"

    def handle(self, **_options: object) -> None:
        """Load the data, open the accounts and print them."""
        call_command("load_data", stdout=self.stdout)
        self.stdout.write(f"Tài khoản dùng thử (mật khẩu chung: {SHARED_WORD}):")
        for account in open_demo_accounts(now=timezone.now()):
            self.stdout.write(f"  {account.username:<20} {account.full_name}")
