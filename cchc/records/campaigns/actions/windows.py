"""Setting the time of a step, and writing down once that it is over; closing itself needs nobody."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.circuit import Circuit, Step
from cchc.core.campaign.windows import Window
from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.records.audit.actions import record
from cchc.records.campaigns.actions.window_checks import window_problems
from cchc.records.campaigns.models import Campaign
from cchc.records.campaigns.models import Window as WindowRow
from cchc.records.campaigns.policies import may_set_window
from cchc.records.campaigns.queries.sight import campaign_for
from cchc.records.campaigns.queries.timing import windows_of
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of


@transaction.atomic
def set_window(slug: str, step: Step, opens: datetime, closes: datetime, *, by: User, now: datetime) -> bool:
    """Set or change the time of a step; return whether anything changed.

    Raises NotVisibleError, NotAllowed, and InputRefused for a time that does not fit those of the other steps
    or when the whole campaign is published.
    """
    standing = standing_of(by, timezone.localdate(now))
    campaign = campaign_for(standing, slug)
    if not may_set_window(standing, campaign):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được đặt thời gian của các bước")
    Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    before, wanted = windows_of(campaign), Window(step, opens, closes)
    if before.get(step) == wanted:
        return False
    problems = list(window_problems(Circuit(campaign.circuit), (before | {step: wanted}).values()))
    if not campaign.units.filter(published=None).exists():
        problems.append(Problem("published", "Kết quả của cả đợt đã công bố"))
    if problems:
        raise InputRefused(problems)
    fields = {"opens_at": opens, "closes_at": closes, "closing_logged": False}
    WindowRow.objects.update_or_create(campaign=campaign, step=step.value, defaults=fields)
    detail = {"step": step.value, "from": _told(before.get(step)), "to": _told(wanted)}
    record("campaigns.window_set", slug, detail, by=by, now=now)
    return True


def _told(window: Window | None) -> list[str] | None:
    return None if window is None else [window.opens_at.isoformat(), window.closes_at.isoformat()]


@transaction.atomic
def close_windows(now: datetime) -> int:
    """Write into the log, once, every window that is over; return how many. Nothing else depends on it."""
    rows = WindowRow.objects.select_for_update(of=("self",)).select_related("campaign")
    over = list(rows.filter(closes_at__lte=now, closing_logged=False).order_by("closes_at", "pk"))
    for row in over:
        detail = {"step": row.step, "closed_at": row.closes_at.isoformat()}
        record("campaigns.window_closed", row.campaign.slug, detail, by=None, now=now)
    WindowRow.objects.filter(pk__in=[row.pk for row in over]).update(closing_logged=True)
    return len(over)
