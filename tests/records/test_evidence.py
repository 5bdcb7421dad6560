"""Documents attached to many lines at once, and taken away again."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from cchc.core.errors import InputRefused, NotAllowed, UnknownReference
from cchc.core.plan.board import AttachedDocument, requirement_board
from cchc.records.agencies.models import Agency
from cchc.records.assessments.actions import attach_document, detach_document
from cchc.records.assessments.models import Assessment, LineDocument
from cchc.records.assessments.queries import NotVisibleError, board_records, documents_of
from cchc.records.audit.models import Event
from cchc.records.evidence.actions import DocumentEntry, enter_document
from cchc.records.evidence.models import Document
from cchc.records.people.models import User

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
SLUG = "vinh-long-2020"
KIND = "bao-cao-kiem-soat-tthc"
REPORT = DocumentEntry(
    KIND,
    "Báo cáo công tác kiểm soát thủ tục hành chính năm 2020",
    "310/BC-UBND",
    date(2020, 12, 14),
    "https://vinhlong.example/bao-cao-310",
)


def person(username: str = "vinhlong") -> User:
    return User.objects.get(username=username)


def nineteen() -> tuple[str, ...]:
    """The lines that rest on the report."""
    lines = board_records(person(), SLUG).assessment.catalogue.leaves
    return tuple(line.key for line in lines if KIND in {one.id for one in line.required_evidence})


def test_one_report_proves_nineteen_lines() -> None:
    stored = attach_document(SLUG, REPORT, nineteen(), by=person(), now=NOW).document
    seen = AttachedDocument(
        stored.pk,
        KIND,
        REPORT.title,
        "310/BC-UBND",
        date(2020, 12, 14),
        REPORT.address,
        frozenset(nineteen()),
    )
    assert documents_of(person(), SLUG) == (seen,)
    found = board_records(person(), SLUG)
    board = requirement_board(found.assessment, found.verdicts, found.documents)
    assert sum(entry.documents == (seen,) for entry in board.requirements) == 19
    event = Event.objects.get(verb="assessments.document_attached")
    assert (event.by, event.subject, len(event.detail["lines"])) == (person(), SLUG, 19)


def test_the_same_document_twice_is_one() -> None:
    added = [
        attach_document(SLUG, REPORT, ["3.1.1", "3.1.1", "3.1.2"], by=person(), now=NOW).added
        for _ in range(2)
    ]
    assert added == [("3.1.1", "3.1.2"), ()]
    assert Event.objects.filter(verb="assessments.document_attached").count() == 1
    assert (Document.objects.count(), LineDocument.objects.count()) == (1, 2)
    attach_document(SLUG, replace(REPORT, number="311/BC-UBND"), ["3.1.1"], by=person(), now=NOW)
    assert (Document.objects.count(), LineDocument.objects.count()) == (2, 3)


CHANGED = replace(REPORT, number="310/bc-ubnd", address="https://vinhlong.example/moi", pieces=2)


def test_the_same_number_and_day_with_another_address_is_asked_about() -> None:
    first = attach_document(SLUG, REPORT, ["3.1.1"], by=person(), now=NOW).document
    with pytest.raises(InputRefused, match="Đã có văn bản số 310/BC-UBND ngày 14/12/2020") as asked:
        attach_document(SLUG, CHANGED, ["3.1.1"], by=person(), now=NOW)
    assert asked.value.problem.code == "document_known"
    same = attach_document(SLUG, CHANGED, ["3.1.1"], by=person(), now=NOW, known="same")
    assert (same.document.pk, same.added) == (first.pk, ())
    assert (same.document.address, same.document.pieces) == (CHANGED.address, 2)
    told = Event.objects.get(verb="evidence.document_corrected").detail
    assert (told["before"]["address"], told["after"]["address"]) == (REPORT.address, CHANGED.address)
    with pytest.raises(InputRefused, match="số lượng 2"):
        attach_document(SLUG, REPORT, ["3.1.1"], by=person(), now=NOW)


def test_another_document_of_the_same_number_and_day_is_entered_when_said_so() -> None:
    bare = replace(REPORT, address="")
    attach_document(SLUG, bare, ["3.1.1"], by=person(), now=NOW)
    with pytest.raises(InputRefused, match="chưa có địa chỉ"):
        attach_document(SLUG, REPORT, ["3.1.1"], by=person(), now=NOW)
    attach_document(SLUG, REPORT, ["3.1.1"], by=person(), now=NOW, known="other")
    assert Document.objects.count() == 2


def test_an_address_left_out_changes_nothing() -> None:
    attach_document(SLUG, REPORT, ["3.1.1"], by=person(), now=NOW)
    again = attach_document(SLUG, replace(REPORT, address=""), ["3.1.2"], by=person(), now=NOW)
    assert (again.added, again.document.address, Document.objects.count()) == (("3.1.2",), REPORT.address, 1)


def test_another_result_does_not_show_it() -> None:
    attach_document(SLUG, REPORT, ["3.1.1"], by=person(), now=NOW)
    twin = board_records(person(), SLUG).twin
    assert twin is not None
    assert documents_of(person(), twin) == ()


def test_a_document_is_taken_away_from_some_lines_or_all() -> None:
    stored = attach_document(SLUG, REPORT, nineteen(), by=person(), now=NOW).document
    assert detach_document(SLUG, stored.pk, ["3.1.1", "9.9"], by=person(), now=NOW) == 1
    assert detach_document(SLUG, stored.pk, nineteen(), by=person(), now=NOW) == 18
    assert detach_document(SLUG, stored.pk, nineteen(), by=person(), now=NOW) == 0
    assert documents_of(person(), SLUG) == ()
    assert Document.objects.filter(pk=stored.pk).exists()
    assert Event.objects.filter(verb="assessments.document_detached").count() == 2


@pytest.mark.parametrize("username", ["lanhdao.vinhlong", "vinhphuc", "moi"])
def test_only_the_coordinator_of_the_province_attaches(username: str) -> None:
    stored = attach_document(SLUG, REPORT, ["3.1.1"], by=person(), now=NOW).document
    User.objects.create_user("moi")
    refused = NotAllowed if username == "lanhdao.vinhlong" else NotVisibleError
    with pytest.raises(refused):
        attach_document(SLUG, REPORT, ["3.1.2"], by=person(username), now=NOW)
    with pytest.raises(refused):
        detach_document(SLUG, stored.pk, ["3.1.1"], by=person(username), now=NOW)
    assert LineDocument.objects.count() == 1


def test_a_coordinator_enters_nothing_for_another_province() -> None:
    owner = Assessment.objects.get(slug=SLUG).province
    with pytest.raises(NotAllowed):
        enter_document(REPORT, owner, by=person("vinhphuc"), now=NOW)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": "  "}, "Hãy ghi tên tài liệu"),
        ({"address": "javascript:alert(1)"}, "http:// hoặc https://"),
        ({"address": "https://" + "a" * 1000}, "dài quá 1000 ký tự"),
        ({"address": "https://vinhlong.gov.vn@evil.example/a"}, "tên người dùng"),
        ({"day": date(2026, 11, 23)}, "không thể sau hôm nay"),
        ({"day": date(1944, 12, 31)}, "không thể trước năm 1945"),
        ({"pieces": 0}, "từ 1 trở lên"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_whole(changed: dict[str, str], said: str) -> None:
    with pytest.raises(InputRefused, match=said):
        attach_document(SLUG, replace(REPORT, **changed), ["3.1.1"], by=person(), now=NOW)
    assert not Document.objects.exists()
    assert not Event.objects.filter(verb__startswith="evidence").exists()


def test_strange_lines_and_kinds_are_refused() -> None:
    with pytest.raises(InputRefused, match="ít nhất một dòng"):
        attach_document(SLUG, REPORT, [], by=person(), now=NOW)
    with pytest.raises(UnknownReference, match=r"9\.9"):
        attach_document(SLUG, REPORT, ["3.1.1", "9.9"], by=person(), now=NOW)
    with pytest.raises(UnknownReference, match="la"):
        attach_document(SLUG, replace(REPORT, kind="la"), ["3.1.1"], by=person(), now=NOW)
    other = attach_document(SLUG, replace(REPORT, kind=""), ["3.1.1"], by=person(), now=NOW).document
    assert str(other) == REPORT.title
    assert str(other.uses.get()) == f"3.1.1: {REPORT.title}"


@pytest.mark.parametrize("fields", [{"title": ""}, {"pieces": 0}, {"address": "ftp://x"}])
def test_the_database_itself_refuses(fields: dict[str, object]) -> None:
    owner = Agency.objects.filter(kind="province").first()
    whole = {"title": "Báo cáo", "owner": owner, "entered_by": person(), "entered_at": NOW, **fields}
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.create(**whole)
