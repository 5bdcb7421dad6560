"""Points at risk: what would be lost if nothing more happened until the deadline."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cchc.core.calendar import WEEKENDS_ONLY, WorkCalendar
from cchc.core.catalogue.facts import FactEntry
from cchc.core.catalogue.nodes import Catalogue, Effect, Node
from cchc.core.errors import FactError, RuleError
from cchc.core.numerals import UNKNOWN_LABEL, points_text
from cchc.core.scoring.assessment import NO_ENTRY
from cchc.core.scoring.evaluate import State, evaluate
from cchc.core.scoring.span import Span, known_sum


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A line and the points that it would lose: its maximum, or what it held where no source gives one.

    `points` None: neither is known, which is not the same as nothing.
    """

    line: str
    max_points: Decimal | None
    points: Decimal | None
    reason: str


def points_at_risk(
    catalogue: Catalogue,
    facts: Mapping[str, FactEntry],
    held_last_year: Mapping[str, Decimal],
    calendar: WorkCalendar = WEEKENDS_ONLY,
) -> tuple[AtRisk, ...]:
    """The lines without a figure that counts, in printed order, each with its whole maximum.

    `facts` holds only what has left its agency. What a known figure does not reach is lost already, not at
    risk; bonus and penalty lines are not owed. `held_last_year` are the points of the year before.
    """
    found = []
    for leaf in catalogue.leaves:
        if leaf.effect is Effect.SCORE:
            why = _open(catalogue, leaf, facts.get(leaf.key, NO_ENTRY), calendar)
            if why:
                held = held_last_year.get(leaf.key)
                most = held if leaf.max_points is None else leaf.max_points
                found.append(AtRisk(leaf.key, leaf.max_points, most, f"{why}{_held_text(leaf, held)}"))
    return tuple(found)


def total_at_risk(lines: Iterable[AtRisk]) -> Span:
    """All points at risk; without an upper bound as soon as one maximum is unknown."""
    listed = tuple(lines)
    known = (line.points for line in listed if line.points is not None)
    return Span(sum(known, Decimal(0)), known_sum(line.max_points for line in listed))


def _open(catalogue: Catalogue, leaf: Node, entry: FactEntry, calendar: WorkCalendar) -> str:
    """Why the points of a line are not settled; empty when they are."""
    try:
        score = evaluate(leaf, entry, catalogue.rounding, calendar)
    except (FactError, RuleError) as error:
        return f"số liệu chưa dùng được: {error.problem.message}"
    if score.state is not State.UNKNOWN:
        return ""
    return f"còn thiếu {len(score.missing)} đơn vị" if score.missing else UNKNOWN_LABEL


def _held_text(leaf: Node, held: Decimal | None) -> str:
    if held is None:
        return ""
    if held == leaf.max_points:
        return f"; năm trước đạt điểm tối đa {points_text(held)}"
    return f"; năm trước đạt {points_text(held)}"
