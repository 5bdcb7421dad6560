"""Boards: what hurries first, by agency, month and criterion, and the points that hang on it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc.core.plan.boards import (
    by_agency,
    by_criterion,
    by_month,
    expected_points,
    hurried,
    mend_key,
    month_of,
    points_at_risk,
)
from cchc.core.plan.coverage import TaskGain, coverage
from cchc.core.plan.progress import Outlook, Owed, Slot
from cchc.core.plan.tasks import Mend, Plan
from tests.core.plan.issued import RESULT, done, issued, rows, task

DAY = date(2018, 9, 10)
PLAN = issued(
    task("1", "Tháng 8/2018", mends=(Mend("line", "1.1"),)),
    task("2", "Tháng 9/2018", mends=(Mend("area", "1"), Mend("index"))),
    task("3", "Thường xuyên", "so-b"),
    task("4", "Tháng 8/2018", "so-b", "so-a", mends=(Mend("line", "1.2"),)),
)
SAID = {Slot("4", "so-a", "once"): done(date(2018, 8, 1))}


def gains(plan: Plan = PLAN) -> dict[str, TaskGain]:
    """What each task can win back."""
    return {gain.task.id: gain for gain in coverage(plan, RESULT).tasks}


def found() -> tuple[Owed, ...]:
    """What is owed of the plan."""
    return rows(PLAN, day=DAY, said=SAID)


def test_the_most_urgent_stands_first() -> None:
    assert [(one.task.id, one.agency) for one in hurried(found(), DAY)] == [
        ("1", "so-a"),
        ("4", "so-b"),
        ("2", "so-a"),
        ("3", "so-b"),
        ("4", "so-a"),
    ]


def test_by_agency() -> None:
    first, second = by_agency(found(), DAY, gains())
    assert (first.key, first.overdue, first.settled, len(first.owed)) == ("so-a", 1, 1, 3)
    assert (second.key, second.overdue, second.counts[Outlook.UNDATED]) == ("so-b", 1, 1)


def test_by_month_what_has_no_day_comes_last() -> None:
    assert [(one.key, len(one.owed)) for one in by_month(found(), DAY)] == [
        ("2018-08", 3),
        ("2018-09", 1),
        ("", 1),
    ]
    assert month_of(found()[0]) == "2018-08"


def test_by_criterion_each_that_a_task_mends() -> None:
    groups = {one.key: [row.task.id for row in one.owed] for one in by_criterion(found(), DAY)}
    assert groups == {"line:1.1": ["1"], "area:1": ["2"], "index": ["2"], "": ["3"], "line:1.2": ["4", "4"]}
    assert mend_key(Mend("part", "sipas")) == "part:sipas"


def test_a_line_that_several_open_tasks_name_counts_once() -> None:
    assert points_at_risk(found(), DAY, gains()) == Decimal("1.25")
    (first, *_) = found()
    assert points_at_risk([first], DAY, gains()) == Decimal("0.75")


def test_what_is_settled_puts_nothing_at_risk() -> None:
    said = {Slot("1", "so-a", "once"): done(date(2018, 8, 1))}
    (first, *_) = rows(PLAN, day=DAY, said=said)
    assert points_at_risk([first], DAY, gains()) == Decimal(0)


def test_without_a_result_and_an_expectation_nobody_can_tell() -> None:
    assert points_at_risk(found(), DAY) is None
    expecting = issued(replace(PLAN.tasks[0], expected=Decimal("0.50")))
    assert points_at_risk(rows(expecting, day=DAY), DAY) == Decimal("0.50")


def test_what_the_plan_expects_stands_before_what_was_lost() -> None:
    expecting = issued(replace(PLAN.tasks[0], expected=Decimal("0.50")), PLAN.tasks[3])
    assert expected_points(expecting.tasks, gains(expecting)) == Decimal("1.00")
    assert expected_points(PLAN.tasks[2:3], {}) == Decimal(0)
