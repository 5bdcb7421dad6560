"""The chairman's page of a province, on screen and as PDF."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.core.plan.board import requirement_board
from cchc.core.report.leader import CUT, FORECAST, leader_page
from cchc.core.report.leader_blocks import LeaderPage
from cchc.core.scoring.sheet import score_sheet
from cchc.records.people.models import User
from cchc.records.plans.leader import leader_records
from cchc.web.leader_rows import leader_head
from cchc.web.requests import PageRequest, or_not_found


@require_safe
def leader(request: PageRequest, unit: str) -> HttpResponse:
    """One page that is read in two minutes."""
    page = _page(request.user, unit)
    context = {"page": leader_head(page), "leader": page, "forecast": FORECAST, "cut": CUT}
    return render(request, "leader/leader.html", context)


@require_safe
def leader_pdf(request: PageRequest, unit: str) -> HttpResponse:
    """The same page as PDF."""
    from cchc.files import leader_pdf as pdf

    written = pdf.write(_page(request.user, unit), settings.VAR / "fonts")
    response = HttpResponse(written, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="trang-lanh-dao-{unit}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _page(by: User, unit: str) -> LeaderPage:
    with or_not_found():
        records = leader_records(by, unit)
    found = records.assessment
    sheet = None if found is None else score_sheet(found)
    board = None if found is None else requirement_board(found, records.verdicts)
    return leader_page(unit, records.province, sheet, records.plan, board, records.standings)
