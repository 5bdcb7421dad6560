"""Choosing a document for a line, and showing one beside the figure that it proves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from cchc.records.entries.evidence_access import document_for
from cchc.records.entries.queries.portion_sheet import PortionSheet, SheetLine
from cchc.records.evidence.models import Revision
from cchc.records.evidence.previews import pages_shown
from cchc.records.evidence.queries import UnknownDocumentError
from cchc.records.people.queries import Standing
from cchc.web.document_pick import CHOSEN, document_choices, document_href
from cchc.web.portion_forms import ProofForm

CHOOSE, SHOWN = "gan", "xem"
Asked = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PreviewBox:
    """A document shown beside the line: pictures of its pages, or only where it is opened."""

    title: str
    href: str
    pictures: tuple[str, ...]
    remark: str


def proof_form(
    standing: Standing,
    sheet: PortionSheet,
    line: SheetLine,
    asked: Asked,
    data: Mapping[str, Any] | None = None,
) -> ProofForm | None:
    """The form in which one more document is chosen; None while nobody asks for it. Two queries."""
    wanted = data is not None or CHOOSE in asked or CHOSEN in asked
    if not wanted or not line.may_edit:
        return None
    offered = document_choices(standing, sheet.portion.agency_id)
    return ProofForm(data, offered, initial={"document": asked.get(CHOSEN, "")})


def preview_box(standing: Standing, line: SheetLine, asked: Asked) -> PreviewBox | None:
    """The document of the line that is asked for; None for none and for one that the person may not see."""
    wanted = asked.get(SHOWN, "")
    held = next((one for one in line.proofs if str(one.document) == wanted), None)
    if held is None:
        return None
    try:
        found = document_for(standing, held.document)
    except UnknownDocumentError:
        return None
    newest = next(iter(found.revisions), None)
    pictures = () if newest is None else _pictures(held.document, newest)
    remark = "" if pictures else "Tài liệu này không xem trước được; mở để tải về."
    return PreviewBox(held.title, document_href(held.document), pictures, remark)


def _pictures(document: int, revision: Revision) -> tuple[str, ...]:
    return tuple(
        reverse("web:document_page", args=[document, revision.number, page])
        for page in range(1, pages_shown(revision) + 1)
    )
