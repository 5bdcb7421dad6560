"""The workbook of a draft: taken away, brought back, judged row by row before anything is stored."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.files.catalogue_import.draft_workbook import write_workbook
from cchc.files.catalogue_import.draft_workbook_back import Existing, Judgement, judged_workbook
from cchc.records.catalogues.actions import apply_workbook
from cchc.records.catalogues.draft_queries import OpenDraft, draft_for, opened, saved_by_hand
from cchc.web.campaign_head import standing_today
from cchc.web.catalogue_draft_forms import EXISTING, WorkbookForm
from cchc.web.catalogue_draft_rows import draft_head
from cchc.web.coordination_pages import refusals_told
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.sealed_file import SealedFile, sealed_file, unsealed_file

POLICIES: dict[str, Existing] = {"stop": "stop", "skip": "skip", "update": "update"}
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JUDGEMENTS: dict[Judgement, str] = {
    "changed": "thay đổi",
    "same": "giữ nguyên",
    "skipped": "giữ theo trang",
    "refused": "không nhận",
}
STALE = "Danh sách đã quá hai giờ hoặc không còn nguyên vẹn. Hãy nộp lại bảng tính."


@require_http_methods(["GET", "HEAD", "POST"])
def workbook(request: PageRequest, draft: int) -> HttpResponse:
    """Take the workbook away, bring it back and read its verdict; nothing is stored."""
    found = _opened(request, draft)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_told(request, form):
            sealed = SealedFile(file.read(), file.name or "", form.cleaned_data["existing"])
            return _verdict(request, found, sealed)
    context = {
        "page": draft_head(found.row, "Bảng tính", "web:catalogue_draft_workbook"),
        "row": found.row,
        "form": form,
    }
    return render(request, "catalogue_draft/workbook.html", context)


def _opened(request: PageRequest, draft: int) -> OpenDraft:
    with or_not_found():
        return opened(draft_for(standing_today(request.user), draft))


def _verdict(request: PageRequest, found: OpenDraft, sealed: SealedFile) -> HttpResponse:
    existing = POLICIES.get(sealed.source, "stop")
    judged = judged_workbook(found.draft, sealed.raw, sealed.name, saved_by_hand(found.row), existing)
    context = {
        "page": draft_head(found.row, "Kết quả kiểm tra bảng tính", "web:catalogue_draft_workbook"),
        "row": found.row,
        "name": sealed.name,
        "judged": judged,
        "changed": judged.changed,
        "skipped": judged.skipped,
        "refused": [f"{one.message}{f' ({one.hint})' if one.hint else ''}" for one in judged.problems],
        "verdicts": [
            (one.number, one.code, JUDGEMENTS[one.judgement], one.told)
            for one in judged.rows
            if one.judgement != "same"
        ],
        "policy": dict(EXISTING)[existing],
        "carried": sealed_file(sealed, request.user.pk, _purpose(found)),
    }
    return render(request, "catalogue_draft/verdict.html", context)


def _purpose(found: OpenDraft) -> str:
    return f"catalogue-draft/{found.row.pk}"


@require_http_methods(["GET", "HEAD", "POST"])
def workbook_apply(request: PageRequest, draft: int) -> HttpResponse:
    """Take the workbook that was judged, all of it or nothing."""
    found = _opened(request, draft)
    back = reverse("web:catalogue_draft_workbook", args=[draft])
    if request.method != "POST":
        return redirect(back)
    file = unsealed_file(request.POST.get("tep", ""), request.user.pk, _purpose(found))
    if file is None:
        messages.error(request, STALE)
        return redirect(back)
    given = request.POST.get("lan", "")
    seen = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
    policy = POLICIES.get(file.source, "stop")
    done = False
    with refusals_told(request):
        apply_workbook(draft, file.raw, file.name, policy, seen=seen, by=request.user, now=timezone.now())
        done = True
    if not done:
        return redirect(back)
    messages.success(request, "Đã nhận bảng tính.")
    return redirect("web:catalogue_draft", draft)


@require_safe
def workbook_file(request: PageRequest, draft: int) -> HttpResponse:
    """The workbook as the draft stands."""
    found = _opened(request, draft)
    response = HttpResponse(write_workbook(found.draft, found.row.version), content_type=KIND)
    response["Content-Disposition"] = 'attachment; filename="ban-thao.xlsx"'
    return response
