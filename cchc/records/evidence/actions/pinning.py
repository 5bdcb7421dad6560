"""Documents of a published result: from then on neither corrected nor given other files."""

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone

from cchc.core.errors import InputRefused, Problem
from cchc.core.numerals import date_text
from cchc.records.evidence.models import Document

INSTEAD = "Hãy nộp thành tài liệu mới"


def held_for_pinning(documents: Collection[int]) -> None:
    """Lock documents: whoever is correcting one finishes first, or finds it pinned."""
    rows = Document.objects.select_for_update().filter(pk__in=documents).order_by("pk")
    list(rows.values_list("pk"))


def pin_documents(documents: Collection[int], *, now: datetime) -> None:
    """Keep documents as they are from now on; those of an earlier publication stay as they were then."""
    Document.objects.filter(pk__in=documents, pinned_at=None).update(pinned_at=now)


def refuse_pinned(document: Document) -> None:
    """Raise InputRefused for a document that belongs to a published result."""
    if document.pinned_at is not None:
        day = date_text(timezone.localdate(document.pinned_at))
        why = f"Tài liệu này đi cùng kết quả đã công bố ngày {day}"
        message = f"{why} nên không sửa, không bổ sung tệp được nữa"
        raise InputRefused([Problem("document_pinned", message, hint=INSTEAD)])
