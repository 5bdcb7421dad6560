"""What holds for every answer: refusals in Vietnamese, and nothing of a signed-in person kept on the way."""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

Answer = Callable[[HttpRequest], HttpResponse]
NOT_KEPT = "private, no-store"


def known_host(answer: Answer) -> Answer:
    """Refuse a host that is not ours before anything else runs: a probe from outside leaves no traceback."""

    def checked(request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            return HttpResponse(render_to_string("400.html"), status=400)
        return answer(request)

    return checked


def not_kept(answer: Answer) -> Answer:
    """No browser and no proxy keeps what was shown to a signed-in person: pages, parts of pages, files."""

    def marked(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = NOT_KEPT
        return response

    return marked


def method_refused(answer: Answer) -> Answer:
    """Say on a page of the house that an address takes no such request."""

    def said(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if response.status_code != 405 or response.content:
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page

    return said
