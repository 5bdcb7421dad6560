"""Measures and facts in Vietnamese that does not mislead (the common cases stand in tests/spec)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cchc.core.calendar import WEEKENDS_ONLY
from cchc.core.catalogue.facts import CasesFact, ChangeFact, DateFact, Known, PartsFact, YesNoFact
from cchc.core.catalogue.measure_wording import describe, explain, in_short
from cchc.core.catalogue.measures import (
    Change,
    Count,
    DaysLate,
    Done,
    Measure,
    Named,
    Number,
    Parts,
    YesNo,
    quantity,
)
from cchc.core.errors import FactError
from tests.core.builders import ON_TIME, ratio

CUT = Change("Số đơn vị", "đơn vị", base_year=2015, direction="decrease")
REPORTS = Count("báo cáo", (Named("late", "Gửi chậm"), Named("wrong", "Sai mẫu")))


def said(measure: Measure, fact: Known) -> str:
    return explain(measure, fact, quantity(measure, fact, WEEKENDS_ONLY))


@pytest.mark.parametrize(
    ("current", "text"),
    [
        ("90", "90 so với 100 đơn vị (năm 2015): giảm 10%"),
        ("110", "110 so với 100 đơn vị (năm 2015): tăng 10%"),
        ("100", "100 so với 100 đơn vị (năm 2015): không thay đổi"),
    ],
)
def test_a_reduction_that_is_none_is_said_as_growth(current: str, text: str) -> None:
    assert said(CUT, ChangeFact(Decimal(current), Decimal(100))) == text


def test_an_amount_is_said_in_its_unit() -> None:
    more = Change("Số dự án", "dự án", expressed="amount")

    assert said(more, ChangeFact(Decimal(38), Decimal(40))).endswith("giảm 2 dự án")
    assert describe(more) == "số dự án tăng của “Số dự án” so với năm trước liền kề"


def test_every_kind_is_shown_in_the_order_of_the_catalogue() -> None:
    assert said(REPORTS, CasesFact((("wrong", 2), ("late", 0)))) == "Gửi chậm: 0; Sai mẫu: 2"


def test_figures_are_shown_as_entered() -> None:
    assert said(ON_TIME, ratio("1.2345", 2)) == "1,2345 / 2 hồ sơ = 61,725%"


def test_a_question_without_a_mark_gets_a_colon() -> None:
    assert said(YesNo("Đã ban hành kế hoạch"), YesNoFact(value=True)) == "Đã ban hành kế hoạch: Có"
    assert said(YesNo("Đã ban hành?"), YesNoFact(value=False)) == "Đã ban hành? Không"


def test_lateness_shows_both_dates() -> None:
    fact = DateFact(done=date(2018, 12, 20), due=date(2018, 12, 14))

    assert (
        said(DaysLate("Trước ngày 15/12"), fact) == "thực hiện 20/12/2018, thời hạn 14/12/2018: chậm 6 ngày"
    )


def test_a_quantity_of_another_fact_is_refused() -> None:
    with pytest.raises(FactError):
        explain(ON_TIME, YesNoFact(value=True), Number(Fraction(1)))


@pytest.mark.parametrize(
    ("measure", "fact", "text"),
    [
        (ON_TIME, ratio(996, 1000), "99,6%"),
        (ON_TIME, ratio(0, 0), ""),
        (CUT, ChangeFact(Decimal(90), Decimal(100)), "giảm 10%"),
        (CUT, ChangeFact(Decimal(106), Decimal(90)), "tăng 17,78%"),
        (CUT, ChangeFact(Decimal(100), Decimal(100)), "không thay đổi"),
        (REPORTS, CasesFact((("wrong", 2), ("late", 1))), "3 báo cáo"),
        (Parts((Named("a", "Hội nghị"), Named("b", "Tin"))), PartsFact(frozenset("a")), "1/2 nội dung"),
        (YesNo("Đã ban hành?"), YesNoFact(value=True), "Có"),
        (YesNo("Đã ban hành?"), YesNoFact(value=False), "Không"),
        (DaysLate("Trước 15/12"), DateFact(date(2018, 12, 20), date(2018, 12, 14)), "chậm 6 ngày"),
        (DaysLate("Trước 15/12"), DateFact(date(2018, 12, 14), date(2018, 12, 14)), "đúng hạn"),
    ],
)
def test_a_quantity_alone(measure: Measure, fact: Known, text: str) -> None:
    assert in_short(measure, quantity(measure, fact, WEEKENDS_ONLY)) == text


@pytest.mark.parametrize(
    ("part", "bound", "text"),
    [
        (45_833, None, "45,83%"),
        (94_999, "95", "94,999%"),
        (99_499, "99.5", "99,499%"),
        (99_500, "99.5", "99,5%"),
    ],
)
def test_a_quantity_alone_never_passes_for_a_bound(part: int, bound: str | None, text: str) -> None:
    wanted = None if bound is None else Decimal(bound)
    seen = quantity(ON_TIME, ratio(part, 100_000), WEEKENDS_ONLY)

    assert in_short(ON_TIME, seen, wanted) == text


def test_parts_of_another_measure_are_refused() -> None:
    with pytest.raises(FactError):
        in_short(ON_TIME, Done(frozenset("a")))
