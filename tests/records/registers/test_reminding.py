"""Whoever keeps a register is told a week before and when a row is overdue, the head three days later."""

from datetime import timedelta

import pytest

from cchc.records.notices.actions.noticing import notice_deadlines
from cchc.records.notices.models import Notice
from cchc.records.notices.register_deadlines import register_notices
from cchc.web.notice_rows import place_of
from tests.records.registers.building import NOW, REPORTS, head, row, scorer

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
