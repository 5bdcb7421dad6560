"""What the clock makes known of registers when a year is over: who has not confirmed that it is complete."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from cchc.records.campaigns.queries.register_owed import registers_owed
from cchc.records.notices.recipients import CONFIRMING, coordinators_in, people_in
from cchc.records.notices.told import Told
from cchc.records.registers.models import KeptRegister
from cchc.records.registers.queries.unconfirmed import OpenYear, open_years

ASKED_UNTIL = 3  # the month after which an unconfirmed year is nobody's news
TO_COORDINATORS = 15  # the day of January from which Sở Nội vụ is told as well
NAMED = 3


def register_year_notices(now: datetime) -> Iterator[Told]:
    """In January the heads are asked to confirm the year that ended, later Sở Nội vụ hears who has not."""
    today = timezone.localdate(now)
    if today.month > ASKED_UNTIL:
        return
    year = today.year - 1
    found = tuple(open_years(year, registers_owed(KeptRegister.objects.all(), year)))
    heads = people_in({one.agency.pk for one in found}, CONFIRMING, today)
    for one in found:
        yield _asked(one, heads.get(one.agency.pk, ()))
    if (today.month, today.day) < (1, TO_COORDINATORS):
        return
    roots = {one.agency.root_id or one.agency.pk for one in found}
    for root in sorted(roots):
        late = [one for one in found if (one.agency.root_id or one.agency.pk) == root]
        yield _summed(late, coordinators_in(root, today), root)


def _asked(one: OpenYear, heads: tuple[int, ...]) -> Told:
    asked = f"{one.register.title}: đề nghị {one.agency.name} xác nhận sổ năm {one.year}"
    text = (
        f"{asked} đã đủ (đang có {one.rows} dòng); chưa xác nhận thì số liệu lấy từ sổ chỉ là số ước."
        if one.rows
        else f"{asked} không phát sinh, hoặc ghi các dòng còn thiếu; sổ trống không được hiểu là bằng không."
    )
    subject = f"register-year/{one.register.pk}/{one.agency.pk}/{one.year}"
    return Told(heads, "due", text, subject, {"register": one.register.slug})


def _summed(late: list[OpenYear], people: tuple[int, ...], root: int) -> Told:
    year = late[0].year
    names = list(dict.fromkeys(one.agency.name for one in late))
    more = f" và {len(names) - NAMED} cơ quan khác" if len(names) > NAMED else ""
    told = f"{len(names)} cơ quan chưa xác nhận đã đủ ({', '.join(names[:NAMED])}{more})"
    text = f"Sổ theo dõi năm {year}: {told}."
    return Told(
        people, "overdue", text, f"register-year/all/{root}/{year}", {"registers": True}, overdue=True
    )
