"""Drafts of plans for the tests of pages."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet
from django.test import Client

from cchc.jobs.demo_plan_drafts import FILE
from cchc.records.plans.models import PlanDraft
from tests.files.plan_import.made import as_docx, as_markdown, laid_out
from tests.web.conftest import signed_in

VINH_PHUC = "vinh-phuc-5264-2018"
SOURCES = {
    "register": "vinh-phuc",
    "catalogue": "par_index_province/2948-qd-bnv-2017",
    "result": "vinh-phuc-2017",
}
LIST, NEW, UPLOAD = "/ke-hoach/ban-thao/", "/ke-hoach/ban-thao/moi/", "/ke-hoach/ban-thao/tu-van-ban/"
TASK = {
    "number": "1",
    "title": "Tham mưu thực hiện các nhiệm vụ được giao",
    "leads": ["so-noi-vu"],
    "deadline": "Trước ngày 15/12 hàng năm",
    "mends": ["line:1.6"],
    "expected": "0,5",
}
HEAD = {
    "title": "Kế hoạch thử",
    "kind": "improvement_plan",
    "issuer": "ubnd-tinh",
    "first": "2018",
    "last": "2020",
    "targets": "Năm 2018, nằm trong tốp 15 tỉnh, thành phố",
    "general_duties": "Tuyên truyền về cải cách hành chính\nCông khai thủ tục hành chính",
}


def document(form: str = "md") -> SimpleUploadedFile:
    """The plan of Vĩnh Phúc as its office would send it."""
    made = laid_out(VINH_PHUC)
    raw = as_docx(made) if form == "docx" else as_markdown(made)
    return SimpleUploadedFile(f"ke-hoach.{form}", io.BytesIO(raw).read())


def mine() -> QuerySet[PlanDraft]:
    """The drafts that the tests make: without the one of the demonstration."""
    return PlanDraft.objects.exclude(file_name=FILE)


def new_draft(client: Client) -> PlanDraft:
    """A draft from nothing."""
    given = {**SOURCES, "title": "Kế hoạch thử", "kind": "improvement_plan", "year": "2018"}
    answer = client.post(NEW, given)
    assert answer.status_code == 302, answer.content.decode()
    return mine().get()


def drafted() -> str:
    """The address of a draft with one task, made on the way."""
    client = signed_in("vinhphuc")
    draft = new_draft(client)
    client.post(f"{LIST}{draft.slug}/nhiem-vu/", {**TASK, "seen": 1})
    return f"{LIST}{draft.slug}/"


def imported() -> str:
    """The address of a draft that is read from a document on the way."""
    client = signed_in("vinhphuc")
    return kept(client, sent(client, document()))


def sent(client: Client, file: SimpleUploadedFile) -> str:
    """The address at which a document that was sent waits."""
    answer = client.post(UPLOAD, {**SOURCES, "file": file})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def kept(client: Client, reading: str) -> str:
    """The address of the draft that is made of a document."""
    answer = client.post(reading, {"viec": "luu"})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def drafted_with_duty() -> str:
    """The address of a draft with one general duty and its target, made on the way."""
    here, client = drafted(), signed_in("vinhphuc")
    duty = {"id": "1", "text": "Công khai thủ tục hành chính", "seen": 2}
    assert client.post(f"{here}muc/nhiem-vu-chung/them/", duty).status_code == 302
    target = {"text": "100% thủ tục được công khai", "cach-do": "", "seen": 3}
    assert client.post(f"{here}muc/nhiem-vu-chung/0/chi-tieu/", target).status_code == 302
    return here
