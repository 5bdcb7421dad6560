"""The bundle of evidence of a unit: what is pasted line by line, the .zip, and the ticks 'đã nhập'."""

import tempfile
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cchc.core.campaign.portion import WrongState
from cchc.core.errors import NotAllowed
from cchc.files.bundle import write_bundle
from cchc.files.bundle_lines import document_line, line_text
from cchc.records.entries.actions import tick_typed
from cchc.records.entries.evidence_bundle import UnitBundle, bundle_of
from cchc.records.people.queries import standing_of
from cchc.web.campaign_head import campaign_head
from cchc.web.navigation import Crumb, PageHead
from cchc.web.requests import PageRequest, or_not_found

UNTYPED, WITH_FILES = "chua-nhap", "co-tai-lieu"
FILTERS = (("", "Mọi dòng"), (UNTYPED, "Chưa nhập"), (WITH_FILES, "Có tài liệu"))


@require_safe
def bundle(request: PageRequest, campaign: str, unit: str) -> HttpResponse:
    """Every line with the text to paste and its documents, in the order of the catalogue."""
    found = _bundle(request, campaign, unit)
    wanted = request.GET.get("loc", "")
    lines = [
        {"line": one, "text": line_text(one), "documents": [document_line(each) for each in one.documents]}
        for one in found.bundle.lines
        if (wanted != UNTYPED or not one.typed) and (wanted != WITH_FILES or one.documents)
    ]
    context = {
        "page": _head(request, found),
        "lines": lines,
        "whole": len(found.bundle.lines),
        "typed": sum(one.typed for one in found.bundle.lines),
        "filters": [{"value": value, "text": text, "chosen": value == wanted} for value, text in FILTERS],
        "wanted": wanted,
        "may_tick": found.may_tick,
        "campaign": campaign,
        "unit": unit,
    }
    return render(request, "document/bundle.html", context)


def _head(request: PageRequest, found: UnitBundle) -> PageHead:
    standing, campaign = standing_of(request.user, timezone.localdate()), found.unit.campaign
    rounds = Crumb(found.unit.unit.name, reverse("web:rounds", args=[campaign.slug, found.unit.unit.slug]))
    title = f"Gói tài liệu kiểm chứng: {found.unit.unit.name}"
    return campaign_head(campaign, title, "web:campaign", standing, above=(rounds,))


@require_safe
def bundle_file(request: PageRequest, campaign: str, unit: str) -> HttpResponseBase:
    """The whole bundle as one .zip, written to a temporary file that goes with the answer."""
    found = _bundle(request, campaign, unit)
    written = tempfile.TemporaryFile(prefix="cchc-")  # noqa: SIM115 - the answer closes it once it is sent
    write_bundle(found.bundle, written)
    written.seek(0)
    name = f"goi-minh-chung-{campaign}-{unit}.zip"
    return FileResponse(written, as_attachment=True, filename=name, content_type="application/zip")


@require_POST
def typed(request: PageRequest, campaign: str, unit: str) -> HttpResponse:
    """Tick or untick one line; back to it."""
    found = _bundle(request, campaign, unit)
    line, done, now = request.POST.get("line", ""), request.POST.get("typed") == "1", timezone.now()
    try:
        with or_not_found():
            tick_typed(found.unit.pk, line, typed=done, by=request.user, now=now)
    except NotAllowed as error:
        raise PermissionDenied from error
    except WrongState as error:
        messages.error(request, f"{error.problem.message}.")
    wanted = request.POST.get("loc", "")
    query = f"?loc={wanted}" if wanted in (UNTYPED, WITH_FILES) else ""
    return redirect(f"{reverse('web:bundle', args=[campaign, unit])}{query}#dong-{quote(line)}")


def _bundle(request: PageRequest, campaign: str, unit: str) -> UnitBundle:
    with or_not_found():
        return bundle_of(standing_of(request.user, timezone.localdate()), campaign, unit)
