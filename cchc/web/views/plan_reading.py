"""A document that was sent: how far its reading is, what was understood, a draft only when asked for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cchc.records.people.queries import Standing
from cchc.records.plans.actions.documents import (
    SILENT,
    another_runs,
    drop_reading,
    is_silent,
    keep_reading,
    read_again,
)
from cchc.records.plans.actions.reading import LONGEST
from cchc.records.plans.draft_queries import known_draft, reading_row
from cchc.records.plans.models import PlanReading, ReadingState
from cchc.web.coordination_pages import refusals_told
from cchc.web.plan_draft_pages import asking, list_head
from cchc.web.plan_reading_rows import sent_told, state_told
from cchc.web.requests import PageRequest, or_not_found

MINUTE = 60
SOON = 3  # seconds until the page of a reading that goes on is opened again
NEW = "Đã lưu thành bản thảo. Xem lại từng điểm còn nghi ngờ."
KNOWN = "Văn bản này đã có bản thảo; đây là bản thảo ấy, không lập thêm bản nào."


@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: PageRequest, reading: int) -> HttpResponse:
    """One document; `viec` luu makes it a draft, lai has it read again, bo throws it away."""
    standing, _ = asking(request, writing=True)
    if request.method == "POST":
        return _act(request, reading)
    row = _seen(standing, reading)
    return _read(request, row) if row.state == ReadingState.READ else _on_its_way(request, row)


def _seen(standing: Standing, reading: int) -> PlanReading:
    with or_not_found():
        return reading_row(standing, reading)


def _read(request: PageRequest, row: PlanReading) -> HttpResponse:
    context = {
        "page": list_head("Kết quả đọc văn bản"),
        "read": row.shown,
        "reading": row,
        "known": known_draft(row),
    }
    return render(request, "plan_draft/read.html", context)


def _on_its_way(request: PageRequest, row: PlanReading) -> HttpResponse:
    now = timezone.now()
    queued, refused = another_runs(row, now), row.state == ReadingState.REFUSED
    silent = is_silent(row, now) and not queued
    goes_on = not silent and not refused
    refreshed = SOON if goes_on and "dung" not in request.GET else 0
    context = {
        "page": list_head("Đọc kế hoạch từ văn bản"),
        "reading": row,
        "said": "đang chờ một văn bản khác đọc xong" if queued else state_told(row, now),
        "sent": sent_told(row),
        "problems": row.problems,
        "silent": silent,
        "again": silent or refused,
        "refreshed": refreshed,
        "minutes": SILENT.seconds // MINUTE,
        "longest": int(LONGEST) // MINUTE,
    }
    page = render(request, "plan_draft/reading.html", context)
    if refreshed:
        page.headers["Refresh"] = str(refreshed)
    return page


def _act(request: PageRequest, reading: int) -> HttpResponse:
    act, now = request.POST.get("viec", ""), timezone.now()
    with refusals_told(request):
        if act == "luu":
            draft, new = keep_reading(reading, by=request.user, now=now)
            messages.success(request, NEW if new else KNOWN)
            return redirect("web:plan_draft", draft.slug)
        if act == "bo":
            drop_reading(reading, by=request.user, now=now)
            messages.success(request, "Đã bỏ văn bản; không có gì được lưu.")
            return redirect("web:plan_drafts")
        read_again(reading, by=request.user, now=now)
        messages.success(request, "Văn bản sẽ được đọc lại.")
    return redirect("web:plan_reading", reading)
