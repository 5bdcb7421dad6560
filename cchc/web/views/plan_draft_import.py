"""A plan as a document is sent to be read; and the document from which a draft was read."""

import io

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cchc.records.plans.actions.documents import SentDocument, send_document
from cchc.records.plans.draft_queries import draft_source, offered
from cchc.web.coordination_pages import refusals_told
from cchc.web.plan_draft_forms import UploadForm
from cchc.web.plan_draft_pages import asking, list_head
from cchc.web.requests import PageRequest, or_not_found

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
    """Send a document; its page tells how far the reading is, then what was understood."""
    standing, now = asking(request, writing=True)
    sent = request.POST if request.method == "POST" else None
    form = UploadForm(offered(standing), sent, request.FILES if sent is not None else None)
    if form.is_valid():
        with refusals_told(request, form):
            reading = send_document(_sent(form), by=request.user, now=now)
            return redirect("web:plan_reading", reading.pk)
    context = {"page": list_head("Đọc kế hoạch từ văn bản"), "form": form}
    return render(request, "plan_draft/upload.html", context)


def _sent(form: UploadForm) -> SentDocument:
    given = form.cleaned_data
    file: UploadedFile[bytes] = given["file"]
    return SentDocument(
        register=given["register"],
        catalogue=given["catalogue"],
        result=given["result"],
        file_name=file.name or "",
        raw=file.read(),
    )


@require_safe
def source(request: PageRequest, draft: str) -> HttpResponseBase:
    """The file from which a draft was read: to be saved, never shown by the browser as a page."""
    standing, _ = asking(request)
    with or_not_found():
        name, raw = draft_source(standing, draft)
    kind = TYPES.get(f".{name.rpartition('.')[2].lower()}", "text/plain; charset=utf-8")
    return FileResponse(io.BytesIO(raw), as_attachment=True, filename=name, content_type=kind, headers=ALONE)
