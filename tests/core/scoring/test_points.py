"""What a rule refuses to read (what it gives stands in tests/spec)."""

from decimal import Decimal
from fractions import Fraction

import pytest

from cchc.core.catalogue.facts import ChoiceFact, GivenFact, Known
from cchc.core.catalogue.measures import Answer, Cases, Count, Done, Measure, Number, Quantity, YesNo
from cchc.core.catalogue.rules import (
    SINGLE_KIND,
    AllOrNothing,
    CasePoints,
    Checklist,
    Choice,
    Deduction,
    Given,
    Option,
    PartPoints,
    Proportion,
    Rule,
    Tiers,
)
from cchc.core.errors import FactError, RuleError
from cchc.core.scoring.points import apply
from tests.core.builders import ON_TIME, every, ratio

ONE = Decimal(1)
HALF = Number(Fraction(1, 2))
CHOICE = Choice((Option("full", "Đúng", ONE), Option("none", "Sai", Decimal(0))))
LATE = Deduction((CasePoints("late", Decimal("0.25")),))
LIST = Checklist((PartPoints("a", ONE),))


@pytest.mark.parametrize(
    ("rule", "measure", "seen", "most", "message"),
    [
        (every(), ON_TIME, HALF, None, "chưa nguồn nào cho điểm tối đa"),
        (Proportion(ONE), ON_TIME, HALF, None, "chưa nguồn nào cho điểm tối đa"),
        (LATE, Count("x"), HALF, None, "chưa nguồn nào cho điểm tối đa"),
        (Tiers(()), YesNo("Có?"), Answer(yes=True), ONE, "cần một con số"),
        (Tiers(()), ON_TIME, ratio(1, 2), ONE, "cần một con số"),
        (AllOrNothing(), ON_TIME, HALF, ONE, "cần một ngưỡng"),
        (AllOrNothing(), ON_TIME, Done(frozenset()), ONE, "cần một ngưỡng"),
        (LIST, ON_TIME, HALF, ONE, "cần danh mục"),
    ],
)
def test_a_rule_that_cannot_read_the_quantity_says_so(
    rule: Rule, measure: Measure, seen: Quantity | Known, most: Decimal | None, message: str
) -> None:
    with pytest.raises(RuleError, match=message):
        apply(rule, measure, seen, most)


@pytest.mark.parametrize(
    ("rule", "fact", "message"),
    [
        (Given("x"), ratio(1, 2), "cần ghi điểm"),
        (Given("x"), GivenFact(Decimal("-0.1")), "không thể âm: -0,10"),
        (Given("x"), GivenFact(Decimal("1.001")), "Điểm 1,001 vượt điểm tối đa 1,00"),
        (CHOICE, GivenFact(ONE), "chọn một mức"),
        (CHOICE, ChoiceFact("half"), "Không có mức “half”; các mức: full, none"),
    ],
)
def test_facts_that_do_not_fit_are_refused(rule: Rule, fact: Known, message: str) -> None:
    with pytest.raises(FactError, match=message):
        apply(rule, None, fact, ONE)


def test_points_from_outside_need_no_maximum() -> None:
    assert apply(Given("x"), None, GivenFact(ONE), None)[0] == 1


def test_a_bound_needs_no_measure_to_be_worded() -> None:
    assert apply(every(1), None, HALF, ONE)[1] == "Yêu cầu: từ 1 trở lên; không đạt: 0,00"
    assert apply(Tiers(()), None, HALF, ONE) == (Fraction(0), "Không đạt bậc nào: 0,00")
    assert apply(Proportion(ONE), None, HALF, ONE)[0] == Fraction(1, 2)


def test_a_kind_without_cases_costs_nothing() -> None:
    assert apply(LATE, None, Cases(()), ONE)[0] == 1
    assert apply(LATE, None, Cases((("late", 2),)), ONE)[0] == Fraction(1, 2)
    assert apply(Deduction((CasePoints(SINGLE_KIND, ONE),)), None, HALF, ONE)[0] == Fraction(1, 2)
