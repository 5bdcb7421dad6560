"""Drafts of plans: the list, a new one from nothing or an issued plan, one with all that is beside it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.plan.check import UNMENDED, PlanFinding
from cchc.records.people.models import Role
from cchc.records.plans.actions.drafts import NewDraft, start_draft
from cchc.records.plans.actions.sources import KEPT_UNCONFIRMED
from cchc.records.plans.draft_amending import amendable, amendment_of
from cchc.records.plans.draft_content import empty_content
from cchc.records.plans.draft_queries import OpenDraft, drafts_for, offered, readings_for, results_offered
from cchc.web.coordination_pages import refusals_told
from cchc.web.navigation import PageHead
from cchc.web.plan_draft_coverage import coverage_told, why_uncovered
from cchc.web.plan_draft_forms import NewDraftForm
from cchc.web.plan_draft_pages import asking, desk_of, draft_head, list_head
from cchc.web.plan_draft_rows import draft_rows, finding_rows, parted_rows, task_rows
from cchc.web.plan_entry_sections import doubt_hrefs, section_rows
from cchc.web.plan_reading_rows import reading_rows
from cchc.web.requests import PageRequest, or_not_found

MOST_SHOWN = 200


@require_safe
def drafts(request: PageRequest) -> HttpResponse:
    """The drafts of the province, the last changed first, and the issued plans that may be amended."""
    standing, now = asking(request)
    writing = any(one.role == Role.COORDINATOR for one in standing.held)
    context = {
        "page": list_head("Bản thảo kế hoạch"),
        "rows": draft_rows(drafts_for(standing)[:MOST_SHOWN]),
        "readings": reading_rows(readings_for(standing).filter(draft=None)[:MOST_SHOWN], now)
        if writing
        else (),
        "writing": writing,
        "days": KEPT_UNCONFIRMED.days,
        "amendable": amendable(standing) if writing else (),
    }
    return render(request, "plan_draft/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_draft(request: PageRequest) -> HttpResponse:
    """A draft from nothing; `sua` begins with the content of an issued plan."""
    standing, now = asking(request, writing=True)
    if request.method == "POST" and request.POST.get("sua"):
        with or_not_found():
            new = amendment_of(standing, request.POST["sua"])
        made = start_draft(new, by=request.user, now=now)
        messages.success(request, "Đã lập bản thảo sửa đổi, bổ sung từ kế hoạch đã ban hành.")
        return redirect("web:plan_draft", made.slug)
    form = NewDraftForm(offered(standing), request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_told(request, form):
            made = start_draft(_new(form), by=request.user, now=now)
            messages.success(request, "Đã lập bản thảo. Ghi phần đầu và từng nhiệm vụ.")
            return redirect("web:plan_draft", made.slug)
    return render(request, "plan_draft/new.html", {"page": list_head("Lập bản thảo kế hoạch"), "form": form})


def _new(form: NewDraftForm) -> NewDraft:
    given = form.cleaned_data
    content = empty_content(
        given["kind"], given["title"], given["register"], given["catalogue"], given["year"]
    )
    return NewDraft(
        register=given["register"],
        catalogue=given["catalogue"],
        kind=given["kind"],
        title=given["title"],
        content=content,
        result=given["result"],
    )


@require_safe
def draft(request: PageRequest, draft: str) -> HttpResponse:
    """One draft: tasks, doubts, lost points that nobody mends, what the check finds."""
    desk = desk_of(request, draft)
    row, plan = desk.draft.row, desk.draft.plan
    unread, doubtful = parted_rows(desk.draft, doubt_hrefs(desk.draft))
    context = {
        "page": _titled(draft_head(desk, row.title or "Bản thảo kế hoạch")),
        "draft": row,
        "plan": plan,
        "issuer": plan.agencies.name_of(plan.issuer) if plan.agencies.has(plan.issuer) else "",
        "tasks": task_rows(desk.draft),
        "doubts": doubtful,
        "unread": unread,
        "all_chosen": request.GET.get("chon") == "tat-ca",
        "sections": section_rows(desk.draft),
        "coverage": coverage_told(desk.draft),
        "uncovered": why_uncovered(desk.draft),
        "results": results_offered(desk.standing, row) if desk.draft.writable else (),
        "findings": finding_rows(_told_nowhere_else(desk.draft), row.slug if desk.draft.writable else ""),
        "writable": desk.draft.writable,
    }
    return render(request, "plan_draft/draft.html", context)


def _told_nowhere_else(draft: OpenDraft) -> tuple[PlanFinding, ...]:
    """What the check finds besides the lost lines that the coverage names as mended by no task."""
    return tuple(one for one in draft.findings if one.code != UNMENDED)


def _titled(page: PageHead) -> PageHead:
    """The head of the draft itself: the way back ends above it."""
    return PageHead(
        title=page.title, crumbs=page.crumbs[:-1], subtitle=page.subtitle, illustrative=page.illustrative
    )
