"""One line: its state, its points, its trace; unknown, zero and not applicable are three things."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc.core.catalogue.facts import (
    Collected,
    CountFact,
    Fact,
    FactEntry,
    GivenFact,
    NotApplicable,
    Unknown,
    YesNoFact,
)
from cchc.core.catalogue.measures import Count, Ratio, Scope, WhenZero, YesNo
from cchc.core.catalogue.nodes import LegalBasis, Node, Reference, Rounding, Source, Status
from cchc.core.catalogue.rules import AllOrNothing, Deduction, Proportion, Rule, Step, Tiers
from cchc.core.errors import FactError, RuleError
from cchc.core.scoring.evaluate import STEP_LABELS, Score, State, evaluate
from tests.core.builders import ON_TIME, bound, collected, every, line, ratio

RATIO_LINE = line("3.4.1", "0.50", measure=ON_TIME, rule=every())


def scored(leaf: Node, fact: Fact, places: int = 2) -> Score:
    return evaluate(leaf, FactEntry(fact), Rounding(places))


def said(score: Score) -> str:
    return "\n".join(f"{step.label}: {step.text}" for step in score.trace)


def test_a_trace_goes_from_the_facts_to_the_reference() -> None:
    score = scored(RATIO_LINE, ratio(996, 1000))

    assert [step.kind for step in score.trace] == ["facts", "measure", "rule", "result", "reference"]
    assert score.points == Decimal("0.00")
    assert said(score).startswith("Số liệu: 996 / 1.000 hồ sơ = 99,6%\nCách đo: Tỷ lệ % giữa")


def test_rounding_is_a_step_of_its_own_only_when_something_is_rounded() -> None:
    share = line("1.1", "1.00", measure=ON_TIME, rule=Proportion(Decimal(100)))

    assert "Làm tròn: 0,125 làm tròn còn 0,13" in said(scored(share, ratio(1, 8)))
    assert STEP_LABELS["rounding"] not in said(scored(share, ratio(1, 4)))
    assert scored(share, ratio(1, 8), places=3).points == Decimal("0.125")


def test_unknown_is_not_zero() -> None:
    unknown, nothing = scored(RATIO_LINE, Unknown("chưa có báo cáo")), scored(RATIO_LINE, ratio(0, 10))

    assert (unknown.state, unknown.points, unknown.exact) == (State.UNKNOWN, None, None)
    assert (nothing.state, nothing.points) == (State.SCORED, Decimal(0))
    assert "chưa có báo cáo" in said(unknown)
    assert "Số liệu: Chưa có số liệu" in said(scored(RATIO_LINE, Unknown()))


def test_not_applicable_needs_leave_and_a_reason() -> None:
    optional = replace(RATIO_LINE, may_be_not_applicable=True)

    score = scored(optional, NotApplicable("Không có thủ tục hành chính"))

    assert (score.state, score.points) == (State.NOT_APPLICABLE, None)
    assert "Không đánh giá: Không có thủ tục hành chính" in said(score)
    with pytest.raises(FactError, match="phải kèm lý do"):
        scored(optional, NotApplicable("  "))
    with pytest.raises(FactError, match="không nêu dòng này được"):
        scored(RATIO_LINE, NotApplicable("Không có"))


def test_an_error_names_the_criterion_and_keeps_its_kind() -> None:
    with pytest.raises(FactError) as impossible:
        scored(RATIO_LINE, ratio(2, 1))
    with pytest.raises(RuleError) as unfit:
        scored(replace(RATIO_LINE, rule=AllOrNothing()), ratio(1, 2))

    assert impossible.value.problem.place.criterion == "3.4.1"
    assert unfit.value.problem.place.criterion == "3.4.1"


@pytest.mark.parametrize(
    ("meaning", "most", "state", "points"),
    [
        ("zero", "0.50", State.SCORED, Decimal("0.00")),
        ("full", "0.50", State.SCORED, Decimal("0.50")),
        ("full", None, State.UNKNOWN, None),
        ("not_applicable", "0.50", State.NOT_APPLICABLE, None),
        (None, "0.50", State.UNKNOWN, None),
    ],
)
def test_a_whole_of_zero_means_what_the_source_says(
    meaning: WhenZero | None, most: str | None, state: State, points: Decimal | None
) -> None:
    measure = Ratio("Đã xử lý", "Phát hiện", "sai phạm", when_zero=meaning)

    score = scored(line("1.1", most, measure=measure, rule=every()), ratio(0, 0))

    assert (score.state, score.points) == (state, points)


def test_a_line_without_a_scale_stays_unknown() -> None:
    score = scored(line("1.1", rule=None), GivenFact(Decimal(1)))

    assert score.state is State.UNKNOWN
    assert "Chưa nguồn nào cho cách chấm điểm" in said(score)


@pytest.mark.parametrize("rule", [every(), Proportion(Decimal(80)), Deduction(())])
def test_a_line_without_a_maximum_stays_unknown(rule: Rule) -> None:
    score = scored(line("1.1", None, measure=ON_TIME, rule=rule), ratio(1, 2))

    assert score.state is State.UNKNOWN
    assert "Áp dụng: Chưa nguồn nào cho điểm tối đa của dòng" in said(score)


def test_steps_carry_their_own_points_and_need_no_maximum() -> None:
    steps = Tiers((Step(bound("at_least", 50), Decimal("0.25")),))

    assert scored(line("1.1", None, measure=ON_TIME, rule=steps), ratio(1, 2)).points == Decimal("0.25")


def test_a_rule_that_needs_a_measure_says_so() -> None:
    with pytest.raises(FactError, match="chưa có cách đo"):
        scored(line("1.1", rule=every()), ratio(1, 2))


def test_points_from_outside_keep_their_source() -> None:
    score = scored(line("1.2", "3.00"), GivenFact(Decimal("1.75")))

    assert score.points == Decimal("1.75")
    assert [step.kind for step in score.trace] == ["facts", "rule", "reference"]


def test_remarks_on_a_fact_are_shown() -> None:
    entry = FactEntry(
        ratio(1, 2),
        source="Báo cáo số 5",
        cutoff_date=date(2017, 12, 31),
        provisional=True,
        status="derived",
        note="chờ số chính thức",
    )

    score = evaluate(RATIO_LINE, entry, Rounding())

    assert score.provisional
    assert (
        "50%; nguồn: Báo cáo số 5; số liệu đến 31/12/2017; số ước; suy ra bằng phép tính; chờ số chính thức"
    ) in said(score)


def test_the_scope_of_a_measure_is_shown() -> None:
    measure = replace(ON_TIME, scope=Scope(counting="không tính ngành dọc"))

    assert "(phạm vi tính: không tính ngành dọc)" in said(
        scored(line("1", measure=measure, rule=every()), ratio(1, 1))
    )


def test_the_reference_shows_place_status_and_legal_basis() -> None:
    source = Source("vp", "Kế hoạch 5264/KH-UBND")
    derived = replace(
        RATIO_LINE,
        reference=Reference(source, "Phụ lục 1", Status.DERIVED, "62 - 51,55"),
        legal_basis=(LegalBasis("Nghị định 61/2018/NĐ-CP", "Điều 4"), LegalBasis("Thông tư 01/2018/TT-VPCP")),
    )
    plain = replace(RATIO_LINE, reference=Reference(source, status=Status.INFERRED))

    assert scored(derived, ratio(1, 1)).trace[-1].text == (
        "Kế hoạch 5264/KH-UBND; Phụ lục 1 (suy ra bằng phép tính: 62 - 51,55). "
        "Cơ sở pháp lý: Điều 4 Nghị định 61/2018/NĐ-CP; Thông tư 01/2018/TT-VPCP"
    )
    assert scored(plain, ratio(1, 1)).trace[-1].text == "Kế hoạch 5264/KH-UBND (suy luận)"


class TestCollected:
    """Figures that many units enter."""

    def test_all_units_make_one_score(self) -> None:
        score = scored(RATIO_LINE, collected("so-a", "so-b", so_a=ratio(1, 1), so_b=ratio(99, 99)))

        assert score.points == Decimal("0.50")
        assert said(score).startswith(
            "Số liệu: Đã có số liệu của 2/2 đơn vị\nSố liệu: 100 / 100 hồ sơ = 100%"
        )

    def test_a_missing_unit_keeps_the_line_unknown_and_is_named(self) -> None:
        score = scored(RATIO_LINE, collected("so-a", "so-b", "so-c", so_a=ratio(1, 1), so_b=Unknown()))

        assert (score.state, score.missing) == (State.UNKNOWN, ("so-b", "so-c"))
        assert "Đã có số liệu của 1/3 đơn vị, còn thiếu 2 đơn vị; cộng đến nay: 1 / 1 hồ sơ = 100%" in said(
            score
        )

    def test_nothing_yet_is_unknown(self) -> None:
        score = scored(RATIO_LINE, collected("so-a"))

        assert "Đã có số liệu của 0/1 đơn vị, còn thiếu 1 đơn vị" in said(score)

    def test_a_line_that_concerns_no_unit_is_not_applicable(self) -> None:
        fact = collected("so-a", so_a=NotApplicable("không có thủ tục"))

        score = scored(replace(RATIO_LINE, may_be_not_applicable=True), fact)

        assert (score.state, score.missing) == (State.NOT_APPLICABLE, ())
        assert scored(RATIO_LINE, fact).state is State.UNKNOWN

    def test_an_impossible_figure_does_not_hide_in_the_sum(self) -> None:
        fact = collected("so-a", "so-b", so_a=ratio(10, 5), so_b=ratio(0, 10))

        with pytest.raises(FactError, match="Đơn vị “so-a”: Tử số lớn hơn mẫu số"):
            scored(RATIO_LINE, fact)

    def test_what_cannot_be_added_is_refused(self) -> None:
        question = line("1.1", measure=YesNo("Có kế hoạch?"), rule=AllOrNothing())

        with pytest.raises(FactError, match="không cộng được"):
            scored(question, collected("so-a", so_a=YesNoFact(value=True)))

    def test_a_line_without_a_measure_cannot_be_collected(self) -> None:
        fact = Collected((("so-a", CountFact(Decimal(1))),), ("so-a", "so-b"))

        with pytest.raises(FactError, match="không có cách đo"):
            scored(line("1.1"), fact)

    def test_sums_of_counts_meet_the_bound_together(self) -> None:
        counted = line("1.5", measure=Count("sáng kiến"), rule=AllOrNothing(bound("at_least", 3)))
        fact = collected("so-a", "so-b", so_a=CountFact(Decimal(1)), so_b=CountFact(Decimal(2)))

        assert scored(counted, fact).points == 1
