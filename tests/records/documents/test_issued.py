"""What left the house is kept as it was: bytes, hashes, who, when; nothing of it can be changed."""

import hashlib
from datetime import date, timedelta
from importlib import import_module
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from cchc.core.document.kinds import DocumentKind
from cchc.core.document.samples import sample_document
from cchc.core.errors import InputRefused, NotAllowed
from cchc.files.office.starter import starter_template
from cchc.records.audit.models import Event
from cchc.records.documents.actions import attach_signed, bring_template, end_template, freeze, start_template
from cchc.records.documents.models import IssuedDocument, OfficeTemplate, SignedCopy
from cchc.records.documents.queries import (
    UnknownPaperError,
    bytes_of,
    coordinated_root,
    issued_for,
    listed_issued,
    template_for,
    template_in_use,
    templates_of,
)
from cchc.records.people.models import Role, User
from cchc.records.people.queries import Standing, standing_of
from tests.records.handing_in import NOW, agency, handed_in, person

pytestmark = pytest.mark.django_db
KIND = DocumentKind.REMINDER
TODAY = NOW.date()


def coordinator() -> User:
    return person(Role.COORDINATOR, "so-noi-vu")


def root() -> int:
    return agency("tinh-vinh-phuc").pk


def kept(by: User | None = None, own: int | None = None) -> IssuedDocument:
    document = sample_document(KIND)
    return freeze(
        document, "campaign:x", root(), agency=own, sources={"a": "b"}, by=by or coordinator(), now=NOW
    )


def standing(by: User) -> Standing:
    return standing_of(by, TODAY)


def test_bytes_and_hashes() -> None:
    issued = kept()
    hashes = {"docx": issued.docx_sha256, "pdf": issued.pdf_sha256, "xlsx": issued.xlsx_sha256}
    for form, sha256 in hashes.items():
        content = bytes_of(standing(coordinator()), issued.pk, form)
        assert hashlib.sha256(content).hexdigest() == sha256
    assert bytes_of(standing(coordinator()), issued.pk, "xlsx").startswith(b"PK")
    assert (issued.sources, issued.illustrative, str(issued)) == ({"a": "b"}, True, issued.title)
    event = Event.objects.get(verb="documents.frozen", subject=str(issued.pk))
    assert {form: event.detail[form] for form in hashes} == hashes


def test_workbooks_kept_before_get_their_hash() -> None:
    step = import_module("cchc.records.documents.migrations.0003_workbook_hash")
    issued = kept()
    connection.check_constraints()
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=lambda said, params: cursor.execute(said))
        step.unlock(apps, editor)
        IssuedDocument.objects.update(xlsx_sha256="")
        step.fill(apps, editor)
        connection.check_constraints()
        step.lock(apps, editor)
    assert IssuedDocument.objects.get(pk=issued.pk).xlsx_sha256 == issued.xlsx_sha256
    with pytest.raises(DatabaseError), transaction.atomic():
        IssuedDocument.objects.update(xlsx_sha256="")


@pytest.mark.parametrize(
    "act", ["UPDATE documents_issueddocument SET title = 'x'", "DELETE FROM documents_issueddocument"]
)
def test_the_database_keeps_it(act: str) -> None:
    issued = kept()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(act)
    assert IssuedDocument.objects.get(pk=issued.pk).title == issued.title


@pytest.mark.parametrize(
    "act", ["UPDATE documents_signedcopy SET number = 'x'", "DELETE FROM documents_signedcopy"]
)
def test_the_database_keeps_its_signature(act: str) -> None:
    attach_signed(kept().pk, None, "5/KH-UBND", TODAY, by=coordinator(), now=NOW)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(act)
    assert str(SignedCopy.objects.get()).startswith("5/KH-UBND")


def test_number_and_scan_beside_it() -> None:
    issued, by = kept(), coordinator()
    attach_signed(issued.pk, None, "5/KH-UBND", date(2026, 11, 20), by=by, now=NOW)
    scan = handed_in("so-noi-vu")
    later = NOW + timedelta(minutes=1)
    attach_signed(issued.pk, scan.pk, "6/KH-UBND", date(2026, 11, 20), by=by, now=later)
    numbers = [one.number for one in issued_for(standing(by), issued.pk).signed_copies.all()]
    assert numbers == ["6/KH-UBND", "5/KH-UBND"]


