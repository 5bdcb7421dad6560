"""Plans of a province and of its agencies, and the calendars of due days."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.plan.calendar_feed import calendar_feed
from cchc.records.agencies.models import Agency
from cchc.records.people.queries import standing_of, visible_roots
from cchc.records.plans.actions import make_calendar_key, record_own_plan, revoke_calendar_key
from cchc.records.plans.models import Plan
from cchc.records.plans.policies import may_read_plan_draft, may_record_own_plan, visible
from cchc.records.plans.queries.chain import chains_of
from cchc.records.plans.queries.feeds import calendar_keys, calendar_of, subscribable
from cchc.records.plans.queries.own_plans import own_plan, own_plans
from cchc.records.plans.queries.work import works_of
from cchc.web.coordination_pages import refusals_told
from cchc.web.document_pick import document_choices
from cchc.web.navigation import Crumb, PageHead, home_crumb
from cchc.web.plan_forms import own_plan_form
from cchc.web.plan_list_rows import due_days, list_rows, own_rows, own_years
from cchc.web.plan_mine_rows import mine_rows, unanswered
from cchc.web.plan_room import plans_crumb
from cchc.web.requests import PageRequest, or_not_found

FIRST_YEAR, LAST_YEAR = 2000, 2100


@require_safe
def plans(request: PageRequest) -> HttpResponse:
    """The plans that a person sees, each once, with how much of them is overdue."""
    day = timezone.localdate()
    standing = standing_of(request.user, day)
    works = works_of(chains_of(visible(request.user)), day)
    roots = {one.root for one in standing.held if one.root}
    context = {
        "page": PageHead(title="Kế hoạch", crumbs=(home_crumb(),)),
        "plans": list_rows(works),
        "mine": mine_rows(works, standing),
        "unanswered": unanswered([row for work in works for row in work.chain.rows], standing),
        "may_conclude": any(standing.coordinates(root) for root in roots),
        "may_read_drafts": any(may_read_plan_draft(standing, root) for root in roots),
        "year": day.year,
    }
    return render(request, "plan_own/plans.html", context)


@require_safe
def own(request: PageRequest, year: int) -> HttpResponse:
    """Which agencies have issued their own plan of a year, and which have not."""
    root = _province(request)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    standing = standing_of(request.user, timezone.localdate())
    rows = own_plans(root.pk, year)
    context = {
        "page": PageHead(title=f"Kế hoạch của các cơ quan, năm {year}", crumbs=(home_crumb(), plans_crumb())),
        "rows": own_rows(rows, standing, root.pk, year, request.GET.get("loc", "")),
        "missing": sum(not one.issued for one in rows),
        "whole": len(rows),
        "only_missing": request.GET.get("loc") == "chua",
        "year": year,
        "years": own_years(year),
    }
    return render(request, "plan_own/own.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def own_one(request: PageRequest, year: int, agency: int) -> HttpResponse:
    """Record whether an agency has issued its plan of a year."""
    now = timezone.now()
    standing = standing_of(request.user, timezone.localdate(now))
    found = Agency.objects.filter(pk=agency, root__in=visible_roots(request.user)).first()
    if found is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    if not may_record_own_plan(standing, agency, found.root_id or found.pk):
        raise PermissionDenied
    row = own_plan(agency, year)
    sent = request.POST if request.method == "POST" else None
    form = own_plan_form(document_choices(standing, agency), row, sent)
    if sent is not None and form.is_valid():
        with refusals_told(request, form):
            seen = form.cleaned_data["seen"]
            record_own_plan(agency, year, form.given, seen=seen, by=request.user, now=now)
            messages.success(request, f"Đã ghi kế hoạch năm {year} của {found.name}.")
            return redirect("web:own_plans", year)
    list_crumb = Crumb(f"Kế hoạch của các cơ quan, năm {year}", reverse("web:own_plans", args=[year]))
    title = f"Kế hoạch năm {year} của {found.name}"
    head = PageHead(title=title, crumbs=(home_crumb(), plans_crumb(), list_crumb))
    return render(request, "plan_own/own_one.html", {"page": head, "form": form, "row": row, "year": year})


@require_http_methods(["GET", "HEAD", "POST"])
def calendars(request: PageRequest) -> HttpResponse:
    """The calendars of a person: made, shown once with their address, revoked."""
    now = timezone.now()
    standing = standing_of(request.user, timezone.localdate(now))
    address = ""
    if request.method == "POST":
        address = _calendar_act(request)
        if not address:
            return redirect("web:calendars")
    context = {
        "page": PageHead(title="Lịch các hạn của cơ quan", crumbs=(home_crumb(), plans_crumb())),
        "keys": calendar_keys(request.user),
        "agencies": subscribable(standing),
        "address": address,
    }
    return render(request, "plan_own/calendars.html", context)


def _calendar_act(request: PageRequest) -> str:
    """The address of a new calendar, empty after any other act."""
    given, now = request.POST, timezone.now()
    number = given.get("so", "")
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
    address = ""
    with refusals_told(request):
        if given.get("viec") == "thu-hoi":
            revoke_calendar_key(pk, by=request.user, now=now)
            messages.success(request, "Đã thu hồi; địa chỉ cũ không còn dùng được.")
        else:
            _, raw = make_calendar_key(pk, by=request.user, now=now)
            address = request.build_absolute_uri(reverse("web:calendar_feed", args=[raw]))
    return address


@login_not_required
@require_safe
def feed(request: PageRequest, key: str) -> HttpResponse:
    """The due days of an agency for a calendar program, which knows nothing but the address."""
    now = timezone.now()
    with or_not_found():
        found = calendar_of(key, now)
    site = request.build_absolute_uri("/").rstrip("/")
    text = calendar_feed(f"CCHC: {found.agency.name}", due_days(found, site), now)
    response = HttpResponse(text.encode(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="cchc.ics"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _province(request: PageRequest) -> Agency:
    """The province of a person; 404 for who has none."""
    found = visible_roots(request.user).filter(kind="province", parent=None)
    asked = request.GET.get("tinh", "")
    chosen = found.filter(slug=asked) if asked else found
    rows = chosen.filter(pk__in=Plan.objects.values("issuer__root")) or chosen
    if not rows:
        raise Http404
    return rows[0]
