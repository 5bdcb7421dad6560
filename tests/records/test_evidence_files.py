"""Files of documents: kept once per content, numbered, refused when classified, gone when their row fails."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from cchc.core.errors import InputRefused, NotAllowed
from cchc.records.audit.models import Event
from cchc.records.evidence.actions import (
    DocumentEntry,
    correct_document,
    new_document,
    new_documents,
    store_revision,
)
from cchc.records.evidence.models import Document, Revision
from cchc.records.evidence.previews import page_picture
from cchc.records.evidence.queries import (
    UnknownDocumentError,
    integrity,
    listed_documents,
)
from cchc.records.evidence.store import evidence_store, name_of
from cchc.records.people.models import Role
from cchc.records.people.queries import standing_of
from tests.records.handing_in import NOW, REPORT, agency, handed_in, pdf, person, scorer, upload

pytestmark = pytest.mark.django_db
PAGE = DocumentEntry(
    "", "Trang công khai", address="https://vinhphuc.gov.vn/cong-khai", seen_on=date(2026, 11, 20)
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A store of its own for every test."""
    store = {**settings.STORAGES["evidence"], "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "evidence": store}
    return tmp_path


def kept(folder: Path) -> list[str]:
    return list(evidence_store().contents())


def leftovers(folder: Path) -> list[Path]:
    return list((folder / ".unfinished").glob("*")) if (folder / ".unfinished").exists() else []


def code(refused: pytest.ExceptionInfo[InputRefused]) -> str:
    return refused.value.problem.code


def test_a_document_belongs_to_the_agency_and_to_the_province(folder: Path) -> None:
    document = handed_in()
    first = document.revisions.get()
    assert (document.agency, document.owner) == (agency("so-tu-phap"), agency("tinh-vinh-phuc"))
    assert (first.number, first.kind, first.pages, first.name) == (1, "pdf", 1, "bao-cao.pdf")
    assert kept(folder) == [name_of(first.sha256)]
    assert (folder / name_of(first.sha256)).read_bytes() == pdf()
    verbs = list(Event.objects.order_by("-pk").values_list("verb", flat=True)[:2])
    assert verbs == ["evidence.revision_stored", "evidence.document_entered"]


def test_revisions_are_numbered_and_nothing_is_replaced(folder: Path) -> None:
    document = handed_in()
    second = store_revision(document.pk, upload(pdf("mới")), classified=False, by=scorer(), now=NOW)
    assert second.number == 2
    assert document.revisions.count() == 2
    assert len(kept(folder)) == 2


def test_the_newest_content_again_is_no_new_revision() -> None:
    document = handed_in()
    same = store_revision(document.pk, upload(name="khac.pdf"), classified=False, by=scorer(), now=NOW)
    assert (same.number, same.name) == (1, "bao-cao.pdf")


def test_the_same_content_is_kept_once(folder: Path) -> None:
    handed_in()
    handed_in("so-tai-chinh")
    assert Revision.objects.count() == 2
    assert len(kept(folder)) == 1


@pytest.mark.parametrize(("said", "expected"), [(None, "classified_not_said"), (True, "classified")])
def test_the_question_must_be_answered_and_yes_keeps_nothing(
    folder: Path, said: bool | None, expected: str
) -> None:
    with pytest.raises(InputRefused) as refused:
        new_document(REPORT, agency("so-tu-phap").pk, upload(), classified=said, by=scorer(), now=NOW)
    assert code(refused) == expected
    assert kept(folder) == []
    assert not Document.objects.exists()


def test_a_marked_file_keeps_nothing(folder: Path) -> None:
    with pytest.raises(InputRefused) as refused:
        new_document(
            REPORT,
            agency("so-tu-phap").pk,
            upload(pdf("TỐI MẬT\n\nBáo cáo")),
            classified=False,
            by=scorer(),
            now=NOW,
        )
    assert code(refused) == "classified"
    assert kept(folder) == []


def test_several_files_are_all_or_nothing(folder: Path) -> None:
    entries = [(REPORT, upload()), (REPORT, upload(b"<html>", "trang.html"))]
    with pytest.raises(InputRefused) as refused:
        new_documents(entries, agency("so-tu-phap").pk, classified=False, by=scorer(), now=NOW)
    assert (code(refused), refused.value.problem.place.file) == ("kind", "trang.html")
    assert (kept(folder), Document.objects.count()) == ([], 0)


def test_a_failing_transaction_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = handed_in()
    monkeypatch.setattr(
        "cchc.records.evidence.actions.handing_in.record",
        lambda *_args, **_more: (_ for _ in ()).throw(OSError("no log")),
    )
    with pytest.raises(OSError, match="no log"):
        store_revision(document.pk, upload(pdf("mới")), classified=False, by=scorer(), now=NOW)
    with pytest.raises(OSError, match="no log"):
        new_document(REPORT, agency("so-tu-phap").pk, upload(), classified=False, by=scorer(), now=NOW)
    assert kept(folder) == [name_of(document.revisions.get().sha256)]
    assert leftovers(folder) == []


def test_a_failing_disk_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError("no space")

    monkeypatch.setattr("cchc.records.evidence.store.os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        handed_in()
    assert (kept(folder), leftovers(folder), Document.objects.count()) == ([], [], 0)


def test_links_are_documents_without_files() -> None:
    document = new_document(PAGE, agency("so-tu-phap").pk, classified=False, by=scorer(), now=NOW)
    assert (document.seen_on, document.revisions.count()) == (date(2026, 11, 20), 0)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (DocumentEntry("", "Trang", address="http://vinhphuc.gov.vn"), "document_address"),
        (DocumentEntry("", "Trang", address="javascript:alert(1)"), "document_address"),
        (DocumentEntry("", "Trang", address="https://vinhphuc.gov.vn@example.com"), "document_address"),
        (DocumentEntry("", "Trang"), "document_empty"),
        (DocumentEntry("", "Trang", seen_on=date(2026, 11, 1)), "document_seen_on"),
        (DocumentEntry("", "Trang", "", date(2026, 11, 23), "https://a.vn"), "document_day"),
        (DocumentEntry("", "Trang", address="https://a.vn", seen_on=date(2026, 11, 23)), "document_seen_on"),
        (DocumentEntry("", " ", address="https://a.vn"), "document_without_title"),
    ],
)
def test_links_that_cannot_be_are_refused(entry: DocumentEntry, expected: str) -> None:
    with pytest.raises(InputRefused) as refused:
        new_document(entry, agency("so-tu-phap").pk, classified=False, by=scorer(), now=NOW)
    assert code(refused) == expected


