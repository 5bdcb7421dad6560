"""Names of agencies and documents in reports, in the order and with the marks that an officer expects."""

from collections.abc import Callable, Iterable

from cchc.core.numerals import date_text
from cchc.core.scoring.assessment import DocumentCited

Names = Callable[[str], str]

INDEX_NAMES = {"par_index": "Chỉ số cải cách hành chính", "sipas": "Chỉ số SIPAS", "papi": "Chỉ số PAPI"}
UNNAMED = "chưa ghi"
PROPOSED = "đề xuất"


def agencies_text(agencies: Iterable[str], names: Names) -> str:
    """Names joined by commas; empty for none."""
    return ", ".join(names(agency) for agency in agencies)


def document_text(document: DocumentCited | None) -> str:
    """`Báo cáo năm số 778/STTTT-CNTT ngày 06/12/2017`; what is not known is left out."""
    if document is None:
        return ""
    number = f"số {document.number}" if document.number else ""
    signed = f"ngày {date_text(document.day)}" if document.day is not None else ""
    return " ".join(part for part in (document.title, number, signed) if part)
