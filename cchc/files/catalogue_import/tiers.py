"""Tiers from bounded clauses: steps in order; gaps and overlaps between them are said, never mended."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from cchc.core.catalogue.comparison import DOWNWARD, UPWARD, Comparison
from cchc.core.catalogue.rules import Step, Tiers
from cchc.core.numerals import measured_text
from cchc.files.catalogue_import.bounds import Bounds

HUNDRED, ZERO = Decimal(100), Decimal(0)
Edge = tuple[Decimal, bool]
Doubts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tier:
    """The values of one clause with their points."""

    bounds: Bounds
    points: Decimal

    @property
    def low(self) -> Edge | None:
        """The lowest value and whether it belongs to the tier."""
        return None if self.bounds.low is None else (self.bounds.low, self.bounds.low_in)

    @property
    def high(self) -> Edge | None:
        """The highest value and whether it belongs to the tier."""
        return None if self.bounds.high is None else (self.bounds.high, self.bounds.high_in)


@dataclass(frozen=True, slots=True)
class TiersRead:
    """The rule, and what must be said of it: gaps, overlaps, what the sentence leaves open."""

    rule: Tiers
    doubts: Doubts = ()


@dataclass(frozen=True, slots=True)
class Ladder:
    """What is climbed: the unit, whether only whole numbers and none below zero occur, and what was found."""

    unit: str
    whole: bool
    from_zero: bool
    found: list[tuple[str, str]] = field(default_factory=list)

    def doubt(self, code: str, text: str) -> None:
        """Keep one doubt."""
        self.found.append((code, text))

    def text(self, value: Decimal) -> str:
        """A bound with its unit."""
        return measured_text(value, self.unit)

    def join(self, below: Edge, above: Edge) -> None:
        """Doubt unless the lower tier ends exactly where the upper one begins."""
        (high, high_in), (low, low_in) = below, above
        if high == low and high_in is not low_in:
            return
        if self.whole and high_in and low_in and high + 1 == low:
            return
        if high > low or (high == low and high_in):
            text = f"Hai bậc chồng lên nhau ở khoảng từ {self.text(low)} đến {self.text(high)}"
            self.doubt("tiers_overlap", text)
        else:
            text = f"Giữa hai bậc có khoảng trống: chưa nêu điểm giữa {self.text(high)} và {self.text(low)}"
            self.doubt("tiers_gap", text)


def tiers_of(
    tiers: list[Tier], otherwise: Decimal | None, unit: str, *, whole: bool, from_zero: bool
) -> TiersRead | None:
    """The rule of the clauses; `otherwise` is what `còn lại` gives; `whole`, `from_zero`: what values occur.

    None where the clauses are no tiers: not one way up or down.
    """
    plain = _as_written(tiers, otherwise)
    if plain is not None:
        return TiersRead(plain)
    rising = sorted(tiers, key=_order)
    ways = (_upward, _downward) if rising[-1].points >= rising[0].points else (_downward, _upward)
    for way in ways:
        ladder = Ladder(unit, whole, from_zero)
        rule = way(rising, otherwise, ladder)
        if rule is not None:
            _one_way(rising, ladder)
            return TiersRead(rule, tuple(ladder.found))
    return None


def _order(tier: Tier) -> tuple[Decimal, Decimal]:
    low, high = tier.bounds.low, tier.bounds.high
    return Decimal("-Infinity") if low is None else low, Decimal("Infinity") if high is None else high


def _as_written(tiers: list[Tier], otherwise: Decimal | None) -> Tiers | None:
    """Single comparisons that fall or rise strictly, closed by `còn lại`: taken word for word."""
    conditions = [one.bounds.comparison for one in tiers]
    steps = tuple(
        Step(one, tier.points) for one, tier in zip(conditions, tiers, strict=True) if one is not None
    )
    if otherwise is None or len(steps) < len(tiers):
        return None
    sided = [step.condition for step in steps if step.condition.relation != "equal"]
    relations = {condition.relation for condition in sided}
    if relations & set(UPWARD) and relations & set(DOWNWARD):
        return None
    falling = bool(relations & set(UPWARD))
    ordered = [(one.bound, one.relation in ("above", "at_most")) for one in sided]
    if any((after >= before) if falling else (after <= before) for before, after in pairwise(ordered)):
        return None
    return None if _hidden(steps) else Tiers(steps, otherwise)


def _hidden(steps: tuple[Step, ...]) -> bool:
    """Whether a step before another takes the one value for which that asks."""
    return any(
        before.condition.holds(Fraction(step.condition.bound))
        for position, step in enumerate(steps)
        if step.condition.relation == "equal"
        for before in steps[:position]
    )


def _upward(rising: list[Tier], otherwise: Decimal | None, ladder: Ladder) -> Tiers | None:
    """Steps by their lowest values, the highest first; the last without one is `otherwise`."""
    steps: list[Step] = []
    above: Edge | None = None
    rest = otherwise
    for tier in reversed(rising):
        if tier.high is not None:
            if above is not None:
                ladder.join(tier.high, above)
            elif not (ladder.unit == "%" and tier.high == (HUNDRED, True)):
                ladder.doubt("tiers_open", f"Chưa nêu điểm khi trên {ladder.text(tier.high[0])}")
        if tier.low is None:
            if tier is not rising[0] or otherwise is not None or not steps:
                return None
            rest = tier.points
            break
        if above is not None and tier.low[0] >= above[0] and tier.high is None:
            return None
        if tier.low == (ZERO, True) and ladder.from_zero and otherwise is None and steps:
            rest = tier.points
            break
        steps.append(Step(Comparison("at_least" if tier.low[1] else "above", tier.low[0]), tier.points))
        above = tier.low
    lowest = ladder.from_zero and above == (ZERO, True)
    if rest is None and above is not None and not lowest:
        ladder.doubt("tiers_open", f"Chưa nêu điểm khi dưới {ladder.text(above[0])}: đang để 0 điểm")
    return Tiers(tuple(steps), rest or ZERO)


def _downward(rising: list[Tier], otherwise: Decimal | None, ladder: Ladder) -> Tiers | None:
    """Steps by their highest values, the lowest first; the last without one is `otherwise`."""
    steps: list[Step] = []
    below: Edge | None = None
    rest = otherwise
    for tier in rising:
        if tier.low is not None:
            if below is not None:
                ladder.join(below, tier.low)
            elif not (ladder.from_zero and tier.low == (ZERO, True)):
                ladder.doubt("tiers_open", f"Chưa nêu điểm khi dưới {ladder.text(tier.low[0])}")
        if tier.high is None:
            if tier is not rising[-1] or otherwise is not None or not steps:
                return None
            rest = tier.points
            break
        if below is not None and tier.high[0] <= below[0] and tier.low is None:
            return None
        steps.append(Step(Comparison("at_most" if tier.high[1] else "below", tier.high[0]), tier.points))
        below = tier.high
    if rest is None and below is not None and not (ladder.unit == "%" and below == (HUNDRED, True)):
        ladder.doubt("tiers_open", f"Chưa nêu điểm khi trên {ladder.text(below[0])}: đang để 0 điểm")
    return Tiers(tuple(steps), rest or ZERO)


def _one_way(rising: list[Tier], ladder: Ladder) -> None:
    points = [tier.points for tier in rising]
    if points not in (sorted(points), sorted(points, reverse=True)):
        ladder.doubt("tiers_uneven", "Điểm các bậc lúc tăng lúc giảm")
