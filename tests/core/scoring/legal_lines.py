"""Any legal line with any legal fact, for the invariants."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    ChoiceFact,
    CountFact,
    DateFact,
    Fact,
    GivenFact,
    PartsFact,
    PlanFact,
    RatioFact,
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
from cchc.core.catalogue.nodes import Node
from cchc.core.catalogue.rules import (
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
    Step,
    Tiers,
)
from tests.core.builders import line

DUE = date(2018, 12, 14)
KINDS = (Named("late", "Gửi chậm"), Named("wrong", "Sai mẫu"))
PARTS = (Named("a", "Hội nghị"), Named("b", "Tin, bài"), Named("c", "Cuộc thi"))
RELATIONS = st.sampled_from(("at_least", "above", "at_most", "below", "equal"))

amounts = st.decimals(0, 10**7, places=2)
eighths = st.integers(1, 80).map(lambda n: Decimal(n) / 8)
comparisons = st.builds(Comparison, RELATIONS, st.integers(0, 120).map(Decimal))


def within(most: Decimal) -> st.SearchStrategy[Decimal]:
    """Points between nothing and the maximum, not always in whole hundredths."""
    return st.integers(0, 1000).map(lambda share: most * share / 1000)


measures_with_facts: dict[type[Measure], st.SearchStrategy[tuple[Measure, Fact]]] = {
    YesNo: st.tuples(st.just(YesNo("Có kế hoạch?")), st.builds(YesNoFact, st.booleans())),
    Count: st.tuples(st.just(Count("sáng kiến")), st.builds(CountFact, st.integers(0, 200).map(Decimal))),
    Ratio: st.tuples(
        st.just(Ratio("Đúng hạn", "Đã giải quyết", "hồ sơ")),
        st.tuples(amounts, amounts.filter(bool)).map(lambda pair: RatioFact(min(pair), max(pair))),
    ),
    Change: st.tuples(
        st.builds(
            Change,
            st.just("Đơn vị"),
            st.just("đơn vị"),
            direction=st.sampled_from(("increase", "decrease")),
            expressed=st.sampled_from(("percent", "amount")),
        ),
        st.builds(ChangeFact, amounts, amounts.filter(bool)),
    ),
    AgainstPlan: st.tuples(
        st.just(AgainstPlan("Thu ngân sách", "tỷ đồng")), st.builds(PlanFact, amounts, amounts.filter(bool))
    ),
    DaysLate: st.tuples(
        st.builds(DaysLate, st.just("14/12"), st.sampled_from(("calendar", "working"))),
        st.integers(-60, 60).map(lambda days: DateFact(DUE + timedelta(days=days), DUE)),
    ),
    Parts: st.tuples(
        st.just(Parts(PARTS)),
        st.builds(PartsFact, st.frozensets(st.sampled_from([part.id for part in PARTS]))),
    ),
}


def tiers(most: Decimal) -> st.SearchStrategy[Rule]:
    """Steps in any order: legal points, not necessarily monotone."""
    steps = st.lists(st.builds(Step, comparisons, within(most)), max_size=4).map(tuple)
    return st.builds(Tiers, steps, within(most))


def rules_for(kind: type[Rule], measure: Measure | None, most: Decimal) -> st.SearchStrategy[Rule]:
    """Any legal rule of this kind."""
    if kind is AllOrNothing:
        return (
            st.just(AllOrNothing())
            if isinstance(measure, YesNo | Parts)
            else st.builds(AllOrNothing, comparisons)
        )
    if kind is Tiers:
        return tiers(most)
    if kind is Proportion:
        return st.builds(Proportion, eighths, st.none() | eighths)
    if kind is Checklist:
        third = most / 4
        shares = (PartPoints("a", third), PartPoints("b", third), PartPoints("c", most - 2 * third))
        return st.just(Checklist(shares))
    if kind is Choice:
        return st.just(Choice((Option("full", "Đúng", most), Option("none", "Sai", Decimal(0)))))
    if kind is Deduction:
        costs = st.builds(CasePoints, st.just("case"), eighths, st.none() | eighths)
        return costs.map(lambda cost: Deduction((cost,)))
    return st.just(Given("Kết quả thẩm định"))


def facts_without_measure(rule: type[Rule], most: Decimal) -> st.SearchStrategy[Fact]:
    """Any legal fact of a line that needs no measure."""
    if rule is Choice:
        return st.builds(ChoiceFact, st.sampled_from(("full", "none")))
    return st.builds(GivenFact, within(most))


@st.composite
def legal(draw: st.DrawFn, kind: type[Measure] | None, rule: type[Rule]) -> tuple[Node, Fact]:
    """Draw a line of this pair with a fact that fits it."""
    most = draw(eighths)
    if kind is None:
        measure, fact = None, draw(facts_without_measure(rule, most))
    else:
        measure, fact = draw(measures_with_facts[kind])
    chosen = draw(rules_for(rule, measure, most))
    return line("1.1", str(most), measure=measure, rule=chosen), fact


@st.composite
def deductions_by_kind(draw: st.DrawFn) -> tuple[Node, CasesFact]:
    """Draw a line that deducts by kind, with cases of each kind."""
    costs = tuple(CasePoints(kind.id, draw(eighths), draw(st.none() | eighths)) for kind in KINDS)
    leaf = line("1.2", str(draw(eighths)), measure=Count("báo cáo", KINDS), rule=Deduction(costs))
    return leaf, CasesFact(tuple((kind.id, draw(st.integers(0, 30))) for kind in KINDS))
