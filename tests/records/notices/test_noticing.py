"""Notices follow from the log and from the clock, reach those whom they concern, and come once."""

from datetime import timedelta

import pytest

from cchc.core.campaign.circuit import Step
from cchc.core.campaign.portion import PortionState
from cchc.records.campaigns.actions import extend
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.entries.actions import answer, ask, confirm, send_back
from cchc.records.notices.actions import CallMade, log_call, notice_deadlines, notice_events
from cchc.records.notices.models import Notice
from cchc.records.people.models import Role, User
from tests.records.campaigns.opening import DAY, NOW, coordinator, opened, person, portion


@pytest.fixture
def scorer(db: None) -> User:
    """The scorer of Sở A."""
    return person("minh-hoa/so-a", Role.SCORER, "cham.so-a")


@pytest.fixture
def head(db: None) -> User:
    """The head of Sở A."""
    return person("minh-hoa/so-a", Role.UNIT_HEAD, "lanh.dao.so-a")


@pytest.fixture
def campaign(scorer: User, head: User) -> Campaign:
    """A campaign whose opening has been told."""
    notice_events(NOW - DAY)
    found = opened()
    notice_events(NOW)
    return found


def own(campaign: Campaign) -> Portion:
    """What Sở A owes itself."""
    return portion(campaign, "so-a", Step.SELF_SCORING, "so-a")


def texts(reader: User, kind: str) -> list[str]:
    """What a person was told of a kind."""
    return list(Notice.objects.filter(person=reader, kind=kind).values_list("text", flat=True))


def test_who_fills_in_hears_that_a_campaign_is_open_and_hears_it_once(
    campaign: Campaign, scorer: User, head: User
) -> None:
    assert texts(scorer, "campaigns.opened") == [f"Đã mở {campaign.title}, đóng lúc 10:00 ngày 01/12/2026."]
    assert not texts(head, "campaigns.opened")
    assert notice_events(NOW + timedelta(minutes=1)) == 0
    assert len(texts(scorer, "campaigns.opened")) == 1


def test_a_portion_sent_back_is_told_to_its_scorer_with_reason_and_day(
    campaign: Campaign, scorer: User, head: User
) -> None:
    mine = own(campaign)
    Portion.objects.filter(pk=mine.pk).update(state=PortionState.SUBMITTED)
    due = (NOW + 3 * DAY).date()
    send_back(mine.pk, (), "Thiếu số liệu dòng 1.2", due, by=head, now=NOW)
    notice_events(NOW)
    (told,) = Notice.objects.filter(person=scorer, kind="entries.portion_returned")
    assert "bị trả lại: Thiếu số liệu dòng 1.2. Bổ sung trước hết ngày 25/11/2026." in told.text
    assert told.about == {"campaign": campaign.slug, "portion": mine.pk}
    assert not texts(head, "entries.portion_returned")


def test_what_leaves_an_agency_is_told_to_the_coordinator(campaign: Campaign, head: User) -> None:
    mine = own(campaign)
    Portion.objects.filter(pk=mine.pk).update(state=PortionState.SUBMITTED)
    confirm(mine.pk, by=head, now=NOW)
    notice_events(NOW)
    assert [text[:14] for text in texts(coordinator(), "entries.portion_confirmed")] == ["Sở A (minh họa"]


def test_more_time_is_told_with_its_end(campaign: Campaign, scorer: User) -> None:
    extend(own(campaign).pk, NOW + 20 * DAY, "Lụt", by=coordinator(), now=NOW)
    notice_events(NOW)
    (text,) = texts(scorer, "campaigns.late_allowed")
    assert text.endswith("đến 10:00 ngày 12/12/2026: Lụt")


def test_questions_go_to_the_coordinator_and_answers_to_who_asked(campaign: Campaign, scorer: User) -> None:
    asked = ask(campaign.slug, "1.2", "Báo cáo chậm tính theo ngày nào?", by=scorer, now=NOW)
    notice_events(NOW)
    assert len(texts(coordinator(), "entries.question_asked")) == 1
    answer(asked.pk, "Ngày trên trục liên thông.", by=coordinator(), now=NOW)
    notice_events(NOW)
    (text,) = texts(scorer, "entries.question_answered")
    assert text.endswith("đã được trả lời: Ngày trên trục liên thông.")


def test_an_event_of_a_long_transaction_is_found_behind_what_was_read(
    campaign: Campaign, scorer: User
) -> None:
    notice_events(NOW + timedelta(minutes=5))
    extend(own(campaign).pk, NOW + 20 * DAY, "Lụt", by=coordinator(), now=NOW)
    notice_events(NOW + timedelta(minutes=6))
    assert len(texts(scorer, "campaigns.late_allowed")) == 1


