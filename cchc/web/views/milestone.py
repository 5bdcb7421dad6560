"""The acts of the province in the national circuit: a line of steps, forms for them, published figures."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cchc.core.campaign.circuit import STEP_NAMES, Circuit, Step
from cchc.core.campaign.portion import PortionState
from cchc.records.campaigns.models import CampaignUnit, Portion
from cchc.records.campaigns.queries import unit_for, windows_of
from cchc.records.campaigns.queries.owing import with_lines
from cchc.records.entries.evidence_access import MOST_OFFERED
from cchc.records.evidence.models import Document
from cchc.records.rounds.actions.milestones import ORDER, record_milestone
from cchc.records.rounds.actions.ministry import record_published
from cchc.records.rounds.models import Milestone, PublishedResult
from cchc.records.rounds.policies import may_record_milestone, may_record_ministry
from cchc.records.rounds.queries import milestones_of
from cchc.web.coordination_pages import Desk, desk_head, desk_of, refusals_told
from cchc.web.milestone_forms import MilestoneForm, PublishedForm, milestone_step
from cchc.web.milestone_rows import line_of_steps, published_values, recorded_values
from cchc.web.navigation import Crumb
from cchc.web.requests import PageRequest, or_not_found


@require_http_methods(["GET", "HEAD", "POST"])
def milestone(request: PageRequest, campaign: str, unit: str) -> HttpResponse:
    """The page; `viec` says which act was sent."""
    desk = desk_of(request, campaign)
    with or_not_found():
        found = unit_for(desk.standing, desk.campaign, unit)
    if desk.circuit is not Circuit.NATIONAL:
        raise Http404
    if request.method != "POST":
        return _page(request, desk, found)
    step = milestone_step(request.POST.get("viec", ""))
    return _record(request, desk, found, step) if step is not None else _publish(request, desk, found)


def _record(request: PageRequest, desk: Desk, unit: CampaignUnit, step: Step) -> HttpResponse:
    if not may_record_milestone(desk.standing, desk.campaign, step):
        raise PermissionDenied
    form = MilestoneForm(step, _documents(desk, milestones_of(unit)), request.POST)
    if form.is_valid():
        with refusals_told(request, form):
            slug, name = desk.campaign.slug, unit.unit.slug
            record_milestone(slug, name, form.entry, by=request.user, now=desk.now)
            messages.success(request, f"Đã ghi mốc “{STEP_NAMES[step]}”.")
    return _page(request, desk, unit, form) if form.errors else _again(desk, unit)


def _publish(request: PageRequest, desk: Desk, unit: CampaignUnit) -> HttpResponse:
    if not may_record_ministry(desk.standing, desk.campaign):
        raise PermissionDenied
    form = PublishedForm(desk.catalogue, request.POST)
    if form.is_valid():
        with refusals_told(request, form):
            slug, name, seen = desk.campaign.slug, unit.unit.slug, form.cleaned_data["seen"]
            record_published(slug, name, form.published, seen=seen, by=request.user, now=desk.now)
            messages.success(request, "Đã ghi số Bộ Nội vụ công bố.")
    return _page(request, desk, unit, form) if form.errors else _again(desk, unit)


def _again(desk: Desk, unit: CampaignUnit) -> HttpResponse:
    return redirect("web:milestone", desk.campaign.slug, unit.unit.slug)


def _documents(desk: Desk, stored: Iterable[Milestone]) -> tuple[Document, ...]:
    """The documents of the province to choose from, newest first, with those that are attached."""
    own = Document.objects.filter(owner=desk.campaign.province_id).order_by("-entered_at", "-pk")
    found = {one.pk: one for one in own[:MOST_OFFERED]}
    found |= {row.document.pk: row.document for row in stored if row.document is not None}
    return tuple(found.values())


def _page(request: PageRequest, desk: Desk, unit: CampaignUnit, refused: Form | None = None) -> HttpResponse:
    campaign, stored = desk.campaign, tuple(milestones_of(unit))
    known = recorded_values(stored)
    papers = _documents(desk, stored)
    forms = {one: MilestoneForm(one, papers, initial=known.get(one, {})) for one in ORDER}
    if isinstance(refused, MilestoneForm):
        forms[refused.step] = refused
    figures = PublishedResult.objects.filter(campaign_unit=unit).first()
    mine = refused if isinstance(refused, PublishedForm) else None
    owed = with_lines(Portion.objects.filter(campaign_unit=unit))
    states = list(owed.values_list("state", flat=True))
    accepted = f"Sở Nội vụ đã tiếp nhận {states.count(PortionState.ACCEPTED)} trong {len(states)} phần việc"
    address = reverse("web:rounds", args=[campaign.slug, unit.unit.slug])
    may = [one for one in ORDER if may_record_milestone(desk.standing, campaign, one)]
    shown = unit.published_id is None
    context = {
        "page": desk_head(desk, "Các mốc của đợt", "web:campaign", Crumb(unit.unit.name, address)),
        "campaign": campaign,
        "unit": unit,
        "steps": line_of_steps(unit, stored, windows_of(campaign), desk.now, accepted),
        "forms": tuple(
            (one.value, STEP_NAMES[one], form, one in known, bool(form.errors))
            for one, form in forms.items()
            if one in may and shown
        ),
        "figures": mine or PublishedForm(desk.catalogue, initial=published_values(figures)),
        "recorded": figures,
        "records": may_record_ministry(desk.standing, campaign) and shown,
        "open": mine is not None,
    }
    return render(request, "milestone/milestone.html", context)