def test_what_cannot_be_recorded() -> None:
    issued, by = kept(), coordinator()
    with pytest.raises(InputRefused, match="chưa tới"):
        attach_signed(issued.pk, None, "5", TODAY + timedelta(days=1), by=by, now=NOW)
    with pytest.raises(UnknownPaperError):
        attach_signed(issued.pk, 999, "5", TODAY, by=by, now=NOW)
    with pytest.raises(UnknownPaperError):
        attach_signed(999, None, "5", TODAY, by=by, now=NOW)
    with pytest.raises(NotAllowed):
        attach_signed(issued.pk, None, "5", TODAY, by=person(Role.LEADER, "ubnd-tinh"), now=NOW)


def test_an_agency_writes_and_sees_its_own() -> None:
    own = agency("so-tu-phap").pk
    scorer, other = person(Role.SCORER, "so-tu-phap"), person(Role.SCORER, "so-tai-chinh")
    issued = kept(scorer, own)
    assert issued_for(standing(scorer), issued.pk) == issued
    assert list(listed_issued(standing(scorer))) == [issued]
    assert list(listed_issued(standing(coordinator()), kind=KIND, subject="campaign:x")) == [issued]
    assert not listed_issued(standing(coordinator()), kind="evidence_list")
    assert not listed_issued(standing(other))
    with pytest.raises(UnknownPaperError):
        issued_for(standing(other), issued.pk)
    with pytest.raises(NotAllowed):
        kept(other, own)
    with pytest.raises(NotAllowed):
        kept(scorer)
    with pytest.raises(UnknownPaperError):
        bytes_of(standing(scorer), issued.pk, "exe")


def test_templates_have_versions_and_one_is_in_use() -> None:
    by = coordinator()
    raw = starter_template(KIND)
    one, two = (bring_template(root(), KIND, BytesIO(raw), "mau.docx", by=by, now=NOW) for _ in range(2))
    assert (one.number, two.number) == (1, 2)
    assert template_in_use(root(), KIND) is None
    start_template(one.pk, by=by, now=NOW)
    assert start_template(one.pk, by=by, now=NOW).in_use
    start_template(two.pk, by=by, now=NOW)
    assert template_in_use(root(), KIND) == two
    assert not OfficeTemplate.objects.get(pk=one.pk).in_use
    issued = freeze(sample_document(KIND), "x", root(), template=two, by=by, now=NOW)
    assert (issued.template, bytes(issued.pdf)) == (two, b"")
    end_template(two.pk, by=by, now=NOW)
    end_template(two.pk, by=by, now=NOW)
    assert template_in_use(root(), KIND) is None
    start_template(one.pk, by=by, now=NOW)
    assert str(template_in_use(root(), KIND)) == "Công văn đôn đốc, lần 1"
    verbs = list(Event.objects.filter(verb__startswith="documents.template").values_list("verb", flat=True))
    assert len(verbs) == 6


def test_templates_of_others() -> None:
    by, stranger = coordinator(), person(Role.COORDINATOR, "so-noi-vu", "vinh-long")
    made = bring_template(root(), KIND, BytesIO(starter_template(KIND)), "mau.docx", by=by, now=NOW)
    assert templates_of(standing(by), root()) == (made,)
    assert template_for(standing(by), made.pk) == made
    for refused in (
        lambda: templates_of(standing(stranger), root()),
        lambda: template_for(standing(stranger), made.pk),
    ):
        with pytest.raises(UnknownPaperError):
            refused()
    with pytest.raises(NotAllowed):
        start_template(made.pk, by=stranger, now=NOW)
    with pytest.raises(NotAllowed):
        bring_template(root(), KIND, BytesIO(b""), "mau.docx", by=stranger, now=NOW)
    with pytest.raises(UnknownPaperError):
        end_template(999, by=by, now=NOW)
    found = coordinated_root(standing(by))
    assert found is not None
    assert found.pk == root()
    assert coordinated_root(standing(person(Role.LEADER, "ubnd-tinh"))) is None
