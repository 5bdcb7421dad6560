"""The first page: what a person may see."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cchc.records.assessments.queries import headlines, visible_assessments
from cchc.records.entries.queries.waiting import waiting_for
from cchc.records.plans.leader import READERS, leader_pages
from cchc.records.plans.queries import boards_by_catalogue
from cchc.records.plans.queries.waiting import summaries_of, works_seen
from cchc.web.campaign_head import standing_today
from cchc.web.campaign_rows import work_rows
from cchc.web.home_rows import plan_rows, result_groups
from cchc.web.navigation import PageHead
from cchc.web.plan_duty_rows import plan_duties
from cchc.web.requests import PageRequest

MOST_WORK = 8


@require_safe
def home(request: PageRequest) -> HttpResponse:
    """Results by unit and year, and plans."""
    results = visible_assessments(request.user)
    boards = boards_by_catalogue(results)
    now, standing = timezone.now(), standing_today(request.user)
    works = works_seen(request.user, standing.day)
    context = {
        "work": work_rows(waiting_for(standing, now), now)[:MOST_WORK],
        "plan_work": plan_duties(works, standing, standing.day),
        "page": PageHead(title="Kết quả và kế hoạch"),
        "groups": result_groups(results, headlines(request.user)),
        "plans": plan_rows(summaries_of(works), boards),
        "leader_pages": leader_pages(request.user)
        if any(one.role in READERS for one in standing.held)
        else (),
    }
    return render(request, "home/home.html", context)
