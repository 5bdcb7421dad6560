"""What stands above the lines of a draft: title, decision, year, total, caps."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cchc.core.numerals import date_text
from cchc.files.catalogue_import.draft_editing import head_given
from cchc.records.catalogues.actions import save_head
from cchc.records.catalogues.draft_queries import OpenDraft, draft_for, opened
from cchc.web.campaign_head import standing_today
from cchc.web.catalogue_draft_forms import HeadForm
from cchc.web.catalogue_draft_rows import draft_head
from cchc.web.coordination_pages import refusals_told
from cchc.web.requests import PageRequest, or_not_found


@require_http_methods(["GET", "HEAD", "POST"])
def head(request: PageRequest, draft: int) -> HttpResponse:
    """Read and save the head of a draft."""
    with or_not_found():
        found = opened(draft_for(standing_today(request.user), draft))
    form = HeadForm(request.POST or None, initial=_initial(found))
    if request.method == "POST" and form.is_valid() and _saved(request, found, form):
        messages.success(request, "Đã ghi thông tin chung.")
        return redirect("web:catalogue_draft", draft)
    context = {
        "page": draft_head(found.row, "Thông tin chung", "web:catalogue_draft_head"),
        "row": found.row,
        "form": form,
    }
    return render(request, "catalogue_draft/head.html", context)


def _initial(found: OpenDraft) -> dict[str, object]:
    given = head_given(found.draft)
    return asdict(given) | {"day": date_text(given.day) if given.day else ""}


def _saved(request: PageRequest, found: OpenDraft, form: HeadForm) -> bool:
    given = request.POST.get("lan", "")
    seen = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
    with refusals_told(request, form):
        save_head(found.row.pk, form.given(), seen=seen, by=request.user, now=timezone.now())
    return not form.errors