def test_as_the_end_comes_near_people_are_told_at_seven_three_and_one_day(
    campaign: Campaign, scorer: User, head: User
) -> None:
    for day in range(9):
        notice_deadlines(NOW + day * DAY)
        notice_deadlines(NOW + day * DAY)
    said = [text.rpartition(": ")[2].partition(";")[0] for text in texts(scorer, "due")]
    assert sorted(said) == ["còn 1 ngày", "còn 3 ngày", "còn 7 ngày"]
    assert not texts(head, "due")
    assert not texts(head, "overdue")


def test_only_when_it_is_late_the_head_and_the_coordinator_hear_of_it(
    campaign: Campaign, scorer: User, head: User
) -> None:
    late = NOW + 10 * DAY
    notice_deadlines(late)
    notice_deadlines(late + DAY)
    for reader in (scorer, head):
        (text,) = texts(reader, "overdue")
        assert text.startswith("Quá hạn từ hết ngày 01/12/2026: Tự chấm điểm")
    (text,) = texts(coordinator(), "overdue")
    assert "3 cơ quan quá hạn (Sở A (minh họa), Sở B (minh họa), Sở C (minh họa))" in text


def test_who_has_more_time_is_not_late(campaign: Campaign, scorer: User) -> None:
    extend(own(campaign).pk, NOW + 20 * DAY, "Lụt", by=coordinator(), now=NOW)
    notice_deadlines(NOW + 10 * DAY)
    assert not texts(scorer, "overdue")


def test_what_has_left_the_agency_is_neither_due_nor_late(campaign: Campaign, scorer: User) -> None:
    Portion.objects.filter(pk=own(campaign).pk).update(state=PortionState.CONFIRMED)
    notice_deadlines(NOW + 8 * DAY)
    notice_deadlines(NOW + 10 * DAY)
    assert not texts(scorer, "due")
    assert not texts(scorer, "overdue")


def test_a_rebuttal_is_offered_and_never_late_and_nothing_to_judge_is_not_owed(
    campaign: Campaign, scorer: User, head: User
) -> None:
    judge = person("minh-hoa/so-c", Role.APPRAISER, "tham.dinh.so-c")
    for day in (26, 28, 33, 60):
        notice_deadlines(NOW + day * DAY)
    (offered, *_) = (text for text in texts(scorer, "due") if text.startswith("Giải trình"))
    assert offered.endswith("đơn vị đồng ý với kết quả thẩm định thì không phải giải trình.")
    said = (*texts(scorer, "overdue"), *texts(judge, "overdue"), *texts(coordinator(), "overdue"))
    assert any("Thẩm định lần 1" in text for text in said)
    assert not any("Giải trình" in text or "Thẩm định lần 2" in text for text in said)


def test_a_portion_without_lines_is_neither_due_nor_late(
    campaign: Campaign, scorer: User, head: User
) -> None:
    Portion.objects.filter(pk=own(campaign).pk).update(lines=[])
    notice_deadlines(NOW + 8 * DAY)
    notice_deadlines(NOW + 10 * DAY)
    assert not texts(scorer, "due")
    assert not texts(scorer, "overdue")


def test_a_promise_that_was_not_kept_comes_back_to_who_called(campaign: Campaign) -> None:
    agency = own(campaign).agency
    call = CallMade(agency.pk, "Phó Chánh Văn phòng", "Sẽ gửi", (NOW + 2 * DAY).date())
    log_call(campaign.slug, call, by=coordinator(), now=NOW)
    notice_deadlines(NOW + 2 * DAY)
    assert not texts(coordinator(), "promise")
    notice_deadlines(NOW + 3 * DAY)
    (text,) = texts(coordinator(), "promise")
    assert text.startswith("Sở A (minh họa) (Phó Chánh Văn phòng) đã hứa xong trước hết ngày 24/11/2026")


def test_a_vanished_subject_tells_nobody(campaign: Campaign) -> None:
    from django.db import transaction

    from cchc.records.audit.actions import record

    with transaction.atomic():
        for verb, subject in (
            ("entries.portion_returned", "x"),
            ("entries.question_asked", "x"),
            ("entries.question_answered", "x"),
            ("campaigns.opened", "x"),
            ("rounds.unit_published", "x/y"),
            ("entries.contribution_returned", "a/b/c/members/d"),
        ):
            record(verb, subject, by=None, now=NOW)
    assert notice_events(NOW) == 0
