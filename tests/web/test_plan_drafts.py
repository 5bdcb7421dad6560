"""Drafts of plans: read from a document or written by hand, looked over, issued; nothing is lost."""

from datetime import date

import pytest
from django.test import Client

from cchc.records.audit.models import Event
from cchc.records.plans.models import Plan, PlanDraft
from tests.web.conftest import signed_in
from tests.web.drafting import (
    HEAD,
    LIST,
    NEW,
    SOURCES,
    TASK,
    UPLOAD,
    VINH_PHUC,
    document,
    drafted,
    kept,
    mine,
    new_draft,
    sent,
)
from tests.web.reading import html, words
from tests.web.test_cost import cost


def read(client: Client, form: str = "md") -> str:
    """The address at which a document that was sent waits."""
    return sent(client, document(form))


@pytest.mark.parametrize("form", ["md", "docx"])
def test_a_document_is_read_and_nothing_is_kept_until_asked(vinh_phuc: Client, form: str) -> None:
    reading = read(vinh_phuc, form)
    said = words(html(vinh_phuc.get(reading)))
    assert "5264/KH-UBND" in said
    assert "18/07/2018" in said or "18/7/2018" in said
    assert "24. Cập nhật 100% số liệu hồ sơ" in said
    assert not mine().exists()
    here = kept(vinh_phuc, reading)
    draft = mine().get()
    assert here == f"{LIST}{draft.slug}/"
    assert len(draft.content["plan"]["tasks"]) == 24
    assert len(draft.file_sha256) == 64
    assert Event.objects.get(verb="plans.draft_started", subject=draft.slug).detail["tasks"] == 24


def test_what_was_read_belongs_to_the_province_that_sent_it(vinh_phuc: Client) -> None:
    reading = read(vinh_phuc)
    for act in ("luu", "bo", "lai"):
        assert signed_in("vinhlong").post(reading, {"viec": act}).status_code == 404
    assert signed_in("vinhlong").get(reading).status_code == 404
    assert not mine().exists()


