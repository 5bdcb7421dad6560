"""What the pages of documents show: rows of the list, files with their hashes, uses, pages as pictures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from cchc.core.numerals import date_text
from cchc.files.evidence_kinds import KINDS
from cchc.records.entries.evidence_access import DocumentUse
from cchc.records.evidence.models import Document, Revision
from cchc.records.evidence.previews import pages_shown
from cchc.web.document_pick import document_href

A_PAGE = 50
NO_KIND = "khong"
UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"))
TOO_LONG = 200


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document in a list."""

    title: str
    href: str
    number: str
    kind: str
    agency: str
    file: str
    entered: str


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """What a person looks for: words, and a kind (None is every kind, "" is none)."""

    words: str
    kind: str | None

    @property
    def query(self) -> str:
        """The same as the end of an address."""
        kind = NO_KIND if self.kind == "" else self.kind
        return urlencode({name: value for name, value in (("tim", self.words), ("loai", kind)) if value})


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One file of a document."""

    number: int
    name: str
    kind: str
    size: str
    pages: str
    sha256: str
    who: str
    when: str
    href: str
    shown: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class UseRow:
    """One line that the document proves."""

    line: str
    text: str
    href: str


def read_filter(given: Mapping[str, str], kinds: Iterable[str]) -> DocumentFilter:
    """The filter of an address; a kind that no document has is left out."""
    kind = given.get("loai", "")
    chosen = "" if kind == NO_KIND else kind if kind and kind in set(kinds) else None
    return DocumentFilter(" ".join(given.get("tim", "").split())[:TOO_LONG], chosen)


def kind_choices(
    listed: Iterable[str], names: Mapping[str, str], chosen: str | None
) -> list[dict[str, object]]:
    """The kinds of the filter by their names."""
    rows = [("", "Mọi loại", chosen is None)]
    rows += sorted(
        ((one or NO_KIND, kind_name(one, names), one == chosen) for one in listed), key=lambda row: row[1]
    )
    return [{"value": value, "text": text, "chosen": is_chosen} for value, text, is_chosen in rows]


def kind_name(kind: str, names: Mapping[str, str]) -> str:
    """How a kind is called; an identifier that no catalogue explains stays as it is."""
    return names.get(kind, kind) if kind else "Loại khác"


def page_of(documents: QuerySet[Document], asked: str) -> "Page[Document]":
    """Fifty documents; the last page for numbers beyond, the first for what is no number."""
    return Paginator(documents, A_PAGE).get_page(asked)


def document_rows(documents: Iterable[Document], names: Mapping[str, str]) -> tuple[DocumentRow, ...]:
    """The rows of a list."""
    return tuple(
        DocumentRow(
            title=one.title,
            href=document_href(one.pk),
            number=number_text(one),
            kind=kind_name(one.kind, names),
            agency=(one.agency or one.owner).name if one.agency_id else "",
            file=_file_text(one),
            entered=date_text(timezone.localdate(one.entered_at)),
        )
        for one in documents
    )


def number_text(document: Document) -> str:
    """Number and day; empty for a document that has neither."""
    day = f"ngày {date_text(document.day)}" if document.day else ""
    return ", ".join(part for part in (document.number, day) if part)


def _file_text(document: Document) -> str:
    newest = next(iter(document.revisions.all()), None)
    if newest is None:
        return "địa chỉ trên mạng" if document.address else "chưa có tệp"
    more = f", lần {newest.number}" if newest.number > 1 else ""
    return f"{KINDS[newest.kind].name}, {size_text(newest.size)}{more}"


def size_text(size: int) -> str:
    """A size as an official reads it: `1,5 MB`."""
    for unit, name in UNITS:
        if size >= unit:
            whole, tenth = divmod(size * 10 // unit, 10)
            return f"{whole},{tenth} {name}" if whole < 100 and tenth else f"{whole} {name}"
    return f"{size} byte"


def revision_rows(
    document: Document, revisions: Iterable[Revision], chosen: Revision | None
) -> tuple[RevisionRow, ...]:
    """The files of a document, newest first."""
    return tuple(
        RevisionRow(
            number=one.number,
            name=one.name,
            kind=KINDS[one.kind].name,
            size=size_text(one.size),
            pages=str(one.pages or ""),
            sha256=one.sha256,
            who=str(one.uploaded_by),
            when=f"{timezone.localtime(one.uploaded_at):%H:%M ngày %d/%m/%Y}",
            href=reverse("web:document_file", args=[document.pk, one.number]),
            shown=pages_shown(one) > 0,
            chosen=one == chosen,
        )
        for one in revisions
    )


def page_pictures(document: Document, revision: Revision | None) -> tuple[dict[str, object], ...]:
    """The pages of a file that can be shown: their numbers and addresses."""
    if revision is None:
        return ()
    return tuple(
        {"number": page, "src": reverse("web:document_page", args=[document.pk, revision.number, page])}
        for page in range(1, pages_shown(revision) + 1)
    )


def use_rows(uses: Iterable[DocumentUse]) -> tuple[UseRow, ...]:
    """The lines that the document proves, with the page where it was attached."""
    return tuple(
        UseRow(
            line=f"{one.line} {one.name}",
            text=", ".join(part for part in (one.unit, one.title, one.round, _pages(one)) if part),
            href=_use_href(one),
        )
        for one in uses
    )


def _pages(use: DocumentUse) -> str:
    return f"trang, mục: {use.pages}" if use.pages else ""


def _use_href(use: DocumentUse) -> str:
    return f"{reverse('web:board', args=[use.slug])}#dong-{use.line}" if use.board else ""
