"""Publishing a campaign by groups: what is missing, the decision, what is frozen and whether it holds."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cchc.records.people.queries import standing_of
from cchc.records.rounds.actions.publication import publish
from cchc.records.rounds.models import Snapshot
from cchc.records.rounds.queries import PublicationState, publication_state, snapshots_of
from cchc.records.rounds.ranks import published_ranks
from cchc.records.rounds.snapshots import reproduces
from cchc.web.coordination_pages import Desk, desk_head, refusals_told
from cchc.web.publication_forms import GroupForm, PublicationForm
from cchc.web.publication_rows import group_rows
from cchc.web.requests import PageRequest, or_not_found


@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: PageRequest, campaign: str) -> HttpResponse:
    """The groups of the campaign; a decision that is sent publishes one of them for good."""
    now = timezone.now()
    standing = standing_of(request.user, timezone.localdate(now))
    with or_not_found():
        state = publication_state(standing, campaign, now)
    desk = Desk(state.campaign, standing, now)
    if request.method != "POST":
        return _page(request, desk, state, {}, _checked(request, desk))
    asked = GroupForm(request.POST)
    group = asked.cleaned_data["group"] if asked.is_valid() else ""
    place = next((at for at, one in enumerate(state.groups) if one.group == group), None)
    if place is None:
        raise Http404
    if not state.may_publish:
        raise PermissionDenied
    form = PublicationForm(place, request.POST)
    if form.is_valid():
        with refusals_told(request, form):
            made = publish(campaign, group, form.decided, by=request.user, now=desk.now)
            messages.success(request, f"Đã công bố theo Quyết định số {made.number}. Kết quả đã đóng băng.")
    if form.errors:
        return _page(request, desk, state, {group: form}, {})
    return redirect("web:publication", campaign)


def _checked(request: PageRequest, desk: Desk) -> dict[str, bool]:
    """Whether the frozen text of the unit that is asked for still gives the same sheet."""
    asked = request.GET.get("doi-chieu", "")
    if not asked:
        return {}
    rows = Snapshot.objects.filter(campaign_unit__campaign=desk.campaign, campaign_unit__unit__slug=asked)
    found = rows.select_related("campaign_unit__campaign__register").first()
    if found is None:
        raise Http404
    return {asked: reproduces(found)}


def _page(
    request: PageRequest,
    desk: Desk,
    state: PublicationState,
    refused: dict[str, PublicationForm],
    held: dict[str, bool],
) -> HttpResponse:
    forms = {
        one.group: refused.get(one.group) or PublicationForm(place)
        for place, one in enumerate(state.groups)
        if state.may_publish
    }
    units = [unit for one in state.groups for unit in one.units]
    context = {
        "page": desk_head(desk, "Công bố kết quả", "web:publication"),
        "campaign": desk.campaign,
        "groups": group_rows(
            desk.catalogue,
            state.groups,
            snapshots_of(desk.campaign) if any(unit.published_id for unit in units) else (),
            published_ranks(units),
            forms,
            held,
        ),
    }
    return render(request, "publication/publication.html", context)
