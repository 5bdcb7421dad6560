"""An amended plan keeps what was said, and an issued plan is entered once."""

from datetime import date
from typing import Any

import pytest

from cchc.core.errors import InputRefused, NotAllowed
from cchc.core.plan.progress import Outlook, Status
from cchc.records.plans.actions import Report, issue_plan, save_progress, settle_due
from cchc.records.plans.models import Plan
from cchc.records.plans.queries.chain import chains_of
from cchc.records.plans.queries.issued import core_plan
from cchc.records.plans.queries.work import work_of
from tests.records.plans.building import SLUG, at, coordinator, done, issued, scorer, slot, task

pytestmark = pytest.mark.django_db
FIRST, SECOND = date(2018, 1, 5), date(2018, 6, 1)
NOW = at(date(2018, 6, 2))


@pytest.fixture
def amended() -> Plan:
    """A yearly plan that was amended in June."""
    issued("nam-2018", FIRST, task("1", "Tháng 3/2018"), task("2", "Trong năm 2018"), task("3", "Tháng 9"))
    changed: list[dict[str, Any]] = [task("2", "Trong năm 2018", "so-tu-phap"), task("4", "Tháng 10/2018")]
    return issued("nam-2018-sua", SECOND, task("1", "Tháng 3/2018"), *changed, amends="nam-2018")


def test_each_version_answers_for_its_time_whichever_is_opened(amended: Plan) -> None:
    expected = [("nam-2018", "1"), ("nam-2018-sua", "2"), ("nam-2018-sua", "4")]
    for slug in ("nam-2018", "nam-2018-sua"):
        work = work_of(coordinator(), slug, NOW.date())
        assert [(one.plan.id, one.task.id) for one in work.owed] == expected


def test_what_was_said_before_the_amendment_still_stands(amended: Plan) -> None:
    row = Report(Status.DOING, "Đang làm")
    save_progress("nam-2018-sua", slot("1", "once"), row, seen=0, by=scorer(), now=NOW)
    again = save_progress("nam-2018", slot("1", "once"), done(date(2018, 3, 1)), seen=1, by=scorer(), now=NOW)
    assert (again.version, again.task.plan.slug) == (2, "nam-2018")


def test_a_plan_is_listed_once_with_all_its_versions(amended: Plan) -> None:
    found = {one.row.slug: [row.slug for row in one.rows] for one in chains_of(Plan.objects.all())}
    assert found["nam-2018-sua"] == ["nam-2018", "nam-2018-sua"]
    assert "nam-2018" not in found
    assert found[SLUG] == [SLUG]


def test_a_plan_that_was_signed_is_entered_once(amended: Plan) -> None:
    core = core_plan(amended)
    with pytest.raises(InputRefused, match="Đã có kế hoạch số"):
        issue_plan(core, amended.text, "0" * 64, None, by=coordinator(), now=NOW)
    with pytest.raises(NotAllowed):
        issue_plan(core, amended.text, "0" * 64, None, by=scorer(), now=NOW)


def test_two_tasks_of_one_number_are_not_taken_for_one() -> None:
    with pytest.raises(InputRefused, match="Có 02 nhiệm vụ cùng số 1"):
        issued("nam-2018", FIRST, task("1", "Tháng 3/2018"), task("1", "Trong năm 2018"), task("2", "Quý IV"))
    assert not Plan.objects.filter(slug="nam-2018").exists()


@pytest.mark.parametrize(
    ("number", "deadline", "told"),
    [
        ("1", "Quý IV " * 50, "Thời hạn của nhiệm vụ 1: dài 349 ký tự, chỉ nhận tối đa 300"),
        ("1" * 41, "Quý IV", "Số thứ tự của nhiệm vụ: dài 41 ký tự, chỉ nhận tối đa 40"),
    ],
)
def test_what_no_column_holds_is_refused_on_both_engines(number: str, deadline: str, told: str) -> None:
    with pytest.raises(InputRefused, match=told):
        issued("nam-2018", FIRST, task(number, deadline.strip()))


def test_a_day_is_settled_where_the_text_gives_none() -> None:
    by = coordinator()
    with pytest.raises(InputRefused, match="Văn bản đã nêu hạn"):
        settle_due(SLUG, "11", date(2018, 9, 1), "Theo chỉ đạo", seen=0, by=by, now=NOW)
    with pytest.raises(InputRefused, match="Hãy ghi căn cứ"):
        settle_due(SLUG, "12", date(2018, 9, 1), " ", seen=0, by=by, now=NOW)
    with pytest.raises(NotAllowed):
        settle_due(SLUG, "12", date(2018, 9, 1), "x", seen=0, by=scorer(), now=NOW)
    settle_due(SLUG, "12", date(2018, 9, 1), "Công văn của Văn phòng Chính phủ", seen=0, by=by, now=NOW)
    mine = slot("12", "once", "so-thong-tin-va-truyen-thong")
    found = work_of(by, SLUG, date(2018, 9, 2)).at(mine)
    assert found is not None
    assert found.outlook(date(2018, 9, 2)) is Outlook.OVERDUE
    with pytest.raises(InputRefused, match="đã ghi hạn 01/09/2018 lúc 09:00 ngày 02/06/2018") as stale:
        settle_due(SLUG, "12", date(2018, 10, 1), "Công văn khác", seen=0, by=by, now=NOW)
    assert [one.code for one in stale.value.problems] == ["due_changed"]
    settle_due(SLUG, "12", None, "", seen=1, by=by, now=NOW)
    assert work_of(by, SLUG, date(2018, 9, 2)).at(mine) is None