def test_a_file_that_is_no_plan_is_refused_in_words(vinh_phuc: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    for name, raw, said in (
        ("ke-hoach.docx", b"PK\x03\x04hong", "hỏng"),
        ("ke-hoach.pdf", b"MZ....", "Không nhận chương trình"),
        ("ke-hoach.exe", b"x", "Chỉ nhận tệp .docx, .pdf hoặc .md"),
    ):
        answer = vinh_phuc.post(UPLOAD, {**SOURCES, "file": SimpleUploadedFile(name, raw)})
        assert said in words(html(answer)), name


def test_a_draft_is_written_by_hand_and_issued(vinh_phuc: Client) -> None:
    draft = new_draft(vinh_phuc)
    here = f"{LIST}{draft.slug}/"
    assert vinh_phuc.post(f"{here}phan-dau/", {**HEAD, "seen": 1}).status_code == 302
    answer = vinh_phuc.post(f"{here}nhiem-vu/", {**TASK, "seen": 2}, follow=True)
    assert "Thời hạn hiểu là" in words(html(answer))
    assert "14/12" in words(html(answer))
    said = words(html(vinh_phuc.get(here)))
    assert "Bị trừ 19,71 điểm" in said
    assert "nhiệm vụ trong bản thảo nêu được 1,00 điểm" in said
    sent = {"number": "12/KH-UBND", "day": "20/7/2018", "seen": 3}
    answer = vinh_phuc.post(f"{here}ban-hanh/", sent)
    plan = Plan.objects.get(number="12/KH-UBND")
    assert answer.url == f"/ke-hoach/{plan.slug}/"
    assert (plan.day, plan.result and plan.result.slug) == (date(2018, 7, 20), "vinh-phuc-2017")
    assert vinh_phuc.get(answer.url).status_code == 200
    assert "đã được ban hành" in words(html(vinh_phuc.get(here)))
    refused = vinh_phuc.post(f"{here}nhiem-vu/1/", {**TASK, "seen": 4})
    assert "đã được ban hành" in words(html(refused))


def test_nobody_writes_over_what_he_has_not_seen(vinh_phuc: Client) -> None:
    here = drafted()
    vinh_phuc.post(f"{here}nhiem-vu/1/", {**TASK, "title": "Của người thứ nhất", "seen": 2})
    sent = {**TASK, "title": "Của người thứ hai", "seen": 2}
    said = words(html(vinh_phuc.post(f"{here}nhiem-vu/1/", sent)))
    assert "đã sửa bản thảo lúc" in said
    said = words(html(vinh_phuc.post(f"{here}nhiem-vu/1/", sent)))
    assert "đã sửa bản thảo lúc" in said
    (task,) = mine().get().content["plan"]["tasks"]
    assert task["title"] == "Của người thứ nhất"


def test_doubts_are_settled_one_by_one_before_issuing(vinh_phuc: Client) -> None:
    kept(vinh_phuc, read(vinh_phuc))
    draft = mine().get()
    here, left = f"{LIST}{draft.slug}/", len(draft.content["doubts"])
    assert left
    sent = {"number": "1/KH-UBND", "day": "20/7/2018"}
    refused = vinh_phuc.post(f"{here}ban-hanh/", {**sent, "seen": 1})
    assert f"Còn {left} điểm chưa xem lại" in words(html(refused))
    for version in range(1, left + 1):
        vinh_phuc.post(f"{here}xem-lai/", {"diem": 0, "seen": version})
    assert mine().get().content["doubts"] == []
    answer = vinh_phuc.post(f"{here}ban-hanh/", {**sent, "seen": left + 1})
    assert answer.status_code == 302, words(html(answer))
    assert Plan.objects.get(number="1/KH-UBND").tasks.count() == 24


def test_what_was_not_understood_is_settled_in_one_press(vinh_phuc: Client) -> None:
    here = kept(vinh_phuc, read(vinh_phuc))
    draft = mine().get()
    value = draft.content["doubts"][0]
    draft.content["doubts"] += [_unread(number) for number in range(12)]
    draft.save()
    page = vinh_phuc.get(here, {"chon": "tat-ca"})
    assert html(page).count('name="diem"') == html(page).count("checked>") + len(page.context["doubts"])
    chosen = [one.number for one in page.context["unread"]]
    assert len(chosen) >= 12
    mixed = vinh_phuc.post(f"{here}xem-lai/", {"diem": [*chosen, 0], "seen": 1}, follow=True)
    assert "mới xác nhận nhiều chỗ một lúc được" in words(html(mixed))
    assert "Chưa chọn điểm nào" in words(html(vinh_phuc.post(f"{here}xem-lai/", {"seen": 1}, follow=True)))
    vinh_phuc.post(f"{here}xem-lai/", {"diem": chosen, "seen": 1})
    assert value in mine().get().content["doubts"]
    assert not vinh_phuc.get(here).context["unread"]
    (event,) = Event.objects.filter(verb="plans.draft_changed", subject=draft.slug)
    assert len(event.detail["settled"]) == len(chosen)
    assert any("Đoạn 3:" in one for one in event.detail["settled"])


def _unread(number: int) -> dict[str, object]:
    """A paragraph of which nothing came into the draft."""
    told = {"code": "body_unread", "path": f"body/{number}", "place": f"Đoạn {number}"}
    return {**told, "text": f"Điều thứ {number}", "candidates": []}


def test_saving_a_task_settles_its_doubts_and_removing_takes_them_along(vinh_phuc: Client) -> None:
    kept(vinh_phuc, read(vinh_phuc))
    here = f"{LIST}{mine().get().slug}/"
    vinh_phuc.post(f"{here}nhiem-vu/13/", {**TASK, "number": "13", "seen": 1})
    vinh_phuc.post(f"{here}nhiem-vu/19/", {"viec": "xoa", "seen": 2})
    paths = {one["path"] for one in mine().get().content["doubts"]}
    assert not {"tasks/13/quantity", "tasks/19/quantity"} & paths
    assert "tasks/18/quantity" in paths


def test_an_issued_plan_is_amended_from_its_content(vinh_phuc: Client) -> None:
    answer = vinh_phuc.post(NEW, {"sua": VINH_PHUC})
    draft = mine().get()
    assert answer.url == f"{LIST}{draft.slug}/"
    assert draft.amends is not None
    assert len(draft.content["plan"]["tasks"]) == 24
    sent = {"number": "99/KH-UBND", "day": "20/9/2018", "seen": 1}
    answer = vinh_phuc.post(f"{answer.url}ban-hanh/", sent)
    assert answer.status_code == 302, words(html(answer))
    amended = Plan.objects.get(number="99/KH-UBND")
    assert amended.amends is not None
    assert amended.amends.slug == VINH_PHUC
    assert vinh_phuc.post(NEW, {"sua": "vinh-long-2639-2020"}).status_code == 404


def test_a_draft_is_dropped_and_the_log_keeps_it(vinh_phuc: Client) -> None:
    here = drafted()
    vinh_phuc.post(f"{here}bo/", {"seen": 1})
    assert mine().exists()
    vinh_phuc.post(f"{here}bo/", {"seen": 2})
    assert not mine().exists()
    assert Event.objects.get(verb="plans.draft_dropped").detail["from"]["tasks"]


def test_an_empty_list_says_so(vinh_phuc: Client) -> None:
    assert "khắc phục tiêu chí bị trừ điểm" in words(html(vinh_phuc.get(LIST)))
    PlanDraft.objects.all().delete()
    assert "Chưa có bản thảo nào" in words(html(vinh_phuc.get(LIST)))


def test_pages_of_drafts_cost_a_constant_number_of_queries(vinh_phuc: Client) -> None:
    kept(vinh_phuc, read(vinh_phuc))
    here = f"{LIST}{mine().get().slug}/"
    for page in (LIST, NEW, UPLOAD, here, f"{here}phan-dau/", f"{here}nhiem-vu/1/", f"{here}ban-hanh/"):
        assert cost(vinh_phuc, page) <= 15, page
