"""Entering the conclusions of a meeting: number, day, and its tasks with agency and deadline."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cchc.records.people.queries import standing_of
from cchc.records.plans.actions.concluding import enter_conclusion
from cchc.records.plans.queries.conclusions import conclusion_leads
from cchc.web.conclusion_form import ConclusionForm, grown, rows_in
from cchc.web.coordination_pages import refusals_told
from cchc.web.navigation import PageHead, home_crumb
from cchc.web.plan_room import plans_crumb
from cchc.web.requests import PageRequest


def _form(request: PageRequest, leads: Iterable[tuple[str, str]]) -> ConclusionForm:
    """The form as it was sent; with more rows and everything that was typed where these were asked for."""
    if request.method != "POST":
        return ConclusionForm(leads)
    if request.POST.get("viec") == "them":
        return ConclusionForm(leads, initial=request.POST.dict(), tasks=grown(request.POST))
    return ConclusionForm(leads, request.POST, tasks=rows_in(request.POST))


@require_http_methods(["GET", "HEAD", "POST"])
def conclusion(request: PageRequest) -> HttpResponse:
    """The form; what is sent becomes a plan whose tasks are followed, or is told why not."""
    now = timezone.now()
    standing = standing_of(request.user, timezone.localdate(now))
    if not any(one.root and standing.coordinates(one.root) for one in standing.held):
        raise PermissionDenied
    leads = conclusion_leads(request.user, standing)
    form = _form(request, leads)
    if form.is_bound and form.is_valid():
        with refusals_told(request, form):
            plan = enter_conclusion(form.conclusion, by=request.user, now=now)
            messages.success(request, f"Đã đưa Thông báo kết luận {plan.number} vào theo dõi.")
            return redirect("web:plan_board", plan.slug)
    head = PageHead(title="Nhập thông báo kết luận cuộc họp", crumbs=(home_crumb(), plans_crumb()))
    return render(request, "plan_own/conclusion.html", {"page": head, "form": form})
