"""A plan as a document: read first, with a verdict on every row; a draft only when that is asked for."""

import io
from datetime import date
from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.errors import InputRefused, Problem
from cchc.files.plan_import.content import content_of
from cchc.files.plan_import.reading import read_paper
from cchc.files.plan_import.understanding import understand
from cchc.records.agencies.queries import register_named
from cchc.records.catalogues.queries import catalogue_named
from cchc.records.plans.actions.drafts import NewDraft, start_draft
from cchc.records.plans.actions.sources import hold_source
from cchc.records.plans.draft_queries import draft_source, offered
from cchc.web.coordination_pages import refusals_told, told
from cchc.web.plan_draft_forms import UploadForm
from cchc.web.plan_draft_import_rows import read_page
from cchc.web.plan_draft_pages import asking, list_head
from cchc.web.requests import PageRequest, or_not_found

SALT = "cchc.web.plan_draft_import"
SECONDS_GOOD = 2 * 60 * 60
MOST_LETTERS = 2_000_000
STALE = "Bản đọc đã quá hai giờ hoặc không còn nguyên vẹn. Hãy gửi lại tệp."
UNTITLED = "Kế hoạch đọc từ tệp"
TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
ALONE = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}


@require_http_methods(["GET", "HEAD", "POST"])
def import_plan(request: PageRequest) -> HttpResponse:
    """Send a document; what was understood is shown and nothing is kept."""
    standing, _ = asking(request, writing=True)
    sent = request.POST if request.method == "POST" else None
    form = UploadForm(offered(standing), sent, request.FILES if sent is not None else None)
    if form.is_valid():
        try:
            return _read(request, form, standing.day)
        except InputRefused as error:
            for text in told(error):
                form.add_error("file", text)
    context = {"page": list_head("Đọc kế hoạch từ văn bản"), "form": form}
    return render(request, "plan_draft/upload.html", context)


def _read(request: PageRequest, form: UploadForm, today: date) -> HttpResponse:
    """Raises InputRefused for a file that cannot be read, or that is too long to be carried by a page."""
    given = form.cleaned_data
    file: UploadedFile[Any] = given["file"]
    register = register_named(given["register"])
    assert register is not None
    catalogue = catalogue_named(given["catalogue"])
    raw = file.read()
    draft = understand(read_paper(raw, file.name or ""), register, catalogue, today)
    carried = {
        "person": request.user.pk,
        "register": given["register"],
        "catalogue": given["catalogue"],
        "result": given["result"],
        "file": file.name or "",
        "sha256": hold_source(raw, by=request.user, now=timezone.now()),
        "content": content_of(draft),
    }
    context = {
        "page": list_head("Kết quả đọc văn bản"),
        "read": read_page(draft, register),
        "checked": _sealed(carried),
    }
    return render(request, "plan_draft/read.html", context)


def _sealed(carried: dict[str, Any]) -> str:
    text = signing.dumps(carried, salt=SALT, compress=True)
    if len(text) > MOST_LETTERS:
        raise InputRefused([Problem("file_too_large", "Văn bản quá dài", hint="Chia thành nhiều tệp")])
    return text


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: PageRequest) -> HttpResponse:
    """Keep what was read as a draft."""
    _, now = asking(request, writing=True)
    if request.method != "POST":
        return redirect("web:plan_draft_import")
    carried = _unsealed(request)
    if carried is None:
        messages.error(request, STALE)
        return redirect("web:plan_draft_import")
    plan = carried["content"]["plan"]
    new = NewDraft(
        register=carried["register"],
        catalogue=carried["catalogue"],
        kind=plan["kind"],
        title=plan["title"] or f"{UNTITLED} {carried['file']}",
        content=carried["content"],
        result=carried["result"],
        file_name=carried["file"],
        file_sha256=carried["sha256"],
    )
    slug = ""
    with refusals_told(request):
        slug = start_draft(new, by=request.user, now=now).slug
        messages.success(request, "Đã lưu thành bản thảo. Xem lại từng điểm còn nghi ngờ.")
    return redirect("web:plan_draft", slug) if slug else redirect("web:plan_draft_import")


def _unsealed(request: PageRequest) -> dict[str, Any] | None:
    """What the page carried, None when it is too old, was touched, or belongs to somebody else."""
    try:
        carried = signing.loads(request.POST.get("checked", ""), salt=SALT, max_age=SECONDS_GOOD)
    except signing.BadSignature:
        return None
    return carried if carried["person"] == request.user.pk else None


@require_safe
def source(request: PageRequest, draft: str) -> HttpResponseBase:
    """The file from which a draft was read: to be saved, never shown by the browser as a page."""
    standing, _ = asking(request)
    with or_not_found():
        name, raw = draft_source(standing, draft)
    kind = TYPES.get(f".{name.rpartition('.')[2].lower()}", "text/plain; charset=utf-8")
    return FileResponse(io.BytesIO(raw), as_attachment=True, filename=name, content_type=kind, headers=ALONE)
