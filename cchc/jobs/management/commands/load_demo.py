"""manage.py load_demo: the data files, the demo accounts, which it prints, and their campaigns."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from cchc.jobs.demo_accounts import SHARED_WORD, open_demo_accounts
from cchc.jobs.demo_campaigns import open_demo_campaigns
from cchc.jobs.demo_drafts import start_demo_draft
from cchc.jobs.demo_papers import write_demo_paper
from cchc.jobs.demo_plan_drafts import start_demo_plan_draft
from cchc.jobs.demo_plans import report_demo_plan
from cchc.jobs.demo_registers import keep_demo_rows
from cchc.jobs.demo_reports import open_demo_round


class Command(BaseCommand):
    """Prepare a demonstration; refuses without the demo flag."""

    help = "Nạp dữ liệu, mở tài khoản và đợt chấm điểm dùng thử"

    def handle(self, **_options: object) -> None:
        """Load the data, open accounts and campaigns, and print the first accounts."""
        call_command("load_data", stdout=self.stdout)
        now = timezone.now()
        named = open_demo_accounts(now=now)
        open_demo_campaigns(now=now)
        report_demo_plan(now=now)
        open_demo_round(now=now)
        keep_demo_rows(now=now)
        write_demo_paper(now=now)
        start_demo_draft(now=now)
        start_demo_plan_draft(now=now)
        self.stdout.write(f"Tài khoản dùng thử (mật khẩu chung: {SHARED_WORD}):")
        for account in named:
            self.stdout.write(f"  {account.username:<20} {account.full_name}")
        self.stdout.write("  Tài khoản của các sở, xã và người thẩm định: docs/user/dung-thu.md")
