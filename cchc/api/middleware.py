"""What holds for every answer below /api/: refusals are of one shape, and nothing is kept on the way."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cchc.api.problems import plain_refusal

Answer = Callable[[HttpRequest], HttpResponse]
PREFIX = "/api/"


def one_shape(answer: Answer) -> Answer:
    """Say in the shape of the interface what was refused before or beside it: 400, 404, 405, 413, 500."""

    def said(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if not request.path.startswith(PREFIX):
            return response
        if response.status_code >= 400 and response["Content-Type"] != "application/json":
            told = plain_refusal(response.status_code)
            if "Allow" in response:
                told["Allow"] = response["Allow"]
            response = told
        response["Cache-Control"] = "private, no-store"
        return response

    return said
