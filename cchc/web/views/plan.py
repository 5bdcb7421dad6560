"""One plan, and which lost points its tasks cover."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.core.plan.coverage import coverage as coverage_of
from cchc.core.scoring.sheet import score_sheet
from cchc.records.assessments.queries import assessment_for
from cchc.records.plans.queries import board_of, plan_for
from cchc.web.coverage_rows import coverage_page
from cchc.web.navigation import link_to, result_head
from cchc.web.plan_board_rows import task_states
from cchc.web.plan_room import room_head, room_of
from cchc.web.plan_rows import plan_page
from cchc.web.plan_stated_rows import stated_in
from cchc.web.requests import PageRequest, mended_result, or_not_found, writes_papers


@require_safe
def plan(request: PageRequest, plan: str) -> HttpResponse:
    """Header, targets, duties, tasks, leads of areas, and what the plan contradicts itself on."""
    room = room_of(request, plan)
    found = room.plan
    rows = plan_page(found, request.GET.get("co-quan", ""), task_states(room))
    board = board_of(request.user, found)
    context = {
        "page": room_head(room, f"{rows.kind} {found.number}", "web:plan", board=board),
        "plan": found,
        "rows": rows,
        "stated": stated_in(found),
        "room": room,
        "may_write": writes_papers(request.user),
    }
    return render(request, "plan/plan.html", context)


@require_safe
def coverage(request: PageRequest, plan: str) -> HttpResponse:
    """Which lost point which task names, and which none does."""
    with or_not_found():
        found = plan_for(request.user, plan)
        result = mended_result(request.user, plan)
        if result is None:
            raise Http404
        assessment = assessment_for(request.user, result)
    page = coverage_page(coverage_of(found, score_sheet(assessment)))
    head = result_head(
        assessment, f"Độ phủ điểm mất của kế hoạch {found.number}", "web:coverage", link_to(found)
    )
    context = {"page": head, "plan": found, "assessment": assessment, "coverage": page}
    return render(request, "plan/coverage.html", context)
