"""Documents frozen and templates exchanged by two people at once."""

from io import BytesIO

import pytest

from cchc.core.document.kinds import DocumentKind
from cchc.core.document.samples import sample_document
from cchc.files.office.starter import starter_template
from cchc.records.documents.actions import bring_template, freeze, start_template
from cchc.records.documents.models import IssuedDocument, OfficeTemplate
from cchc.records.people.models import Role, User
from tests.records.entries.apart import alone, overtaken
from tests.records.handing_in import NOW, agency, person
from tests.records.together.telling import told

pytestmark = pytest.mark.usefixtures("apart")
KIND = DocumentKind.REMINDER
SUBJECT = "campaign:x"


def desk() -> tuple[User, int]:
    """Who coordinates, and the province."""
    return person(Role.COORDINATOR, "so-noi-vu"), agency("tinh-vinh-phuc").pk


def brought(by: User, root: int) -> OfficeTemplate:
    """A template of the province."""
    return bring_template(root, KIND, BytesIO(starter_template(KIND)), "mau.docx", by=by, now=NOW)


def test_one_document_is_frozen_once_however_often_it_is_sent() -> None:
    by, root = alone(desk)
    document = sample_document(KIND)
    first, second = overtaken(
        lambda: freeze(document, SUBJECT, root, by=by, now=NOW),
        lambda: freeze(document, SUBJECT, root, by=by, now=NOW),
    )
    assert (told(first), told(second)) == ("", "")
    assert isinstance(first, IssuedDocument)
    assert first == second
    assert alone(lambda: IssuedDocument.objects.filter(subject=SUBJECT).count()) == 1


def test_two_templates_brought_at_once_are_two_versions_and_one_is_in_use() -> None:
    by, root = alone(desk)
    one, two = overtaken(lambda: brought(by, root), lambda: brought(by, root))
    assert isinstance(one, OfficeTemplate)
    assert isinstance(two, OfficeTemplate)
    assert (one.number, two.number) == (1, 2)
    first, second = overtaken(
        lambda: start_template(one.pk, by=by, now=NOW), lambda: start_template(two.pk, by=by, now=NOW)
    )
    assert (told(first), told(second)) == ("", "")
    running = OfficeTemplate.objects.filter(root=root, ended_at=None, started_at__isnull=False)
    assert alone(lambda: list(running)) == [two]
