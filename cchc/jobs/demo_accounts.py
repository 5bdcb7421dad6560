"""The accounts of the demonstration: they exist only where the demo flag is set."""

from datetime import datetime

from django.conf import settings

from cchc.core.errors import NotAllowed
from cchc.records.people.actions import Account, open_account, system_person
from cchc.records.people.models import Role

# Known to all on purpose: the demonstration listens on this machine only.
SHARED_WORD = "cai-cach-hanh-chinh"

ACCOUNTS = (
    Account("vinhphuc", "Chuyên viên CCHC tỉnh Vĩnh Phúc", "vinh-phuc/so-noi-vu", Role.COORDINATOR),
    Account("lanhdao.vinhphuc", "Lãnh đạo UBND tỉnh Vĩnh Phúc", "vinh-phuc/ubnd-tinh", Role.LEADER),
    Account("vinhlong", "Chuyên viên CCHC tỉnh Vĩnh Long", "vinh-long/so-noi-vu", Role.COORDINATOR),
    Account("lanhdao.vinhlong", "Lãnh đạo UBND tỉnh Vĩnh Long", "vinh-long/ubnd-tinh", Role.LEADER),
)


def open_demo_accounts(*, now: datetime) -> tuple[Account, ...]:
    """Open the accounts that do not exist yet, return all; raises NotAllowed without the demo flag."""
    if not settings.DEMO:
        raise NotAllowed("Tài khoản dùng thử chỉ được mở khi chạy thử (make run)")
    for account in ACCOUNTS:
        open_account(account, SHARED_WORD, by=system_person(now=now), now=now)
    return ACCOUNTS
