"""Documents of plans as the tests send them to be read."""

from datetime import timedelta

from cchc.records.plans.actions.documents import SentDocument, send_document
from cchc.records.plans.models import PlanReading
from tests.files.plan_import.made import as_docx, as_markdown, laid_out
from tests.records.handing_in import NOW
from tests.records.plans.building import CATALOGUE, SLUG, coordinator

LATER = NOW + timedelta(minutes=4)


def document(form: str = "md") -> SentDocument:
    """The plan of Vĩnh Phúc as its office would send it."""
    raw = as_docx(laid_out(SLUG)) if form == "docx" else as_markdown(laid_out(SLUG))
    return SentDocument(
        register="vinh-phuc", catalogue=CATALOGUE, result="", file_name=f"ke-hoach.{form}", raw=raw
    )


def sent() -> PlanReading:
    """A document that was read at once."""
    return send_document(document(), by=coordinator(), now=NOW)


def waiting() -> PlanReading:
    """A document that nobody wanted to wait for."""
    return send_document(document("docx"), by=coordinator(), now=NOW, patience=0)
