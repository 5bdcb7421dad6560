"""What the clock alone brings about; safe to run as often as one likes, by as many as one likes."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cchc.records.campaigns.actions import close_windows
from cchc.records.notices.actions import make_digests, notice_deadlines, notice_events
from cchc.records.plans.actions.documents import resume_readings
from cchc.records.plans.actions.sources import clear_left

DIGESTS_FROM = 7  # o'clock: nobody is written to at night


@dataclass(frozen=True, slots=True)
class Ticked:
    """What one tick did."""

    closed: int
    notices: int
    digests: int


def tick(now: datetime) -> Ticked:
    """Write down windows that are over, tell people what is new, and from seven on send the day's digests.

    What was read of documents and not confirmed in time goes; a reading that was cut off is ordered anew.
    """
    closed = close_windows(now)
    clear_left(now)
    resume_readings(now)
    notices = notice_events(now)
    if timezone.localtime(now).hour < DIGESTS_FROM:
        return Ticked(closed, notices, 0)
    notices += notice_deadlines(now)
    return Ticked(closed, notices, make_digests(now))
