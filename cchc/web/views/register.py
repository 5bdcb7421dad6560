"""The registers of a person, one register with its rows and years, and the rows behind a figure."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cchc.core.campaign.fact_wording import fact_text
from cchc.records.agencies.models import Agency
from cchc.records.campaigns.queries.register_owed import year_standings
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.queries import standing_of
from cchc.records.registers.actions import close_year, open_year
from cchc.records.registers.policies import may_close_year, may_read_rows
from cchc.records.registers.queries import register_fact, registers_seen, rows_seen
from cchc.web.coordination_pages import refusals_told
from cchc.web.navigation import PageHead, home_crumb
from cchc.web.register_room import TITLE, RegisterDesk, defines, desk_head, desk_of
from cchc.web.register_rows import (
    YearPart,
    filter_query,
    page_of,
    read_row_filter,
    shown_rows,
    year_part,
)
from cchc.web.requests import PageRequest, or_not_found

MOST_BEHIND = 500


@require_safe
def registers(request: PageRequest) -> HttpResponse:
    """The registers that a person sees."""
    standing = standing_of(request.user, timezone.localdate())
    rows = registers_seen(standing).select_related("province").defer("text")
    context = {
        "page": PageHead(title=TITLE, crumbs=(home_crumb(),)),
        "rows": rows,
        "may_define": defines(standing) is not None,
    }
    return render(request, "register/list.html", context)


@require_safe
def register(request: PageRequest, register: str) -> HttpResponse:
    """The rows of a register, found by words, year and agency, fifty a page."""
    desk = desk_of(request, register)
    today = desk.standing.day
    wanted = read_row_filter(request.GET.dict())
    pages = page_of(rows_seen(desk.standing, desk.register, wanted), request.GET.get("trang", ""))
    agencies = _agencies(desk)
    context = {
        "page": desk_head(desk),
        "desk": desk,
        "rows": shown_rows(desk.definition, register, pages, today),
        "pages": pages,
        "filter": wanted,
        "query": filter_query(wanted),
        "agencies": agencies,
        "several": len(agencies) > 1 or not desk.kept,
        "years": range(today.year + 1, today.year - 5, -1),
        "closing_year": wanted.year or today.year,
        "closing": _years(desk, wanted.year or today.year),
        "forms": ("xlsx", "csv"),
    }
    return render(request, "register/register.html", context)


def _agencies(desk: RegisterDesk) -> tuple[tuple[int, str], ...]:
    """The agencies of whose rows the person sees some, and those for which he writes."""
    seen = rows_seen(desk.standing, desk.register).order_by("agency__name")
    listed = dict(seen.values_list("agency", "agency__name").distinct())
    return tuple((listed | {one.pk: one.name for one in desk.kept}).items())


def _years(desk: RegisterDesk, year: int) -> YearPart:
    """Who has confirmed the year and who has not; five queries."""
    standing = desk.standing
    found = year_standings(standing, desk.register, year)
    closing = frozenset(one.agency.pk for one in found if may_close_year(standing, one.agency.pk))
    return year_part(found, closing if year <= standing.day.year else frozenset())


@require_POST
def close(request: PageRequest, register: str) -> HttpResponse:
    """Confirm that a year of an agency is complete, or take it back."""
    desk = desk_of(request, register)
    agency, year, rows = (_number(request.POST.get(name, "")) for name in ("agency", "year", "rows"))
    with refusals_told(request):
        if request.POST.get("viec") == "mo":
            open_year(register, agency, year, by=request.user, now=desk.now)
            messages.success(request, f"Sổ năm {year} không còn được xác nhận là đủ.")
        else:
            close_year(register, agency, year, rows=rows, by=request.user, now=desk.now)
            told = f"đủ {rows} dòng" if rows else "không phát sinh"
            messages.success(request, f"Đã xác nhận sổ năm {year}: {told}.")
    return redirect(f"{desk.href}?nam={year}")


@require_safe
def fact(request: PageRequest, register: str) -> HttpResponse:
    """The rows behind the figure that a register gives for a line."""
    desk, asked = desk_of(request, register), request.GET
    agency = Agency.objects.filter(pk=_number(asked.get("co-quan", ""))).first()
    version = CatalogueVersion.objects.filter(key=asked.get("bo", "")).first()
    year = _number(asked.get("nam", ""))
    if agency is None or version is None or not 1990 <= year <= 2100:
        raise Http404
    if not may_read_rows(desk.standing, agency.pk, agency.root_id or agency.pk):
        raise Http404
    catalogue = core_catalogue(version)
    with or_not_found():
        found = register_fact(
            desk.register, catalogue, asked.get("dong", ""), agency, year, desk.standing.day
        )
    node = catalogue.by_key[found.feed.line]
    context = {
        "page": desk_head(desk, f"Số liệu dòng {node.key} năm {year}"),
        "desk": desk,
        "found": found,
        "node": node,
        "text": fact_text(found.fed.fact, node),
        "rows": shown_rows(desk.definition, register, found.rows[:MOST_BEHIND], desk.standing.day),
        "left_off": max(0, len(found.rows) - MOST_BEHIND),
        "all_href": f"{desk.href}?nam={year}&co-quan={agency.pk}",
        "list_href": reverse("web:registers"),
    }
    return render(request, "register/fact.html", context)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
