"""The deduction table of one result."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.core.scoring.deduction import deduction_table
from cchc.core.scoring.sheet import score_sheet
from cchc.records.assessments.queries import assessment_for
from cchc.records.plans.queries import plan_mending
from cchc.web.deduction_rows import deduction_page
from cchc.web.navigation import link_to, result_head, result_name
from cchc.web.requests import PageRequest, or_not_found, writes_papers

READINGS = {"theo-dong": "Theo dòng", "theo-co-quan": "Theo cơ quan"}


@require_safe
def deductions(request: PageRequest, assessment: str) -> HttpResponse:
    """All deduction items, by line or by responsible agency."""
    with or_not_found():
        found = assessment_for(request.user, assessment)
        plan = plan_mending(request.user, assessment)
    sheet = score_sheet(found)
    reading = request.GET.get("xem", "")
    title = f"Bảng tổng hợp tiêu chí bị trừ điểm: {result_name(found)}"
    context = {
        "page": result_head(found, title, "web:deductions", link_to(plan)),
        "assessment": found,
        "plan": plan,
        "sheet": sheet,
        "deductions": deduction_page(sheet, deduction_table(sheet), plan),
        "readings": READINGS,
        "may_write": writes_papers(request.user),
        "reading": reading if reading in READINGS else "theo-dong",
    }
    return render(request, "deduction/deductions.html", context)
