"""The items for which the Ministry took points from one line of the province."""

from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cchc.core.campaign.circuit import Circuit
from cchc.core.numerals import points_text
from cchc.records.agencies.queries import register_of
from cchc.records.campaigns.queries import unit_for
from cchc.records.rounds.actions.ministry import record_deductions
from cchc.records.rounds.models import RoundDeduction
from cchc.records.rounds.stored import core_deduction
from cchc.web.coordination_fields import CoordinationForm
from cchc.web.coordination_pages import desk_head, refusals_told, running_desk
from cchc.web.deduction_forms import item_forms
from cchc.web.navigation import Crumb
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.rounds_rows import most_text


@require_http_methods(["GET", "HEAD", "POST"])
def round_deductions(request: PageRequest, campaign: str, unit: str, line: str) -> HttpResponse:
    """All items of the line at once, in the order of the source; an empty one is taken away."""
    desk = running_desk(request, campaign)
    with or_not_found():
        found = unit_for(desk.standing, desk.campaign, unit)
    leaf = desk.catalogue.by_key.get(line)
    if leaf is None or not leaf.is_leaf or desk.circuit is not Circuit.NATIONAL or found.published_id:
        raise Http404
    rows = RoundDeduction.objects.filter(campaign_unit=found, line__key=line).select_related("line")
    items = [core_deduction(row) for row in rows]
    sent = request.POST if request.method == "POST" else None
    forms = item_forms(items, register_of(desk.campaign.register), sent)
    whole, back = CoordinationForm(sent), reverse("web:round_line", args=[campaign, unit, line])
    if sent is not None and not any(form.errors for form in (*forms, whole)):
        with refusals_told(request, whole):
            given = [item for form in forms if (item := form.item(line)) is not None]
            count = record_deductions(campaign, unit, line, given, by=request.user, now=desk.now)
            messages.success(request, f"Dòng {line}: đã ghi {count} khoản trừ.")
        if not whole.errors:
            return redirect(back)
    context = {
        "page": desk_head(desk, "Khoản trừ của Bộ", "web:campaign", Crumb(f"Dòng {line}", back)),
        "campaign": desk.campaign,
        "unit": found,
        "leaf": leaf,
        "most": most_text(leaf),
        "taken": points_text(sum((item.amount for item in items), Decimal(0))) if items else "",
        "forms": forms,
        "whole": whole,
        "wrong": sent is not None,
        "back": back,
    }
    return render(request, "round_deductions/items.html", context)
