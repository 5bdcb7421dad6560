"""Reading reporting rounds, the drafts that agencies start from, and the report of the province."""

from cchc.records.reports.queries.cutoffs import cutoffs, proposed_units_due
from cchc.records.reports.queries.drafts import draft_of, task_lines_of, tasks_of_report
from cchc.records.reports.queries.rounds import (
    ReportView,
    RoundBoard,
    board_for,
    board_of_round,
    report_for,
    visible_rounds,
)
from cchc.records.reports.queries.whole import WholeReport, consolidated_of, whole_of

__all__ = [
    "ReportView",
    "RoundBoard",
    "WholeReport",
    "board_for",
    "board_of_round",
    "consolidated_of",
    "cutoffs",
    "draft_of",
    "proposed_units_due",
    "report_for",
    "task_lines_of",
    "tasks_of_report",
    "visible_rounds",
    "whole_of",
]
