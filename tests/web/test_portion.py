"""A portion of work: its lines, what they lack, its way to the head and back, appraisal and rebuttal."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from cchc.core.campaign.circuit import Step
from cchc.records.campaigns.models import Campaign, Portion, Window
from cchc.records.entries.models import Entry, Return
from tests.web.campaigns_built import (
    INTERNAL,
    document_of,
    internal,
    portion_of,
    proof_attached,
    staff_of_a,
)
from tests.web.conftest import browser_of, signed_in
from tests.web.reading import html, part, words
from tests.web.test_cost import cost

RATIO = {"said": "co-so", "f_part": "9", "f_whole": "10", "seen": "0"}
TOMORROW = f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}"


@pytest.fixture
def campaign(db: None) -> Campaign:
    return internal()


@pytest.fixture
def staff(campaign: Campaign) -> dict[str, Client]:
    return {name: browser_of(one) for name, one in staff_of_a().items()}


def address(campaign: Campaign, step: Step = Step.SELF_SCORING) -> str:
    return f"/dot/{INTERNAL}/phan/{portion_of(campaign, 'so-a', step).pk}/"


def only(campaign: Campaign, *lines: str, step: Step = Step.SELF_SCORING) -> str:
    """The portion with no other lines than these, and its address."""
    portion = portion_of(campaign, "so-a", step)
    Portion.objects.filter(pk=portion.pk).update(lines=list(lines))
    return address(campaign, step)


def rulings() -> QuerySet[Entry]:
    """What is stored in the campaign of these tests."""
    return Entry.objects.filter(campaign_unit__campaign__slug=INTERNAL)


def at_step(campaign: Campaign, step: Step) -> None:
    """Let this step be open and all before it be over."""
    now, day = timezone.now(), timedelta(days=1)
    rows = Window.objects.filter(campaign=campaign)
    rows.update(opens_at=now - 9 * day, closes_at=now - 2 * day)
    rows.filter(step=step).update(opens_at=now - day, closes_at=now + 5 * day)


def done(client: Client, page: str, act: str, **sent: object) -> str:
    """What the person is told after an act."""
    return words(html(client.post(f"{page}{act}/", sent, follow=True)))


def test_all_lines_stand_in_the_table_with_what_they_lack(
    staff: dict[str, Client], campaign: Campaign
) -> None:
    page = address(campaign)
    said = words(html(staff["scorer"].get(page)))
    assert "0 /32 dòng" in said
    assert "Tất cả (32) Còn thiếu (32) Đã có (0)" in said
    assert "1.3.1 Tỷ lệ phòng, đơn vị trực thuộc được kiểm tra trong năm (minh họa) 2,00 chưa nhập" in said
    staff["scorer"].post(f"{page}dong/1.3.1/", {**RATIO, "note": "Không có tài liệu", "provisional": "on"})
    row = words(part(html(staff["scorer"].get(f"{page}?loc=da-co")), "dong-1.3.1"))
    assert row.endswith("9/10 đơn vị số ước 2,00 đủ")
    assert "dong-1.3.2" not in html(staff["scorer"].get(f"{page}?loc=da-co"))
    assert "dong-1.3.1" not in html(staff["scorer"].get(f"{page}?loc=con-thieu"))
    assert "dong-1.3.1" in html(staff["scorer"].get(f"{page}?loc=khac"))


def test_a_portion_goes_to_the_head_and_out_of_the_agency(
    staff: dict[str, Client], campaign: Campaign
) -> None:
    page = only(campaign, "1.3.1")
    scorer, head = staff["scorer"], staff["head"]
    assert "Chưa gửi được" in done(scorer, page, "gui")
    assert "1.3.1 Tỷ lệ phòng" in words(html(scorer.get(f"{page}con-thieu/")))
    scorer.post(f"{page}dong/1.3.1/", RATIO)
    assert "Chưa có tài liệu kiểm chứng" in words(html(scorer.get(f"{page}con-thieu/")))
    proof_attached(portion_of(campaign, "so-a"), "1.3.1", pages="trang 4")
    scorer.post(f"{page}dong/1.3.1/", {**RATIO, "seen": "1", "note": "Không có thông báo"})
    assert "Không còn thiếu gì" in words(html(scorer.get(f"{page}con-thieu/")))
    assert "Đã gửi lãnh đạo đơn vị duyệt" in done(scorer, page, "gui")
    assert "Duyệt, chuyển khỏi đơn vị" not in words(html(scorer.get(page)))
    assert "Đã rút lại" in done(scorer, page, "rut-lai")
    assert "Đã gửi" in done(scorer, page, "gui")
    assert scorer.post(f"{page}duyet/").status_code == 403
    assert "Đã duyệt" in done(head, page, "duyet")
    assert "Đã tiếp nhận" in done(signed_in("vinhphuc"), page, "tiep-nhan")
    assert "Không thực hiện được" in done(head, page, "duyet")
    assert scorer.post(f"{page}khac/").status_code == 404


def test_what_is_sent_back_says_why_and_until_when(staff: dict[str, Client], campaign: Campaign) -> None:
    page = only(campaign, "1.3.1", "1.3.2")
    Portion.objects.update(state="submitted")
    head, scorer = staff["head"], staff["scorer"]
    wrong = words(html(head.post(f"{page}tra-lai/", {"reason": " ", "due": "1/1/2020", "lines": "9.9"})))
    assert "Chưa trả lại." in wrong
    assert "Hãy ghi lý do trả lại" in wrong
    assert "Hạn bổ sung phải từ hôm nay trở đi" in wrong
    sent = {"reason": "Thiếu thông báo kết luận", "due": TOMORROW, "lines": ["1.3.1"]}
    assert "Đã trả lại để bổ sung" in done(head, page, "tra-lai", **sent)
    assert Return.objects.get(portion__campaign_unit__campaign__slug=INTERNAL).lines == ["1.3.1"]
    said = words(html(scorer.get(page)))
    assert f"Trả lại để bổ sung, hạn hết ngày {TOMORROW}. Lê Văn Cường trả lại" in said
    assert "Thiếu thông báo kết luận" in said
    assert "Trả lại để bổ sung" in words(html(scorer.get("/dot/")))
    assert scorer.post(f"{page}tra-lai/", sent).status_code == 403


def appraised(staff: dict[str, Client], campaign: Campaign) -> str:
    """The first appraisal of two lines, of which one was entered; both have left the agency."""
    scoring = only(campaign, "1.3.1", "1.3.2")
    staff["scorer"].post(f"{scoring}dong/1.3.1/", {**RATIO, "note": "Theo báo cáo"})
    Portion.objects.filter(step=Step.SELF_SCORING).update(state="confirmed")
    at_step(campaign, Step.APPRAISAL_1)
    return only(campaign, "1.3.1", "1.3.2", step=Step.APPRAISAL_1)


def test_an_appraiser_sees_the_figure_beside_its_documents_and_agrees(
    staff: dict[str, Client], campaign: Campaign
) -> None:
    page = appraised(staff, campaign)
    judge, line = staff["appraiser"], f"{page}dong/1.3.1/"
    proof = proof_attached(portion_of(campaign, "so-a"), "1.3.1", pages="trang 4")
    said = words(html(judge.get(line)))
    assert "Số liệu được xem xét Tự chấm 9/10 đơn vị 2,00 điểm Theo báo cáo" in said
    assert "Đồng ý với số liệu của đơn vị" in said
    assert "Báo cáo năm" in said
    assert "trang 4" in said
    beside = words(html(judge.get(f"{line}?xem={proof.document_id}")))
    assert "không xem trước được" in beside
    judge.post(line, {"agree": "1", "seen": "0"})
    assert rulings().get(round="appraisal_1").fact == {
        "part": "9",
        "whole": "10",
    }


def test_another_figure_needs_a_reason(staff: dict[str, Client], campaign: Campaign) -> None:
    line = f"{appraised(staff, campaign)}dong/1.3.1/"
    judge = staff["appraiser"]
    assert 'value="9"' in html(judge.get(line))
    refused = words(html(judge.post(line, {**RATIO, "f_part": "2"})))
    assert "phải ghi lý do" in refused
    judge.post(line, {**RATIO, "f_part": "2", "note": "Chỉ 2 thông báo hợp lệ"})
    assert str(rulings().get(round="appraisal_1").points) == "1"
    row = words(part(html(judge.get(line.partition("dong/")[0])), "dong-1.3.1"))
    assert "9/10 đơn vị 2,00 điểm 2/10 đơn vị 1,00" in row


def test_all_other_lines_are_agreed_to_at_once(staff: dict[str, Client], campaign: Campaign) -> None:
    page = appraised(staff, campaign)
    assert "Đồng ý tất cả các dòng còn lại" in words(html(staff["appraiser"].get(page)))
    assert "Đã đồng ý với số liệu của 2 dòng" in done(staff["appraiser"], page, "dong-y-tat-ca")
    assert rulings().filter(round="appraisal_1").count() == 2
    assert staff["scorer"].post(f"{page}dong-y-tat-ca/").status_code == 404


def test_a_unit_answers_with_figure_words_and_documents(staff: dict[str, Client], campaign: Campaign) -> None:
    appraisal = appraised(staff, campaign)
    done(staff["appraiser"], appraisal, "dong-y-tat-ca")
    Portion.objects.filter(step=Step.APPRAISAL_1).update(state="confirmed")
    at_step(campaign, Step.REBUTTAL)
    page = only(campaign, "1.3.1", step=Step.REBUTTAL)
    line, scorer = f"{page}dong/1.3.1/", staff["scorer"]
    said = words(html(scorer.get(line)))
    assert "Giải trình của đơn vị" in said
    assert "Thẩm định lần 1 9/10 đơn vị" in said
    assert "Giải trình phải ghi nội dung" in words(html(scorer.post(line, {**RATIO, "f_part": "10"})))
    scorer.post(line, {**RATIO, "f_part": "10", "note": "Bổ sung một thông báo"})
    assert rulings().get(round="rebuttal").fact == {
        "part": "10",
        "whole": "10",
    }


def test_documents_are_attached_shown_and_taken_away(staff: dict[str, Client], campaign: Campaign) -> None:
    line, scorer = f"{address(campaign)}dong/1.3.1/", staff["scorer"]
    portion = portion_of(campaign, "so-a")
    one = document_of(portion, "Thông báo kết luận số 5", kind="ket-luan-kiem-tra")
    other = document_of(portion, "Công văn giải thích")
    chosen = html(scorer.get(f"{line}?tai-lieu={one.pk}"))
    assert f'<option value="{one.pk}" selected>' in chosen
    assert "Nộp tài liệu mới" in chosen
    answer = scorer.post(f"{line}tai-lieu/", {"document": one.pk, "pages": "trang 2", "from_last_year": "on"})
    assert answer["Location"] == f"{line}#tai-lieu"
    said = words(html(scorer.get(line)))
    assert "Thông báo kết luận số 5 N-1" in said
    assert "của năm trước (N-1)" in said
    refused = words(html(scorer.post(f"{line}tai-lieu/", {"document": other.pk})))
    assert "hãy ghi lý do dùng tài liệu khác" in refused
    scorer.post(f"{line}tai-lieu/", {"document": other.pk, "other_reason": "Chưa ban hành thông báo"})
    assert "Ngoài danh mục: Chưa ban hành thông báo" in words(html(scorer.get(line)))
    assert "Hãy chọn một tài liệu" in words(html(scorer.post(f"{line}tai-lieu/", {"document": ""})))
    assert "Không có tài liệu này" in words(html(scorer.post(f"{line}tai-lieu/", {"document": "999999"})))
    proof = one.proofs.get()
    scorer.post(f"{line}go-tai-lieu/{proof.pk}/")
    assert not one.proofs.exists()
    assert scorer.post(f"{line}go-tai-lieu/{proof.pk}/").status_code == 404


def test_pages_of_a_portion_cost_at_most_fifteen_queries(
    staff: dict[str, Client], campaign: Campaign
) -> None:
    page, scorer = address(campaign), staff["scorer"]
    empty = cost(scorer, page)
    for line in ("1.3.1", "3.2.1"):
        scorer.post(f"{page}dong/{line}/", RATIO)
        proof_attached(portion_of(campaign, "so-a"), line)
    assert cost(scorer, page) == empty <= 15
    assert cost(scorer, f"{page}con-thieu/") <= 15
    judging = address(campaign, Step.APPRAISAL_1)
    Portion.objects.filter(step=Step.SELF_SCORING).update(state="confirmed")
    at_step(campaign, Step.APPRAISAL_1)
    assert cost(staff["appraiser"], judging) <= 15
    assert cost(staff["appraiser"], f"{judging}dong/1.3.1/") <= 15
