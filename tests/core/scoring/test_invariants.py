"""What holds for every rule, every legal fact and every sheet."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.core.catalogue.facts import (
    CasesFact,
    Fact,
    FactEntry,
    GivenFact,
    NotApplicable,
    RatioFact,
    Unknown,
)
from cchc.core.catalogue.measures import Measure
from cchc.core.catalogue.nodes import Node, NotApplicablePolicy, Rounding
from cchc.core.catalogue.rules import PAIRS, Proportion, Rule, Step, Tiers, describe
from cchc.core.scoring.evaluate import evaluate
from cchc.core.scoring.simulate import what_if
from cchc.core.scoring.span import Span
from tests.core.bounded import BOUNDED
from tests.core.builders import ON_TIME, area, assessment, bound, catalogue, line, sheet
from tests.core.scoring.legal_lines import deductions_by_kind, eighths, legal, within

PAIRED: list[tuple[type[Measure] | None, type[Rule]]] = [
    (measure, rule) for measure, rules in PAIRS.items() for rule in rules
]


def exact(leaf: Node, fact: Fact) -> Fraction:
    score = evaluate(leaf, FactEntry(fact), Rounding())
    assert score.exact is not None
    return score.exact


@pytest.mark.parametrize(("measure", "rule"), PAIRED)
@BOUNDED
@given(st.data())
def test_points_lie_between_nothing_and_the_maximum(
    measure: type[Measure] | None, rule: type[Rule], data: st.DataObject
) -> None:
    leaf, fact = data.draw(legal(measure, rule))
    most = leaf.max_points or Decimal(0)

    assert 0 <= exact(leaf, fact) <= most
    score = evaluate(leaf, FactEntry(fact), Rounding(3))
    assert score.points is not None
    assert 0 <= score.points <= most
    assert score.trace[-1].kind == "reference"


@pytest.mark.parametrize(("measure", "rule"), PAIRED)
@settings(BOUNDED, max_examples=20)
@given(st.data())
def test_every_line_describes_itself(
    measure: type[Measure] | None, rule: type[Rule], data: st.DataObject
) -> None:
    leaf, _ = data.draw(legal(measure, rule))

    assert leaf.rule is not None
    text = describe(leaf.rule, leaf.measure, leaf.max_points)
    assert text.endswith(".")
    assert text == text.strip()


cases = st.tuples(st.integers(0, 1000), st.integers(0, 1000), st.integers(1, 1000))


@BOUNDED
@given(cases, eighths, eighths, st.none() | eighths)
def test_a_better_ratio_never_loses_points_in_proportion(
    numbers: tuple[int, int, int], most: Decimal, full_at: Decimal, floor: Decimal | None
) -> None:
    leaf = line("1.1", str(most), measure=ON_TIME, rule=Proportion(full_at, floor))

    assert_monotone(leaf, numbers)


@BOUNDED
@given(cases, eighths, st.lists(st.tuples(st.integers(0, 100), st.integers(0, 1000)), max_size=5))
def test_a_better_ratio_never_loses_points_in_ordered_tiers(
    numbers: tuple[int, int, int], most: Decimal, steps: list[tuple[int, int]]
) -> None:
    bounds = sorted({limit for limit, _ in steps}, reverse=True)
    shares = sorted((share for _, share in steps), reverse=True)
    ordered = tuple(
        Step(bound("at_least", limit), most * share / 1000)
        for limit, share in zip(bounds, shares[: len(bounds)], strict=True)
    )

    assert_monotone(line("1.1", str(most), measure=ON_TIME, rule=Tiers(ordered)), numbers)


def assert_monotone(leaf: Node, numbers: tuple[int, int, int]) -> None:
    less, more = sorted(numbers[:2])
    whole = Decimal(more + numbers[2])
    assert exact(leaf, RatioFact(Decimal(less), whole)) <= exact(leaf, RatioFact(Decimal(more), whole))


@BOUNDED
@given(deductions_by_kind(), st.integers(0, 30), st.integers(0, 30))
def test_more_cases_never_win_points(drawn: tuple[Node, CasesFact], late: int, wrong: int) -> None:
    leaf, fact = drawn
    before = dict(fact.cases)
    more = CasesFact((("late", before["late"] + late), ("wrong", before["wrong"] + wrong)))

    assert 0 <= exact(leaf, more) <= exact(leaf, fact) <= (leaf.max_points or 0)


@BOUNDED
@given(deductions_by_kind())
def test_the_order_of_kinds_never_matters(drawn: tuple[Node, CasesFact]) -> None:
    leaf, fact = drawn

    assert exact(leaf, CasesFact(tuple(reversed(fact.cases)))) == exact(leaf, fact)


answers = st.one_of(
    st.just(Unknown()),
    st.just(NotApplicable("Không có đối tượng")),
    within(Decimal(1)).map(GivenFact),
)
results = st.lists(answers, min_size=1, max_size=12)
policies = st.sampled_from(NotApplicablePolicy)


def lines_of(facts: Sequence[Fact]) -> list[tuple[Node, Fact]]:
    return [(line(f"1.{number}", optional=True), fact) for number, fact in enumerate(facts)]


def whole_of(scored: list[tuple[Node, Fact]], policy: NotApplicablePolicy) -> Span:
    version = catalogue(
        area("1", *(leaf for leaf, _ in scored)), scale=str(len(scored)), not_applicable=policy
    )
    return sheet(version, {leaf.key: fact for leaf, fact in scored}).total.points


@BOUNDED
@given(results.flatmap(lambda facts: st.permutations(lines_of(facts))), policies)
def test_the_order_of_lines_never_matters(
    shuffled: list[tuple[Node, Fact]], policy: NotApplicablePolicy
) -> None:
    assert whole_of(shuffled, policy) == whole_of(sorted(shuffled, key=lambda pair: pair[0].key), policy)


@BOUNDED
@given(st.lists(within(Decimal(1)), min_size=1, max_size=12))
def test_the_total_is_the_sum_of_the_leaves(points: list[Decimal]) -> None:
    scored = lines_of([GivenFact(value) for value in points])
    result = sheet(catalogue(area("1", *(leaf for leaf, _ in scored))), dict(keyed(scored)))

    leaves = [entry.points for entry in result.lines if entry.points is not None]
    assert result.total.points.exact == sum(leaves, Decimal(0))
    assert result.total.shortfall == sum((entry.lost or Decimal(0) for entry in result.lines), Decimal(0))


@BOUNDED
@given(results, policies, st.data())
def test_a_range_holds_every_outcome_of_what_is_unknown(
    facts: list[Fact], policy: NotApplicablePolicy, data: st.DataObject
) -> None:
    settled = [data.draw(within(Decimal(1)).map(GivenFact)) if isinstance(f, Unknown) else f for f in facts]
    span, outcome = whole_of(lines_of(facts), policy), whole_of(lines_of(settled), policy).exact

    assert outcome is not None
    assert span.low <= outcome
    assert span.high is not None
    assert outcome <= span.high


@BOUNDED
@given(results)
def test_a_line_that_turns_out_not_to_concern_the_unit_stays_in_the_range(facts: list[Fact]) -> None:
    settled = [NotApplicable("Không có đối tượng") if isinstance(f, Unknown) else f for f in facts]
    concerned = any(not isinstance(fact, NotApplicable) for fact in settled)
    span = whole_of(lines_of(facts), NotApplicablePolicy.RESCALE)
    outcome = whole_of(lines_of(settled), NotApplicablePolicy.RESCALE).exact

    assert outcome is not None
    assert not concerned or span.low <= outcome <= (span.high or 0)


@BOUNDED
@given(st.lists(within(Decimal(1)), min_size=1, max_size=6), within(Decimal(1)))
def test_supposing_one_line_moves_the_total_by_that_line(points: list[Decimal], supposed: Decimal) -> None:
    scored = lines_of([GivenFact(value) for value in points])
    result = assessment(catalogue(area("1", *(leaf for leaf, _ in scored))), dict(keyed(scored)))

    found = what_if(result, {"1.0": GivenFact(supposed)})

    moved = [new.points - old.points for old, new in found.changed if new.points and old.points]
    lines = zip(found.before.lines, found.after.lines, strict=True)
    assert found.gain == sum(((new.points or 0) - (old.points or 0) for old, new in lines), Decimal(0))
    assert len(found.changed) <= 1
    assert all(found.gain == difference for difference in moved)


def keyed(scored: list[tuple[Node, Fact]]) -> Iterator[tuple[str, Fact]]:
    return ((leaf.key, fact) for leaf, fact in scored)
