"""Telling people what concerns them, in the rhythm that they chose, and writing down calls."""

from cchc.records.notices.actions.calling import CallMade, log_call
from cchc.records.notices.actions.choosing import choose, mark_read
from cchc.records.notices.actions.delivering import deliver
from cchc.records.notices.actions.digesting import make_digests
from cchc.records.notices.actions.noticing import notice_deadlines, notice_events

__all__ = [
    "CallMade",
    "choose",
    "deliver",
    "log_call",
    "make_digests",
    "mark_read",
    "notice_deadlines",
    "notice_events",
]
