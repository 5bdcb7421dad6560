"""How much may be sent at once: refused before it is read, and counted while it streams to the disk."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cchc.records.evidence.store import MEGABYTE, most_bytes
from cchc.web.middleware import Answer

AROUND_FILES = MEGABYTE  # the other fields of a form, and what marks the parts of it
MOST_UNKNOWN = 3 * MEGABYTE  # who is not signed in has nothing to hand in
API = "/api/"


def upload_refused_early(answer: Answer) -> Answer:
    """Refuse by its declared length what is too large, before anything of it is read."""

    def measured(request: HttpRequest) -> HttpResponse:
        known = request.user.is_authenticated or request.path.startswith(API)
        most = most_bytes() + AROUND_FILES if known else MOST_UNKNOWN
        if _declared(request) <= most:
            return answer(request)
        return render(request, "413.html", {"most": settings.CCHC_UPLOAD_MB}, status=413)

    return measured


def _declared(request: HttpRequest) -> int:
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(length) if length.isascii() and length.isdigit() else 0


class LimitedUpload(TemporaryFileUploadHandler):
    """Every file goes to the disk as it comes; all files of one sending together keep within the limit."""

    received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Count, then write; raises RequestDataTooBig."""
        self.received += len(raw_data)
        if self.received > most_bytes() + AROUND_FILES:
            self.upload_interrupted()
            raise RequestDataTooBig("the files are larger than was declared")
        return super().receive_data_chunk(raw_data, start)
