"""Figures by which only a requirement is judged: shown with their reading, never taken for points."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.facts import CountFact, Fact, FactEntry, GivenFact, NotApplicable
from cchc.core.catalogue.nodes import Rounding, Target
from cchc.core.errors import FactError
from cchc.core.scoring.evaluate import Score, State, evaluate
from tests.core.builders import ON_TIME, collected, line, ratio

DEMANDED = Target("100% hồ sơ đúng hạn", ON_TIME, Comparison("at_least", Decimal(100)))
LEAF = replace(line("3.4.1", None), target=DEMANDED)


def scored(fact: Fact) -> Score:
    return evaluate(LEAF, FactEntry(fact, source="Báo cáo năm"), Rounding())


def test_figures_are_read_and_give_no_points() -> None:
    score = scored(ratio(996, 1000))

    assert (score.state, score.points) == (State.UNKNOWN, None)
    assert [step.kind for step in score.trace] == ["facts", "rule", "result", "reference"]
    assert score.trace[0].text == "996 / 1.000 hồ sơ = 99,6%; nguồn: Báo cáo năm"
    assert score.trace[2].text.endswith("chưa có điểm")


def test_points_from_outside_stay_points() -> None:
    assert scored(GivenFact(Decimal("0.75"))).points == Decimal("0.75")


def test_figures_of_many_units_are_added_up() -> None:
    score = scored(collected("so-a", "so-b", so_a=ratio(600, 602), so_b=ratio(396, 398)))

    assert [step.text for step in score.trace[:2]] == [
        "Đã có số liệu của 2/2 đơn vị",
        "996 / 1.000 hồ sơ = 99,6%; nguồn: Báo cáo năm",
    ]


def test_units_still_missing_are_named() -> None:
    score = scored(collected("so-a", "so-b", so_a=ratio(600, 602)))

    assert (score.state, score.missing) == (State.UNKNOWN, ("so-b",))
    assert "cộng đến nay: 600 / 602 hồ sơ" in score.trace[0].text


def test_a_line_that_concerns_nobody_waits_for_a_person() -> None:
    score = scored(collected("so-a", so_a=NotApplicable("không có hồ sơ")))

    assert score.state is State.UNKNOWN
    assert "đều không có đối tượng để đánh giá: không đánh giá; nguồn không nêu" in score.trace[0].text
    assert "không cho phép" not in score.trace[0].text


@pytest.mark.parametrize("fact", [CountFact(Decimal(4)), ratio(10, 5)], ids=["other kind", "impossible"])
def test_figures_that_do_not_fit_the_requirement_are_refused(fact: Fact) -> None:
    with pytest.raises(FactError):
        scored(fact)
