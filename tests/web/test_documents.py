"""Pages of documents: handing in, reading, correcting; who is refused, what a browser is told to do."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from cchc.records.evidence.actions import store_revision
from cchc.records.evidence.models import Document, Revision
from cchc.records.people.models import Role
from tests.records.handing_in import NOW, agency, handed_in, pdf, person, scorer, upload
from tests.web.conftest import browser_of
from tests.web.reading import html, words
from tests.web.test_cost import cost

pytestmark = pytest.mark.django_db
LIST, NEW = "/tai-lieu/", "/tai-lieu/moi/"
WORDS = {"title": "Báo cáo CCHC", "number": "12/BC", "day": "14/12/2025", "classified": "khong"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    """A store of its own for every test."""
    store = {**settings.STORAGES["evidence"], "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "evidence": store}
    return tmp_path


@pytest.fixture
def client() -> Client:
    """The browser of a scorer of Sở Tư pháp."""
    return browser_of(scorer())


def send(client: Client, *files: SimpleUploadedFile, **changed: str) -> HttpResponse:
    return client.post(NEW, {**WORDS, **changed, "handed": list(files)})


def served(response: HttpResponse) -> bytes:
    return b"".join(response.streaming_content)


def test_one_file_becomes_a_document(client: Client) -> None:
    response = send(client, upload())
    document = Document.objects.get()
    assert response["Location"] == f"/tai-lieu/{document.pk}/"
    page = words(html(client.get(response["Location"])))
    for told in ("Đã nộp “Báo cáo CCHC”", "12/BC, ngày 14/12/2025", document.revisions.get().sha256, "PDF"):
        assert told in page


def test_several_files_become_several_documents(client: Client) -> None:
    send(client, upload(name="Một.pdf"), upload(pdf("b"), "Hai.pdf"), title="")
    assert sorted(Document.objects.values_list("title", flat=True)) == ["Hai", "Một"]


def test_an_address_is_a_document_without_a_file(client: Client) -> None:
    send(client, address="https://vinhphuc.gov.vn/a", seen_on="20/11/2026", title="Trang")
    document = Document.objects.get()
    page = words(html(client.get(f"/tai-lieu/{document.pk}/")))
    assert "(xem ngày 20/11/2026)" in page
    assert "chỉ có địa chỉ trên mạng" in page


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"classified": ""}, "Hãy trả lời câu hỏi này."),
        ({"classified": "co"}, "Tài liệu mật không được đưa lên hệ thống này; tệp không được lưu"),
        ({"day": "31/02/2025"}, "Viết ngày/tháng/năm"),
        ({"day": "01/01/2999"}, "không thể sau hôm nay"),
        ({"kind": "la"}, "Không có loại tài liệu này"),
        ({"address": "javascript:alert(1)"}, "Địa chỉ phải bắt đầu bằng https://"),
        ({"seen_on": "20/11/2026"}, "Ngày xem chỉ dùng cho trang thông tin điện tử"),
    ],
)
def test_what_cannot_be_comes_back_with_the_form(
    client: Client, folder: Path, changed: dict[str, str], told: str
) -> None:
    page = html(send(client, upload(), **changed))
    assert told in words(page)
    assert 'value="Báo cáo CCHC"' in page
    assert (Document.objects.count(), Revision.objects.count()) == (0, 0)


def test_neither_file_nor_address_is_nothing(client: Client) -> None:
    assert "Hãy chọn tệp, hoặc ghi địa chỉ" in words(html(send(client)))


@pytest.mark.parametrize(
    ("raw", "name", "told"),
    [
        (b"<!DOCTYPE html><script>alert(1)</script>", "a.pdf", "a.pdf: Không nhận trang HTML."),
        (b"<svg onload=alert(1)>", "a.png", "a.png: Không nhận hình SVG."),
        (b"MZ\x90\x00", "bao cao.docx", "bao cao.docx: Không nhận chương trình Windows."),
        (b"%PDF-1.7 gi", "a.pdf", "a.pdf: Tệp hỏng hoặc bị cắt ngang"),
    ],
)
def test_hostile_files_are_refused_in_vietnamese(client: Client, raw: bytes, name: str, told: str) -> None:
    assert told in words(html(send(client, upload(raw, name))))
    assert not Document.objects.exists()


def test_hostile_names_are_shown_clean_and_harmless(client: Client) -> None:
    send(client, upload(name="..\\..\\\u202egpj<script>.pdf"), title="")
    revision = Revision.objects.get()
    assert revision.name == "gpj script.pdf"
    assert "<script>." not in html(client.get(f"/tai-lieu/{revision.document_id}/"))


def test_a_file_is_downloaded_and_never_rendered(client: Client) -> None:
    document = handed_in()
    answer = client.get(f"/tai-lieu/{document.pk}/tep/1/")
    assert served(answer) == pdf()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="bao-cao.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert "no-store" in answer["Cache-Control"]
    assert client.get(f"/tai-lieu/{document.pk}/tep/2/").status_code == 404


def test_a_lost_file_is_not_found(client: Client, folder: Path) -> None:
    document = handed_in()
    sha256 = document.revisions.get().sha256
    (folder / sha256[:2] / sha256[2:4] / sha256).unlink()
    assert client.get(f"/tai-lieu/{document.pk}/tep/1/").status_code == 404


def test_pages_are_pictures(client: Client) -> None:
    document = handed_in()
    address = f"/tai-lieu/{document.pk}/tep/1/trang-1.png"
    assert address in html(client.get(f"/tai-lieu/{document.pk}/"))
    answer = client.get(address)
    assert answer["Content-Type"] == "image/png"
    assert served(answer).startswith(b"\x89PNG")
    assert client.get(address.replace("trang-1", "trang-2")).status_code == 404


def test_a_second_file_stands_beside_the_first(client: Client) -> None:
    document = handed_in()
    address = f"/tai-lieu/{document.pk}/bo-sung/"
    assert "Hãy trả lời câu hỏi này" in words(html(client.post(address, {"file": upload(pdf("b"))})))
    client.post(address, {"file": upload(pdf("b"), "moi.pdf"), "classified": "khong"})
    page = words(html(client.get(f"/tai-lieu/{document.pk}/")))
    assert "Lần 2: moi.pdf" in page
    assert "Lần 1: bao-cao.pdf" in page
    assert served(client.get(f"/tai-lieu/{document.pk}/tep/1/")) == pdf()


def test_words_are_corrected_and_files_stay(client: Client) -> None:
    document = handed_in()
    address = f"/tai-lieu/{document.pk}/sua/"
    assert "310/BC-SNV" in html(client.get(address))
    assert "Hãy ghi tên tài liệu" in words(html(client.post(address, {"title": ""})))
    client.post(address, {"title": "Tên mới", "number": "1/BC"})
    document.refresh_from_db()
    assert (document.title, document.revisions.count()) == ("Tên mới", 1)


def test_the_list_is_searched_without_marks_and_filtered(client: Client) -> None:
    document = handed_in()
    assert document.title in html(client.get(LIST, {"tim": "bao cao kiem soat"}))
    assert "Không tìm thấy" in words(html(client.get(LIST, {"tim": "đất đai"})))
    assert '<option value="" selected>' in html(client.get(LIST, {"tim": "bao cao"}))
    assert document.title in html(client.get(LIST, {"loai": "khong", "trang": "x"}))
    assert document.title in html(client.get(LIST, {"loai": "khong-co", "trang": "99"}))


def test_an_empty_list_says_what_to_do(client: Client) -> None:
    assert "Nộp tài liệu đầu tiên" in words(html(client.get(LIST)))


def test_others_find_nothing() -> None:
    document = handed_in()
    addresses = ["", "tep/1/", "tep/1/trang-1.png", "bo-sung/", "sua/"]
    strangers = [
        scorer("so-tai-chinh"),
        person(Role.ADMINISTRATOR, "so-tu-phap"),
        person(Role.COORDINATOR, "so-noi-vu", "vinh-long"),
    ]
    for browser in map(browser_of, strangers):
        assert [browser.get(f"/tai-lieu/{document.pk}/{one}").status_code for one in addresses] == [404] * 5
        assert browser.post(f"/tai-lieu/{document.pk}/sua/", {"title": "x"}).status_code == 404
    for browser in (Client(),):
        assert [browser.get(f"/tai-lieu/{document.pk}/{one}").status_code for one in addresses] == [302] * 5


def test_leaders_read_and_change_nothing() -> None:
    document = handed_in()
    leader = browser_of(person(Role.LEADER, "ubnd-tinh"))
    assert "Bổ sung tệp" not in html(leader.get(f"/tai-lieu/{document.pk}/"))
    assert served(leader.get(f"/tai-lieu/{document.pk}/tep/1/")) == pdf()
    assert [leader.post(f"/tai-lieu/{document.pk}/{one}/").status_code for one in ("sua", "bo-sung")] == [
        403
    ] * 2
    assert leader.get(NEW).status_code == 403


def test_the_agency_of_a_form_is_one_of_the_persons_own(client: Client) -> None:
    other = str(agency("so-tai-chinh").pk)
    assert "Hãy chọn cơ quan của mình" in words(html(send(client, upload(), agency=other)))


def test_a_form_from_elsewhere_is_refused() -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(scorer())
    assert browser.post(NEW, {**WORDS, "handed": upload()}).status_code == 403
    assert not Document.objects.exists()


def test_what_is_declared_too_large_is_refused_before_it_is_read(client: Client, settings: Settings) -> None:
    settings.CCHC_UPLOAD_MB = 2
    answer = client.post(NEW, {**WORDS, "handed": upload(b"x" * 3_100_000)})
    assert answer.status_code == 413
    assert "tối đa 2 MB" in words(answer.content.decode())


def test_what_lies_about_its_length_is_stopped_while_it_streams(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CCHC_UPLOAD_MB = 1
    monkeypatch.setattr("cchc.web.upload_limit._declared", lambda _request: 0)
    assert client.post(NEW, {**WORDS, "handed": upload(b"x" * 2_200_000)}).status_code in (400, 413)
    assert not Document.objects.exists()


def test_who_is_not_signed_in_sends_little() -> None:
    assert Client().post(NEW, {"handed": upload(b"x" * 3_100_000)}).status_code == 413


def test_pages_cost_the_same_however_many_documents_there_are(client: Client) -> None:
    document = handed_in()
    before = cost(client, LIST), cost(client, f"/tai-lieu/{document.pk}/")
    for number in range(3):
        handed_in()
        store_revision(document.pk, upload(pdf(str(number))), classified=False, by=scorer(), now=NOW)
    assert (cost(client, LIST), cost(client, f"/tai-lieu/{document.pk}/")) == before
    assert max(*before, cost(client, NEW)) <= 15
