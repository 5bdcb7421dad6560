"""Catalogue versions: the list, one version with what it does not know, two versions side by side."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cchc.records.agencies.queries import register_named
from cchc.records.catalogues.draft_queries import works_on_drafts
from cchc.records.catalogues.queries import (
    all_catalogues,
    catalogue_named,
    crosswalk_between,
    mapped_versions,
)
from cchc.records.indexes.queries import all_instruments
from cchc.records.plans.queries import plans_using
from cchc.web.catalogue_filter import area_choices, known_choices, read_catalogue_filter
from cchc.web.catalogue_lines import catalogue_tree
from cchc.web.catalogue_rows import catalogue_head, families, head_facts, part_rows
from cchc.web.comparison_rows import comparison_head, mapped_pairs, side_by_side, version_choices
from cchc.web.instrument_rows import instrument_rows
from cchc.web.navigation import PageHead, catalogue_url, home_crumb
from cchc.web.requests import PageRequest
from cchc.web.unknown_rows import source_rows, unknown_rows


@require_safe
def catalogues(request: PageRequest) -> HttpResponse:
    """All versions by index, and between which of them a mapping has been written."""
    found = all_catalogues()
    context = {
        "page": PageHead(title="Bộ tiêu chí", crumbs=(home_crumb(),)),
        "families": families(found),
        "instruments": instrument_rows(all_instruments()),
        "pairs": mapped_pairs(mapped_versions(), found),
        "drafts": works_on_drafts(request.user, timezone.localdate()),
    }
    return render(request, "catalogue/list.html", context)


@require_safe
def catalogue(request: PageRequest, family: str, version: str) -> HttpResponse:
    """One version: its tree, what is unknown and why, its sources, where they contradict one another."""
    found = catalogue_named(f"{family}/{version}")
    if found is None:
        raise Http404
    wanted = read_catalogue_filter(request.GET.dict(), found)
    context = {
        "page": catalogue_head(found),
        "catalogue": found,
        "address": catalogue_url(found),
        "facts": head_facts(found),
        "parts": part_rows(found),
        "tree": catalogue_tree(found, register_named(found.agencies), wanted),
        "filter": wanted,
        "areas": area_choices(found, wanted.area),
        "states": known_choices(wanted),
        "unknowns": unknown_rows(found),
        "sources": source_rows(found),
        "judged": any(node.target is not None for node in found.leaves),
        "plans": [plan for plan in plans_using(request.user, found.id) if plan.conflicts],
    }
    return render(request, "catalogue/catalogue.html", context)


@require_safe
def comparison(request: PageRequest) -> HttpResponse:
    """Two versions by their written mapping; without one that is said, and nothing is guessed."""
    found = all_catalogues()
    asked = request.GET.get("cu", ""), request.GET.get("moi", "")
    old, new = (next((one for one in found if one.id == key), None) for key in asked)
    chosen = old is not None and new is not None and old is not new
    compared = side_by_side(old, new, crosswalk_between) if old and new and chosen else None
    context = {
        "page": comparison_head(old, new),
        "old_choices": version_choices(found, old),
        "new_choices": version_choices(found, new),
        "pairs": mapped_pairs(mapped_versions(), found),
        "unknown_words": (asked[0] and not old) or (asked[1] and not new),
        "same": old is not None and old is new,
        "compared": compared,
    }
    return render(request, "catalogue/comparison.html", context)
