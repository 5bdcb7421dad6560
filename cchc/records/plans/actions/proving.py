"""Documents that prove what an agency says of a task."""

from datetime import datetime

from django.db import transaction

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.core.plan.progress import Slot
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.evidence.models import Document
from cchc.records.evidence.policies import may_read_document
from cchc.records.people.models import User
from cchc.records.plans.actions.found import Place, place_of, stored_at
from cchc.records.plans.models import Progress, ProgressDocument
from cchc.records.plans.policies import may_report_progress


@transaction.atomic
def attach_document(plan: str, slot: Slot, document: int, *, by: User, now: datetime) -> ProgressDocument:
    """Let a document of the province prove what was said; the same twice is once.

    Raises NotVisibleError, NotAllowed, InputRefused where nothing was said yet.
    """
    place = place_of(plan, slot, by=by, now=now)
    row = _changeable(place)
    found = Document.objects.filter(pk=document, owner=place.chain.root).first()
    if found is None or not may_read_document(place.standing, found):
        raise NotVisibleError(str(document))
    proof, made = ProgressDocument.objects.get_or_create(
        progress=row, document=found, defaults={"by": by, "at": now}
    )
    if made:
        detail = {"document": found.pk, "title": found.title}
        record("plans.proof_attached", place.subject, detail, by=by, now=now)
    return proof


@transaction.atomic
def detach_document(plan: str, slot: Slot, document: int, *, by: User, now: datetime) -> None:
    """Take a document away. Raises NotVisibleError, NotAllowed, InputRefused where nothing was said."""
    place = place_of(plan, slot, by=by, now=now)
    proof = ProgressDocument.objects.filter(progress=_changeable(place), document=document).first()
    if proof is None:
        raise NotVisibleError(str(document))
    detail = {"document": document, "title": proof.document.title}
    proof.delete()
    record("plans.proof_detached", place.subject, detail, by=by, now=now)


def _changeable(place: Place) -> Progress:
    if not may_report_progress(place.standing, place.agency.pk, place.chain.root):
        raise NotAllowed("Chỉ người của cơ quan và Sở Nội vụ được gắn, gỡ tài liệu")
    row = stored_at(place)
    if row is None:
        raise InputRefused([Problem("nothing_said", "Hãy ghi tình hình thực hiện trước khi gắn tài liệu")])
    return row
