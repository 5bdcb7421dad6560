"""Settings of the site that is only read: its demonstration is loaded, and its pages are made, at one moment.

So no picture of it depends on the day on which it is taken.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from cchc.settings import *  # noqa: F403

MOMENT = datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def _still() -> datetime:
    return MOMENT


timezone.now = _still
