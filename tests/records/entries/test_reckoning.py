"""What a line can read of a figure, whatever its rule; and how stored things name themselves."""

from decimal import Decimal

import pytest

from cchc.core.calendar import WEEKENDS_ONLY
from cchc.core.campaign.circuit import Circuit
from cchc.core.catalogue.facts import (
    CasesFact,
    Collected,
    CountFact,
    Fact,
    FactEntry,
    GivenFact,
    NotApplicable,
    RatioFact,
    Unknown,
)
from cchc.core.catalogue.nodes import Node, Rounding
from cchc.core.errors import FactError
from cchc.files.facts_json import fact_to_json
from cchc.records.entries.actions.checking import reckoned
from cchc.records.entries.queries import from_outside
from cchc.records.entries.queries.contributions import readable
from cchc.records.entries.queries.stored import stored_fact
from tests.core.builders import APPRAISED, ON_TIME, every, line

HALF = RatioFact(Decimal(1), Decimal(2))
SILENT = line("1", rule=None)
MEASURED = line("2", rule=None, measure=ON_TIME)
SCORED = line("3", "2.00", rule=every(50), measure=ON_TIME)


def points(node: Node, fact: Fact) -> Decimal | None:
    return reckoned(node, FactEntry(fact), Rounding(), WEEKENDS_ONLY)


def test_a_line_without_a_rule_has_no_points_but_reads_its_measure() -> None:
    assert points(MEASURED, HALF) is None
    assert points(SILENT, Unknown("Chờ")) is None
    assert points(SCORED, HALF) == 2


@pytest.mark.parametrize(
    ("node", "fact"),
    [(SILENT, HALF), (MEASURED, CountFact(Decimal(1))), (MEASURED, RatioFact(Decimal(2), Decimal(1)))],
)
def test_what_a_line_cannot_read_is_refused(node: Node, fact: Fact) -> None:
    with pytest.raises(FactError) as raised:
        points(node, fact)
    assert raised.value.problem.place.criterion == node.key


@pytest.mark.parametrize("fact", [HALF, NotApplicable("Không có")])
def test_a_line_without_measure_gathers_nothing(fact: Fact) -> None:
    with pytest.raises(FactError):
        readable(SILENT, "Sở A", fact, WEEKENDS_ONLY)
    assert readable(MEASURED, "Sở A", fact, WEEKENDS_ONLY) == fact


def test_only_internal_campaigns_take_given_points_from_outside() -> None:
    given = line("4", rule=APPRAISED)
    assert from_outside(given, Circuit.INTERNAL)
    assert not from_outside(given, Circuit.NATIONAL)
    assert points(given, GivenFact(Decimal("0.5"))) == Decimal("0.5")


def test_facts_come_back_in_one_order_whatever_the_database_does_to_keys() -> None:
    cases = CasesFact((("a", 1), ("bb", 2)))
    turned = {"cases": {"bb": 2, "a": 1}}
    assert stored_fact(turned) == cases
    both = Collected((("so-a", cases),), ("so-a", "so-b"))
    assert stored_fact({"expected": ["so-a", "so-b"], "units": {"so-a": turned}}) == both
    assert stored_fact(fact_to_json(both)) == both
