"""What a round judges: the figure on which an appraiser rules, as far as it has left its agency."""

from collections.abc import Iterable

from cchc.core.campaign.circuit import PORTION_ROUNDS, Circuit, Round, Step
from cchc.core.campaign.portion import LEFT, PortionState
from cchc.core.catalogue.facts import FactEntry, Unknown
from cchc.core.catalogue.nodes import Node
from cchc.core.catalogue.rules import Given
from cchc.records.campaigns.models import CampaignUnit, Portion
from cchc.records.entries.models import Entry
from cchc.records.entries.queries.stored import stored_fact

JUDGED = {
    Round.APPRAISAL_1: (Round.SELF,),
    Round.REBUTTAL: (Round.APPRAISAL_1, Round.SELF),
    Round.APPRAISAL_2: (Round.REBUTTAL, Round.APPRAISAL_1, Round.SELF),
}
NOT_SENT = FactEntry(Unknown("Chưa nộp"))


def from_outside(leaf: Node, circuit: str) -> bool:
    """Whether the points of a line come from outside, so that no unit and no appraiser enters it."""
    return circuit == Circuit.INTERNAL and isinstance(leaf.rule, Given)


def core_entry(row: Entry, *, illustrative: bool = False) -> FactEntry:
    """A stored figure as the core reckons with it."""
    status = "illustrative" if illustrative else "sourced"
    fact = stored_fact(row.fact)
    return FactEntry(fact, row.source, row.cutoff_date, row.provisional, status, row.note)


def lines_left(portions: Iterable[Portion]) -> frozenset[tuple[Round, str]]:
    """Rounds and lines whose figures have left their agency."""
    return lines_in(portion for portion in portions if PortionState(portion.state) in LEFT)


def lines_in(portions: Iterable[Portion]) -> frozenset[tuple[Round, str]]:
    """Rounds and lines of these portions."""
    return frozenset(
        (PORTION_ROUNDS[Step(portion.step)], line) for portion in portions for line in portion.lines
    )


def out_in_the_open(row: Entry, key: str, left: frozenset[tuple[Round, str]]) -> bool:
    """Whether others than its agency may read a figure."""
    return said_openly(Round(row.round), key, left)


def said_openly(kept: Round, key: str, left: frozenset[tuple[Round, str]]) -> bool:
    """Whether what a round says of a line has left its agency; rounds without portions are the province's."""
    return kept not in PORTION_ROUNDS.values() or (kept, key) in left


def judged_facts(unit: CampaignUnit, judging: Round) -> dict[str, tuple[Round, FactEntry]]:
    """By line what a round judges, and of which round it is: the claim of the unit before older rulings.

    A line whose figure has not left its agency is missing. Two queries; empty for the first round.
    """
    order = JUDGED.get(judging, ())
    if not order:
        return {}
    left = lines_left(Portion.objects.filter(campaign_unit=unit))
    rows = Entry.objects.filter(campaign_unit=unit, round__in=order).select_related("line")
    found: dict[str, tuple[Round, FactEntry]] = {}
    for row in sorted(rows, key=lambda row: order.index(Round(row.round)), reverse=True):
        if out_in_the_open(row, row.line.key, left):
            illustrative = unit.campaign.illustrative
            found[row.line.key] = Round(row.round), core_entry(row, illustrative=illustrative)
    return found
