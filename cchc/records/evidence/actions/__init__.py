"""Documents and their files: entered, handed in, corrected; nothing is ever replaced."""

from cchc.records.evidence.actions.documents import (
    KNOWN,
    DocumentEntry,
    Known,
    address_fault,
    day_fault,
    enter_document,
)
from cchc.records.evidence.actions.handing_in import (
    correct_document,
    new_document,
    new_documents,
    store_revision,
)
from cchc.records.evidence.actions.pinning import held_for_pinning, pin_documents

__all__ = [
    "KNOWN",
    "DocumentEntry",
    "Known",
    "address_fault",
    "correct_document",
    "day_fault",
    "enter_document",
    "held_for_pinning",
    "new_document",
    "new_documents",
    "pin_documents",
    "store_revision",
]
