"""What the province records and decides: milestones, rounds from outside, the council, publication."""

from cchc.records.rounds.actions.council import Seat, Vote, record_decision, seat_council
from cchc.records.rounds.actions.external import Imported, import_external, record_external
from cchc.records.rounds.actions.milestones import MilestoneEntry, record_milestone
from cchc.records.rounds.actions.ministry import (
    record_answer,
    record_deductions,
    record_ministry,
    record_published,
)
from cchc.records.rounds.actions.publication import Decided, publish

__all__ = [
    "Decided",
    "Imported",
    "MilestoneEntry",
    "Seat",
    "Vote",
    "import_external",
    "publish",
    "record_answer",
    "record_decision",
    "record_deductions",
    "record_external",
    "record_milestone",
    "record_ministry",
    "record_published",
    "seat_council",
]
