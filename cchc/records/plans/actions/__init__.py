"""What people do with plans: bring them in, report, confirm, raise, answer, subscribe."""

from cchc.records.plans.actions.loading import issue_plan, load_plan
from cchc.records.plans.actions.own import (
    OwnPlanGiven,
    make_calendar_key,
    record_own_plan,
    revoke_calendar_key,
)
from cchc.records.plans.actions.proving import attach_document, detach_document
from cchc.records.plans.actions.raising import answer_difficulty, raise_difficulty, settle_due
from cchc.records.plans.actions.reporting import Report, confirm_progress, save_progress

__all__ = [
    "OwnPlanGiven",
    "Report",
    "answer_difficulty",
    "attach_document",
    "confirm_progress",
    "detach_document",
    "issue_plan",
    "load_plan",
    "make_calendar_key",
    "raise_difficulty",
    "record_own_plan",
    "revoke_calendar_key",
    "save_progress",
    "settle_due",
]
