"""Changing figures, portions, contributions, proofs and questions; every act is logged with it."""

from cchc.records.entries.actions.saving import agree_all, save_entry
from cchc.records.entries.actions.submitting import accept, confirm, send_back, submit, withdraw
from cchc.records.entries.actions.work import Closed

__all__ = [
    "Closed",
    "accept",
    "agree_all",
    "confirm",
    "save_entry",
    "send_back",
    "submit",
    "withdraw",
]
