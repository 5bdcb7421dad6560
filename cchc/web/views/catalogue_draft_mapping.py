"""The mapping of a draft with last year: what each old line became, said by a person, proposed by names."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.files.catalogue_import.draft_mapping import crosswalk_of, mapping_text
from cchc.records.campaigns.actions import correct_mapping
from cchc.records.campaigns.queries.pinned import mapping_pinned
from cchc.records.catalogues.actions import save_fresh, save_mapping
from cchc.records.catalogues.draft_queries import OpenDraft, draft_for, opened
from cchc.records.catalogues.policies import may_publish_draft
from cchc.web.campaign_head import standing_today
from cchc.web.catalogue_draft_mapped import (
    MOST_TEXT,
    area_tabs,
    chosen_area,
    fresh_rows,
    old_rows,
    proposed_in,
    said_in,
)
from cchc.web.catalogue_draft_rows import draft_head
from cchc.web.coordination_pages import refusals_told
from cchc.web.requests import PageRequest, or_not_found

ACTIVE = "web:catalogue_draft_mapping"


@require_http_methods(["GET", "HEAD", "POST"])
def mapping(request: PageRequest, draft: int) -> HttpResponse:
    """Read what was said of one area of last year's version, and say more."""
    found, before = _opened(request, draft)
    asked = request.POST if request.method == "POST" else request.GET
    area = chosen_area(before, asked.get("linh-vuc", ""))
    if request.method == "POST" and _saved(request, found, before, area):
        query = urlencode({"linh-vuc": area.id})
        return redirect(f"{reverse(ACTIVE, args=[draft])}?{query}")
    typed = request.POST.dict() if request.method == "POST" else None
    published = found.row.published_id is not None
    correcting = published and _may_correct(request, found)
    context = {
        "correcting": correcting,
        "locked": published and not correcting,
        "reason": request.POST.get("ly-do", "")[:MOST_TEXT],
        "page": draft_head(found.row, "Đối chiếu với năm trước", ACTIVE),
        "row": found.row,
        "before": before,
        "area": area,
        "areas": area_tabs(found, before, area),
        "rows": old_rows(found, before, area, typed),
        "proposed": len(proposed_in(found, before, area)),
        "fresh": fresh_rows(found),
        "unmapped": found.unmapped,
        "version": asked.get("lan", "") if typed is not None else str(found.row.version),
    }
    return render(request, "catalogue_draft/mapping.html", context)


def _may_correct(request: PageRequest, found: OpenDraft) -> bool:
    """Whether the person may correct a mapping that is published, on which no published result rests."""
    publishes = may_publish_draft(standing_today(request.user), found.row.province_id)
    return publishes and not mapping_pinned(found.row)


def _opened(request: PageRequest, draft: int) -> tuple[OpenDraft, Catalogue]:
    """404 for what is not there, and for a draft without a version before it."""
    with or_not_found():
        found = opened(draft_for(standing_today(request.user), draft))
    if found.before is None:
        raise Http404
    return found, found.before


def _saved(request: PageRequest, found: OpenDraft, before: Catalogue, area: Node) -> bool:
    given = request.POST.get("lan", "")
    seen = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
    by, now, pk = request.user, timezone.now(), found.row.pk
    done = False
    with refusals_told(request):
        match request.POST.get("viec"):
            case "moi":
                save_fresh(pk, request.POST.getlist("moi"), seen=seen, by=by, now=now)
            case "goi-y":
                save_mapping(pk, proposed_in(found, before, area), seen=seen, by=by, now=now)
            case "ghi":
                said = said_in(found, before, area, request.POST.dict())
                save_mapping(pk, said, seen=seen, by=by, now=now)
            case "sua":
                said = said_in(found, before, area, request.POST.dict())
                reason = request.POST.get("ly-do", "")[:MOST_TEXT]
                correct_mapping(pk, said, reason, seen=seen, by=by, now=now)
            case _:
                return False
        done = True
    if done:
        messages.success(request, "Đã ghi đối chiếu.")
    return done


@require_safe
def mapping_file(request: PageRequest, draft: int) -> HttpResponse:
    """The mapping as a file of the project."""
    found, before = _opened(request, draft)
    text = mapping_text(crosswalk_of(found.mapping, before, found.draft))
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="doi-chieu.yaml"'
    return response
