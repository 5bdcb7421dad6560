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

__all__ = [
    "KNOWN",
    "DocumentEntry",
    "Known",
    "address_fault",
    "correct_document",
    "day_fault",
    "enter_document",
    "new_document",
    "new_documents",
    "store_revision",
]
