"""Reading figures: portions, rounds side by side, gaps, last year, returns, collecting, questions."""

from cchc.records.entries.queries.collecting import (
    CollectedProgress,
    CollectingTable,
    MemberForm,
    MemberRow,
    collected_progress,
    collecting_table,
    contribution_form,
    my_contributions,
)
from cchc.records.entries.queries.contributions import ContributionShown
from cchc.records.entries.queries.judging import core_entry, from_outside, judged_facts
from cchc.records.entries.queries.lacking import portion_gaps
from cchc.records.entries.queries.last_year import previous_facts
from cchc.records.entries.queries.portion_sheet import PortionSheet, ReturnShown, SheetLine, portion_sheet
from cchc.records.entries.queries.proofs import ProofShown
from cchc.records.entries.queries.questions import QuestionShown, questions_for
from cchc.records.entries.queries.returns import LedgerRow, returns_ledger
from cchc.records.entries.queries.rounds import (
    RoundFigure,
    effective,
    rounds_of,
    unit_assessment,
    unit_assessments,
)
from cchc.records.entries.queries.uploads import UploadJudged, contribution_list, judge_upload

__all__ = [
    "CollectedProgress",
    "CollectingTable",
    "ContributionShown",
    "LedgerRow",
    "MemberForm",
    "MemberRow",
    "PortionSheet",
    "ProofShown",
    "QuestionShown",
    "ReturnShown",
    "RoundFigure",
    "SheetLine",
    "UploadJudged",
    "collected_progress",
    "collecting_table",
    "contribution_form",
    "contribution_list",
    "core_entry",
    "effective",
    "from_outside",
    "judge_upload",
    "judged_facts",
    "my_contributions",
    "portion_gaps",
    "portion_sheet",
    "previous_facts",
    "questions_for",
    "returns_ledger",
    "rounds_of",
    "unit_assessment",
    "unit_assessments",
]