@pytest.mark.parametrize(
    "role", [Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD, Role.APPRAISER, Role.COORDINATOR]
)
def test_who_works_in_an_agency_hands_in_for_it(role: Role) -> None:
    by = person(role, "so-tu-phap")
    assert new_document(PAGE, agency("so-tu-phap").pk, classified=False, by=by, now=NOW).pk


def test_nobody_hands_in_for_another_agency() -> None:
    for by in (
        scorer("so-tai-chinh"),
        person(Role.LEADER, "ubnd-tinh"),
        person(Role.ADMINISTRATOR, "so-tu-phap"),
    ):
        with pytest.raises(NotAllowed):
            new_document(PAGE, agency("so-tu-phap").pk, classified=False, by=by, now=NOW)
    with pytest.raises(UnknownDocumentError):
        new_document(PAGE, 10**9, classified=False, by=scorer(), now=NOW)


def test_only_the_agency_and_the_coordinator_add_files() -> None:
    document = handed_in()
    with pytest.raises(NotAllowed):
        store_revision(document.pk, upload(), classified=False, by=scorer("so-tai-chinh"), now=NOW)
    stranger = person(Role.COORDINATOR, "so-noi-vu", "vinh-long")
    for pk in (document.pk, 10**9):
        with pytest.raises(UnknownDocumentError):
            store_revision(pk, upload(), classified=False, by=stranger, now=NOW)
    coordinator = person(Role.COORDINATOR, "so-noi-vu")
    assert (
        store_revision(document.pk, upload(pdf("b")), classified=False, by=coordinator, now=NOW).number == 2
    )


def test_a_correction_is_logged_with_what_it_was() -> None:
    document = handed_in()
    wanted = DocumentEntry("", "Báo cáo CCHC", "311/BC-SNV", date(2026, 11, 1))
    assert correct_document(document.pk, wanted, by=scorer(), now=NOW)
    assert not correct_document(document.pk, wanted, by=scorer(), now=NOW)
    said = Event.objects.latest("pk")
    assert said.verb == "evidence.document_corrected"
    assert (said.detail["from"]["number"], said.detail["to"]["day"]) == ("310/BC-SNV", "2026-11-01")
    document.refresh_from_db()
    assert document.folded == "bao cao cchc 311/bc-snv"


def test_a_link_cannot_lose_its_address() -> None:
    document = new_document(PAGE, agency("so-tu-phap").pk, classified=False, by=scorer(), now=NOW)
    with pytest.raises(InputRefused) as refused:
        correct_document(document.pk, DocumentEntry("", "Trang"), by=scorer(), now=NOW)
    assert code(refused) == "document_empty"


def test_documents_are_found_without_marks() -> None:
    found = handed_in()
    handed_in("so-tai-chinh")
    standing = standing_of(scorer(), NOW.date())
    assert list(listed_documents(standing)) == [found]
    assert list(listed_documents(standing, "thu tuc KIỂM")) == [found]
    assert not listed_documents(standing, "dat dai").exists()
    assert not listed_documents(standing, kind="khac").exists()
    whole = standing_of(person(Role.LEADER, "ubnd-tinh"), NOW.date())
    assert listed_documents(whole).count() == 2


def test_too_large_a_file_is_refused(settings: Settings, folder: Path) -> None:
    settings.CCHC_UPLOAD_MB = 0
    with pytest.raises(InputRefused) as refused:
        handed_in()
    assert code(refused) == "file_too_large"
    assert kept(folder) == []


def test_pages_are_drawn_once_and_kept_by_hash(folder: Path) -> None:
    revision = handed_in().revisions.get()
    drawn = page_picture(revision, 1)
    assert drawn is not None
    assert drawn.read_bytes().startswith(b"\x89PNG")
    assert page_picture(revision, 1) == drawn
    assert [page_picture(revision, page) for page in (0, 2)] == [None, None]


def test_the_check_finds_what_is_missing_changed_and_unused(folder: Path) -> None:
    whole, changed = handed_in(), handed_in("so-tai-chinh")
    store_revision(changed.pk, upload(pdf("b")), classified=False, by=scorer("so-tai-chinh"), now=NOW)
    told = StringIO()
    call_command("check_evidence", stdout=told)
    assert "nguyên vẹn: 2 tệp" in told.getvalue()
    first, second = (name_of(one.sha256) for one in changed.revisions.order_by("number"))
    (folder / first).unlink()
    (folder / second).write_bytes(b"x")
    orphan = name_of("0" * 64)
    (folder / orphan).parent.mkdir(parents=True)
    (folder / orphan).write_bytes(b"")
    found = integrity()
    assert (found.missing, found.changed, found.unused, found.whole) == ((first,), (second,), (orphan,), 0)
    with pytest.raises(CommandError):
        call_command("check_evidence", stdout=told)
    assert whole.title in told.getvalue()
