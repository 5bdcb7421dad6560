"""Indices: the list, the league table of a year, and the map."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cchc.core.index.league import League, league
from cchc.core.report.chart import Chart
from cchc.core.report.index_map import map_chart
from cchc.core.report.league import league_report
from cchc.records.indexes.policies import may_enter_scores
from cchc.records.indexes.queries import index_summaries
from cchc.records.people.queries import own_province
from cchc.web.chart_files import chart_links, chart_response
from cchc.web.index_pages import IndexPage, index_head, index_page, line_choices, noted, year_choices
from cchc.web.index_words import unknown_in_league, unknown_line
from cchc.web.league_rows import indices_page, league_page, target_rank
from cchc.web.map_files import shapes_of
from cchc.web.navigation import PageHead, home_crumb
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.source_rows import league_sources
from cchc.web.views.downloads import sent

FORMS = {"xlsx": "Bảng tính (.xlsx)", "csv": "Dữ liệu (.csv)", "json": "Dữ liệu (.json)"}


@require_safe
def indices(request: PageRequest) -> HttpResponse:
    """All indices, with the years that are known and the place of the own province."""
    by = request.user
    rows = indices_page(index_summaries(), own_province(by), may_enter=may_enter_scores(by))
    head = PageHead(title="Các chỉ số", crumbs=(home_crumb(),), published=True)
    return render(request, "index/indices.html", {"page": head, "rows": rows})


@require_safe
def newest(request: PageRequest, index: str) -> HttpResponse:
    """Lead to the newest league table of an index."""
    with or_not_found():
        found = index_page(request.user, index, None)
    return redirect("web:league", index, found.year)


@require_safe
def league_table(request: PageRequest, index: str, year: int) -> HttpResponse:
    """Every unit of a year on one line of the index."""
    with or_not_found():
        found = index_page(request.user, index, year)
    line = found.line(request.GET.get("noi-dung", ""))
    target = target_rank(request.GET.get("muc-tieu", ""))
    shown = league(found.table, year, line.key, found.unit_ids, target)
    context = {
        "page": index_head(found, f"Xếp hạng {found.index.short_name} năm {year}", "web:league"),
        "index": found,
        "line": line,
        "league": league_page(found, shown, request.GET.get("nhom", "")),
        "target": target,
        "sources": league_sources(found, shown),
        "unknown_words": unknown_in_league(found, shown, request.GET),
        "lines": line_choices(found, line),
        "years": year_choices(found),
        "forms": FORMS,
        "query": request.GET.urlencode(),
    }
    return render(request, "index/league.html", context)


@require_safe
def league_file(request: PageRequest, index: str, year: int, form: str) -> HttpResponse:
    """The league table as a file."""
    with or_not_found():
        found = index_page(request.user, index, year)
    line = found.line(request.GET.get("noi-dung", ""))
    target = target_rank(request.GET.get("muc-tieu", ""))
    shown = league(found.table, year, line.key, found.unit_ids, target)
    report = league_report(found.index, shown, found.name_of)
    return sent(report, f"xep-hang-{index}-{year}", form)


@require_safe
def country_map(request: PageRequest, index: str, year: int) -> HttpResponse:
    """The provinces of a year on the map."""
    with or_not_found():
        found = index_page(request.user, index, year)
    line = found.line(request.GET.get("noi-dung", ""))
    chart = _map(found, league(found.table, year, line.key, found.unit_ids))
    context = {
        "page": index_head(found, f"Bản đồ {found.index.short_name} năm {year}", "web:map"),
        "index": found,
        "line": line,
        "chart": chart,
        "shapes": shapes_of(chart),
        "unknown_words": unknown_line(found, request.GET),
        "downloads": chart_links("web:map_file", chart, request.GET.urlencode(), index=index, year=year),
        "lines": line_choices(found, line),
        "years": year_choices(found),
    }
    return render(request, "index/map.html", context)


@require_safe
def map_file(request: PageRequest, index: str, year: int, chart: str, form: str) -> HttpResponse:
    """The map as a picture, or its figures."""
    with or_not_found():
        found = index_page(request.user, index, year)
    line = found.line(request.GET.get("noi-dung", ""))
    made = _map(found, league(found.table, year, line.key, found.unit_ids))
    return chart_response(noted(found, (made,)), chart, form, shapes_of(made), named=f"{index}-{year}")


def _map(found: IndexPage, shown: League) -> Chart:
    return map_chart(found.index, shown, found.name_of, found.own, units_on_34=found.merged)
