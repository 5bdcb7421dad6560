"""Reporting rounds: the list, the board of one round and its closing, the report of the province."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.numerals import date_text
from cchc.records.campaigns.queries.provinces import provinces_coordinated
from cchc.records.documents.queries import listed_issued
from cchc.records.people.queries import standing_of
from cchc.records.reports.actions import amend_round, close_round, reopen_round
from cchc.records.reports.models import ReportingRound
from cchc.records.reports.policies import may_open_round
from cchc.records.reports.queries import RoundBoard, board_for, visible_rounds, whole_of
from cchc.records.reports.queries.listed import round_counts
from cchc.records.reports.queries.offered import agencies_to_ask
from cchc.records.reports.wording import CLOSED
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
from cchc.web.report_writing import AmendForm, ReopenForm
from cchc.web.requests import PageRequest, or_not_found

MOST = 100
REOPEN, AMEND = "mo-lai", "sua"
ACTS = (REOPEN, AMEND)


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
    """The board; POST closes the round, changes its days, or opens a closed one again."""
    act = request.POST.get("viec", "")
    if request.method != "POST" or act in ACTS:
        return _board(request, round_slug, act)
    with refusals_told(request):
        found = close_round(round_slug, seen=_seen(request), by=request.user, now=timezone.now())
        messages.success(request, f"Đã đóng “{found.name}”.")
    return redirect("web:report_round", round_slug)


def _board(request: PageRequest, round_slug: str, act: str) -> HttpResponse:
    standing = standing_of(request.user, timezone.localdate())
    with or_not_found():
        board = board_for(standing, round_slug)
    found = board.round
    coordinates = may_open_round(standing, found.root_id)
    if act and not coordinates:
        raise PermissionDenied
    reopening = ReopenForm(request.POST if act == REOPEN else None)
    amending = _amending(request, board, act) if coordinates and found.closed_at is None else None
    if act == AMEND and amending is None:
        messages.error(request, f"{CLOSED}.")
    if _done(request, found, reopening if act == REOPEN else amending):
        return redirect("web:report_round", round_slug)
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
        "amending": amending,
    }
    return render(request, "report/round.html", context)


def _amending(request: PageRequest, board: RoundBoard, act: str) -> AmendForm:
    """The form with the days as they are, and the agencies that are not asked yet."""
    found, asked = board.round, {row.report.agency.slug for row in board.rows}
    rest = agencies_to_ask(found.root, found.data_to)
    choices = [(one.pk, one.name) for one in rest if one.slug not in asked]
    days = {"units_due": date_text(found.units_due), "due": date_text(found.due)}
    return AmendForm(choices, request.POST if act == AMEND else None, initial=days)


def _done(request: PageRequest, found: ReportingRound, form: AmendForm | ReopenForm | None) -> bool:
    """Do what a form that was sent asks for; what stands against it is told in the form."""
    if form is None or not form.is_valid():
        return False
    with refusals_told(request, form):
        seen, by, now = _seen(request), request.user, timezone.now()
        if isinstance(form, AmendForm):
            amend_round(found.slug, form.amendment, seen=seen, by=by, now=now)
            messages.success(request, "Đã sửa đợt báo cáo; cơ quan chưa gửi được thông báo.")
        else:
            reopen_round(found.slug, form.cleaned_data["reason"], seen=seen, by=by, now=now)
            messages.success(request, f"Đã mở lại “{found.name}”; các cơ quan viết, gửi được như trước.")
    return not form.errors


def _seen(request: PageRequest) -> int:
    """The version of the round that the page showed; the template writes the newest one."""
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


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
