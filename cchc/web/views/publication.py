"""Publishing a campaign by groups: what units would get, what hinders, what is frozen."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cchc.records.people.queries import standing_of
from cchc.records.rounds.actions.publication import publish
from cchc.records.rounds.models import Snapshot
from cchc.records.rounds.queries import PublicationState, publication_state, snapshots_of
from cchc.records.rounds.snapshots import reproduces
from cchc.web.coordination_pages import Desk, desk_head, refusals_told
from cchc.web.publication_forms import GroupForm, PublicationForm
from cchc.web.publication_rows import Asked, GroupPage, group_links, group_page
from cchc.web.requests import PageRequest, or_not_found


@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: PageRequest, campaign: str) -> HttpResponse:
    """A group of the campaign; a decision that is sent publishes it for good."""
    now = timezone.now()
    standing = standing_of(request.user, timezone.localdate(now))
    with or_not_found():
        state = publication_state(standing, campaign, now, _group(request))
    desk = Desk(state.campaign, standing, now)
    if request.method != "POST":
        return _page(request, desk, state, PublicationForm())
    if not state.may_publish:
        raise PermissionDenied
    group = "" if state.chosen is None else state.chosen.head.group
    form = PublicationForm(request.POST)
    if form.is_valid():
        with refusals_told(request, form):
            made = publish(campaign, group, form.decided, by=request.user, now=desk.now)
            messages.success(request, f"Đã công bố theo Quyết định số {made.number}. Kết quả đã đóng băng.")
    if form.errors:
        return _page(request, desk, state, form)
    return redirect(f"{reverse('web:publication', args=[campaign])}?{urlencode({'nhom': group})}")


def _group(request: PageRequest) -> str | None:
    """The group that is sent or asked for; None where the address names none."""
    if request.method != "POST":
        return request.GET.get("nhom")
    asked = GroupForm(request.POST)
    if not asked.is_valid():
        raise Http404
    group: str = asked.cleaned_data["group"]
    return group


def _checked(request: PageRequest, desk: Desk) -> tuple[str, bool] | None:
    """Whether the frozen text of the unit that is asked for still gives the same sheet."""
    asked = request.GET.get("doi-chieu", "")
    if not asked:
        return None
    rows = Snapshot.objects.filter(campaign_unit__campaign=desk.campaign, campaign_unit__unit__slug=asked)
    found = rows.select_related("campaign_unit__campaign__register").first()
    if found is None:
        raise Http404
    return asked, reproduces(found)


def _page(request: PageRequest, desk: Desk, state: PublicationState, form: PublicationForm) -> HttpResponse:
    chosen, told = state.chosen, request.GET
    shown = None
    if chosen is not None:
        asked = Asked(told.get("vuong") == "1", told.get("trang", ""), _checked(request, desk))
        out = len(chosen.waiting) < len(chosen.head.units)
        snapshots = snapshots_of(desk.campaign).filter(campaign_unit__ranking_group=chosen.head.group)
        shown = group_page(desk.catalogue, chosen, snapshots if out else (), asked)
    context = {
        "page": desk_head(desk, "Công bố kết quả", "web:publication"),
        "campaign": desk.campaign,
        "groups": group_links(desk.catalogue, state),
        "group": shown,
        "only_hindered": told.get("vuong") == "1",
        "query": _query(shown, told),
        "form": form if state.may_publish else None,
    }
    return render(request, "publication/publication.html", context)


def _query(shown: GroupPage | None, told: Mapping[str, str]) -> str:
    """What the addresses of further pages keep."""
    if shown is None:
        return ""
    kept = {"nhom": shown.group} | ({"vuong": "1"} if told.get("vuong") == "1" else {})
    return f"{urlencode(kept)}&"
