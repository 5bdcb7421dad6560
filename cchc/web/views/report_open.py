"""Opening a reporting round: the period is proposed, one page is filled in, checked, confirmed."""

import hashlib

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cchc.records.agencies.models import Agency
from cchc.records.campaigns.queries.provinces import provinces_coordinated
from cchc.records.people.queries import standing_of
from cchc.records.reports.actions import RoundOpening, open_round, rehearse_round
from cchc.records.reports.queries.offered import PeriodChoice, period_choice
from cchc.web.coordination_pages import refusals_told
from cchc.web.navigation import PageHead, home_crumb
from cchc.web.report_forms import (
    MORE,
    RoundForm,
    offered_values,
    rows_asked,
    sent_again,
    typed_values,
)
from cchc.web.report_offer import RoundOffer, round_offer
from cchc.web.report_opening_rows import CheckedRound, checked_round, figure_rows, group_rows
from cchc.web.report_rows import reports_crumb
from cchc.web.requests import PageRequest

CHANGED = "Nội dung đã đổi từ lúc kiểm tra; hãy xem lại rồi xác nhận."


@require_http_methods(["GET", "HEAD", "POST"])
def report_open(request: PageRequest) -> HttpResponse:
    """The page; what is sent is checked first, and opened when it is confirmed unchanged."""
    asked = request.POST if request.method == "POST" else request.GET
    root = _province(request)
    choice = period_choice(asked.get("ky", ""), asked.get("nam", ""), root, timezone.localdate())
    offer = round_offer(choice, root)
    if offer is None:
        return _page(request, choice, None)
    rows = rows_asked(asked, offer)
    if request.method != "POST":
        return _page(request, choice, RoundForm(offer, rows, initial=offered_values(offer)))
    if request.POST.get("viec") == "them-dong":
        return _page(request, choice, RoundForm(offer, rows + MORE, initial=typed_values(request.POST)))
    form = RoundForm(offer, rows, request.POST)
    return _sent(request, offer, form) if form.is_valid() else _page(request, choice, form)


def _province(request: PageRequest) -> Agency:
    """The province in which the person coordinates; 403 for who coordinates in none."""
    found = provinces_coordinated(standing_of(request.user, timezone.localdate())).first()
    if found is None:
        raise PermissionDenied
    return found


def _sent(request: PageRequest, offer: RoundOffer, form: RoundForm) -> HttpResponse:
    """Check what was filled in; open it where it is what the person has seen checked."""
    opening, asked = form.opening, request.POST.get("viec") == "mo"
    if asked and request.POST.get("da-xem") == _mark(opening):
        return _opened(request, offer, form)
    if asked:
        messages.warning(request, CHANGED)
    with refusals_told(request, form):
        rehearse_round(opening, by=request.user, now=timezone.now())
    checked = None if form.errors else checked_round(form, opening)
    return _page(request, offer.choice, form, checked, _mark(opening))


def _opened(request: PageRequest, offer: RoundOffer, form: RoundForm) -> HttpResponse:
    slug = ""
    with refusals_told(request, form):
        made = open_round(form.opening, by=request.user, now=timezone.now())
        messages.success(request, f"Đã mở “{made.name}”. Các cơ quan được thông báo và viết báo cáo ngay.")
        slug = made.slug
    return redirect("web:report_round", slug) if slug else _page(request, offer.choice, form)


def _mark(opening: RoundOpening) -> str:
    """A short mark that changes with anything in the values."""
    return hashlib.sha256(repr(opening).encode()).hexdigest()[:24]


def _page(
    request: PageRequest,
    choice: PeriodChoice,
    form: RoundForm | None,
    checked: CheckedRound | None = None,
    mark: str = "",
) -> HttpResponse:
    context = {
        "page": PageHead(title="Mở đợt báo cáo", crumbs=(home_crumb(), reports_crumb())),
        "choice": choice,
        "form": form,
        "groups": () if form is None else group_rows(form),
        "figures": () if form is None else figure_rows(form),
        "checked": checked,
        "mark": mark,
        "sent": tuple(sent_again(request.POST)) if checked else (),
    }
    return render(request, "report/open.html", context)
