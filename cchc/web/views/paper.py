"""Documents that left the house: the list, one with its files, and how it came back signed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.document.kinds import BY_SLUG, KIND_NAMES, KIND_SLUGS, DocumentKind
from cchc.core.errors import NotAllowed
from cchc.records.documents.actions import attach_signed
from cchc.records.documents.models import IssuedDocument
from cchc.records.documents.policies import may_attach_signed
from cchc.records.documents.queries import bytes_of, issued_for, listed_issued
from cchc.records.evidence.actions import DocumentEntry, new_document
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing, standing_of
from cchc.records.plans.leader import leader_pages
from cchc.web.coordination_pages import refusals_told
from cchc.web.navigation import Crumb, PageHead, home_crumb
from cchc.web.paper_forms import SignedForm
from cchc.web.paper_rows import (
    page_of,
    paper_files,
    paper_rows,
    report_sources,
    signed_rows,
    source_rows,
    subject_href,
)
from cchc.web.requests import PageRequest, or_not_found

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
def papers(request: PageRequest) -> HttpResponse:
    """The documents that a person sees, newest first, by kind."""
    standing = standing_of(request.user, timezone.localdate())
    kind = request.GET.get("loai", "")
    chosen = BY_SLUG.get(kind)
    page = page_of(listed_issued(standing, chosen.value if chosen else ""), request.GET.get("trang", ""))
    context = {
        "page": PageHead(title="Văn bản đã lập", crumbs=(home_crumb(),)),
        "rows": paper_rows(page),
        "pages": page,
        "kind": kind if chosen else "",
        "kinds": [(KIND_SLUGS[one], name) for one, name in KIND_NAMES.items()],
        "leader_pages": leader_pages(request.user),
        "keeps_templates": any(one.role == Role.COORDINATOR for one in standing.held),
    }
    return render(request, "paper/list.html", context)


@require_safe
def paper(request: PageRequest, issued: int) -> HttpResponse:
    """One document: what it was made of, its files with their hashes, number, day and signed copy."""
    standing, found = _found(request, issued)
    context = {
        "page": _head(found.title),
        "issued": found,
        "kind": KIND_NAMES[DocumentKind(found.kind)],
        "files": paper_files(found),
        "sources": source_rows(found.sources),
        "reports": report_sources(found.sources),
        "copies": signed_rows(found.signed_copies.all()),
        "origin": subject_href(found.subject),
        "may_sign": may_attach_signed(standing, found.root_id, found.agency_id),
    }
    return render(request, "paper/paper.html", context)


@require_safe
def paper_file(request: PageRequest, issued: int, form: str) -> HttpResponse:
    """The bytes as they were kept."""
    standing = standing_of(request.user, timezone.localdate())
    with or_not_found():
        content = bytes_of(standing, issued, form)
    return file_answer(content, f"van-ban-{issued}", form)


def file_answer(content: bytes, name: str, form: str) -> HttpResponse:
    """A file to be saved, never shown as a page."""
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def paper_signed(request: PageRequest, issued: int) -> HttpResponse:
    """Record number and day, and hand in the scan of the signed document."""
    standing, found = _found(request, issued)
    if not may_attach_signed(standing, found.root_id, found.agency_id):
        raise PermissionDenied
    sent = request.method == "POST"
    form = SignedForm(request.POST if sent else None, request.FILES if sent else None)
    if form.is_valid():
        with refusals_told(request, form):
            _attach(request, standing, found, form)
            messages.success(request, "Đã ghi số, ngày của văn bản.")
            return redirect(reverse("web:paper", args=[issued]))
    head = _head("Ghi bản đã ký", Crumb("Văn bản", reverse("web:paper", args=[issued])))
    return render(request, "paper/signed.html", {"page": head, "issued": found, "form": form})


def _attach(request: PageRequest, standing: Standing, found: IssuedDocument, form: SignedForm) -> None:
    """First the scan as a document of the person's agency, then the record that names it."""
    given, by, now = form.cleaned_data, request.user, timezone.now()
    scan = None
    if given["scan"] is not None:
        entry = DocumentEntry("", found.title[:500], given["number"], given["day"], "", 1, None)
        agency = found.agency_id or _desk(standing, found.root_id)
        classified = given["classified"] == "co"
        scan = new_document(entry, agency, given["scan"], classified=classified, by=by, now=now).pk
    attach_signed(found.pk, scan, given["number"], given["day"], by=by, now=now)


def _desk(standing: Standing, root: int) -> int:
    """The agency in which the person coordinates the province."""
    held = (one for one in standing.held if one.role == Role.COORDINATOR and one.root == root)
    found = next(held, None)
    if found is None:
        raise NotAllowed("Bạn không có quyền ghi bản đã ký của văn bản này")
    return found.agency


def _found(request: PageRequest, issued: int) -> tuple[Standing, IssuedDocument]:
    standing = standing_of(request.user, timezone.localdate())
    with or_not_found():
        return standing, issued_for(standing, issued)


def _head(title: str, *above: Crumb) -> PageHead:
    listed = Crumb("Văn bản đã lập", reverse("web:papers"))
    return PageHead(title=title, crumbs=(home_crumb(), listed, *above))
