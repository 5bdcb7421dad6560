"""Acts of a reporting round, each with policy, lock, change and audit in one transaction."""

from cchc.records.reports.actions.amending import RoundAmendment, amend_round
from cchc.records.reports.actions.cutoffs import load_cutoffs
from cchc.records.reports.actions.figures import FilledRow, fill_figures, save_figures
from cchc.records.reports.actions.opening import (
    RoundOpening,
    close_round,
    open_round,
    rehearse_round,
    reopen_round,
)
from cchc.records.reports.actions.sending import (
    send_back_report,
    send_report,
    submit_report,
    withdraw_report,
)
from cchc.records.reports.actions.writing import save_report

__all__ = [
    "FilledRow",
    "RoundAmendment",
    "RoundOpening",
    "amend_round",
    "close_round",
    "fill_figures",
    "load_cutoffs",
    "open_round",
    "rehearse_round",
    "reopen_round",
    "save_figures",
    "save_report",
    "send_back_report",
    "send_report",
    "submit_report",
    "withdraw_report",
]
