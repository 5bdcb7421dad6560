"""The rounds of one unit side by side, one line of them with its trace, and their files."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.calendar import WEEKENDS_ONLY
from cchc.core.campaign.circuit import ROUND_NAMES, Circuit, Round, effective_round
from cchc.core.catalogue.nodes import Node
from cchc.core.report.rounds import rounds_report
from cchc.core.scoring.assessment import NO_ENTRY
from cchc.core.scoring.evaluate import evaluate
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.campaigns.policies import may_see_whole
from cchc.records.campaigns.queries import unit_for
from cchc.records.catalogues.queries import work_calendar
from cchc.records.rounds.queries import campaign_events, campaign_log
from cchc.records.rounds.sight import SeenRounds, round_sheets, seen_rounds
from cchc.web.coordination_pages import Desk, campaign_head_of, desk_head, seen_desk
from cchc.web.navigation import Crumb
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.round_acts import record_round, round_form, written_here
from cchc.web.round_forms import RoundForm
from cchc.web.rounds_rows import most_text, rounds_table, said_rows
from cchc.web.views.downloads import sent

MOST_EVENTS = 30
ONLY = (("", "Mọi dòng"), ("khac", "Dòng các vòng nói khác nhau"), ("thieu", "Dòng chưa có số liệu"))


@require_safe
def rounds(request: PageRequest, campaign: str, unit: str) -> HttpResponse:
    """Every line with what each round says, what the rounds changed, and the total after each."""
    desk, found = _unit(request, campaign, unit)
    seen = seen_rounds(desk.standing, found)
    sheets = round_sheets(found, seen.figures) if seen.whole else {}
    only = request.GET.get("loc", "")
    context = {
        "page": desk_head(desk, f"Các vòng của {found.unit.name}", "web:campaign"),
        "campaign": desk.campaign,
        "unit": found,
        "table": rounds_table(found, desk.catalogue, seen.figures, sheets, only=only),
        "whole": seen.whole,
        "only": tuple({"value": value, "text": text, "chosen": value == only} for value, text in ONLY),
        "files": _files(found),
        "national": desk.circuit is Circuit.NATIONAL,
        "runs": may_see_whole(desk.standing, desk.campaign),
        "published": found.published,
    }
    return render(request, "rounds/rounds.html", context)


@require_safe
def rounds_file(request: PageRequest, campaign: str, unit: str, form: str) -> HttpResponse:
    """The same as a workbook, .csv or .json."""
    desk, found = _unit(request, campaign, unit)
    seen = seen_rounds(desk.standing, found)
    sheets = round_sheets(found, seen.figures) if seen.whole else {}
    report = rounds_report(campaign_head_of(desk), found.unit.name, seen.figures, sheets)
    return sent(report, f"{campaign}-{unit}-cac-vong", form)


@require_http_methods(["GET", "HEAD", "POST"])
def round_line(request: PageRequest, campaign: str, unit: str, line: str) -> HttpResponse:
    """One line: every round with source and person, how its points arose, the forms of the province."""
    desk, found = _unit(request, campaign, unit)
    leaf = desk.catalogue.by_key.get(line)
    seen = seen_rounds(desk.standing, found)
    if leaf is None or not leaf.is_leaf or (not seen.whole and line not in seen.figures):
        raise Http404
    if request.method != "POST":
        return _line_page(request, desk, found, leaf, seen)
    kept = next(
        (one for one in written_here(desk, found, leaf) if one.value == request.POST.get("vong")), None
    )
    if kept is None:
        raise PermissionDenied
    form = RoundForm(leaf, kept, request.POST)
    if form.is_valid():
        record_round(request, desk, found, kept, form)
    if form.errors:
        return _line_page(request, desk, found, leaf, seen, (kept, form))
    return redirect(f"{reverse('web:round_line', args=[campaign, unit, line])}#cac-vong")


def _line_page(
    request: PageRequest,
    desk: Desk,
    unit: CampaignUnit,
    leaf: Node,
    seen: SeenRounds,
    refused: tuple[Round, RoundForm] | None = None,
) -> HttpResponse:
    said = seen.figures.get(leaf.key, {})
    catalogue, kept = desk.catalogue, effective_round(said, desk.circuit)
    days = work_calendar([desk.campaign.year]) if catalogue.counts_working_days else WEEKENDS_ONLY
    entry = NO_ENTRY if kept is None else said[kept].entry
    score = evaluate(leaf, entry, catalogue.rounding, days)
    events = campaign_events(desk.standing, desk.campaign, unit.unit.slug, leaf.key)[:MOST_EVENTS]
    forms = {one: round_form(leaf, one, said) for one in written_here(desk, unit, leaf)}
    if refused is not None:
        forms[refused[0]] = refused[1]
    above = Crumb(unit.unit.name, reverse("web:rounds", args=[desk.campaign.slug, unit.unit.slug]))
    context = {
        "page": desk_head(desk, f"Dòng {leaf.key}", "web:campaign", above),
        "campaign": desk.campaign,
        "unit": unit,
        "leaf": leaf,
        "most": most_text(leaf),
        "said": said_rows(unit, leaf, said, catalogue.rounding.places),
        "steps": score.trace,
        "forms": tuple((one, ROUND_NAMES[one], form, bool(form.errors)) for one, form in forms.items()),
        "deducts": desk.circuit is Circuit.NATIONAL and bool(forms),
        "history": campaign_log(desk.standing, desk.campaign, events),
        "published": unit.published,
    }
    return render(request, "rounds/line.html", context)


def _unit(request: PageRequest, campaign: str, unit: str) -> tuple[Desk, CampaignUnit]:
    desk = seen_desk(request, campaign)
    with or_not_found():
        found = unit_for(desk.standing, desk.campaign, unit)
    found.campaign = desk.campaign
    return desk, found


def _files(unit: CampaignUnit) -> tuple[dict[str, str], ...]:
    names = {"xlsx": "Bảng tính (.xlsx)", "csv": "Dữ liệu (.csv)", "json": "Dữ liệu (.json)"}
    return tuple(
        {
            "text": text,
            "href": reverse("web:rounds_file", args=[unit.campaign.slug, unit.unit.slug, form]),
        }
        for form, text in names.items()
    )
