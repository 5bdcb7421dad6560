"""Documents that prove a row, attached and taken off."""

from datetime import datetime

from django.db import transaction

from cchc.core.errors import InputRefused, Problem
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.evidence.models import Document
from cchc.records.evidence.policies import may_read_document
from cchc.records.people.models import User
from cchc.records.registers.actions.found import desk_of, reopen_years, row_kept
from cchc.records.registers.models import RowDocument


@transaction.atomic
def attach_to_row(register: str, row: int, document: int, *, by: User, now: datetime) -> RowDocument:
    """Attach a document that the person may read; raises NotVisibleError, NotAllowed, InputRefused."""
    desk = desk_of(register, by, now)
    stored = row_kept(desk, row)
    found = Document.objects.filter(pk=document).first()
    root = stored.agency.root_id or stored.agency_id
    if found is None or found.owner_id != root or not may_read_document(desk.standing, found):
        raise InputRefused([Problem("unknown_document", "Không có tài liệu này")])
    proof, fresh = RowDocument.objects.get_or_create(
        row=stored, document=found, defaults={"by": by, "at": now}
    )
    if fresh:
        reopen_years(desk, stored.agency, [stored.day.year])
        detail = {"document": found.pk, "title": found.title}
        record("registers.proof_attached", desk.subject(stored.agency, row), detail, by=by, now=now)
    return proof


@transaction.atomic
def detach_from_row(register: str, row: int, document: int, *, by: User, now: datetime) -> None:
    """Take a document off a row; raises NotVisibleError, NotAllowed."""
    desk = desk_of(register, by, now)
    stored = row_kept(desk, row)
    proof = RowDocument.objects.filter(row=stored, document=document).select_related("document").first()
    if proof is None:
        raise NotVisibleError(str(document))
    proof.delete()
    reopen_years(desk, stored.agency, [stored.day.year])
    detail = {"document": document, "title": proof.document.title}
    record("registers.proof_detached", desk.subject(stored.agency, row), detail, by=by, now=now)
