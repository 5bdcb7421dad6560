"""Documents that leave the house: written from plan, result, late board, evidence; kept, signed, listed."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cchc.core.document.kinds import DocumentKind
from cchc.files.office.starter import starter_template
from cchc.records.audit.models import Event
from cchc.records.documents.models import IssuedDocument, OfficeTemplate, SignedCopy
from cchc.web.views.paper import TYPES
from tests.web.conftest import signed_in
from tests.web.coordinating import SMALL, small
from tests.web.reading import html, words
from tests.web.test_cost import cost
from tests.web.test_late import overdue

PLAN = "/van-ban/lap/ke-hoach/vinh-phuc-5264-2018/"
RESULT = "/van-ban/lap/ket-qua/vinh-phuc-2017/"
LATE = f"/van-ban/lap/dot/{SMALL}/don-doc/"
MADE = {"kind": "ke-hoach", "signer": "cap-pho", "drafter": "TH1"}
TEMPLATES = "/van-ban/mau/ke-hoach/"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"


def made(client: Client, page: str = PLAN, **given: str) -> IssuedDocument:
    """The document that a form gives."""
    answer = client.post(page, {**MADE, **given})
    assert answer.status_code == 302, words(html(answer))
    return IssuedDocument.objects.get(pk=int(answer.url.rstrip("/").rpartition("/")[2]))


def test_a_plan_becomes_a_document_that_is_kept(vinh_phuc: Client) -> None:
    issued = made(vinh_phuc)
    assert (issued.kind, issued.subject) == ("improvement_plan", "plan:vinh-phuc-5264-2018")
    page = html(vinh_phuc.get(f"/van-ban/{issued.pk}/"))
    said = words(page)
    assert "Kế hoạch Nâng cao Chỉ số cải cách hành chính tỉnh Vĩnh Phúc giai đoạn 2018 - 2020" in said
    assert "Chưa ghi số, ngày ban hành." in said
    assert issued.docx_sha256 in said
    for form, start in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
        answer = vinh_phuc.get(f"/van-ban/{issued.pk}/tai-ve.{form}")
        assert answer["Content-Type"] == TYPES[form]
        assert answer.content.startswith(start)
    assert vinh_phuc.get(f"/van-ban/{issued.pk}/tai-ve.exe").status_code == 404
    assert Event.objects.filter(verb="documents.frozen", subject=str(issued.pk)).exists()


@pytest.mark.parametrize("kind", ["to-trinh", "quyet-dinh"])
def test_what_goes_with_a_plan(vinh_phuc: Client, kind: str) -> None:
    issued = made(vinh_phuc, kind=kind)
    assert not issued.xlsx
    assert vinh_phuc.get(f"/van-ban/{issued.pk}/tai-ve.xlsx").status_code == 404
    assert "Bảng tính" not in words(html(vinh_phuc.get(f"/van-ban/{issued.pk}/")))


@pytest.mark.parametrize("kind", ["bang-tru-diem", "bao-cao-cham-diem"])
def test_a_result_becomes_a_document(vinh_phuc: Client, kind: str) -> None:
    issued = made(vinh_phuc, RESULT, kind=kind, signer="nguoi-dung-dau")
    assert issued.subject == "result:vinh-phuc-2017"
    assert "Mã băm bộ tiêu chí" in words(html(vinh_phuc.get(f"/van-ban/{issued.pk}/")))


def test_a_draft_is_looked_at_and_not_kept(vinh_phuc: Client) -> None:
    before = IssuedDocument.objects.count()
    for look in ("docx", "pdf"):
        assert vinh_phuc.post(PLAN, {**MADE, "xem": look})["Content-Type"] == TYPES[look]
    assert IssuedDocument.objects.count() == before


def test_a_wrong_kind_is_told(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.post(PLAN, {**MADE, "kind": "don-doc"})))
    assert "Chưa lập văn bản." in said
    assert "Hãy chọn loại văn bản trong danh sách." in said


def test_who_is_late_is_reminded(vinh_phuc: Client) -> None:
    small()
    overdue()
    soon = timezone.localdate() + timedelta(days=3)
    past = f"{timezone.localdate() - timedelta(days=1):%d/%m/%Y}"
    assert "Ngày này đã qua." in words(html(vinh_phuc.post(LATE, {**MADE, "kind": "don-doc", "until": past})))
    issued = made(vinh_phuc, LATE, kind="don-doc", until=f"{soon:%d/%m/%Y}")
    text = document_words(bytes(issued.docx))
    assert "Sở A (minh họa)" in text
    assert f"hoàn thành trước ngày {soon:%d/%m/%Y}" in text


def test_overdue_tasks_of_a_plan_are_reminded_of(vinh_phuc: Client) -> None:
    issued = made(vinh_phuc, f"{PLAN}don-doc/", kind="don-doc")
    text = document_words(bytes(issued.docx))
    assert "các nhiệm vụ đã quá thời hạn, chưa hoàn thành; danh sách tại Phụ lục kèm theo." in text
    assert "UBND huyện Tam Đảo" in text
    assert "31/07/2018" in text


def test_the_evidence_of_a_unit_is_listed(vinh_phuc: Client) -> None:
    small()
    issued = made(vinh_phuc, f"/van-ban/lap/dot/{SMALL}/don-vi/so-a/tai-lieu/", kind="danh-muc-tai-lieu")
    assert "Chưa có tài liệu kiểm chứng nào." in document_words(bytes(issued.docx))
    assert issued.agency is not None


def test_number_day_and_scan_come_beside_it(vinh_phuc: Client) -> None:
    issued = made(vinh_phuc)
    page = f"/van-ban/{issued.pk}/ban-ky/"
    assert vinh_phuc.get(page).status_code == 200
    said = words(html(vinh_phuc.post(page, {"number": "5264/KH-UBND", "day": "32/7/2018"})))
    assert "Viết ngày/tháng/năm" in said
    assert "Hãy trả lời câu hỏi này." in said
    given = {"number": "5264/KH-UBND", "day": "18/7/2018", "classified": "khong"}
    assert vinh_phuc.post(page, given).status_code == 302
    said = words(html(vinh_phuc.get(f"/van-ban/{issued.pk}/")))
    assert "5264/KH-UBND" in said
    assert "18/07/2018" in said
    assert "chưa có tệp" in said
    scan = SimpleUploadedFile("ban-ky.pdf", vinh_phuc.get(f"/van-ban/{issued.pk}/tai-ve.pdf").content)
    assert vinh_phuc.post(page, {**given, "scan": scan}).status_code == 302
    assert SignedCopy.objects.filter(issued=issued, document__isnull=False).count() == 1
    assert "đang dùng" in words(html(vinh_phuc.get(f"/van-ban/{issued.pk}/")))
    assert "5264/KH-UBND ngày 18/07/2018" in words(html(vinh_phuc.get("/van-ban/")))


def test_the_list_is_filtered_by_kind(vinh_phuc: Client) -> None:
    made(vinh_phuc)
    assert "2 văn bản" in words(html(vinh_phuc.get("/van-ban/?loai=ke-hoach")))
    assert "Chưa có văn bản nào thuộc loại này." in words(html(vinh_phuc.get("/van-ban/?loai=don-doc")))


def test_a_stranger_sees_nothing(vinh_phuc: Client, vinh_long: Client) -> None:
    issued = made(vinh_phuc)
    for rest in ("", "tai-ve.docx", "ban-ky/"):
        assert vinh_long.get(f"/van-ban/{issued.pk}/{rest}").status_code == 404
    assert vinh_long.get(PLAN).status_code == 404
    assert "Chưa có văn bản nào." in words(html(vinh_long.get("/van-ban/")))


def test_an_own_template_is_brought_in_used_and_put_away(vinh_phuc: Client) -> None:
    assert "Chưa có mẫu riêng" in words(html(vinh_phuc.get(TEMPLATES)))
    own = vinh_phuc.get(f"{TEMPLATES}mau-goi-y.docx").content
    assert own == starter_template(DocumentKind.IMPROVEMENT_PLAN)
    sent = vinh_phuc.post(TEMPLATES, {"file": SimpleUploadedFile("mau.docx", own), "note": "bản đầu"})
    assert sent.status_code == 302
    version = OfficeTemplate.objects.get()
    assert "Chưa dùng" in words(html(vinh_phuc.get(TEMPLATES)))
    assert vinh_phuc.get(f"/van-ban/mau/tep/{version.pk}.docx").content == own
    act = f"/van-ban/mau/tep/{version.pk}/"
    assert vinh_phuc.post(f"{act}dung/").status_code == 302
    assert "Mẫu của tỉnh, lần 1" in words(html(vinh_phuc.get("/van-ban/mau/")))
    assert "Mẫu của tỉnh đang dùng" in words(html(vinh_phuc.get(PLAN)))
    issued = made(vinh_phuc, layout="mau-cua-tinh")
    assert not issued.pdf
    assert "Mẫu của tỉnh, lần 1; chỉ có tệp Word" in words(html(vinh_phuc.get(f"/van-ban/{issued.pk}/")))
    assert made(vinh_phuc, layout="mau-chung").pdf
    assert vinh_phuc.post(f"{act}thoi/").status_code == 302
    assert vinh_phuc.post(f"{act}xoa/").status_code == 404
    assert "Đã thôi dùng" in words(html(vinh_phuc.get(TEMPLATES)))


def test_a_faulty_template_is_refused_with_its_fields(vinh_phuc: Client) -> None:
    from docx import Document

    stream, document = BytesIO(), Document()
    document.add_paragraph("{{ ten_la }} {{ ten_loai.__class__ }}")
    document.save(stream)
    sent = vinh_phuc.post(TEMPLATES, {"file": SimpleUploadedFile("mau.docx", stream.getvalue())})
    said = words(html(sent))
    assert "Chưa nhận mẫu." in said
    assert "Không có trường “ten_la”" in said
    assert "ten_loai.__class__" in said
    assert not OfficeTemplate.objects.exists()
    other = vinh_phuc.post(TEMPLATES, {"file": SimpleUploadedFile("mau.docx", PDF)})
    assert "Tệp không phải là .docx" in words(html(other))


def test_templates_belong_to_the_coordinator(db: None) -> None:
    leader = signed_in("lanhdao.vinhphuc")
    assert leader.get("/van-ban/mau/").status_code == 403
    assert leader.get(PLAN).status_code == 403
    assert leader.get("/van-ban/").status_code == 200


def test_unknown_kinds_are_not_there(vinh_phuc: Client) -> None:
    assert vinh_phuc.get("/van-ban/mau/khong-co/").status_code == 404
    assert vinh_phuc.get("/van-ban/mau/tep/999.docx").status_code == 404


def test_the_cost_does_not_grow(vinh_phuc: Client) -> None:
    issued = made(vinh_phuc)
    one = cost(vinh_phuc, "/van-ban/")
    for _ in range(3):
        made(vinh_phuc, kind="to-trinh")
    assert cost(vinh_phuc, "/van-ban/") == one <= 15
    assert cost(vinh_phuc, f"/van-ban/{issued.pk}/") <= 15
    assert cost(vinh_phuc, PLAN) <= 15
    assert cost(vinh_phuc, TEMPLATES) <= 15


def document_words(docx: bytes) -> str:
    """All text of a Word file."""
    from docx import Document

    opened = Document(BytesIO(docx))
    cells = (cell.text for table in opened.tables for row in table.rows for cell in row.cells)
    return " ".join([*(one.text for one in opened.paragraphs), *cells])
