"""Documents of an agency: the list, one document with its files and pages, handing in and correcting."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.errors import InputRefused, NotAllowed
from cchc.files.evidence_kinds import KINDS
from cchc.records.entries.evidence_access import (
    ReadableDocument,
    document_for,
    known_kinds,
    open_revision,
)
from cchc.records.evidence.actions import (
    DocumentEntry,
    correct_document,
    new_document,
    new_documents,
    store_revision,
)
from cchc.records.evidence.models import Document
from cchc.records.evidence.previews import page_picture, pages_shown
from cchc.records.evidence.queries import kinds_listed, listed_documents, own_agencies
from cchc.records.evidence.store import evidence_store, most_bytes, name_of
from cchc.records.people.queries import Standing, standing_of
from cchc.web.document_forms import NewDocumentForm, RevisionForm, WordsForm, tell_refusal, words_of
from cchc.web.document_pick import LINE, PORTION, LineBefore, document_href, line_before
from cchc.web.document_rows import (
    document_rows,
    kind_choices,
    kind_name,
    number_text,
    page_of,
    page_pictures,
    read_filter,
    revision_rows,
    use_rows,
)
from cchc.web.navigation import Crumb, PageHead, home_crumb
from cchc.web.requests import PageRequest, or_not_found

# Whatever a browser makes of a file, it may do nothing with it.
ALONE = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def documents(request: PageRequest) -> HttpResponse:
    """The documents of a person's agencies, found by words and kind, fifty a page."""
    standing = _standing(request)
    names, listed = known_kinds(standing), kinds_listed(standing)
    wanted = read_filter(request.GET.dict(), listed)
    page = page_of(listed_documents(standing, wanted.words, wanted.kind), request.GET.get("trang", ""))
    context = {
        "page": PageHead(title="Tài liệu kiểm chứng", crumbs=(home_crumb(),)),
        "rows": document_rows(page, names),
        "pages": page,
        "filter": wanted,
        "kinds": kind_choices(listed, names, wanted.kind),
        "may_hand_in": bool(own_agencies(standing)),
    }
    return render(request, "document/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def document_new(request: PageRequest) -> HttpResponse:
    """Hand in files or an address; back to the line from which one came, else to the document."""
    standing = _standing(request)
    agencies = own_agencies(standing)
    if not agencies:
        raise PermissionDenied
    asked = request.POST if request.method == "POST" else request.GET
    with or_not_found():
        line = line_before(standing, asked.get(PORTION, ""), asked.get(LINE, ""))
    sent, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = NewDocumentForm(sent, files, _kinds(standing, line), agencies, initial=_first_words(line))
    if form.is_valid():
        with _refusals_told(form):
            return redirect(_way_on(request, _handed_in(request, form), line))
    context = {
        "page": PageHead(title="Nộp tài liệu", crumbs=(home_crumb(), _list_crumb())),
        "form": form,
        "line": line,
        "most": most_bytes(),
        "most_mb": most_bytes() // 1_000_000,
        "back_href": line.href() if line else reverse("web:documents"),
    }
    return render(request, "document/new.html", context)


def _handed_in(request: PageRequest, form: NewDocumentForm) -> tuple[Document, ...]:
    entries, agency, by, now = form.entries(), form.agency_id, request.user, timezone.now()
    if entries:
        return new_documents(entries, agency, classified=form.said_classified, by=by, now=now)
    return (new_document(form.entry(), agency, classified=form.said_classified, by=by, now=now),)


def _way_on(request: PageRequest, stored: tuple[Document, ...], line: LineBefore | None) -> str:
    told = f"Đã nộp “{stored[0].title}”." if len(stored) == 1 else f"Đã nộp {len(stored)} tài liệu."
    if line is not None:
        messages.success(request, f"{told} Chọn tài liệu rồi gắn vào dòng {line.line}.")
        return line.href(stored[0].pk)
    messages.success(request, told)
    return document_href(stored[0].pk) if len(stored) == 1 else reverse("web:documents")


@require_safe
def document(request: PageRequest, document: int) -> HttpResponse:
    """One document: what is said of it, its files with their hashes, where it is used, its pages."""
    standing = _standing(request)
    found = _found(standing, document)
    revisions = found.revisions
    asked = request.GET.get("lan", "")
    chosen = next((one for one in revisions if str(one.number) == asked), next(iter(revisions), None))
    context = {
        "page": _head(found.document.title),
        "document": found.document,
        "number": number_text(found.document),
        "kind": kind_name(found.document.kind, known_kinds(standing)),
        "revisions": revision_rows(found.document, revisions, chosen),
        "chosen": chosen,
        "pictures": page_pictures(found.document, chosen),
        "unshown": (chosen.pages or 0) - pages_shown(chosen) if chosen else 0,
        "uses": use_rows(found.uses),
        "may_change": found.may_change,
    }
    return render(request, "document/document.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def document_add(request: PageRequest, document: int) -> HttpResponse:
    """Put one more file beside those of a document."""
    found = _changeable(request, document)
    form = RevisionForm(*((request.POST, request.FILES) if request.method == "POST" else (None, None)))
    if form.is_valid():
        given, by, now = form.cleaned_data, request.user, timezone.now()
        classified = given["classified"] == "co"
        with _refusals_told(form):
            stored = store_revision(document, given["file"], classified=classified, by=by, now=now)
            messages.success(request, f"Tệp của tài liệu là lần {stored.number}: {stored.name}.")
            return redirect(document_href(document))
    context = {
        "page": _head("Bổ sung tệp", found.document),
        "document": found.document,
        "form": form,
        "most": most_bytes(),
        "most_mb": most_bytes() // 1_000_000,
    }
    return render(request, "document/add.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def document_correct(request: PageRequest, document: int) -> HttpResponse:
    """Correct what is said of a document; its files stay as they are."""
    found = _changeable(request, document)
    kinds = known_kinds(_standing(request))
    kinds |= {found.document.kind: kind_name(found.document.kind, kinds)} if found.document.kind else {}
    sent = request.POST if request.method == "POST" else None
    form = WordsForm(sent, None, kinds.items(), initial=words_of(found.document))
    if form.is_valid():
        with _refusals_told(form):
            changed = _corrected(request, document, form.entry())
            messages.success(request, "Đã sửa thông tin." if changed else "Không có gì thay đổi.")
            return redirect(document_href(document))
    head = _head("Sửa thông tin", found.document)
    context = {"page": head, "document": found.document, "form": form}
    return render(request, "document/correct.html", context)


def _corrected(request: PageRequest, document: int, entry: DocumentEntry) -> bool:
    return correct_document(document, entry, by=request.user, now=timezone.now())


@require_safe
def document_file(request: PageRequest, document: int, revision: int) -> HttpResponseBase:
    """The file as it was handed in: always to be saved, never shown by the browser as a page."""
    with or_not_found():
        found = open_revision(_standing(request), document, revision)
    try:
        content = evidence_store().open(name_of(found.sha256))
    except FileNotFoundError as error:
        raise Http404 from error
    kind = KINDS[found.kind]
    return FileResponse(
        content, as_attachment=True, filename=found.name, content_type=kind.content_type, headers=ALONE
    )


@require_safe
def document_page(request: PageRequest, document: int, revision: int, page: int) -> HttpResponseBase:
    """One page of a file as a picture."""
    with or_not_found():
        found = open_revision(_standing(request), document, revision)
    picture = page_picture(found, page)
    if picture is None:
        raise Http404
    return FileResponse(picture.open("rb"), content_type="image/png", headers=ALONE)


def _standing(request: PageRequest) -> Standing:
    return standing_of(request.user, timezone.localdate())


def _found(standing: Standing, document: int) -> ReadableDocument:
    with or_not_found():
        return document_for(standing, document)


def _changeable(request: PageRequest, document: int) -> ReadableDocument:
    found = _found(_standing(request), document)
    if not found.may_change:
        raise PermissionDenied
    return found


def _kinds(standing: Standing, line: LineBefore | None) -> list[tuple[str, str]]:
    """The kinds that may be chosen; those that the line asks for stand first."""
    names = known_kinds(standing)
    asked = [] if line is None else [(one.id, one.name) for one in line.node.required_evidence]
    first = {kind for kind, _ in asked}
    return [*asked, *((kind, name) for kind, name in names.items() if kind not in first)]


def _first_words(line: LineBefore | None) -> dict[str, object]:
    if line is None or not line.node.required_evidence:
        return {"pieces": 1}
    return {"pieces": 1, "kind": line.node.required_evidence[0].id}


def _list_crumb() -> Crumb:
    return Crumb("Tài liệu kiểm chứng", reverse("web:documents"))


def _head(title: str, above: Document | None = None) -> PageHead:
    own = () if above is None else (Crumb(above.title, document_href(above.pk)),)
    return PageHead(title=title, crumbs=(home_crumb(), _list_crumb(), *own))


@contextmanager
def _refusals_told(form: Form) -> Iterator[None]:
    """Say in the form what the action found; 403 for who may not, 404 for what is not there."""
    try:
        with or_not_found():
            yield
    except NotAllowed as error:
        raise PermissionDenied from error
    except InputRefused as refused:
        tell_refusal(form, refused)
