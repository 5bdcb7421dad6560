"""Changing figures, portions, contributions, proofs and questions; every act is logged with it."""

from cchc.records.entries.actions.asking import answer, ask
from cchc.records.entries.actions.collecting import adopt_sum
from cchc.records.entries.actions.contributing import (
    return_contribution,
    save_contribution,
    send_contribution,
)
from cchc.records.entries.actions.importing import Imported, import_contributions
from cchc.records.entries.actions.moving import confirm_move
from cchc.records.entries.actions.proving import attach_proof, attach_proofs, detach_proof, tick_typed
from cchc.records.entries.actions.saving import agree_all, save_entry
from cchc.records.entries.actions.submitting import accept, confirm, send_back, submit, withdraw
from cchc.records.entries.actions.work import Closed

__all__ = [
    "Closed",
    "Imported",
    "accept",
    "adopt_sum",
    "agree_all",
    "answer",
    "ask",
    "attach_proof",
    "attach_proofs",
    "confirm",
    "confirm_move",
    "detach_proof",
    "import_contributions",
    "return_contribution",
    "save_contribution",
    "save_entry",
    "send_back",
    "send_contribution",
    "submit",
    "tick_typed",
    "withdraw",
]
