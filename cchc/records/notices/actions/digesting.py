"""Gathering what a person has not read into one message: at most one a day, in his rhythm, sooner if late."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cchc.core.numerals import date_text
from cchc.records.notices.models import Digest, Notice, Preference, Rhythm
from cchc.records.notices.tasks import deliver_digest

MOST_LISTED = 30
USUAL = Preference()


@transaction.atomic
def make_digests(now: datetime) -> int:
    """Write the digests of the day and hand them to the queue; return how many there are new."""
    today = timezone.localdate(now)
    unread = Notice.objects.filter(read_at__isnull=True, digest__isnull=True, person__is_active=True)
    waiting: dict[int, list[Notice]] = defaultdict(list)
    for notice in unread.order_by("-overdue", "at", "pk"):
        waiting[notice.person_id].append(notice)
    have = set(Digest.objects.filter(day=today, person__in=waiting).values_list("person_id", flat=True))
    chosen = {one.person_id: one for one in Preference.objects.filter(person__in=waiting)}
    made = 0
    for person, notices in waiting.items():
        if person in have or not _is_due(chosen.get(person, USUAL), notices, today.weekday()):
            continue
        digest = Digest.objects.create(person_id=person, day=today, text=digest_text(notices, now))
        Notice.objects.filter(pk__in=[one.pk for one in notices]).update(digest=digest)
        transaction.on_commit(partial(_enqueue, digest.pk))
        made += 1
    return made


def _enqueue(digest: int) -> None:
    deliver_digest.enqueue(digest)


def _is_due(chosen: Preference, notices: Iterable[Notice], weekday: int) -> bool:
    """A weekly reader hears on his day, and on any other only of what is overdue."""
    if chosen.rhythm == Rhythm.NEVER:
        return False
    if chosen.rhythm == Rhythm.DAILY or chosen.weekday == weekday:
        return True
    return any(one.overdue for one in notices)


def digest_text(notices: list[Notice], now: datetime) -> str:
    """The message: what is overdue first, then what else is new."""
    late = [one for one in notices if one.overdue]
    other = [one for one in notices if not one.overdue]
    day = date_text(timezone.localdate(now))
    lines = [f"Tổng hợp thông báo ngày {day}: {len(notices)} việc, trong đó {len(late)} việc quá hạn."]
    for heading, some in (("Quá hạn", late), ("Việc khác", other)):
        if some:
            lines += ["", f"{heading}:"]
            lines += [f"- {one.text}" for one in some[:MOST_LISTED]]
            lines += [f"- và {len(some) - MOST_LISTED} việc nữa"] if len(some) > MOST_LISTED else []
    address = f"{settings.SITE_ADDRESS}/thong-bao/" if settings.SITE_ADDRESS else "trang Thông báo"
    return "\n".join([*lines, "", f"Xem và đổi cách nhận tại {address}."])
