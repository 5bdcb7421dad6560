"""The profile of one province on one index."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.core.index.definition import IndexLine
from cchc.core.plan.served import in_force, serves
from cchc.core.plan.tasks import Plan
from cchc.records.indexes.queries import instruments_of
from cchc.records.people.models import User
from cchc.records.plans.queries import plans_of
from cchc.web.chart_files import chart_links, chart_response
from cchc.web.index_pages import IndexPage, index_head, index_page, line_choices, noted, year_choices
from cchc.web.index_words import unknown_in_profile
from cchc.web.profile_rows import profile_charts, profile_page
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.source_rows import unit_sources
from cchc.web.survey_rows import survey_page

SURVEYS = frozenset({"sipas"})


@require_safe
def profile(request: PageRequest, index: str, unit: str) -> HttpResponse:
    """One province among all others, with its own past and what its plan does for each line."""
    page, line = _asked(request, index, unit)
    plan = _plan(request.user, page, unit)
    rows = profile_page(page, unit, line, plan)
    context = {
        "page": index_head(page, f"{page.index.short_name} {rows.name} năm {page.year}", "web:profile", unit),
        "index": page,
        "unit": unit,
        "line": line,
        "profile": rows,
        "lines": line_choices(page, line),
        "years": year_choices(page, page.years_of(unit)),
        "kin": page.kin_of(unit),
        "sources": unit_sources(page, unit),
        "unknown_words": unknown_in_profile(page, request.GET),
        "charts": [
            (chart, chart_links("web:profile_file", chart, request.GET.urlencode(), index=index, unit=unit))
            for chart in rows.charts
        ],
    }
    if index in SURVEYS:
        context["survey"] = survey_page(page, unit, instruments_of(index), plan)
        return render(request, "index/survey.html", context)
    return render(request, "index/profile.html", context)


@require_safe
def profile_file(request: PageRequest, index: str, unit: str, chart: str, form: str) -> HttpResponse:
    """One chart of the profile as a picture or as figures."""
    page, line = _asked(request, index, unit)
    charts = noted(page, profile_charts(page, unit, line))
    return chart_response(charts, chart, form, named=f"{index}-{unit}-{page.year}")


def _asked(request: PageRequest, index: str, unit: str) -> tuple[IndexPage, IndexLine]:
    """The page and line of a request; 404 for a unit that no year counts."""
    with or_not_found():
        found = index_page(request.user, index, None)
    counted = found.years_of(unit)
    if not counted:
        raise Http404
    asked = request.GET.get("nam", "")
    known = [year for year in found.table.years_of(unit) if year in counted] or counted
    year = int(asked) if asked in map(str, counted) else known[-1]
    page = replace(found, year=year)
    return page, page.line(request.GET.get("noi-dung", ""))


def _plan(by: User, page: IndexPage, unit: str) -> Plan | None:
    """The newest visible plan of the province in force in the year that does anything for the index."""
    speaking = (plan for plan in plans_of(by, unit) if serves(plan, page.index))
    return next((plan for plan in speaking if in_force(plan, page.year)), None)
