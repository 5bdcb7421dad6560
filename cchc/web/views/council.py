"""The appraisal council: lines in dispute, votes, members."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cchc.core.campaign.circuit import Circuit, Round
from cchc.core.catalogue.nodes import Node
from cchc.records.agencies.models import Agency
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.campaigns.queries import seen_units, unit_for
from cchc.records.entries.queries.rounds import rounds_of
from cchc.records.rounds.actions.council import record_decision, seat_council
from cchc.records.rounds.models import CouncilMember
from cchc.records.rounds.openness import open_disputes
from cchc.records.rounds.queries import council_of, decisions_of
from cchc.web.coordination_pages import Desk, desk_head, desk_of, refusals_told, running_desk
from cchc.web.council_forms import SPARE, SeatsForm, seated_values
from cchc.web.council_rows import decision_rows, dispute_rows, votes_text
from cchc.web.entry_forms import stored_fields
from cchc.web.navigation import Crumb
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.round_forms import VoteForm
from cchc.web.rounds_rows import most_text, said_rows

SEATED = ("department", "board", "office", "committee", "party_body")
STARTS = (Round.COUNCIL, Round.REBUTTAL, Round.APPRAISAL_2, Round.APPRAISAL_1, Round.SELF)


@require_http_methods(["GET", "HEAD", "POST"])
def council(request: PageRequest, campaign: str) -> HttpResponse:
    """Disputes, decisions, members; who sits in the council is sent from here."""
    desk = _desk(desk_of(request, campaign))
    members = tuple(council_of(desk.campaign))
    if request.method != "POST":
        return _page(request, desk, members, None)
    if not desk.coordinates:
        raise PermissionDenied
    form = SeatsForm(len(members) + SPARE, _agencies(desk), request.POST)
    if form.is_valid():
        with refusals_told(request, form):
            count = seat_council(campaign, form.seats, by=request.user, now=desk.now)
            messages.success(request, f"Hội đồng có {count} thành viên.")
    if form.errors:
        return _page(request, desk, members, form)
    return redirect(f"{reverse('web:council', args=[campaign])}#thanh-vien")


@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: PageRequest, campaign: str, unit: str, line: str) -> HttpResponse:
    """What all rounds say of one line, and the vote on it; whether it was carried is said at once."""
    desk = _desk(running_desk(request, campaign))
    with or_not_found():
        found = unit_for(desk.standing, desk.campaign, unit)
    leaf = desk.catalogue.by_key.get(line)
    if leaf is None or not leaf.is_leaf:
        raise Http404
    said = rounds_of(found).get(line, {})
    if request.method != "POST":
        start = next((said[one] for one in STARTS if one in said), None)
        seen = said[Round.COUNCIL].version if Round.COUNCIL in said else 0
        known = {} if start is None else stored_fields(leaf, start.entry.fact)
        return _vote_page(request, desk, found, leaf, VoteForm(leaf, initial={**known, "seen": seen}))
    form = VoteForm(leaf, request.POST)
    if form.is_valid():
        _voted(request, desk, found, form)
    if form.errors:
        return _vote_page(request, desk, found, leaf, form)
    return redirect(f"{reverse('web:council', args=[campaign])}#quyet-dinh")


def _voted(request: PageRequest, desk: Desk, unit: CampaignUnit, form: VoteForm) -> None:
    with refusals_told(request, form):
        slug, name, key = desk.campaign.slug, unit.unit.slug, form.node.key
        seen = form.cleaned_data["seen"]
        made = record_decision(slug, name, key, form.vote, seen=seen, by=request.user, now=desk.now)
        told = "Được thông qua" if made.carried else "Không được thông qua, giữ kết luận thẩm định lần 2"
        messages.success(request, f"{told}: {unit.unit.name}, dòng {key}; {votes_text(made)}.")


def _desk(desk: Desk) -> Desk:
    """404 for the national circuit, which has no council."""
    if desk.circuit is not Circuit.INTERNAL:
        raise Http404
    return desk


def _agencies(desk: Desk) -> list[tuple[str, str]]:
    """Where members serve: the agencies of the province that stand above units of communes."""
    rows = Agency.objects.filter(root=desk.campaign.province_id, kind__in=SEATED).order_by("sort_key")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]


def _page(
    request: PageRequest, desk: Desk, members: tuple[CouncilMember, ...], refused: SeatsForm | None
) -> HttpResponse:
    campaign = desk.campaign
    units = list(seen_units(desk.standing, campaign).order_by("position"))
    for unit in units:
        unit.campaign = campaign
    waiting = [unit for unit in units if unit.published_id is None]
    disputes = open_disputes(campaign, waiting)
    form = refused or SeatsForm(len(members) + SPARE, _agencies(desk), initial=seated_values(members))
    context = {
        "page": desk_head(desk, "Hội đồng thẩm định", "web:council"),
        "campaign": campaign,
        "disputes": dispute_rows(campaign.slug, disputes),
        "decisions": decision_rows(campaign.slug, desk.catalogue, decisions_of(campaign)),
        "members": members,
        "form": form,
        "wrong": refused is not None,
        "coordinates": desk.coordinates,
        "units": waiting,
        "leaves": desk.catalogue.leaves,
    }
    return render(request, "council/council.html", context)


def _vote_page(
    request: PageRequest, desk: Desk, unit: CampaignUnit, leaf: Node, form: VoteForm
) -> HttpResponse:
    campaign = desk.campaign
    unit.campaign = campaign
    above = Crumb("Hội đồng thẩm định", reverse("web:council", args=[campaign.slug]))
    said = rounds_of(unit).get(leaf.key, {})
    taken = decisions_of(campaign).filter(campaign_unit=unit, line__key=leaf.key)
    context = {
        "page": desk_head(desk, f"Biểu quyết dòng {leaf.key}", "web:council", above),
        "campaign": campaign,
        "unit": unit,
        "leaf": leaf,
        "most": most_text(leaf),
        "said": said_rows(unit, leaf, said, desk.catalogue.rounding.places),
        "decisions": decision_rows(campaign.slug, desk.catalogue, taken),
        "members": council_of(campaign).count(),
        "form": form,
    }
    return render(request, "council/vote.html", context)


@require_http_methods(["GET", "HEAD"])
def choose(request: PageRequest, campaign: str) -> HttpResponse:
    """Lead to the vote on the line that was chosen."""
    desk = _desk(running_desk(request, campaign))
    unit, line = request.GET.get("don-vi", ""), request.GET.get("dong", "")
    if not seen_units(desk.standing, desk.campaign).filter(unit__slug=unit).exists():
        raise Http404
    if line not in desk.catalogue.by_key:
        raise Http404
    return redirect("web:council_vote", campaign, unit, line)
