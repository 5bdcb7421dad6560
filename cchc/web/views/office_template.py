"""The offices' own templates: fields, a template to start from, versions, in use or not."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.core.document.fields import FIELDS, offered_lists
from cchc.core.document.kinds import BY_SLUG, KIND_NAMES, KIND_SLUGS, DocumentKind
from cchc.core.errors import NotAllowed
from cchc.records.agencies.models import Agency
from cchc.records.documents.actions import bring_template, end_template, start_template
from cchc.records.documents.queries import by_kind, coordinated_root, template_for, templates_of
from cchc.records.people.queries import Standing, standing_of
from cchc.web.coordination_pages import refusals_told
from cchc.web.navigation import Crumb, PageHead, home_crumb
from cchc.web.paper_forms import TemplateForm
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.views.paper import file_answer

ACTS = {
    "dung": (start_template, "Đã dùng mẫu này cho văn bản lập từ nay."),
    "thoi": (end_template, "Đã thôi dùng mẫu."),
}


@require_safe
def templates(request: PageRequest) -> HttpResponse:
    """Every kind of document with the template that is in use."""
    standing, root = _desk(request)
    context = {
        "page": PageHead(title="Mẫu văn bản", crumbs=_above()),
        "root": root,
        "kinds": [
            {
                "name": one.name,
                "href": reverse("web:office_template", args=[KIND_SLUGS[one.kind]]),
                "versions": len(one.versions),
                "in_use": next((version for version in one.versions if version.in_use), None),
            }
            for one in by_kind(templates_of(standing, root.pk))
        ],
    }
    return render(request, "office_template/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def template(request: PageRequest, kind: str) -> HttpResponse:
    """The fields that may be named, the versions, and the form that brings in another one."""
    standing, root = _desk(request)
    chosen = _kind(kind)
    sent = request.method == "POST"
    form = TemplateForm(request.POST if sent else None, request.FILES if sent else None)
    if form.is_valid():
        with refusals_told(request, form):
            given, by, now = form.cleaned_data, request.user, timezone.now()
            file = given["file"]
            made = bring_template(root.pk, chosen, file, file.name or "", given["note"], by=by, now=now)
            messages.success(
                request, f"Mẫu đã qua kiểm tra và điền thử; đây là lần {made.number}, chưa dùng."
            )
            return redirect(reverse("web:office_template", args=[kind]))
    found = next(one for one in by_kind(templates_of(standing, root.pk)) if one.kind is chosen)
    listed = Crumb("Mẫu văn bản", reverse("web:office_templates"))
    context = {
        "page": PageHead(title=KIND_NAMES[chosen], crumbs=(*_above(), listed)),
        "kind": kind,
        "form": form,
        "versions": found.versions,
        "fields": FIELDS.items(),
        "lists": offered_lists(chosen),
    }
    return render(request, "office_template/template.html", context)


@require_safe
def starter(request: PageRequest, kind: str) -> HttpResponse:
    """A template to start from: the house's own layout with the fields in their places."""
    from cchc.files.office.starter import starter_template

    _desk(request)
    return file_answer(starter_template(_kind(kind)), f"mau-goi-y-{kind}", "docx")


@require_safe
def file(request: PageRequest, template: int) -> HttpResponse:
    """A version as it was brought in."""
    standing, _ = _desk(request)
    with or_not_found():
        found = template_for(standing, template)
    name = f"mau-{KIND_SLUGS[DocumentKind(found.kind)]}-lan-{found.number}"
    return file_answer(bytes(found.content), name, "docx")


@require_POST
def act(request: PageRequest, template: int, act: str) -> HttpResponse:
    """Use a version from now on, or no longer."""
    if act not in ACTS:
        raise Http404
    _desk(request)
    change, told = ACTS[act]
    try:
        with or_not_found():
            changed = change(template, by=request.user, now=timezone.now())
    except NotAllowed as error:
        raise PermissionDenied from error
    messages.success(request, told)
    return redirect(reverse("web:office_template", args=[KIND_SLUGS[DocumentKind(changed.kind)]]))


def _desk(request: PageRequest) -> tuple[Standing, Agency]:
    """Who coordinates and in which province; 403 for others."""
    standing = standing_of(request.user, timezone.localdate())
    root = coordinated_root(standing)
    if root is None:
        raise PermissionDenied
    return standing, root


def _kind(slug: str) -> DocumentKind:
    found = BY_SLUG.get(slug)
    if found is None:
        raise Http404
    return found


def _above() -> tuple[Crumb, ...]:
    return (home_crumb(), Crumb("Văn bản đã lập", reverse("web:papers")))
