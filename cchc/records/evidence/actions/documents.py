"""Entering documents: the same one entered twice is one document; one that reads otherwise is asked about."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Literal

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.core.numerals import date_text
from cchc.core.vietnamese import folded
from cchc.records.agencies.models import Agency
from cchc.records.audit.actions import record
from cchc.records.evidence.actions.pinning import refuse_pinned
from cchc.records.evidence.models import LONGEST_ADDRESS, Document
from cchc.records.evidence.policies import may_enter_document
from cchc.records.people.models import User

ADDRESSES = ("http://", "https://")
LONGEST_FOLDED = 1300
OLDEST = date(1945, 1, 1)
KNOWN = "document_known"
Known = Literal["ask", "same", "other"]


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """What a person enters; `pieces` is how many of what is counted the document holds.

    `seen_on` is the day on which a page of the web (its `address`) was looked at.
    """

    kind: str
    title: str
    number: str = ""
    day: date | None = None
    address: str = ""
    pieces: int = 1
    seen_on: date | None = None


@transaction.atomic
def enter_document(
    entry: DocumentEntry, owner: Agency, *, by: User, now: datetime, known: Known = "ask"
) -> Document:
    """Store a document of a province, or find the one that is already there.

    A document of the same kind, number and day that reads otherwise is asked about: `known` says whether it
    is the same one, which is then corrected, or another. Raises NotAllowed, and InputRefused for an entry
    without a title, with an address that is not one of the web, with a day that cannot be, with fewer than
    one piece, or that must be asked about.
    """
    today = timezone.localdate(now)
    if not may_enter_document(by, owner, today):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được nhập tài liệu kiểm chứng")
    refuse_faulty(entry, today)
    found = _found(entry, owner)
    if found is None or (known == "other" and not _alike(found, entry)):
        return _stored(entry, owner, by, now)
    if _alike(found, entry):
        return found
    if known == "ask":
        raise InputRefused([Problem(KNOWN, _known_text(found))])
    return _corrected(found, entry, by, now)


def _found(entry: DocumentEntry, owner: Agency) -> Document | None:
    """The document that reads exactly so, else one of the same kind, number and day."""
    stored = Document.objects.select_for_update().filter(owner=owner, kind=entry.kind)
    exact = stored.filter(**asdict(entry)).first()
    if exact is not None or not entry.number or entry.day is None:
        return exact
    return stored.filter(number__iexact=entry.number, day=entry.day).first()


def _alike(found: Document, entry: DocumentEntry) -> bool:
    """Whether the entry adds nothing; an address left out says nothing against the one that is known."""
    seen = replace(entry, number=found.number, address=entry.address or found.address)
    return all(getattr(found, name) == value for name, value in asdict(seen).items())


def _known_text(found: Document) -> str:
    number = f"{found.number} ngày {date_text(found.day)}" if found.day else found.number
    address = f", địa chỉ {found.address}" if found.address else ", chưa có địa chỉ"
    pieces = f", số lượng {found.pieces}" if found.pieces > 1 else ""
    return f"Đã có văn bản số {number}: “{found.title}”{address}{pieces}"


def _stored(entry: DocumentEntry, owner: Agency, by: User, now: datetime) -> Document:
    stored = Document.objects.create(
        owner=owner, entered_by=by, entered_at=now, folded=searched(entry), **asdict(entry)
    )
    detail = {"kind": entry.kind, "title": entry.title, "number": entry.number}
    record("evidence.document_entered", f"{owner.slug}/{stored.pk}", detail, by=by, now=now)
    return stored


def _corrected(found: Document, entry: DocumentEntry, by: User, now: datetime) -> Document:
    refuse_pinned(found)
    wanted = {"title": entry.title, "address": entry.address or found.address, "pieces": entry.pieces}
    before = {name: getattr(found, name) for name in wanted}
    for name, value in wanted.items():
        setattr(found, name, value)
    found.folded = searched(replace(entry, number=found.number))
    found.save(update_fields=[*wanted, "folded"])
    detail = {"before": before, "after": wanted}
    record("evidence.document_corrected", f"{found.owner.slug}/{found.pk}", detail, by=by, now=now)
    return found


def address_fault(address: str) -> str:
    """Why an address cannot be opened safely; empty for one that can, and for none."""
    if address and not address.startswith(ADDRESSES):
        return "Địa chỉ phải bắt đầu bằng http:// hoặc https://"
    if len(address) > LONGEST_ADDRESS:
        return f"Địa chỉ dài quá {LONGEST_ADDRESS} ký tự"
    if "@" in address.partition("//")[2].partition("/")[0]:
        return "Địa chỉ không được có tên người dùng, mật khẩu trước tên máy chủ (dấu @)"
    return ""


def day_fault(day: date | None, today: date) -> str:
    """Why a document cannot bear this day; empty for a day that can be, and for none."""
    if day is not None and day > today:
        return f"Ngày của tài liệu không thể sau hôm nay ({date_text(today)})"
    if day is not None and day < OLDEST:
        return "Ngày của tài liệu không thể trước năm 1945"
    return ""


def refuse_faulty(entry: DocumentEntry, today: date) -> None:
    """Raise InputRefused with all that stands against what a person says of a document."""
    problems = [Problem(code, message) for code, message in _faults(entry, today)]
    if problems:
        raise InputRefused(problems)


def searched(entry: DocumentEntry) -> str:
    """The words by which a document is found, without marks."""
    return folded(f"{entry.title} {entry.number}")[:LONGEST_FOLDED]


def _faults(entry: DocumentEntry, today: date) -> list[tuple[str, str]]:
    found = []
    if not entry.title.strip():
        found.append(("document_without_title", "Hãy ghi tên tài liệu"))
    told = (("document_address", address_fault(entry.address)), ("document_day", day_fault(entry.day, today)))
    found += [(code, message) for code, message in told if message]
    if entry.pieces < 1:
        found.append(("document_pieces", "Số lượng trong tài liệu phải từ 1 trở lên"))
    if entry.seen_on is not None and not entry.address:
        found.append(("document_seen_on", "Ngày xem chỉ dùng cho trang thông tin điện tử có địa chỉ"))
    if entry.seen_on is not None and entry.seen_on > today:
        found.append(("document_seen_on", f"Ngày xem không thể sau hôm nay ({date_text(today)})"))
    return found
