"""Questions about lines: found without marks, answered once, read by all units of the campaign."""

import pytest
from django.test import Client
from django.utils import timezone

from cchc.records.campaigns.models import Campaign
from cchc.records.entries.actions import ask
from cchc.records.entries.models import Question
from tests.web.campaigns_built import INTERNAL, internal, staff_of_a
from tests.web.conftest import browser_of, signed_in
from tests.web.reading import html, words
from tests.web.test_cost import cost

PAGE = f"/dot/{INTERNAL}/hoi-dap/"


@pytest.fixture
def campaign(db: None) -> Campaign:
    return internal()


@pytest.fixture
def asked(campaign: Campaign) -> Question:
    by = staff_of_a()["scorer"]
    ask(INTERNAL, "3.2.1", "Hồ sơ liên thông có tính không?", by=by, now=timezone.now())
    return ask(INTERNAL, "1.3.1", "Đơn vị sự nghiệp có được tính?", by=by, now=timezone.now())


@pytest.fixture
def scorer(asked: Question) -> Client:
    return browser_of(staff_of_a()["scorer"])


def test_nothing_asked_yet_is_said(campaign: Campaign) -> None:
    assert "Chưa có câu hỏi nào." in words(html(signed_in("vinhphuc").get(PAGE)))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tim=su+nghiep", 1),
        ("tim=HO+SO+lien", 1),
        ("loc=chua-tra-loi", 2),
        ("loc=da-tra-loi", 0),
        ("tim=%00", 2),
    ],
)
def test_questions_are_found_without_marks(scorer: Client, query: str, found: int) -> None:
    page = html(scorer.get(f"{PAGE}?{query}"))
    assert page.count('class="cc-question"') == found
    assert ("Không có câu hỏi nào khớp" in words(page)) == (found == 0)


def test_an_answer_is_given_corrected_and_read_by_all(scorer: Client, asked: Question) -> None:
    officer = signed_in("vinhphuc")
    assert "Trả lời câu hỏi" in words(html(officer.get(PAGE)))
    empty = words(html(officer.post(PAGE, {"question": asked.pk, "text": " "})))
    assert "Hãy ghi câu trả lời" in empty
    answer = officer.post(PAGE, {"question": asked.pk, "text": "Có, nếu trực thuộc."})
    assert answer["Location"] == f"{PAGE}#cau-{asked.pk}"
    said = words(html(scorer.get(PAGE)))
    assert "Có, nếu trực thuộc." in said
    assert "Chuyên viên CCHC tỉnh Vĩnh Phúc trả lời ngày" in said
    assert "Sửa câu trả lời" in words(html(officer.get(PAGE)))


def test_who_may_not_answer_is_refused(scorer: Client, asked: Question) -> None:
    assert "Trả lời câu hỏi" not in words(html(scorer.get(PAGE)))
    assert scorer.post(PAGE, {"question": asked.pk, "text": "Có"}).status_code == 403
    assert signed_in("vinhphuc").post(PAGE, {"question": "x", "text": "Có"}).status_code == 403
    assert signed_in("vinhlong").get(PAGE).status_code == 404


def test_the_page_costs_the_same_with_more_questions(scorer: Client) -> None:
    before = cost(scorer, PAGE)
    by = staff_of_a()["scorer"]
    for line in ("2.1", "2.2", "2.3"):
        ask(INTERNAL, line, "Thế nào?", by=by, now=timezone.now())
    assert cost(scorer, PAGE) == before <= 15
    assert cost(signed_in("vinhphuc"), PAGE) <= 15
