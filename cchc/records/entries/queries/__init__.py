"""Reading figures: portions, rounds side by side, gaps, last year, returns, collecting, questions."""

from cchc.records.entries.queries.judging import core_entry, from_outside, judged_facts
from cchc.records.entries.queries.lacking import portion_gaps
from cchc.records.entries.queries.last_year import previous_facts
from cchc.records.entries.queries.portion_sheet import PortionSheet, ReturnShown, SheetLine, portion_sheet
from cchc.records.entries.queries.proofs import ProofShown
from cchc.records.entries.queries.rounds import (
    RoundFigure,
    effective,
    rounds_of,
    unit_assessment,
    unit_assessments,
)

__all__ = [
    "PortionSheet",
    "ProofShown",
    "ReturnShown",
    "RoundFigure",
    "SheetLine",
    "core_entry",
    "effective",
    "from_outside",
    "judged_facts",
    "portion_gaps",
    "portion_sheet",
    "previous_facts",
    "rounds_of",
    "unit_assessment",
    "unit_assessments",
]
