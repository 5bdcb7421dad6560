"""Who is late: the board, its file, and the calls to late agencies."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.campaign.circuit import STEP_NAMES, STEPS
from cchc.core.report.late_board import late_board_report
from cchc.records.campaigns.queries.late import late_work
from cchc.records.campaigns.queries.owing import Owing, owing_in
from cchc.records.notices.actions import log_call
from cchc.records.notices.calls import last_calls, newest_calls
from cchc.web.call_form import CallForm
from cchc.web.coordination_pages import Desk, campaign_head_of, desk_head, desk_of, refusals_told
from cchc.web.late_rows import awaited_now, late_page, owed_now, read_late_filter
from cchc.web.requests import PageRequest
from cchc.web.views.downloads import sent

MOST_CALLS = 20
FILES = {"xlsx": "Bảng tính (.xlsx)", "csv": "Dữ liệu (.csv)", "json": "Dữ liệu (.json)"}


@require_http_methods(["GET", "HEAD", "POST"])
def late(request: PageRequest, campaign: str) -> HttpResponse:
    """The board; a call that is sent is written down."""
    desk = desk_of(request, campaign)
    owing = owing_in(desk.campaign)
    if request.method != "POST":
        return _page(request, desk, owing, _call_form(request, desk, owing))
    if not desk.coordinates:
        raise PermissionDenied
    form = CallForm(request.POST)
    if form.is_valid():
        with refusals_told(request, form):
            made = log_call(campaign, form.call, by=request.user, now=desk.now)
            messages.success(request, f"Đã ghi cuộc gọi tới {made.agency.name}.")
    if form.errors:
        return _page(request, desk, owing, form)
    return redirect(f"{reverse('web:late', args=[campaign])}#cuoc-goi")


@require_safe
def late_file(request: PageRequest, campaign: str, form: str) -> HttpResponse:
    """The board as a workbook, .csv or .json, filtered as asked."""
    desk = desk_of(request, campaign)
    owing = owing_in(desk.campaign)
    wanted = read_late_filter(request.GET.dict(), desk.circuit, desk.catalogue)
    head = campaign_head_of(desk)
    work = late_work(desk.campaign, desk.standing, desk.now)
    portions = owed_now(work.portions, wanted, owing, desk.now)
    sums = awaited_now(work.sums, wanted, owing, desk.now)
    report = late_board_report(head, portions, last_calls(desk.campaign), owing.name_of, desk.now, sums)
    return sent(report, f"{campaign}-cham-muon", form)


def _call_form(request: PageRequest, desk: Desk, owing: Owing) -> CallForm | None:
    """The form for the agency that was chosen; none for who only reads."""
    asked = request.GET.get("goi", "")
    if not asked or not desk.coordinates:
        return None
    if asked not in {str(number) for number in owing.numbers.values()}:
        raise Http404
    return CallForm(initial={"agency": asked})


def _page(request: PageRequest, desk: Desk, owing: Owing, form: CallForm | None) -> HttpResponse:
    campaign = desk.campaign
    wanted = read_late_filter(request.GET.dict(), desk.circuit, desk.catalogue)
    work = late_work(campaign, desk.standing, desk.now)
    portions = owed_now(work.portions, wanted, owing, desk.now)
    sums = awaited_now(work.sums, wanted, owing, desk.now)
    page, calls = request.GET.get("trang"), last_calls(campaign)
    board = late_page(portions, sums, calls, owing, desk.catalogue, desk.now, page)
    query = f"?{wanted.query}" if wanted.query else ""
    file = ((text, reverse("web:late_file", args=[campaign.slug, form])) for form, text in FILES.items())
    context = {
        "page": desk_head(desk, "Ai đang chậm", "web:late"),
        "campaign": campaign,
        "filter": wanted,
        "query": f"{wanted.query}&" if wanted.query else "",
        "steps": tuple((one.value, STEP_NAMES[one]) for one in STEPS[desk.circuit]),
        "groups": tuple((one.id, one.name) for one in desk.catalogue.ranking_groups),
        "board": board,
        "form": form,
        "called": _called(form, owing),
        "calls": newest_calls(campaign)[:MOST_CALLS],
        "today": timezone.localdate(desk.now),
        "coordinates": desk.coordinates,
        "files": tuple({"text": text, "href": f"{href}{query}"} for text, href in file),
    }
    return render(request, "late/late.html", context)


def _called(form: CallForm | None, owing: Owing) -> str:
    """The name of the agency that is called."""
    if form is None:
        return ""
    asked = str(form["agency"].value())
    return next((owing.name_of(slug) for slug, pk in owing.numbers.items() if str(pk) == asked), "")
