"""The score sheet and the trace of one line."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.core.scoring.sheet import score_sheet
from cchc.records.assessments.queries import assessment_for
from cchc.records.plans.queries import plan_mending
from cchc.web.navigation import link_to, result_head, result_name
from cchc.web.requests import PageRequest, or_not_found, plan_link
from cchc.web.sheet_filter import agency_choices, answerable, part_choices, read_filter, state_choices
from cchc.web.sheet_rows import sheet_table
from cchc.web.trace_rows import trace_page


@require_safe
def sheet(request: PageRequest, assessment: str) -> HttpResponse:
    """The tree of areas, criteria and subcriteria with their points, filtered as asked."""
    with or_not_found():
        found = assessment_for(request.user, assessment)
    who = answerable(found)
    wanted = read_filter(request.GET.dict(), found)
    head = result_head(
        found, f"Bảng điểm: {result_name(found)}", "web:sheet", plan_link(request.user, assessment)
    )
    context = {
        "page": head,
        "assessment": found,
        "table": sheet_table(score_sheet(found), wanted, who),
        "filter": wanted,
        "agencies": agency_choices(found.agencies, who, wanted.agency),
        "states": state_choices(wanted.state),
        "parts": part_choices(found.catalogue, wanted.part),
    }
    return render(request, "sheet/sheet.html", context)


@require_safe
def trace(request: PageRequest, assessment: str, line: str) -> HttpResponse:
    """How the points of one line arose: a page, or a row for the sheet that is already open."""
    with or_not_found():
        found = assessment_for(request.user, assessment)
        plan = plan_mending(request.user, assessment)
    if line not in found.catalogue.by_key:
        raise Http404
    opened = trace_page(score_sheet(found), line, plan)
    head = result_head(found, f"{opened.code} {opened.name}".strip(), "web:trace", link_to(plan))
    context = {"page": head, "assessment": found, "trace": opened, "plan": plan}
    return render(request, "sheet/trace_row.html" if request.htmx else "sheet/trace.html", context)
