"""Targets of a plan: met or not, how far away, and in words of what is to be done."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cchc.core.calendar import WorkCalendar
from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.facts import (
    ChangeFact,
    CountFact,
    DateFact,
    Fact,
    Known,
    NotApplicable,
    PartsFact,
    PlanFact,
    Unknown,
    YesNoFact,
)
from cchc.core.catalogue.measures import (
    AgainstPlan,
    Change,
    Count,
    DaysLate,
    Measure,
    Named,
    Parts,
    Ratio,
    YesNo,
)
from cchc.core.catalogue.nodes import Target
from cchc.core.errors import FactError
from cchc.core.plan.attainment import MET_LABELS, Attainment, Met, attain
from tests.core.builders import ON_TIME, bound, collected, ratio

LIST = Parts((Named("a", "Hội nghị"), Named("b", "Tin, bài")))
REVENUE = AgainstPlan("Thu ngân sách", "tỷ đồng")
MONEY = Ratio("Số vốn đã giải ngân", "Số vốn được giao", "tỷ đồng")
STAFF = AgainstPlan("Biên chế viên chức", "người")
POSTS = Change("Biên chế", "biên chế", base_year=2015, direction="decrease")
FIRMS = Change("Doanh nghiệp mới", "doanh nghiệp")
GROWTH = Change("Tỷ lệ tăng GRDP", "điểm phần trăm")
DUE = date(2018, 12, 14)


def judged(measure: Measure, condition: Comparison | None, fact: Fact) -> Attainment:
    return attain(Target("Yêu cầu", measure, condition), fact)


def planned(actual: str, plan: str) -> PlanFact:
    return PlanFact(Decimal(actual), Decimal(plan))


def moved(current: int | str, base: int | str) -> ChangeFact:
    return ChangeFact(Decimal(current), Decimal(base))


def test_four_dossiers_are_missing() -> None:
    result = judged(ON_TIME, bound("at_least", 100), ratio(996, 1000))

    assert result == Attainment(Met.NOT_MET, Fraction(4, 10), "còn thiếu 4 hồ sơ")


@pytest.mark.parametrize(
    ("measure", "condition", "fact", "text"),
    [
        (ON_TIME, bound("at_least", 80), ratio(2, 3), "còn thiếu 1 hồ sơ"),
        (ON_TIME, bound("at_least", 50), ratio(0, 2001), "còn thiếu 1.001 hồ sơ"),
        (ON_TIME, bound("above", 50), ratio(50, 100), "còn thiếu 1 hồ sơ"),
        (ON_TIME, bound("equal", 100), ratio(99, 100), "còn thiếu 1 hồ sơ"),
        (ON_TIME, bound("at_most", 5), ratio(8, 100), "vượt 3 hồ sơ (3 điểm phần trăm)"),
        (ON_TIME, bound("below", 8), ratio(8, 100), "mới bằng mức yêu cầu, cần dưới 8%"),
        (ON_TIME, bound("equal", 5), ratio(8, 100), "vượt 3 hồ sơ (3 điểm phần trăm)"),
        (MONEY, bound("at_least", 90), ratio("89.5", "100"), "còn thiếu 0,5 điểm phần trăm"),
        (MONEY, bound("at_least", 90), ratio("80", "99.5"), "còn thiếu 9,6 điểm phần trăm"),
        (REVENUE, bound("at_least", 100), planned("95.5", "100"), "còn thiếu 4,5 tỷ đồng"),
        (REVENUE, bound("above", 100), planned("100", "100"), "mới bằng mức yêu cầu, cần trên 100%"),
        (REVENUE, bound("at_most", 100), planned("101", "100"), "vượt 1 điểm phần trăm"),
        (MONEY, bound("at_least", "90.5"), ratio(80, 100), "còn thiếu 10,5 điểm phần trăm"),
        (ON_TIME, bound("at_most", 0), ratio(1, 10**6), "vượt 1 hồ sơ (0,0001 điểm phần trăm)"),
        (ON_TIME, bound("below", 8), ratio(9, 100), "vượt 2 hồ sơ (1 điểm phần trăm)"),
        (STAFF, bound("at_most", 100), planned("15502", "15410"), "vượt 92 người (0,6 điểm phần trăm)"),
        (STAFF, bound("at_least", 99), planned("90", "101"), "còn thiếu 10 người"),
        (POSTS, bound("at_least", 10), moved(1695, 1852), "cần giảm thêm 29 biên chế (1,52 điểm phần trăm)"),
        (POSTS, bound("at_most", 5), moved(80, 100), "vượt 15 biên chế (15 điểm phần trăm)"),
        (FIRMS, bound("at_least", 20), moved(485, 415), "còn thiếu 13 doanh nghiệp (3,13 điểm phần trăm)"),
        (FIRMS, bound("above", 20), moved(440, 400), "còn thiếu 41 doanh nghiệp (10 điểm phần trăm)"),
        (FIRMS, bound("at_most", 5), moved(440, 400), "vượt 20 doanh nghiệp (5 điểm phần trăm)"),
        (GROWTH, bound("above", 0), moved("5.8", "6.2"), "còn thiếu 6,45 điểm phần trăm"),
        (Count("sáng kiến"), bound("at_least", 3), CountFact(Decimal(1)), "còn thiếu 2 sáng kiến"),
        (
            Count("sáng kiến"),
            bound("above", 3),
            CountFact(Decimal(3)),
            "mới bằng mức yêu cầu, cần trên 3 sáng kiến",
        ),
        (DaysLate("14/12"), bound("equal", 0), DateFact(date(2018, 12, 20), DUE), "vượt 6 ngày"),
        (LIST, bound("at_least", 2), PartsFact(frozenset({"a"})), "còn thiếu 1 nội dung"),
        (LIST, None, PartsFact(frozenset({"a"})), "còn thiếu 1 nội dung: Tin, bài"),
        (YesNo("Có?"), None, YesNoFact(value=False), ""),
    ],
)
def test_what_is_not_met_says_what_is_missing(
    measure: Measure, condition: Comparison | None, fact: Known, text: str
) -> None:
    result = judged(measure, condition, fact)

    assert (result.met, result.text) == (Met.NOT_MET, text)


@pytest.mark.parametrize(
    ("measure", "condition", "fact"),
    [
        (ON_TIME, bound("at_least", 30), ratio(3, 10)),
        (ON_TIME, bound("at_most", 30), ratio(3, 10)),
        (LIST, None, PartsFact(frozenset({"a", "b"}))),
        (YesNo("Có?"), None, YesNoFact(value=True)),
        (DaysLate("14/12"), bound("equal", 0), DateFact(DUE, DUE)),
    ],
)
def test_what_is_met_needs_no_words(measure: Measure, condition: Comparison | None, fact: Known) -> None:
    result = judged(measure, condition, fact)

    assert (result.met, result.text) == (Met.MET, "")


@pytest.mark.parametrize(
    ("measure", "condition", "fact", "met"),
    [
        (None, None, YesNoFact(value=True), Met.BY_PERSON),
        (ON_TIME, bound("at_least", 30), Unknown(), Met.UNKNOWN),
        (ON_TIME, bound("at_least", 30), NotApplicable("x"), Met.NOT_APPLICABLE),
        (ON_TIME, bound("at_least", 30), ratio(0, 0), Met.UNKNOWN),
        (ON_TIME, None, ratio(1, 2), Met.UNKNOWN),
        (
            Ratio("a", "b", "c", when_zero="not_applicable"),
            bound("at_least", 30),
            ratio(0, 0),
            Met.NOT_APPLICABLE,
        ),
    ],
)
def test_what_cannot_be_judged_is_not_judged(
    measure: Measure | None, condition: Comparison | None, fact: Fact, met: Met
) -> None:
    assert attain(Target("Yêu cầu", measure, condition), fact) == Attainment(met)


def test_figures_of_many_units_are_judged_once_complete() -> None:
    half = collected("so-a", "so-b", so_a=ratio(1, 1))
    whole = collected("so-a", "so-b", so_a=ratio(1, 1), so_b=ratio(0, 1))

    assert judged(ON_TIME, bound("at_least", 100), half) == Attainment(Met.UNKNOWN, missing=("so-b",))
    assert judged(ON_TIME, bound("at_least", 100), whole).text == "còn thiếu 1 hồ sơ"
    assert judged(ON_TIME, bound("at_least", 100), collected("so-a")).met is Met.UNKNOWN


def test_a_target_that_concerns_no_unit_is_not_judged() -> None:
    nobody = collected("so-a", so_a=NotApplicable("không có thủ tục"))

    assert judged(ON_TIME, bound("at_least", 100), nobody).met is Met.NOT_APPLICABLE


def test_further_demands_stay_open_when_the_figure_keeps_its_bound() -> None:
    target = Target("Yêu cầu", ON_TIME, bound("at_least", 100), also=("Công bố chậm nhất 05 ngày",))

    assert attain(target, ratio(5, 5)).met is Met.MET_AS_MEASURED
    assert attain(target, ratio(5, 5)).text == "yêu cầu khác chưa ai xác nhận"
    assert attain(target, ratio(4, 5)).text == "còn thiếu 1 hồ sơ"


def test_an_impossible_figure_does_not_hide_in_the_sum() -> None:
    with pytest.raises(FactError, match="Đơn vị “so-a”"):
        judged(ON_TIME, bound("at_least", 50), collected("so-a", "so-b", so_a=ratio(9, 5), so_b=ratio(0, 9)))


def test_a_fact_of_another_kind_is_refused() -> None:
    with pytest.raises(FactError):
        judged(ON_TIME, bound("at_least", 30), YesNoFact(value=True))


def test_working_days_follow_the_calendar() -> None:
    target = Target("Đúng hạn", DaysLate("14/12", days="working"), bound("equal", 0))
    holiday = WorkCalendar(holidays=frozenset({date(2018, 12, 17)}))
    fact = DateFact(date(2018, 12, 17), DUE)

    assert attain(target, fact).text == "vượt 1 ngày làm việc"
    assert attain(target, fact, holiday).met is Met.MET


def test_every_verdict_has_a_label() -> None:
    assert set(MET_LABELS) == set(Met)
