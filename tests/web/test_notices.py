"""One's own notices on the page: where they lead, marking them read, choosing how they come."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from cchc.records.notices.choice import Choice
from cchc.records.notices.models import Notice
from cchc.records.notices.queries import choice_for
from cchc.records.people.models import User
from cchc.web.notice_rows import place_of
from tests.api.calling import Program
from tests.web.conftest import signed_in

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
HERE = "/thong-bao/"


def told(username: str, count: int = 1, *, overdue: bool = False) -> list[Notice]:
    """Notices of a person."""
    person = User.objects.get(username=username)
    rows = [
        Notice(
            person=person,
            kind="due",
            text=f"Việc {number}",
            subject=f"thu/{number}",
            about={"campaign": "dot-thu"},
            at=AT,
            overdue=overdue,
        )
        for number in range(count)
    ]
    return Notice.objects.bulk_create(rows)


@pytest.fixture
def nobody_told(db: None) -> None:
    """Without what the demonstration tells."""
    Notice.objects.all().delete()


def test_without_notices_the_page_says_what_will_stand_there(nobody_told: None, vinh_phuc: Client) -> None:
    text = vinh_phuc.get(HERE).content.decode()
    assert "Không còn thông báo chưa đọc" in text
    assert "Chưa có thông báo nào." in text


def test_a_notice_leads_to_what_it_is_about_and_is_marked_read(nobody_told: None, vinh_phuc: Client) -> None:
    (notice,) = told("vinhphuc", overdue=True)
    text = vinh_phuc.get(HERE).content.decode()
    assert '<a href="/dot/dot-thu/">Việc 0</a>' in text
    assert "Quá hạn" in text
    assert "10:00 ngày 22/11/2026" in text
    answer = vinh_phuc.post(f"{HERE}da-doc/", {"notice": str(notice.pk)}, follow=True)
    assert "Đã đánh dấu 1 thông báo là đã đọc." in answer.content.decode()


def test_nobody_reads_or_marks_those_of_others(nobody_told: None, vinh_phuc: Client) -> None:
    (notice,) = told("vinhlong")
    assert "Việc 0" not in vinh_phuc.get(HERE).content.decode()
    vinh_phuc.post(f"{HERE}da-doc/", {"notice": str(notice.pk)})
    notice.refresh_from_db()
    assert notice.read_at is None


@pytest.mark.parametrize("asked", ["x", "٣", "9" * 40, "", "-1"])
def test_what_is_no_number_marks_all_of_ones_own_and_breaks_nothing(
    nobody_told: None, vinh_phuc: Client, asked: str
) -> None:
    told("vinhphuc", 3)
    assert vinh_phuc.post(f"{HERE}da-doc/", {"notice": asked}).status_code == 302


def test_a_long_list_comes_in_pages_at_the_same_cost(
    nobody_told: None, vinh_phuc: Client, django_assert_max_num_queries: Any
) -> None:
    told("vinhphuc", 120)
    with django_assert_max_num_queries(8):
        text = vinh_phuc.get(f"{HERE}?trang=2").content.decode()
    assert "Trang 2/3" in text
    assert text.count('class="cc-notice cc-notice-unread"') == 50


def test_the_choice_is_kept_and_a_wrong_one_is_told(vinh_phuc: Client) -> None:
    person = User.objects.get(username="vinhphuc")
    sent = {"rhythm": "daily", "weekday": "3", "webhook": "on"}
    assert vinh_phuc.post(HERE, sent).status_code == 302
    assert choice_for(person) == Choice("daily", 3, email=False, webhook=True)
    answer = vinh_phuc.post(HERE, {**sent, "rhythm": "hourly"})
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert choice_for(person).rhythm == "daily"


def test_every_kind_of_notice_leads_somewhere() -> None:
    assert place_of({"campaign": "d", "portion": 3}) == "/dot/d/phan/3/"
    assert place_of({"campaign": "d", "member": 3}) == "/dot/d/so-lieu/3/"
    assert place_of({"campaign": "d", "questions": "1.2"}) == "/dot/d/hoi-dap/#dong-1.2"
    assert place_of({"campaign": "d", "late": True}) == "/dot/d/cham-muon/"
    assert place_of({"result": "r"}) == "/ket-qua/r/"
    assert place_of({}) == ""


def test_a_stranger_has_a_page_of_his_own(db: None) -> None:
    assert signed_in("lanhdao.vinhlong").get(HERE).status_code == 200


def test_programs_read_them_with_a_key(nobody_told: None) -> None:
    told("vinhphuc", 3, overdue=True)
    said = Program(User.objects.get(username="vinhphuc"), "read").said("/notices", limit=2)
    assert (said["count"], said["unread"], len(said["items"])) == (3, 3, 2)
    assert said["items"][0]["about"] == {"campaign": "dot-thu"}
