"""An amendment answers from its day on, and says what it changed."""

from dataclasses import replace
from datetime import date

from cchc.core.plan.progress import Outlook
from cchc.core.plan.versions import Amended, changes, versions
from tests.core.plan.issued import issued, rows, task

AMENDED = date(2018, 9, 15)
FIRST = issued(task("1", "Tháng 8/2018"), task("2", "Hàng năm"), task("3", "Tháng 10/2018"))
SECOND = issued(
    task("1", "Tháng 8/2018"),
    task("2", "Hàng năm", "so-b"),
    task("4", "Quý II năm 2018"),
    task("5", "Tháng 11/2018"),
    day=AMENDED,
)


def test_each_version_answers_for_what_is_due_in_its_time() -> None:
    found = rows(FIRST, SECOND)
    by_first = [(one.task.id, one.agency, one.slot.key) for one in found if one.plan is FIRST]
    by_second = [(one.task.id, one.agency, one.slot.key) for one in found if one.plan is SECOND]
    assert by_first == [("1", "so-a", "once")]
    assert by_second == [
        ("2", "so-b", "2018"),
        ("2", "so-b", "2019"),
        ("2", "so-b", "2020"),
        ("4", "so-a", "once"),
        ("5", "so-a", "once"),
    ]


def test_a_deadline_that_the_amendment_sets_counts_although_it_is_over() -> None:
    late = next(one for one in rows(FIRST, SECOND) if one.task.id == "4")
    assert (late.plan, late.outlook(AMENDED)) == (SECOND, Outlook.OVERDUE)


def test_what_has_no_day_is_owed_by_the_last_version_only() -> None:
    always = issued(task("1", "Thường xuyên"))
    later = replace(always, day=AMENDED)
    assert [one.plan for one in rows(always, later)] == [later]


def test_what_changed_is_said_task_by_task() -> None:
    found = changes(FIRST, SECOND)
    assert [(one.what, one.task, one.aspects) for one in found] == [
        (Amended.CHANGED, "2", ("cơ quan chủ trì",)),
        (Amended.ADDED, "4", ()),
        (Amended.ADDED, "5", ()),
        (Amended.DROPPED, "3", ()),
    ]


def test_a_plan_that_was_never_amended_has_one_version() -> None:
    (only,) = versions([FIRST])
    assert (only.plan, only.before, only.until) == (FIRST, None, None)
    assert versions([]) == ()
