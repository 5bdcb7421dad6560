"""Whoever keeps a register is told a week before and when a row is overdue, the head three days later."""

from datetime import UTC, datetime, timedelta

import pytest

from cchc.records.notices.actions.noticing import notice_deadlines
from cchc.records.notices.models import Notice
from cchc.records.notices.register_deadlines import register_notices
from cchc.records.notices.register_years import register_year_notices
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of
from cchc.records.registers.actions import close_year
from cchc.web.notice_rows import place_of
from tests.records.registers.building import NOW, REPORTS, coordinator, emptied, head, number, row, scorer

pytestmark = pytest.mark.django_db


def told(days: int) -> list[tuple[str, bool, bool]]:
    """What is told so many days after the day of the tests, and whether to the head."""
    found = register_notices(NOW + timedelta(days=days))
    worker, chief = scorer().pk, head().pk
    assert all((worker in one.people) is not (chief in one.people) for one in found)
    found = register_notices(NOW + timedelta(days=days))
    return [(one.text, one.overdue, chief in one.people) for one in found]


def test_it_is_told_a_week_before_and_afterwards() -> None:
    kept = row(title="Báo cáo năm", due="14/12/2026")
    what = "báo cáo “Báo cáo năm” (Sổ theo dõi báo cáo phải gửi)"
    assert told(14) == []
    assert told(15) == [(f"Hạn 14/12/2026, còn 7 ngày: {what}", False, False)]
    assert told(22) == [(f"Hạn 14/12/2026, hết hôm nay: {what}", False, False)]
    late = f"Quá hạn từ hết ngày 14/12/2026: {what}"
    assert told(23) == [(late, True, False)]
    assert told(25) == [(late, True, False), (late, True, True)]
    for days in (15, 16, 23, 25, 26):
        notice_deadlines(NOW + timedelta(days=days))
    notices = Notice.objects.filter(subject__startswith=f"register/{kept.pk}/", person__in=(scorer(), head()))
    assert notices.count() == 3
    assert place_of(notices[0].about) == f"/so/{REPORTS}/dong/{kept.pk}/"


def asked(day: datetime) -> list[tuple[str, str]]:
    """What is told of a year on a day, and where it leads."""
    return [(one.text, place_of(one.about)) for one in register_year_notices(day) if one.people]


def test_the_head_is_asked_to_confirm_the_year_that_ended() -> None:
    row(due="14/12/2026")
    chief, desk = head(), coordinator()
    january = datetime(2027, 1, 4, 3, tzinfo=UTC)
    text = (
        "Sổ theo dõi báo cáo phải gửi: đề nghị Sở Tư pháp xác nhận sổ năm 2026 đã đủ (đang có 1 dòng); "
        "chưa xác nhận thì số liệu lấy từ sổ chỉ là số ước."
    )
    assert asked(NOW) == asked(datetime(2027, 4, 1, 3, tzinfo=UTC)) == []
    assert (text, f"/so/{REPORTS}/") in asked(january)
    told_later = asked(january + timedelta(days=20))
    later = [text for text, place in told_later if place == "/so/" and "Sở Tư pháp" in text]
    assert len(later) == 1
    assert later[0].startswith("Sổ theo dõi năm 2026: ")
    for days in (0, 1, 20, 21):
        notice_deadlines(january + timedelta(days=days))
    kept = Notice.objects.filter(subject__startswith="register-year/")
    assert kept.filter(person=chief).count() == kept.filter(person=desk).count() == 1
    close_year(REPORTS, number(), 2026, rows=1, by=chief, now=january)
    assert all("Sở Tư pháp" not in told for told, _ in asked(january))


def test_who_owes_a_register_is_asked_although_he_never_wrote_a_row() -> None:
    emptied()
    january = datetime(2027, 1, 4, 3, tzinfo=UTC)
    text = (
        "Sổ theo dõi báo cáo phải gửi: đề nghị Sở A (minh họa) xác nhận sổ năm 2026 không phát sinh, "
        "hoặc ghi các dòng còn thiếu; sổ trống không được hiểu là bằng không."
    )
    assert (text, f"/so/{REPORTS}/") in asked(january)
    assert all("Sở Tư pháp" not in told for told, _ in asked(january))
    chief = User.objects.get(username="ld.so-a")
    agency = next(one for one in standing_of(chief, january.date()).agencies)
    close_year(REPORTS, agency, 2026, rows=0, by=chief, now=january)
    assert (text, f"/so/{REPORTS}/") not in asked(january)
