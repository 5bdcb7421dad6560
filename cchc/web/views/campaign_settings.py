"""The settings of a campaign: time of the steps, more time by name, what is set for the whole of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cchc.core.campaign.circuit import STEP_NAMES
from cchc.core.campaign.portion import EDITABLE, PortionState
from cchc.records.campaigns.actions.more_time import extend, reopen
from cchc.records.campaigns.actions.windows import set_window
from cchc.records.campaigns.models import Extension
from cchc.records.campaigns.queries import portions_for, windows_of
from cchc.web.coordination_fields import until_text
from cchc.web.coordination_pages import Desk, desk_head, refusals_told, running_desk
from cchc.web.duty_rows import duty_rows
from cchc.web.requests import PageRequest
from cchc.web.settings_forms import MoreTimeForm, WindowForm
from cchc.web.settings_rows import MOST_EXTENSIONS, extension_rows, offered_portions, step_settings


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_settings(request: PageRequest, campaign: str) -> HttpResponse:
    """The page; `viec` says which of its forms was sent."""
    desk = running_desk(request, campaign)
    if request.method != "POST":
        return _page(request, desk)
    if request.POST.get("viec") == "thoi-gian":
        return _set_window(request, desk)
    return _give_time(request, desk)


def _set_window(request: PageRequest, desk: Desk) -> HttpResponse:
    form = WindowForm(request.POST, auto_id=f"{request.POST.get('step', '')}-%s")
    if form.is_valid():
        with refusals_told(request, form):
            opens, closes = form.cleaned_data["opens"], form.cleaned_data["closes"]
            slug, step = desk.campaign.slug, form.core_step
            changed = set_window(slug, step, opens, closes, by=request.user, now=desk.now)
            told = f"Đã đặt thời gian của bước “{STEP_NAMES[step]}”: đến {until_text(closes)}."
            messages.success(request, told if changed else "Thời gian không có gì thay đổi.")
    if form.errors:
        return _page(request, desk, window=form)
    return redirect("web:campaign_settings", desk.campaign.slug)


def _give_time(request: PageRequest, desk: Desk) -> HttpResponse:
    """Let an agency hand in late, or open again what has left it: one form, the state decides which."""
    rows = portions_for(desk.standing, desk.campaign)
    chosen = request.POST.get("portion", "")
    form = MoreTimeForm(offered_portions(rows, "", chosen).choices, request.POST)
    if form.is_valid():
        portion = rows.get(pk=form.cleaned_data["portion"])
        act = extend if PortionState(portion.state) in EDITABLE else reopen
        until, reason = form.cleaned_data["until"], form.cleaned_data["reason"]
        with refusals_told(request, form):
            act(portion.pk, until, reason, by=request.user, now=desk.now)
            done = "cho nộp muộn" if act is extend else "mở lại"
            messages.success(request, f"Đã {done}: {portion.agency.name}, đến {until_text(until)}.")
    if form.errors:
        return _page(request, desk, more_time=form)
    return redirect(f"{reverse('web:campaign_settings', args=[desk.campaign.slug])}#gia-han")


def _page(
    request: PageRequest,
    desk: Desk,
    *,
    window: WindowForm | None = None,
    more_time: MoreTimeForm | None = None,
) -> HttpResponse:
    campaign, words = desk.campaign, request.GET.get("tim", "").strip()[:100]
    chosen = request.POST.get("portion", "") or request.GET.get("phan", "")
    offered = offered_portions(portions_for(desk.standing, campaign), words, chosen)
    first = chosen or (offered.choices[0][0] if len(offered.choices) == 1 else "")
    given = Extension.objects.filter(portion__campaign_unit__campaign=campaign).order_by("-at", "-pk")
    related = given.select_related("portion__agency", "portion__campaign_unit__unit", "by")
    context = {
        "page": desk_head(desk, "Thiết lập đợt chấm điểm", "web:campaign_settings"),
        "campaign": campaign,
        "steps": step_settings(desk.circuit, windows_of(campaign), desk.now, window),
        "window": window,
        "words": words,
        "chosen": chosen,
        "offered": offered,
        "more_time": more_time or MoreTimeForm(offered.choices, initial={"portion": first}),
        "extensions": extension_rows(related[:MOST_EXTENSIONS], desk.now),
        "most": MOST_EXTENSIONS,
        "internal": desk.circuit == "internal",
        "duties": duty_rows(campaign.duties.select_related("agency"), desk.catalogue),
        "report": campaign.opening_report,
    }
    return render(request, "campaign_settings/settings.html", context)
