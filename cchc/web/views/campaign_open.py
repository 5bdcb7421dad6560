"""Opening a campaign: choose what it is about, fill in one page, see what will come of it, confirm."""

from collections.abc import Iterator

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cchc.records.agencies.models import Agency
from cchc.records.campaigns.actions import Opening, open_campaign
from cchc.records.campaigns.actions.rehearsing import Rehearsed, rehearse_opening
from cchc.records.campaigns.queries.provinces import provinces_coordinated
from cchc.records.people.queries import standing_of
from cchc.web.campaign_head import campaigns_crumb
from cchc.web.coordination_pages import refusals_told
from cchc.web.navigation import PageHead, home_crumb
from cchc.web.opening_choice import Choice, choice_of
from cchc.web.opening_forms import OpeningForm, offered_values
from cchc.web.opening_offer import offer_of
from cchc.web.opening_rows import checked_opening, opening_page
from cchc.web.opening_values import mark_of, opening_of
from cchc.web.requests import PageRequest

CHANGED = "Nội dung đã đổi từ lúc kiểm tra; hãy xem lại rồi xác nhận."


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_open(request: PageRequest) -> HttpResponse:
    """The page; what is sent is checked first, and opened when it is confirmed unchanged."""
    asked = request.POST if request.method == "POST" else request.GET
    choice = choice_of(asked.dict(), _province(request), timezone.now())
    if choice.catalogue is None:
        return _page(request, choice, None, None)
    offer = offer_of(choice.kind, choice.province, choice.year, choice.day, choice.catalogue)
    if request.method != "POST":
        return _page(request, choice, OpeningForm(offer, initial=offered_values(offer)), None)
    form = OpeningForm(offer, request.POST)
    return _sent(request, choice, form) if form.is_valid() else _page(request, choice, form, None)


def _province(request: PageRequest) -> Agency:
    """The province in which the person coordinates; 403 for who coordinates in none."""
    standing = standing_of(request.user, timezone.localdate())
    found = provinces_coordinated(standing).first()
    if found is None:
        raise PermissionDenied
    return found


def _sent(request: PageRequest, choice: Choice, form: OpeningForm) -> HttpResponse:
    """Check what was filled in; open it where it is what the person has seen checked."""
    opening, asked = opening_of(form), request.POST.get("viec") == "mo"
    if asked and request.POST.get("da-xem") == mark_of(opening):
        return _opened(request, choice, form, opening)
    if asked:
        messages.warning(request, CHANGED)
    checked = None
    with refusals_told(request, form):
        checked = rehearse_opening(opening, by=request.user, now=timezone.now())
    return _page(request, choice, form, checked, mark_of(opening))


def _opened(request: PageRequest, choice: Choice, form: OpeningForm, opening: Opening) -> HttpResponse:
    with refusals_told(request, form):
        made = open_campaign(opening, by=request.user, now=timezone.now())
        messages.success(request, f"Đã mở “{made.title}”. Các cơ quan thấy phần việc của mình ngay.")
    if form.errors:
        return _page(request, choice, form, None)
    return redirect("web:campaign", opening.slug)


def _page(
    request: PageRequest,
    choice: Choice,
    form: OpeningForm | None,
    rehearsed: Rehearsed | None,
    mark: str = "",
) -> HttpResponse:
    head = PageHead(title="Mở đợt chấm điểm", crumbs=(home_crumb(), campaigns_crumb()))
    context = {
        "page": head,
        "choice": choice,
        "form": form,
        "rows": None if form is None else opening_page(form),
        "checked": None if form is None or rehearsed is None else checked_opening(form, rehearsed),
        "mark": mark,
        "sent": tuple(_sent_again(request)) if rehearsed else (),
    }
    return render(request, "campaign_open/open.html", context)


def _sent_again(request: PageRequest) -> Iterator[tuple[str, str]]:
    """Everything that was filled in, for the button that confirms it."""
    for name, values in request.POST.lists():
        if name not in ("csrfmiddlewaretoken", "viec", "da-xem"):
            yield from ((name, str(value)) for value in values)
