"""The acts of the province on their page: a line of steps, documents in order, published figures."""

import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from cchc.records.campaigns.models import Portion
from cchc.records.rounds.models import Milestone, PublishedResult, RoundDeduction
from tests.records.handing_in import handed_in
from tests.records.plays import acting
from tests.web.conftest import signed_in
from tests.web.coordinating import PROVINCE, SMALL, national, scored, small
from tests.web.reading import html, words
from tests.web.test_cost import cost

PAGE = f"/dot/{PROVINCE}/don-vi/tinh-vinh-phuc/moc/"


def act(step: str, number: str = "", **more: str) -> dict[str, str]:
    fields = {
        "number": number,
        "day": f"{timezone.localdate():%d/%m/%Y}",
        "source": "Trục liên thông",
        **more,
    }
    return {"viec": step, **{f"{step}-{name}": value for name, value in fields.items()}}


def accepted() -> None:
    """Both agencies have scored, Sở Nội vụ has taken it over."""
    acting.take_over(scored(national()), acting.coordinator("vinh-phuc"), timezone.now())


def test_an_area_without_lines_holds_up_no_act(vinh_phuc: Client) -> None:
    """Areas 2 and 6 of the 2017 catalogue have no lines that are scored: who leads them owes nothing."""
    accepted()
    rows = Portion.objects.filter(campaign_unit__campaign__slug=PROVINCE, agency__slug="so-tu-phap")
    rows.update(lines=[], state="draft")
    assert "Sở Nội vụ đã tiếp nhận 1 trong 1 phần việc" in words(html(vinh_phuc.get(PAGE)))
    assert vinh_phuc.post(PAGE, act("review")).status_code == 302
    assert Milestone.objects.filter(campaign_unit__campaign__slug=PROVINCE, step="review").exists()


def published(**more: str) -> dict[str, str]:
    fields = {
        "points-total": "80,29",
        "rank-total": "20",
        "units": "63",
        "rank_change": "-12",
        "source": "QĐ",
        "seen": "0",
    }
    return {"viec": "cong-bo", **{f"cong-bo-{name}": one for name, one in {**fields, **more}.items()}}


def test_the_line_of_steps(vinh_phuc: Client) -> None:
    national()
    said = words(html(vinh_phuc.get(PAGE)))
    assert "Tự chấm điểm Sở Nội vụ đã tiếp nhận 0 trong 2 phần việc Rà soát nội bộ" in said


def test_acts_come_in_their_order(vinh_phuc: Client) -> None:
    accepted()
    assert "Chưa ghi mốc “Rà soát nội bộ”" in html(vinh_phuc.post(PAGE, act("signing", "12/BC-UBND")))
    assert vinh_phuc.post(PAGE, act("review")).status_code == 302
    assert "Hãy ghi số, ký hiệu văn bản." in html(vinh_phuc.post(PAGE, act("signing")))
    sent_on = f"{timezone.localdate():%d/%m/%Y}"
    assert vinh_phuc.post(PAGE, act("signing", "12/BC-UBND", sent_on=sent_on)).status_code == 302
    assert f"12/BC-UBND, ngày {sent_on}; gửi ngày {sent_on}" in words(html(vinh_phuc.get(PAGE)))
    assert Milestone.objects.filter(campaign_unit__campaign__slug=PROVINCE).count() == 2


def test_days_to_come_and_missing_proof_are_refused(vinh_phuc: Client) -> None:
    accepted()
    later = f"{timezone.localdate() + timedelta(days=3):%d/%m/%Y}"
    page = html(vinh_phuc.post(PAGE, act("review", day=later, source="")))
    assert "Ngày còn ở phía trước: chỉ ghi việc đã làm." in page
    assert "Hãy ghi nguồn, căn cứ." in page


def test_what_the_ministry_published(vinh_phuc: Client) -> None:
    accepted()
    for step, number in (("review", ""), ("signing", "12"), ("ministry", "34/BNV")):
        vinh_phuc.post(PAGE, act(step, number))
    assert "Có hạng thì phải có điểm." in html(vinh_phuc.post(PAGE, published(**{"rank-group-direct": "9"})))
    assert vinh_phuc.post(PAGE, published()).status_code == 302
    row = PublishedResult.objects.get(campaign_unit__campaign__slug=PROVINCE)
    assert row.source == "QĐ"
    page = html(vinh_phuc.get(PAGE))
    assert 'value="80,29"' in page
    assert "vừa ghi số công bố khác" in html(vinh_phuc.post(PAGE, published(**{"points-total": "81"})))
    assert "/dot/tinh-2017/don-vi/tinh-vinh-phuc/" in page


