"""The campaigns that a person sees with what waits for him, and the overview of one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cchc.core.campaign.circuit import PORTION_ROUNDS, STEPS, Circuit, Step
from cchc.records.campaigns.models import Campaign
from cchc.records.campaigns.policies import may_see_whole
from cchc.records.campaigns.queries import campaign_for, portions_for, visible_campaigns, windows_of
from cchc.records.entries.queries.waiting import waiting_for, windows_by_campaign
from cchc.web.campaign_head import campaign_head, standing_today
from cchc.web.campaign_rows import campaign_rows, step_rows, work_rows
from cchc.web.navigation import PageHead, home_crumb
from cchc.web.portion_list import (
    portion_page,
    read_portion_filter,
    state_choices,
    state_counts,
    step_choices,
)
from cchc.web.requests import PageRequest, or_not_found


@require_safe
def campaigns(request: PageRequest) -> HttpResponse:
    """What waits for the person, and the campaigns that he sees."""
    now, standing = timezone.now(), standing_today(request.user)
    found = list(visible_campaigns(standing))
    coordinates = any(standing.coordinates(held.root) for held in standing.held if held.root is not None)
    context = {
        "page": PageHead(title="Chấm điểm", crumbs=(home_crumb(),)),
        "work": work_rows(waiting_for(standing, now), now),
        "campaigns": campaign_rows(found, windows_by_campaign(one.pk for one in found), now),
        "may_open": reverse("web:campaign_open") if coordinates else "",
    }
    return render(request, "campaign/campaigns.html", context)


@require_safe
def campaign(request: PageRequest, campaign: str) -> HttpResponse:
    """The steps of a campaign with their time, what waits for the person in it, and the portions he sees."""
    now, standing = timezone.now(), standing_today(request.user)
    with or_not_found():
        found = campaign_for(standing, campaign)
    windows, seen = windows_of(found), portions_for(standing, found)
    wanted = read_portion_filter(request.GET.dict())
    listed = portion_page(found, seen, wanted, windows, now)
    context = {
        "page": campaign_head(found, found.title, "web:campaign", standing, overview=True),
        "steps": step_rows(found, windows, state_counts(seen), now),
        "work": work_rows(waiting_for(standing, now, found), now),
        "whole": may_see_whole(standing, found),
        "wanted": wanted,
        "step_choices": step_choices(_steps(found), wanted.step),
        "state_choices": state_choices(wanted.state),
        "portions": listed.rows,
        "found": listed.found,
        "number": listed.number,
        "pages": listed.pages,
        "before": listed.before,
        "after": listed.after,
    }
    return render(request, "campaign/campaign.html", context)


def _steps(found: Campaign) -> tuple[Step, ...]:
    return tuple(step for step in STEPS[Circuit(found.circuit)] if step in PORTION_ROUNDS)
