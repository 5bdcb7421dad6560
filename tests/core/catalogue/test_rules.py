"""Rules fit the measures of the table and describe themselves (the common cases stand in tests/spec)."""

from decimal import Decimal

import pytest

from cchc.core.catalogue.measures import Count, DaysLate, Measure, Named, Parts, YesNo
from cchc.core.catalogue.rules import (
    SINGLE_KIND,
    AllOrNothing,
    CasePoints,
    Checklist,
    Deduction,
    Given,
    PartPoints,
    Proportion,
    Rule,
    describe,
    pair_allowed,
)
from tests.core.builders import ON_TIME, bound, every

REPORTS = Count("báo cáo", (Named("late", "Báo cáo gửi chậm"),))
LATE = Deduction((CasePoints("late", Decimal("0.25"), at_most=Decimal("0.5")),))


@pytest.mark.parametrize(
    ("measure", "rule", "allowed"),
    [
        (None, Given("x"), True),
        (None, AllOrNothing(), False),
        (YesNo("Có?"), AllOrNothing(), True),
        (YesNo("Có?"), Given("x"), False),
        (ON_TIME, LATE, False),
        (REPORTS, LATE, True),
    ],
)
def test_only_the_pairs_of_the_table_are_allowed(measure: Measure | None, rule: Rule, allowed: bool) -> None:
    assert pair_allowed(measure, rule) is allowed


@pytest.mark.parametrize(
    ("rule", "measure", "most", "text"),
    [
        (every(100), ON_TIME, None, "Đạt từ 100% trở lên: điểm tối đa; ngược lại: 0 điểm."),
        (
            AllOrNothing(bound("below", 5)),
            ON_TIME,
            "0.125",
            "Dưới 5%: 0,125 điểm; ngược lại: 0 điểm.",
        ),
        (
            AllOrNothing(bound("at_most", 0)),
            DaysLate("14/12"),
            "1",
            "Chậm không quá 0 ngày: 1,00 điểm; ngược lại: 0 điểm.",
        ),
        (
            Proportion(Decimal(80)),
            ON_TIME,
            None,
            "Từ 80% trở lên: điểm tối đa; dưới mức đó: kết quả × điểm tối đa / 80%.",
        ),
        (
            LATE,
            REPORTS,
            "1",
            (
                "Từ 1,00 điểm, trừ theo từng trường hợp: Báo cáo gửi chậm: trừ 0,25 (nhiều nhất 0,50); "
                "thấp nhất còn 0 điểm."
            ),
        ),
        (
            Deduction((CasePoints(SINGLE_KIND, Decimal("0.25")),)),
            None,
            "1",
            "Từ 1,00 điểm, trừ theo từng trường hợp: mỗi trường hợp: trừ 0,25; thấp nhất còn 0 điểm.",
        ),
        (
            Checklist((PartPoints("a", Decimal("0.5")), PartPoints("x", Decimal("0.5")))),
            Parts((Named("a", "Hội nghị"),)),
            "1",
            "Cộng điểm từng nội dung đã thực hiện: Hội nghị: 0,50; x: 0,50.",
        ),
        (
            Checklist((PartPoints("a", Decimal("0.5")),)),
            None,
            "1",
            "Cộng điểm từng nội dung đã thực hiện: a: 0,50.",
        ),
    ],
)
def test_rules_in_the_words_of_a_decision(
    rule: Rule, measure: Measure | None, most: str | None, text: str
) -> None:
    assert describe(rule, measure, None if most is None else Decimal(most)) == text
