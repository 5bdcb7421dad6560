"""Points at risk look forward: what is unknown, also where the maximum was reached last year."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cchc.core.campaign.risk import points_at_risk, total_at_risk
from cchc.core.catalogue.facts import Fact, FactEntry, GivenFact, NotApplicable, Unknown
from cchc.core.catalogue.nodes import Effect
from cchc.core.scoring.span import Span
from tests.core.bounded import BOUNDED
from tests.core.builders import ON_TIME, area, catalogue, collected, every, line, ratio

BONUS = line("2.2", "5.00", effect=Effect.BONUS)
VERSION = catalogue(
    area("1", line("1.1", "1.00"), line("1.2", "2.00", measure=ON_TIME, rule=every(), optional=True)),
    area("2", line("2.1", None), BONUS, line("2.3", "4.00", effect=Effect.PENALTY)),
)


def entries(**facts: Fact) -> dict[str, FactEntry]:
    return {key.removeprefix("l").replace("_", "."): FactEntry(fact) for key, fact in facts.items()}


def test_what_is_unknown_is_at_risk_with_its_whole_maximum() -> None:
    found = points_at_risk(VERSION, entries(l1_2=Unknown("chờ số liệu")), {})

    assert [(one.line, one.points, one.reason) for one in found] == [
        ("1.1", Decimal("1.00"), "chưa có số liệu"),
        ("1.2", Decimal("2.00"), "chưa có số liệu"),
        ("2.1", None, "chưa có số liệu"),
    ]


def test_what_is_lost_already_or_not_judged_is_not_at_risk() -> None:
    lost = entries(l1_1=GivenFact(Decimal("0.25")), l1_2=ratio(9, 10), l2_1=GivenFact(Decimal(0)))

    assert points_at_risk(VERSION, lost, {"1.1": Decimal(1)}) == ()
    assert [one.line for one in points_at_risk(VERSION, entries(l1_2=NotApplicable("không có")), {})] == [
        "1.1",
        "2.1",
    ]


def test_what_was_held_last_year_is_told_and_counts_where_no_maximum_is_known() -> None:
    held = {"1.1": Decimal(1), "1.2": Decimal("1.5"), "2.1": Decimal("0.5")}
    found = points_at_risk(VERSION, {}, held)

    assert [(one.points, one.reason) for one in found] == [
        (Decimal("1.00"), "chưa có số liệu; năm trước đạt điểm tối đa 1,00"),
        (Decimal("2.00"), "chưa có số liệu; năm trước đạt 1,50"),
        (Decimal("0.5"), "chưa có số liệu; năm trước đạt 0,50"),
    ]
    assert total_at_risk(found) == Span(Decimal("3.5"), None)
    assert total_at_risk(found[:2]).exact == Decimal("3.00")
    assert total_at_risk(points_at_risk(VERSION, {}, {})[2:]) == Span(Decimal(0), None)


def test_missing_members_and_figures_that_cannot_be_read_are_at_risk() -> None:
    half = collected("so-a", "so-b", so_a=ratio(1, 2))
    wrong = entries(l1_1=GivenFact(Decimal(9)), l1_2=half, l2_1=GivenFact(Decimal(1)))

    assert [one.reason for one in points_at_risk(VERSION, wrong, {})] == [
        "số liệu chưa dùng được: Điểm 9,00 vượt điểm tối đa 1,00",
        "còn thiếu 1 đơn vị",
    ]


@BOUNDED
@given(st.dictionaries(st.sampled_from(["1.1", "2.1"]), st.decimals(0, 1, places=2)))
def test_a_line_is_either_scored_or_at_risk(points: dict[str, Decimal]) -> None:
    facts = {key: FactEntry(GivenFact(value)) for key, value in points.items()}

    assert {one.line for one in points_at_risk(VERSION, facts, {})} == {"1.1", "1.2", "2.1"} - points.keys()
