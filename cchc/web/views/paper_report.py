"""Writing the documents of a reporting round: the report of the province, the reminder to the silent."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cchc.records.people.queries import standing_of
from cchc.records.reports.policies import may_open_round
from cchc.records.reports.queries import board_for, whole_of
from cchc.web.paper_report_origins import silent_origin, whole_origin
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
