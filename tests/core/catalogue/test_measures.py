"""Measures turn facts into exact quantities and refuse what cannot be true."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cchc.core.calendar import WEEKENDS_ONLY, WorkCalendar
from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    CountFact,
    DateFact,
    Known,
    PartsFact,
    PlanFact,
    YesNoFact,
)
from cchc.core.catalogue.measures import (
    AgainstPlan,
    Answer,
    Cases,
    Change,
    Count,
    DaysLate,
    Done,
    Measure,
    Named,
    Number,
    Parts,
    Quantity,
    Scope,
    WholeIsZero,
    YesNo,
    as_number,
    quantity,
    unit_of,
)
from cchc.core.errors import FactError
from tests.core.builders import ON_TIME, ratio

REPORTS = Count("báo cáo", (Named("late", "Gửi chậm"), Named("wrong", "Sai mẫu")))
LIST = Parts((Named("a", "Hội nghị"), Named("b", "Tin, bài")))
GROWTH = Change("Doanh nghiệp", "doanh nghiệp")
CUT = Change("Đơn vị", "đơn vị", base_year=2015, direction="decrease")
REVENUE = AgainstPlan("Thu ngân sách", "tỷ đồng")
DUE, LATE = date(2018, 12, 14), date(2018, 12, 17)


def change(current: str, base: str) -> ChangeFact:
    return ChangeFact(Decimal(current), Decimal(base))


@pytest.mark.parametrize(
    ("measure", "fact", "expected"),
    [
        (YesNo("Có kế hoạch?"), YesNoFact(value=True), Answer(yes=True)),
        (Count("sáng kiến"), CountFact(Decimal("2.5")), Number(Fraction(5, 2))),
        (REPORTS, CasesFact((("late", 2), ("wrong", 0))), Cases((("late", 2), ("wrong", 0)))),
        (ON_TIME, ratio(996, 1000), Number(Fraction(996, 10))),
        (ON_TIME, ratio(1, 3), Number(Fraction(100, 3))),
        (GROWTH, change("120", "100"), Number(Fraction(20))),
        (GROWTH, change("-50", "-100"), Number(Fraction(50))),
        (CUT, change("90", "100"), Number(Fraction(10))),
        (CUT, change("110", "100"), Number(Fraction(-10))),
        (Change("Dự án", "dự án", expressed="amount"), change("7", "0"), Number(Fraction(7))),
        (REVENUE, PlanFact(Decimal(95), Decimal(100)), Number(Fraction(95))),
        (REVENUE, PlanFact(Decimal(0), Decimal(100)), Number(Fraction(0))),
        (DaysLate("14/12"), DateFact(LATE, DUE), Number(Fraction(3))),
        (DaysLate("14/12"), DateFact(DUE, LATE), Number(Fraction(0))),
        (DaysLate("14/12", days="working"), DateFact(LATE, DUE), Number(Fraction(1))),
        (LIST, PartsFact(frozenset({"a"})), Done(frozenset({"a"}))),
    ],
)
def test_facts_become_quantities(measure: Measure, fact: Known, expected: Quantity) -> None:
    assert quantity(measure, fact, WEEKENDS_ONLY) == expected


@pytest.mark.parametrize(
    ("measure", "fact", "because"),
    [
        (ON_TIME, ratio(0, 0), "Số hồ sơ đã giải quyết bằng 0"),
        (GROWTH, change("5", "0"), "Doanh nghiệp, số gốc so sánh bằng 0"),
        (REVENUE, PlanFact(Decimal(5), Decimal(0)), "Thu ngân sách, kế hoạch giao bằng 0"),
    ],
)
def test_nothing_is_divided_by_zero(measure: Measure, fact: Known, because: str) -> None:
    assert quantity(measure, fact, WEEKENDS_ONLY) == WholeIsZero(None, because)


@pytest.mark.parametrize(
    ("measure", "fact", "message"),
    [
        (Count("sáng kiến"), CountFact(Decimal(-1)), "không thể âm: -1"),
        (REPORTS, CasesFact((("lost", 1),)), "các loại: late, wrong"),
        (REPORTS, CasesFact((("late", -1),)), "không thể âm"),
        (REPORTS, CasesFact((("late", 1),)), "Chưa ghi số lượng của loại: wrong"),
        (REPORTS, CasesFact((("late", 1), ("late", 2))), "hai lần"),
        (ON_TIME, ratio("1.001", 1), "Tử số lớn hơn mẫu số: 1,001 > 1"),
        (ON_TIME, ratio(-1, 1), "không thể âm"),
        (ON_TIME, ratio(0, -1), "không thể âm"),
        (REVENUE, PlanFact(Decimal(-1), Decimal(1)), "không thể âm"),
        (REVENUE, PlanFact(Decimal(1), Decimal(-1)), "không thể âm"),
        (LIST, PartsFact(frozenset({"a", "y", "x"})), "dòng này: x, y"),
        (Count("sáng kiến"), CasesFact((("late", 1),)), "không đúng loại"),
        (REPORTS, CountFact(Decimal(1)), "không đúng loại"),
        (YesNo("Có?"), ratio(1, 2), "không đúng loại"),
    ],
)
def test_impossible_facts_are_refused(measure: Measure, fact: Known, message: str) -> None:
    with pytest.raises(FactError, match=message):
        quantity(measure, fact, WEEKENDS_ONLY)


def test_working_days_follow_the_calendar() -> None:
    holiday = WorkCalendar(holidays=frozenset({LATE}))

    assert quantity(DaysLate("14/12", days="working"), DateFact(LATE, DUE), holiday) == Number(Fraction(0))


@pytest.mark.parametrize(
    ("measure", "unit"),
    [
        (YesNo("Có?"), ""),
        (REPORTS, "báo cáo"),
        (ON_TIME, "%"),
        (GROWTH, "%"),
        (Change("Dự án", "dự án", expressed="amount"), "dự án"),
        (REVENUE, "%"),
        (DaysLate("14/12"), "ngày"),
        (DaysLate("14/12", days="working"), "ngày làm việc"),
        (LIST, "nội dung"),
    ],
)
def test_units(measure: Measure, unit: str) -> None:
    assert unit_of(measure) == unit


@pytest.mark.parametrize(
    ("seen", "number"),
    [
        (Number(Fraction(3)), 3),
        (Cases((("late", 2), ("wrong", 1))), 3),
        (Done(frozenset({"a"})), 1),
        (Answer(yes=True), None),
        (WholeIsZero("zero", "x"), None),
    ],
)
def test_quantities_as_one_number(seen: Quantity, number: int | None) -> None:
    assert as_number(seen) == number


def test_a_scope_says_what_is_counted_and_over_which_years() -> None:
    assert Scope().text() == ""
    assert (
        Scope(counting="Không tính ngành dọc", window="02 năm gần nhất", window_years=2).text()
        == "Không tính ngành dọc; 02 năm gần nhất"
    )
