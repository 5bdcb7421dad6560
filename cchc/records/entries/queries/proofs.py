"""Documents that prove lines, as a page shows them."""

from dataclasses import dataclass
from datetime import date, datetime

from cchc.core.campaign.circuit import Round
from cchc.records.entries.models import Proof


@dataclass(frozen=True, slots=True)
class ProofShown:
    """One document on one line: what it is, where in it to look, and who attached it when."""

    id: int
    line: str
    round: Round
    document: int
    kind: str
    title: str
    number: str
    day: date | None
    address: str
    pieces: int
    pages: str
    from_last_year: bool
    other_reason: str
    by: str
    at: datetime


def shown_proof(row: Proof) -> ProofShown:
    """A stored proof with its document, line and person at hand."""
    document = row.document
    return ProofShown(
        id=row.pk,
        line=row.line.key,
        round=Round(row.round),
        document=document.pk,
        kind=document.kind,
        title=document.title,
        number=document.number,
        day=document.day,
        address=document.address,
        pieces=document.pieces,
        pages=row.pages,
        from_last_year=row.from_last_year,
        other_reason=row.other_reason,
        by=str(row.by),
        at=row.at,
    )
