"""People who hand in evidence, and files made for them."""

from datetime import UTC, datetime
from functools import cache

import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from cchc.records.agencies.models import Agency
from cchc.records.evidence.actions import DocumentEntry, new_document
from cchc.records.evidence.models import Document
from cchc.records.people.models import Membership, Role, User

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
REPORT = DocumentEntry("", "Báo cáo kiểm soát thủ tục hành chính", "310/BC-SNV", None)


@cache
def pdf(text: str = "Báo cáo", pages: int = 1) -> bytes:
    """A small PDF with a text layer."""
    written = "#pagebreak()\n".join(f"{text} trang {page}\n" for page in range(1, pages + 1))
    return typst.compile(written.encode())


def upload(raw: bytes | None = None, name: str = "bao-cao.pdf") -> SimpleUploadedFile:
    """A file as a form hands it over."""
    return SimpleUploadedFile(name, pdf() if raw is None else raw)


def agency(slug: str, register: str = "vinh-phuc") -> Agency:
    return Agency.objects.get(register__slug=register, slug=slug)


def person(role: Role, slug: str, register: str = "vinh-phuc") -> User:
    """Somebody with one role, made when first asked for."""
    user, _ = User.objects.get_or_create(username=f"{role}.{slug}.{register}")
    Membership.objects.get_or_create(person=user, agency=agency(slug, register), role=role)
    return user


def scorer(slug: str = "so-tu-phap") -> User:
    return person(Role.SCORER, slug)


def handed_in(slug: str = "so-tu-phap", entry: DocumentEntry = REPORT) -> Document:
    """A document of a department with one file."""
    by = scorer(slug)
    return new_document(entry, agency(slug).pk, upload(), classified=False, by=by, now=NOW)
