"""Freezing a document as it leaves the house, and recording how it came back signed."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cchc.core.document.official import OfficialDocument
from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.records.agencies.models import Agency
from cchc.records.audit.actions import record
from cchc.records.documents.models import IssuedDocument, OfficeTemplate, SignedCopy
from cchc.records.documents.policies import may_attach_signed, may_freeze
from cchc.records.documents.queries import UnknownPaperError, issued_for
from cchc.records.evidence.models import Document
from cchc.records.evidence.policies import may_read_document
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of


@transaction.atomic
def freeze(
    document: OfficialDocument,
    subject: str,
    root: int,
    *,
    agency: int | None = None,
    sources: Mapping[str, str] | None = None,
    template: OfficeTemplate | None = None,
    by: User,
    now: datetime,
) -> IssuedDocument:
    """Write a document and keep what was written; `root` is the province, `agency` whose own document it is.

    `sources` are names and hashes of the data it was made of. With a template only Word is written. The same
    file asked for again on one day is the one that is there, until that is signed. Raises NotAllowed, and
    InputRefused for a template that no longer can be filled in.
    """
    if not may_freeze(standing_of(by, timezone.localdate(now)), root, agency):
        raise NotAllowed("Bạn không có quyền lập văn bản này")
    docx, pdf, xlsx = _written(document, template)
    # Pressed twice, the button would keep two copies of one document.
    Agency.objects.select_for_update(of=("self",), no_key=True).get(pk=root)
    alike = IssuedDocument.objects.filter(root=root, agency=agency, kind=document.kind, subject=subject)
    unsigned = alike.filter(docx_sha256=_sha256(docx), by=by, signed_copies=None)
    there = unsigned.filter(at__date=timezone.localdate(now)).defer("docx", "pdf", "xlsx").first()
    if there is not None:
        return there
    issued = IssuedDocument.objects.create(
        root_id=root,
        agency_id=agency,
        kind=document.kind,
        subject=subject,
        title=document.title,
        docx=docx,
        docx_sha256=_sha256(docx),
        pdf=pdf,
        pdf_sha256=_sha256(pdf) if pdf else "",
        xlsx=xlsx,
        xlsx_sha256=_sha256(xlsx) if xlsx else "",
        sources=dict(sources or {}),
        template=template,
        illustrative=document.illustrative,
        by=by,
        at=now,
    )
    hashes = {"docx": issued.docx_sha256, "pdf": issued.pdf_sha256, "xlsx": issued.xlsx_sha256}
    detail = {"kind": document.kind, "of": subject, **hashes}
    record("documents.frozen", str(issued.pk), detail, by=by, now=now)
    return issued


def _written(document: OfficialDocument, template: OfficeTemplate | None) -> tuple[bytes, bytes, bytes]:
    from cchc.files.office.docx import write_docx
    from cchc.files.office.pdf import write_pdf
    from cchc.files.office.template_apart import fill_apart
    from cchc.files.office.xlsx import write_xlsx

    tables = write_xlsx(document) or b""
    if template is not None:
        return fill_apart(bytes(template.content), document, template.name), b"", tables
    return write_docx(document), write_pdf(document, settings.VAR / "fonts"), tables


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@transaction.atomic
def attach_signed(
    issued: int, document: int | None, number: str, day: date, *, by: User, now: datetime
) -> SignedCopy:
    """Record number, day and (where it is there) the scan of the signed document; the newest record counts.

    Raises UnknownPaperError, NotAllowed, and InputRefused for a day that is still to come.
    """
    standing = standing_of(by, timezone.localdate(now))
    found = issued_for(standing, issued)
    if not may_attach_signed(standing, found.root_id, found.agency_id):
        raise NotAllowed("Bạn không có quyền ghi bản đã ký của văn bản này")
    if day > timezone.localdate(now):
        raise InputRefused([Problem("future_day", "Ngày ban hành chưa tới")])
    if document is not None:
        scan = Document.objects.filter(pk=document).first()
        if scan is None or not may_read_document(standing, scan):
            raise UnknownPaperError(document)
    made = SignedCopy.objects.create(
        issued=found, document_id=document, number=number, day=day, by=by, at=now
    )
    detail = {"number": number, "day": day.isoformat(), "document": document}
    record("documents.signed_copy_recorded", str(found.pk), detail, by=by, now=now)
    return made
