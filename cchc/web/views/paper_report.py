"""Writing the documents of a reporting round: of an agency, of the province, the reminder to the silent."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cchc.records.people.queries import standing_of
from cchc.records.reports.policies import may_freeze_report, may_open_round
from cchc.records.reports.queries import board_for, report_for, tasks_of_report, whole_of
from cchc.records.reports.queries.rounds import has_left
from cchc.web.paper_report_origins import agency_origin, silent_origin, whole_origin
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.views.paper_making import making


@require_http_methods(["GET", "HEAD", "POST"])
def of_round(request: PageRequest, round_slug: str) -> HttpResponse:
    """The report of the province from what was sent."""
    with or_not_found():
        whole = whole_of(request.user, round_slug, timezone.localdate())
    return making(request, whole_origin(whole))


@require_http_methods(["GET", "HEAD", "POST"])
def round_reminder(request: PageRequest, round_slug: str) -> HttpResponse:
    """The letter to the agencies of a round that have not sent."""
    standing = standing_of(request.user, timezone.localdate())
    with or_not_found():
        board = board_for(standing, round_slug)
    if not may_open_round(standing, board.round.root_id):
        raise PermissionDenied
    return making(request, silent_origin(board, standing.day))


@require_http_methods(["GET", "HEAD", "POST"])
def of_report(request: PageRequest, round_slug: str, agency: str) -> HttpResponse:
    """The report of an agency as it was sent, kept by the agency itself."""
    day = timezone.localdate()
    with or_not_found():
        view = report_for(request.user, round_slug, agency, day)
    if not may_freeze_report(view.standing, view.report.agency_id):
        raise PermissionDenied
    if not has_left(view.report):
        messages.warning(request, "Báo cáo chưa gửi nên chưa có gì để lập thành văn bản lưu.")
        return redirect("web:report", round_slug, agency)
    return making(request, agency_origin(view, tasks_of_report(view.report, day)))
