"""Handing in: a new document with or without files, one more file of a document, corrected words about it."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.records.agencies.models import Agency
from cchc.records.audit.actions import record
from cchc.records.evidence.actions.documents import DocumentEntry, refuse_faulty, searched
from cchc.records.evidence.actions.keeping import SoundFile, kept, refuse_classified, sound
from cchc.records.evidence.actions.pinning import refuse_pinned
from cchc.records.evidence.models import Document, Revision
from cchc.records.evidence.policies import may_change_document, may_hand_in, may_read_document
from cchc.records.evidence.queries import UnknownDocumentError
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of

NEITHER = "Hãy chọn tệp hoặc ghi địa chỉ của tài liệu"


def new_document(
    entry: DocumentEntry,
    agency_id: int,
    file: "UploadedFile[bytes] | None" = None,
    *,
    classified: bool | None,
    by: User,
    now: datetime,
) -> Document:
    """Store a document of an agency, with its first file or with an address; must be the outermost act.

    Raises UnknownDocumentError for an agency that is not there, NotAllowed for one that is not the person's,
    and InputRefused for words that cannot be, a file that cannot be kept, or a document that is classified.
    """
    if file is None:
        refuse_classified("", classified=classified)
        _refuse_faulty_link(entry, timezone.localdate(now))
    return _stored([(entry, file)], agency_id, classified=classified, by=by, now=now)[0]


def new_documents(
    entries: Sequence[tuple[DocumentEntry, "UploadedFile[bytes]"]],
    agency_id: int,
    *,
    classified: bool | None,
    by: User,
    now: datetime,
) -> tuple[Document, ...]:
    """Store several documents, one file each: all of them or none. Raises as `new_document`."""
    return _stored(entries, agency_id, classified=classified, by=by, now=now)


def _stored(
    entries: Sequence[tuple[DocumentEntry, "UploadedFile[bytes] | None"]],
    agency_id: int,
    *,
    classified: bool | None,
    by: User,
    now: datetime,
) -> tuple[Document, ...]:
    agency = _own_agency(agency_id, by, now)
    for entry, file in entries:
        refuse_classified((file.name or "") if file else "", classified=classified)
        refuse_faulty(entry, timezone.localdate(now))
    with ExitStack() as opened:
        files = [None if file is None else opened.enter_context(sound(file)) for _, file in entries]
        with kept([one for one in files if one is not None]):
            pairs = zip(entries, files, strict=True)
            return tuple(_new(entry, file, agency, by, now) for (entry, _), file in pairs)


def _own_agency(agency_id: int, by: User, now: datetime) -> Agency:
    agency = Agency.objects.filter(pk=agency_id).first()
    if agency is None:
        raise UnknownDocumentError(agency_id)
    if not may_hand_in(standing_of(by, timezone.localdate(now)), agency):
        raise NotAllowed("Chỉ người của cơ quan được nộp tài liệu của cơ quan đó")
    return agency


def _refuse_faulty_link(entry: DocumentEntry, today: date) -> None:
    refuse_faulty(entry, today)
    if not entry.address:
        raise InputRefused([Problem("document_empty", NEITHER)])
    if not entry.address.startswith("https://"):
        raise InputRefused([Problem("document_address", "Địa chỉ phải bắt đầu bằng https://")])


def _new(entry: DocumentEntry, file: SoundFile | None, agency: Agency, by: User, now: datetime) -> Document:
    owner = agency.root or agency
    document = Document.objects.create(
        owner=owner,
        agency=agency,
        entered_by=by,
        entered_at=now,
        folded=searched(entry),
        **asdict(entry),
    )
    record("evidence.document_entered", _subject(document), {"to": _told(entry)}, by=by, now=now)
    if file is not None:
        _add(document, file, by, now)
    return document


def store_revision(
    document_id: int, file: "UploadedFile[bytes]", *, classified: bool | None, by: User, now: datetime
) -> Revision:
    """Put one more file beside those of a document; the same content as the newest is no new one.

    Raises UnknownDocumentError, NotAllowed, InputRefused; must be the outermost act.
    """
    _changeable(document_id, by, now)
    refuse_classified(file.name or "", classified=classified)
    with sound(file) as checked, kept([checked]):
        document = _changeable(document_id, by, now, lock=True)
        newest = document.revisions.first()
        if newest is not None and newest.sha256 == checked.sha256:
            return newest
        return _add(document, checked, by, now)


def _add(document: Document, file: SoundFile, by: User, now: datetime) -> Revision:
    newest = document.revisions.first()
    revision = Revision.objects.create(
        document=document,
        number=1 if newest is None else newest.number + 1,
        sha256=file.sha256,
        size=file.size,
        kind=file.checked.kind.id,
        name=file.checked.name,
        pages=file.checked.pages,
        uploaded_by=by,
        uploaded_at=now,
    )
    detail = {
        "revision": revision.number,
        "sha256": file.sha256,
        "size": file.size,
        "kind": revision.kind,
        "name": revision.name,
        "classified": False,
    }
    record("evidence.revision_stored", _subject(document), detail, by=by, now=now)
    return revision


@transaction.atomic
def correct_document(document_id: int, entry: DocumentEntry, *, by: User, now: datetime) -> bool:
    """Correct what is said of a document; its files stay. Return whether anything changed.

    Raises UnknownDocumentError, NotAllowed, InputRefused.
    """
    document = _changeable(document_id, by, now, lock=True)
    refuse_faulty(entry, timezone.localdate(now))
    if not entry.address and not document.revisions.exists():
        raise InputRefused([Problem("document_empty", NEITHER)])
    wanted = asdict(entry)
    before = {name: getattr(document, name) for name in wanted}
    if before == wanted:
        return False
    for name, value in wanted.items():
        setattr(document, name, value)
    document.folded = searched(entry)
    document.save(update_fields=[*wanted, "folded"])
    detail = {"from": _told(DocumentEntry(**before)), "to": _told(entry)}
    record("evidence.document_corrected", _subject(document), detail, by=by, now=now)
    return True


def _changeable(document_id: int, by: User, now: datetime, *, lock: bool = False) -> Document:
    """The document, for who may change it; what he may not even see does not exist for him."""
    rows = Document.objects.select_related("owner")
    rows = rows.select_for_update(of=("self",)) if lock else rows
    document = rows.filter(pk=document_id).first()
    standing = standing_of(by, timezone.localdate(now))
    near = document is not None and any(one.root == document.owner_id for one in standing.held)
    if document is None or not (near or may_read_document(standing, document)):
        raise UnknownDocumentError(document_id)
    if not may_change_document(standing, document):
        raise NotAllowed("Chỉ người của cơ quan nộp tài liệu được bổ sung, sửa tài liệu đó")
    refuse_pinned(document)
    return document


def _subject(document: Document) -> str:
    return f"{document.owner.slug}/{document.pk}"


def _told(entry: DocumentEntry) -> dict[str, object]:
    days = {name: None if day is None else day.isoformat() for name, day in _days(entry)}
    return {**asdict(entry), **days}


def _days(entry: DocumentEntry) -> tuple[tuple[str, date | None], ...]:
    return ("day", entry.day), ("seen_on", entry.seen_on)
