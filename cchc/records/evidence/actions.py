"""Entering documents: the same one entered twice is one document."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.records.agencies.models import Agency
from cchc.records.audit.actions import record
from cchc.records.evidence.models import LONGEST_ADDRESS, Document
from cchc.records.evidence.policies import may_enter_document
from cchc.records.people.models import User

ADDRESSES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """What a person enters; `pieces` is how many of what is counted the document holds."""

    kind: str
    title: str
    number: str = ""
    day: date | None = None
    address: str = ""
    pieces: int = 1


@transaction.atomic
def enter_document(entry: DocumentEntry, owner: Agency, *, by: User, now: datetime) -> Document:
    """Store a document of a province, or find the one that is already there.

    Raises NotAllowed, and InputRefused for an entry without a title, with an address that is not one of the
    web, or with fewer than one piece.
    """
    if not may_enter_document(by, owner, timezone.localdate(now)):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được nhập tài liệu kiểm chứng")
    problems = [Problem(code, message) for code, message in _faults(entry)]
    if problems:
        raise InputRefused(problems)
    known = Document.objects.select_for_update().filter(owner=owner, **asdict(entry)).first()
    if known is not None:
        return known
    stored = Document.objects.create(owner=owner, entered_by=by, entered_at=now, **asdict(entry))
    detail = {"kind": entry.kind, "title": entry.title, "number": entry.number}
    record("evidence.document_entered", f"{owner.slug}/{stored.pk}", detail, by=by, now=now)
    return stored


def _faults(entry: DocumentEntry) -> list[tuple[str, str]]:
    found = []
    if not entry.title.strip():
        found.append(("document_without_title", "Hãy ghi tên tài liệu"))
    if entry.address and not entry.address.startswith(ADDRESSES):
        found.append(("document_address", "Địa chỉ phải bắt đầu bằng http:// hoặc https://"))
    if len(entry.address) > LONGEST_ADDRESS:
        found.append(("document_address", f"Địa chỉ dài quá {LONGEST_ADDRESS} ký tự"))
    if entry.pieces < 1:
        found.append(("document_pieces", "Số lượng trong tài liệu phải từ 1 trở lên"))
    return found
