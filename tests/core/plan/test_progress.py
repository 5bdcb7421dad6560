"""What is owed by whom and until when, and where it stands on a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cchc.core.plan.progress import (
    Completion,
    Outlook,
    Owed,
    Said,
    Slot,
    Status,
    answering,
    completion,
    end_of,
    lacking_units,
    owed,
    turns,
    unlisted,
)
from cchc.core.plan.tasks import TaskQuantity
from cchc.core.plan.versions import versions
from tests.core.plan.issued import NO_DAY, REGISTER, SIGNED, done, issued, rows, task, told

DUE = date(2018, 8, 31)
DAY = timedelta(days=1)


def one(said: Said | None = None, deadline: str = "Tháng 8/2018") -> Owed:
    """The only thing that is owed."""
    plan = issued(task("1", deadline))
    key = NO_DAY if deadline == "Theo chỉ đạo của Chính phủ" else "once"
    (found,) = rows(plan, said={} if said is None else {Slot("1", "so-a", key): said})
    return found


def test_what_returns_is_owed_each_time() -> None:
    assert told(rows(issued(task("1", "Hàng năm"), task("2", "Quý II hàng năm")))) == [
        ("1", "so-a", "2018"),
        ("1", "so-a", "2019"),
        ("1", "so-a", "2020"),
        ("2", "so-a", "2019-Q2"),
        ("2", "so-a", "2020-Q2"),
    ]


def test_what_was_over_on_the_day_of_signing_is_owed_and_overdue() -> None:
    (found,) = rows(issued(task("1", "Quý II năm 2018")))
    assert (found.due, found.outlook(SIGNED)) == (date(2018, 6, 30), Outlook.OVERDUE)


@pytest.mark.parametrize(
    "deadline", ["Theo chỉ đạo của Chính phủ", "Thường xuyên", "Ngay khi được phê duyệt", "", "khi nào xong"]
)
def test_what_has_no_day_is_owed_without_one(deadline: str) -> None:
    (found,) = rows(issued(task("1", deadline)))
    assert (found.slot, found.due) == (("1", "so-a", NO_DAY), None)
    assert found.outlook(SIGNED) is Outlook.UNDATED


def test_a_continuous_task_owes_its_reports() -> None:
    deadline = "Thường xuyên và báo cáo kết quả định kỳ theo quý và năm"
    found = rows(issued(task("1", deadline), period=(2018, 2018)))
    assert [(one.slot.key, one.due) for one in found] == [
        ("2018-Q3", date(2018, 9, 30)),
        ("2018", date(2018, 12, 31)),
        ("2018-Q4", date(2018, 12, 31)),
    ]


def test_a_day_that_a_person_has_settled_makes_it_owed() -> None:
    plan = issued(task("1", "Theo chỉ đạo của Chính phủ"))
    (found,) = owed(versions([plan]), SIGNED, fixed={"1": DUE})
    assert (found.slot.key, found.due) == ("once", DUE)
    amended = issued(task("1", "Theo chỉ đạo của Chính phủ"), day=date(2019, 1, 1))
    first, *others = owed(versions([plan, amended]), SIGNED, fixed={"1": DUE})
    assert (first.plan, others) == (plan, [])


def test_a_group_stands_for_its_members_on_the_day() -> None:
    found = told(rows(issued(task("1", "Tháng 12 hàng năm", "cac-huyen", "so-b"), period=(2018, 2019))))
    assert found == [
        ("1", "huyen-1", "2018-12"),
        ("1", "huyen-2", "2018-12"),
        ("1", "so-b", "2018-12"),
        ("1", "huyen-2", "2019-12"),
        ("1", "huyen-3", "2019-12"),
        ("1", "so-b", "2019-12"),
    ]


def test_who_was_succeeded_is_represented_and_nothing_falls_away() -> None:
    after = date(2020, 1, 1)
    assert answering(REGISTER, ["so-cu", "ban-cu", "so-moi"], after) == ("so-moi", "ban-cu")
    assert answering(REGISTER, ["so-cu"], SIGNED) == ("so-cu",)


def test_a_group_without_known_members_is_told() -> None:
    plan = issued(task("1", "Tháng 8/2018", "cac-xa", "cac-huyen", "so-a"))
    assert unlisted(plan, plan.tasks[0], SIGNED) == ("cac-xa",)


@pytest.mark.parametrize(
    ("said", "day", "expected"),
    [
        (None, DUE - 15 * DAY, Outlook.COMING),
        (None, DUE - 14 * DAY, Outlook.SOON),
        (None, DUE, Outlook.SOON),
        (None, DUE + DAY, Outlook.OVERDUE),
        (Said(status=Status.DOING), DUE + DAY, Outlook.OVERDUE),
        (done(DUE, confirmed=False), DUE + DAY, Outlook.WAITING),
        (done(DUE), DUE + DAY, Outlook.DONE),
        (done(), DUE, Outlook.DONE),
        (done(DUE + DAY), DUE, Outlook.DONE_LATE),
        (Said(status=Status.CANNOT, reason="x", confirmed=True), DUE + DAY, Outlook.CANNOT),
    ],
)
def test_where_it_stands(said: Said | None, day: date, expected: Outlook) -> None:
    assert one(said).outlook(day) is expected


def test_what_has_no_day_is_never_late() -> None:
    assert one(done(DUE), "Theo chỉ đạo của Chính phủ").outlook(DUE + 900 * DAY) is Outlook.DONE


def test_so_many_of_so_many_agencies() -> None:
    plan = issued(task("1", "Tháng 8/2018", "so-a", "so-b"))
    (turn,) = turns(rows(plan, said={Slot("1", "so-a", "once"): done(DUE)}))
    assert (turn.settled(DUE + DAY), len(turn.owed), turn.outlook(DUE + DAY)) == (1, 2, Outlook.OVERDUE)


def test_the_ratio_of_a_year_counts_an_occurrence_once_all_have_done_it() -> None:
    plan = issued(
        task("1", "Tháng 8/2018", "so-a", "so-b"),
        task("2", "Tháng 9/2018"),
        task("3", "Tháng 10/2018"),
        task("4", "Theo chỉ đạo của Chính phủ"),
        task("5", "Tháng 1/2019"),
    )
    said = {
        Slot("1", "so-a", "once"): done(DUE),
        Slot("2", "so-a", "once"): done(DUE),
        Slot("3", "so-a", "once"): done(date(2018, 11, 1)),
    }
    end = date(2018, 12, 31)
    assert completion(rows(plan, said=said), 2018, end) == Completion(due=3, on_time=1, late=1)
    said[Slot("1", "so-b", "once")] = done(DUE)
    assert completion(rows(plan, said=said), 2018, end) == Completion(due=3, on_time=2, late=1)


def test_a_plan_without_end_is_reckoned_to_the_end_of_the_next_year() -> None:
    plan = issued(task("1", "Hàng năm"), period=(2018, None))
    assert end_of(plan, date(2026, 11, 22)) == date(2027, 12, 31)
    assert end_of(issued(), date(2026, 11, 22)) == date(2020, 12, 31)


def test_words_without_a_year_belong_to_the_year_of_the_plan() -> None:
    (found,) = rows(issued(task("1", "Quý III"), period=(2018, 2018)))
    assert found.due == date(2018, 9, 30)


def test_units_are_counted_by_name() -> None:
    plain = task("13", "Tháng 12/2018")
    communes = replace(plain, quantity=TaskQuantity(94, "đơn vị cấp xã"))
    assert lacking_units(communes, [f"Xã {one}" for one in range(61)]) == 33
    assert lacking_units(communes, [f"Xã {one}" for one in range(95)]) == 0
    assert lacking_units(plain, []) == 0
