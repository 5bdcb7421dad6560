"""One survey instrument: who is asked, on which scale, which questions."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.records.indexes.queries import all_instruments
from cchc.web.instrument_rows import instrument_head, instrument_page
from cchc.web.requests import PageRequest


@require_safe
def instrument(request: PageRequest, index: str, version: str) -> HttpResponse:
    """The whole form, with what is not official in it."""
    found = next((one for one in all_instruments() if one.id == f"{index}/{version}"), None)
    if found is None:
        raise Http404
    context = {"page": instrument_head(found), "form": instrument_page(found)}
    return render(request, "catalogue/instrument.html", context)