def test_items_of_a_loss(vinh_phuc: Client) -> None:
    accepted()
    for step, number in (("review", ""), ("signing", "12"), ("ministry", "34/BNV")):
        vinh_phuc.post(PAGE, act(step, number))
    address = PAGE.replace("moc/", "dong/1.2/khoan-tru/")
    assert address in html(vinh_phuc.get(address.replace("khoan-tru/", "")))
    late = {
        "khoan-0-amount": "1",
        "khoan-0-cause": "Chậm báo cáo CNTT",
        "khoan-0-responsible": ["so-tu-phap"],
    }
    law = {
        "khoan-1-amount": "0,25",
        "khoan-1-cause": "Chậm báo cáo pháp luật",
        "khoan-1-document_number": "5/BC",
    }
    assert "Hãy ghi số điểm bị trừ." in html(vinh_phuc.post(address, {**late, "khoan-0-amount": ""}))
    assert "hơn điểm tối đa" in html(vinh_phuc.post(address, {**late, "khoan-0-amount": "9"}))
    assert vinh_phuc.post(address, {**late, **law}).status_code == 302
    RoundDeduction.objects.filter(cause="Chậm báo cáo CNTT").update(responsible_status="inferred")
    vinh_phuc.post(address, {**late, **law, "khoan-0-note": "Theo báo cáo"})
    assert RoundDeduction.objects.get(cause="Chậm báo cáo CNTT").responsible_status == "inferred"
    vinh_phuc.post(address, {**late, **law, "khoan-0-responsible": ["so-noi-vu"]})
    assert RoundDeduction.objects.get(cause="Chậm báo cáo CNTT").responsible_status == "sourced"
    vinh_phuc.post(address, {**late, **law})
    page = html(vinh_phuc.get(address))
    assert "Đã ghi trừ 1,25." in words(page)
    assert re.search('responsible"[^>]*value="so-tu-phap"[^>]* checked', page)
    vinh_phuc.post(address, {"khoan-1-amount": "0,25", "khoan-1-cause": "Chậm báo cáo pháp luật"})
    assert "Đã ghi trừ 0,25." in words(html(vinh_phuc.get(address)))
    assert vinh_phuc.get(address.replace("1.2", "9.9")).status_code == 404


def test_the_leader_signs_and_nothing_else(db: None) -> None:
    accepted()
    leader = signed_in("lanhdao.vinhphuc")
    page = html(leader.get(PAGE))
    assert 'name="viec" value="signing"' in page
    assert 'name="viec" value="review"' not in page
    assert leader.post(PAGE, act("review")).status_code == 403
    assert leader.post(PAGE, published()).status_code == 403


def test_only_the_national_circuit_has_them(vinh_phuc: Client) -> None:
    small()
    assert vinh_phuc.get(f"/dot/{SMALL}/don-vi/so-a/moc/").status_code == 404
    national()
    assert cost(vinh_phuc, PAGE) <= 15


def test_a_document_of_the_province_is_attached_and_stays(vinh_phuc: Client) -> None:
    accepted()
    paper = handed_in("so-noi-vu")
    page = html(vinh_phuc.get(PAGE))
    assert f'<option value="{paper.pk}">310/BC-SNV: Báo cáo kiểm soát thủ tục hành chính</option>' in page
    assert vinh_phuc.post(PAGE, act("review", document=str(paper.pk))).status_code == 302
    assert Milestone.objects.get(step="review", campaign_unit__campaign__slug=PROVINCE).document == paper
    page = html(vinh_phuc.get(PAGE))
    assert f'<option value="{paper.pk}" selected>' in page
    assert f'href="/tai-lieu/{paper.pk}/"' in page
    refused = words(html(vinh_phuc.post(PAGE, act("review", document="999999999"))))
    assert "Không có văn bản này trong tài liệu của tỉnh." in refused
    assert cost(vinh_phuc, PAGE) <= 15
