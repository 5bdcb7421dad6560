"""The overview of one result."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.core.plan.coverage import coverage
from cchc.core.scoring.consistency import inconsistencies
from cchc.core.scoring.deduction import deduction_table
from cchc.core.scoring.sheet import score_sheet
from cchc.records.assessments.queries import assessment_with_ranking
from cchc.records.plans.queries import plan_mending
from cchc.web.coverage_rows import coverage_page
from cchc.web.navigation import link_to, result_head
from cchc.web.overview_rows import overview as overview_of
from cchc.web.ranking_rows import gaps, ranking
from cchc.web.requests import PageRequest, or_not_found, writes_papers


@require_safe
def overview(request: PageRequest, assessment: str) -> HttpResponse:
    """Total, rank, distance to the targets, where points are missing and who answers."""
    with or_not_found():
        found, places = assessment_with_ranking(request.user, assessment)
        plan = plan_mending(request.user, assessment)
    sheet = score_sheet(found)
    covered = None if plan is None else coverage(plan, sheet)
    context = {
        "page": result_head(found, found.title, "web:overview", link_to(plan)),
        "assessment": found,
        "plan": plan,
        "overview": overview_of(sheet, deduction_table(sheet), plan, covered),
        "coverage": None if covered is None else coverage_page(covered),
        "warnings": inconsistencies(found),
        "gaps": gaps(sheet),
        "ranking": ranking(found, places),
        "may_write": writes_papers(request.user),
    }
    return render(request, "result/overview.html", context)
