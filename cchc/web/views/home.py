"""The first page: what a person may see."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cchc.records.assessments.queries import headlines, visible_assessments
from cchc.records.entries.queries.waiting import waiting_for
from cchc.records.plans.leader import leader_pages
from cchc.records.plans.queries import boards_by_catalogue, visible_plans
from cchc.web.campaign_head import standing_today
from cchc.web.campaign_rows import work_rows
from cchc.web.home_rows import plan_rows, result_groups
from cchc.web.navigation import PageHead
from cchc.web.requests import PageRequest

MOST_WORK = 8


@require_safe
def home(request: PageRequest) -> HttpResponse:
    """Results by unit and year, and plans."""
    results = visible_assessments(request.user)
    boards = boards_by_catalogue(results)
    now = timezone.now()
    context = {
        "work": work_rows(waiting_for(standing_today(request.user), now), now)[:MOST_WORK],
        "page": PageHead(title="Kết quả và kế hoạch"),
        "groups": result_groups(results, headlines(request.user)),
        "plans": plan_rows(visible_plans(request.user), boards),
        "leader_pages": leader_pages(request.user),
    }
    return render(request, "home/home.html", context)
