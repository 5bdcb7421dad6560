"""Reporting rounds: the list, the board of one round and its closing, the report of the province."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.records.campaigns.queries.provinces import provinces_coordinated
from cchc.records.documents.queries import listed_issued
from cchc.records.people.queries import standing_of
from cchc.records.reports.actions import close_round, reopen_round
from cchc.records.reports.policies import may_open_round
from cchc.records.reports.queries import board_for, visible_rounds, whole_of
from cchc.records.reports.queries.listed import round_counts
from cchc.web.coordination_pages import refusals_told
from cchc.web.navigation import PageHead, home_crumb
from cchc.web.paper_report_origins import round_subject
from cchc.web.paper_rows import paper_rows
from cchc.web.report_rows import (
    agency_rows,
    days_left_text,
    filters_of,
    list_rows,
    read_board_filter,
    round_head,
)
from cchc.web.report_whole_rows import whole_rows
from cchc.web.report_writing import ReopenForm
from cchc.web.requests import PageRequest, or_not_found

MOST = 100


@require_safe
def reports(request: PageRequest) -> HttpResponse:
    """The rounds that a person sees, newest first."""
    day = timezone.localdate()
    standing = standing_of(request.user, day)
    rounds = list(visible_rounds(request.user, day)[:MOST])
    context = {
        "page": PageHead(title="Báo cáo định kỳ", crumbs=(home_crumb(),)),
        "rows": list_rows(rounds, round_counts(standing, rounds)),
        "may_open": provinces_coordinated(standing).exists(),
    }
    return render(request, "report/reports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def report_round(request: PageRequest, round_slug: str) -> HttpResponse:
    """The board; POST closes the round, or opens a closed one again."""
    if request.method != "POST":
        return _board(request, round_slug, ReopenForm())
    if request.POST.get("viec") == "mo-lai":
        return _reopened(request, round_slug)
    with refusals_told(request):
        found = close_round(round_slug, by=request.user, now=timezone.now())
        messages.success(request, f"Đã đóng “{found.name}”.")
    return redirect("web:report_round", round_slug)


def _reopened(request: PageRequest, round_slug: str) -> HttpResponse:
    form = ReopenForm(request.POST)
    if form.is_valid():
        with refusals_told(request, form):
            reason = form.cleaned_data["reason"]
            found = reopen_round(round_slug, reason, by=request.user, now=timezone.now())
            messages.success(request, f"Đã mở lại “{found.name}”; các cơ quan viết, gửi được như trước.")
            return redirect("web:report_round", round_slug)
    return _board(request, round_slug, form)


def _board(request: PageRequest, round_slug: str, reopening: ReopenForm) -> HttpResponse:
    standing = standing_of(request.user, timezone.localdate())
    with or_not_found():
        board = board_for(standing, round_slug)
    found = board.round
    coordinates = may_open_round(standing, found.root_id)
    if request.method == "POST" and not coordinates:
        raise PermissionDenied
    asked = read_board_filter(request.GET.get("loc", ""))
    context = {
        "page": round_head(found, found.name, "web:report_round", whole=board.whole),
        "round": found,
        "board": board,
        "filters": filters_of(board, asked) if board.whole else (),
        "rows": agency_rows(board, asked),
        "left": "" if found.closed_at else days_left_text(found.units_due, standing.day),
        "coordinates": coordinates,
        "reopening": reopening if coordinates and (found.closed_at or reopening.errors) else None,
    }
    return render(request, "report/round.html", context)


@require_safe
def report_whole(request: PageRequest, round_slug: str) -> HttpResponse:
    """The report of the province as it stands: who said what by section, sums, who is silent."""
    day = timezone.localdate()
    with or_not_found():
        whole = whole_of(request.user, round_slug, day)
    found = whole.board.round
    standing = standing_of(request.user, day)
    context = {
        "page": round_head(found, "Báo cáo tổng hợp", "web:report_whole", whole=True),
        "round": found,
        "whole": whole_rows(whole),
        "coordinates": may_open_round(standing, found.root_id),
        "papers": paper_rows(listed_issued(standing, subject=round_subject(found))),
    }
    return render(request, "report/whole.html", context)
