"""The page of a document that was sent: how far its reading is, honestly; read again, dropped, kept once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cchc.records.plans.models import PlanReading, ReadingState
from tests.web.drafting import LIST, document, kept, mine, sent
from tests.web.reading import html, words
from tests.web.test_cost import cost

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(vinh_phuc: Client) -> str:
    """A document that waits to be read."""
    here = sent(vinh_phuc, document())
    now(state=ReadingState.WAITING, content=None, shown=None, beat_at=timezone.now())
    return here


def now(**values: object) -> None:
    """The document as it stands at a moment."""
    PlanReading.objects.update(**values)


def test_the_page_tells_how_far_the_reading_is_and_opens_itself_again(vinh_phuc: Client, page: str) -> None:
    answer = vinh_phuc.get(page)
    assert "đang chờ đọc" in words(html(answer))
    assert answer.headers["Refresh"] == "3"
    assert "Refresh" not in vinh_phuc.get(page, {"dung": "1"}).headers
    now(state=ReadingState.RUNNING, file_name="a.pdf", done=37, whole=150, tables=12)
    said = html(vinh_phuc.get(page))
    assert "đang đọc, đã xong 37 trong 150 trang, gặp 12 bảng" in words(said)
    assert 'max="150"' in said
    assert f'<a href="{page}">a.pdf</a>: đang đọc' in html(vinh_phuc.get(LIST))
    assert "chưa đọc xong" in words(html(vinh_phuc.post(page, {"viec": "luu"}, follow=True)))
    assert not mine().exists()


def test_a_reading_of_which_nothing_is_heard_says_so_and_is_ordered_anew(
    vinh_phuc: Client, page: str
) -> None:
    assert "đang được đọc" in words(html(vinh_phuc.post(page, {"viec": "lai"}, follow=True)))
    now(state=ReadingState.RUNNING, beat_at=timezone.now() - timedelta(minutes=4))
    answer = vinh_phuc.get(page)
    assert "Đã hơn 3 phút không có tin" in words(html(answer))
    assert "Refresh" not in answer.headers
    assert "sẽ được đọc lại" in words(html(vinh_phuc.post(page, {"viec": "lai"}, follow=True)))


def test_a_document_that_was_refused_says_what_and_where_and_is_dropped(vinh_phuc: Client, page: str) -> None:
    told = {"message": "Sau trang 37 của 150: tệp mất quá nhiều thời gian để đọc", "hint": "Chia tệp"}
    now(state=ReadingState.REFUSED, problems=[told], whole=150, done=37)
    said = words(html(vinh_phuc.get(page)))
    assert "Sau trang 37 của 150: tệp mất quá nhiều thời gian để đọc. Chia tệp." in said
    assert "Đọc lại" in said
    assert "Đã bỏ văn bản" in words(html(vinh_phuc.post(page, {"viec": "bo"}, follow=True)))
    assert vinh_phuc.get(page).status_code == 404


def test_the_second_press_leads_to_the_draft_of_the_first(vinh_phuc: Client) -> None:
    first, second = sent(vinh_phuc, document()), sent(vinh_phuc, document())
    draft = kept(vinh_phuc, first)
    assert kept(vinh_phuc, first) == kept(vinh_phuc, second) == draft
    assert "không lập thêm bản nào" in words(html(vinh_phuc.get(draft)))
    assert "Văn bản này đã có bản thảo" in words(html(vinh_phuc.get(second)))
    assert mine().count() == 1


def test_its_pages_cost_a_constant_number_of_queries(vinh_phuc: Client) -> None:
    page = sent(vinh_phuc, document())
    assert cost(vinh_phuc, page) <= 15
    sent(vinh_phuc, document())
    assert cost(vinh_phuc, LIST) <= 15
    now(state=ReadingState.RUNNING)
    assert cost(vinh_phuc, page) <= 15
