"""The chairman's page of a province, on screen, as PDF, and for Word and Excel."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.core.document.leader_brief import leader_document
from cchc.core.document.letterhead import drafting_agency, letterhead
from cchc.core.plan.board import requirement_board
from cchc.core.report.leader import CUT, FORECAST, leader_page
from cchc.core.report.leader_blocks import LeaderPage
from cchc.core.scoring.sheet import score_sheet
from cchc.records.agencies.queries import register_of
from cchc.records.people.models import User
from cchc.records.plans.leader import LeaderRecords, leader_records
from cchc.web.leader_rows import leader_head
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.views.paper import file_answer


@require_safe
def leader(request: PageRequest, unit: str) -> HttpResponse:
    """One page that is read in two minutes."""
    page = _page(_records(request.user, unit), unit)
    context = {"page": leader_head(page), "leader": page, "forecast": FORECAST, "cut": CUT}
    return render(request, "leader/leader.html", context)


@require_safe
def leader_pdf(request: PageRequest, unit: str) -> HttpResponse:
    """The same page as PDF."""
    from cchc.files import leader_pdf as pdf

    written = pdf.write(_page(_records(request.user, unit), unit), settings.VAR / "fonts")
    response = HttpResponse(written, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="trang-lanh-dao-{unit}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def leader_file(request: PageRequest, unit: str, form: str) -> HttpResponse:
    """The same page with all its texts, laid out as a report of who puts it before the chairman."""
    from cchc.files.office.docx import write_docx
    from cchc.files.office.xlsx import write_xlsx

    if form not in ("docx", "xlsx"):
        raise Http404
    records = _records(request.user, unit)
    register = register_of(records.register)
    head = letterhead(register, drafting_agency(register, unit))
    document = leader_document(_page(records, unit), head)
    content = write_docx(document) if form == "docx" else write_xlsx(document) or b""
    return file_answer(content, f"trang-lanh-dao-{unit}", form)


def _records(by: User, unit: str) -> LeaderRecords:
    with or_not_found():
        return leader_records(by, unit)


def _page(records: LeaderRecords, unit: str) -> LeaderPage:
    found = records.assessment
    sheet = None if found is None else score_sheet(found)
    board = None if found is None else requirement_board(found, records.verdicts)
    return leader_page(unit, records.province, sheet, records.plan, board, records.standings)
