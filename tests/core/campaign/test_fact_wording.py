"""Every fact in a few words: names with its line, identifiers without."""

from datetime import date
from decimal import Decimal

import pytest

from cchc.core.campaign.fact_wording import fact_text, measure_of
from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    ChoiceFact,
    CountFact,
    DateFact,
    Fact,
    GivenFact,
    NotApplicable,
    PartsFact,
    PlanFact,
    Unknown,
    YesNoFact,
)
from cchc.core.catalogue.nodes import Node
from tests.core.builders import ON_TIME, collected, ratio
from tests.core.campaign.samples import (
    CASES,
    CHANGE,
    CHOICE,
    COUNT,
    DATE,
    GATHERED,
    GIVEN,
    PARTS,
    PLAN,
    RATIO,
    YES_NO,
)

ONE, TWO = Decimal(1), Decimal(2)
DAYS = DateFact(done=date(2026, 12, 16), due=date(2026, 12, 14))


@pytest.mark.parametrize(
    ("node", "fact", "named", "bare"),
    [
        (YES_NO, YesNoFact(value=True), "Có", "Có"),
        (YES_NO, YesNoFact(value=False), "Không", "Không"),
        (COUNT, CountFact(Decimal("1234.5")), "1.234,5 văn bản", "1.234,5"),
        (RATIO, ratio(996, 1000), "996/1.000 hồ sơ", "996/1.000"),
        (GATHERED, ratio(0, 0), "0/0 hồ sơ", "0/0"),
        (CHANGE, ChangeFact(TWO, ONE), "2 so với 1 tỷ đồng", "2 so với 1"),
        (PLAN, PlanFact(ONE, TWO), "1 so với kế hoạch 2 người", "1 so với kế hoạch 2"),
        (
            CASES,
            CasesFact((("late", 2000), ("none", 0))),
            "chậm: 2.000; không gửi: 0",
            "late: 2.000; none: 0",
        ),
        (
            DATE,
            DAYS,
            "thực hiện 16/12/2026, thời hạn 14/12/2026",
            "thực hiện 16/12/2026, thời hạn 14/12/2026",
        ),
        (
            PARTS,
            PartsFact(frozenset({"check", "plan"})),
            "đã thực hiện: Ban hành kế hoạch; Tự kiểm tra",
            "đã thực hiện: check; plan",
        ),
        (PARTS, PartsFact(frozenset()), "chưa thực hiện nội dung nào", "chưa thực hiện nội dung nào"),
        (CHOICE, ChoiceFact("good"), "Tốt", "good"),
        (GIVEN, GivenFact(Decimal("1.5")), "1,50 điểm", "1,50 điểm"),
        (RATIO, Unknown(), "chưa có số liệu", "chưa có số liệu"),
        (RATIO, Unknown("chờ Cục Thống kê"), "chưa có số liệu: chờ Cục Thống kê", None),
        (RATIO, NotApplicable("không có TTHC"), "không đánh giá: không có TTHC", None),
    ],
)
def test_a_fact_in_words(node: Node, fact: Fact, named: str, bare: str | None) -> None:
    assert fact_text(fact, node) == named
    assert fact_text(fact) == (named if bare is None else bare)


def test_a_gathered_figure_tells_who_came_and_the_sum() -> None:
    half = collected("so-a", "so-b", so_a=ratio(1, 2))

    assert fact_text(half, GATHERED) == "1/2 đơn vị: 1/2 hồ sơ"
    assert fact_text(collected("so-a"), RATIO) == "0/1 đơn vị: chưa có số liệu"
    assert fact_text(collected("so-a", so_a=YesNoFact(value=True)), YES_NO) == "1/1 đơn vị, không cộng được"


def test_figures_are_read_by_the_measure_of_the_line_or_of_its_requirement() -> None:
    assert measure_of(RATIO) is measure_of(GATHERED) is ON_TIME
    assert measure_of(GIVEN) is None


def test_a_fact_of_another_measure_is_told_all_the_same() -> None:
    assert fact_text(PartsFact(frozenset({"check"})), RATIO) == "đã thực hiện: check"
