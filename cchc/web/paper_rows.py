"""What the pages of issued documents show: rows of the list, files with their hashes, signed copies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from cchc.core.document.kinds import KIND_NAMES, DocumentKind
from cchc.core.numerals import date_text
from cchc.records.documents.models import IssuedDocument, SignedCopy

A_PAGE = 50
FORMS = {"docx": "Word (.docx)", "pdf": "PDF (.pdf)", "xlsx": "Bảng tính (.xlsx)"}
SOURCES = {
    "plan": "Mã băm kế hoạch",
    "result": "Mã băm kết quả",
    "catalogue": "Mã băm bộ tiêu chí",
    "report": "Mã băm báo cáo",
}
REPORT = "report:"  # before the name of the agency whose report was used, with its version
UNSIGNED = "chưa ghi số, ngày"
SUBJECTS = {
    "plan": "web:plan",
    "result": "web:overview",
    "campaign": "web:campaign",
    "report": "web:report_round",
}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One issued document in a list."""

    title: str
    href: str
    kind: str
    number: str
    who: str
    when: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class PaperFile:
    """One kept file of a document."""

    text: str
    href: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SignedRow:
    """One record of how the document came back; the newest one counts."""

    number: str
    day: str
    who: str
    when: str
    scan: str
    href: str


def page_of(rows: QuerySet[IssuedDocument], number: str) -> Page[IssuedDocument]:
    """One page of fifty."""
    return Paginator(rows, A_PAGE).get_page(number)


def paper_rows(rows: Iterable[IssuedDocument]) -> tuple[PaperRow, ...]:
    """Rows of the list, in the order given."""
    return tuple(
        PaperRow(
            one.title,
            reverse("web:paper", args=[one.pk]),
            KIND_NAMES[DocumentKind(one.kind)],
            _signed_text(one),
            str(one.by),
            date_text(timezone.localdate(one.at)),
            one.illustrative,
        )
        for one in rows
    )


def _signed_text(issued: IssuedDocument) -> str:
    newest = next(iter(issued.signed_copies.all()), None)
    return UNSIGNED if newest is None else f"{newest.number} ngày {date_text(newest.day)}"


def paper_files(issued: IssuedDocument) -> tuple[PaperFile, ...]:
    """The kept files; no PDF where an office's own template was used, no workbook without a table."""
    hashes = {"docx": issued.docx_sha256, "pdf": issued.pdf_sha256, "xlsx": issued.xlsx_sha256}
    return tuple(
        PaperFile(FORMS[form], reverse("web:paper_file", args=[issued.pk, form]), hashes[form])
        for form in FORMS
        if hashes[form]
    )


def signed_rows(copies: Iterable[SignedCopy]) -> tuple[SignedRow, ...]:
    """Records of signed copies, newest first."""
    return tuple(
        SignedRow(
            one.number,
            date_text(one.day),
            str(one.by),
            f"{timezone.localtime(one.at):%d/%m/%Y %H:%M}",
            "" if one.document is None else one.document.title,
            "" if one.document is None else reverse("web:document", args=[one.document.pk]),
        )
        for one in copies
    )


def source_rows(sources: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The data that were used, by what they are, with their hashes."""
    told = ((name, sha256) for name, sha256 in sources.items() if not name.startswith(REPORT))
    return tuple((SOURCES.get(name, name), sha256) for name, sha256 in told)


def report_sources(sources: Mapping[str, str]) -> tuple[str, ...]:
    """The reports of agencies that were used, each with its version."""
    return tuple(
        f"{name.removeprefix(REPORT)}, lần ghi {version}"
        for name, version in sources.items()
        if name.startswith(REPORT)
    )


def subject_href(subject: str) -> str:
    """The page from which the document was made: 'plan:vinh-phuc-5264-2018'; empty for others."""
    kind, _, name = subject.partition(":")
    name, _, inside = name.partition("/")
    if kind == "report" and inside:
        return reverse("web:report", args=[name, inside])
    return reverse(SUBJECTS[kind], args=[name]) if kind in SUBJECTS else ""
