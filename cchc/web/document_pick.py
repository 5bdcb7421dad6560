"""Documents from which one chooses to prove a line, and the way to hand in a new one and come back."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.urls import reverse

from cchc.core.catalogue.nodes import Node
from cchc.core.numerals import date_text
from cchc.records.campaigns.models import Portion
from cchc.records.campaigns.queries import portion_for
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.evidence_access import offered_documents
from cchc.records.evidence.models import Document
from cchc.records.people.queries import Standing

PORTION, LINE, CHOSEN = "phan", "dong", "tai-lieu"


@dataclass(frozen=True, slots=True)
class LineBefore:
    """The line of a portion from which a person came to hand in a document, and to which he goes back."""

    portion: Portion
    line: str

    @property
    def node(self) -> Node:
        """The line of the catalogue."""
        return core_catalogue(self.portion.campaign_unit.campaign.catalogue).by_key[self.line]

    @property
    def query(self) -> str:
        """What the address of the form carries along."""
        return urlencode({PORTION: self.portion.pk, LINE: self.line})

    def href(self, document: int | None = None) -> str:
        """The page of the line; with the new document chosen in its form (`?tai-lieu=…`)."""
        campaign = self.portion.campaign_unit.campaign.slug
        address = f"{reverse('web:portion', args=[campaign, self.portion.pk])}dong/{quote(self.line)}/"
        chosen = "" if document is None else f"?{CHOSEN}={document}"
        return f"{address}{chosen}#tai-lieu"


def line_before(standing: Standing, portion: str, line: str) -> LineBefore | None:
    """The line that an address names, None when it names none; raises NotVisibleError for another's."""
    if not portion.isascii() or not portion.isdigit() or len(portion) > 12:
        return None
    found = portion_for(standing, int(portion))
    return LineBefore(found, line) if line in found.lines else None


def document_choices(standing: Standing, agency_id: int) -> tuple[tuple[int, str], ...]:
    """Documents that may prove a line of an agency, as a form lists them; two queries."""
    return tuple((one.pk, document_text(one)) for one in offered_documents(standing, agency_id))


def document_text(document: Document) -> str:
    """Title, number and day of a document in one line."""
    number = f", số {document.number}" if document.number else ""
    day = f", ngày {date_text(document.day)}" if document.day else ""
    return f"{document.title}{number}{day}"


def upload_href(portion: Portion, line: str) -> str:
    """The form for new documents that comes back to the line."""
    return f"{reverse('web:document_new')}?{LineBefore(portion, line).query}"


def document_href(document: int) -> str:
    """The page of a document."""
    return reverse("web:document", args=[document])
