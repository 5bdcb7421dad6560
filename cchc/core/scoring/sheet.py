"""The score sheet of one unit and year: every line, the totals by part and area, and their reconciliation."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from cchc.core.catalogue.bands import Band, band_of
from cchc.core.catalogue.nodes import Catalogue, Effect, Node, NotApplicablePolicy, Part, PartGroup
from cchc.core.numerals import rounded
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.evaluate import Score, State, evaluate
from cchc.core.scoring.reconciliation import Reconciled, reconcile
from cchc.core.scoring.span import NOTHING, Span, known_sum, point, total

HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Line:
    """One leaf with its score."""

    node: Node
    area: Node | None
    score: Score

    @property
    def points(self) -> Decimal | None:
        """The rounded points, None unless scored."""
        return self.score.points

    @property
    def lost(self) -> Decimal | None:
        """Maximum minus points; None when either is unknown, and for bonus lines, which cannot lose."""
        if self.node.effect is Effect.BONUS or self.points is None or self.node.max_points is None:
            return None
        return self.node.max_points - self.points

    @property
    def span(self) -> Span:
        """The points this line can have: one value when scored, none to the maximum while unknown."""
        if self.score.state is State.UNKNOWN:
            return Span(Decimal(0), self.node.max_points)
        return point(self.points if self.points is not None else Decimal(0))


@dataclass(frozen=True, slots=True)
class Total:
    """Points, maximum and shortfall of a part, a group of parts or the whole."""

    points: Span
    max_points: Decimal | None
    lines: int
    unknown_lines: int
    not_applicable_lines: int

    @property
    def not_applicable(self) -> bool:
        """Whether none of the lines concerns the unit: then nothing was reached and nothing is missing."""
        return 0 < self.lines == self.not_applicable_lines

    @property
    def shortfall(self) -> Decimal | None:
        """Maximum minus points (điểm chưa đạt), surveys included; None while either is not known."""
        if self.max_points is None or self.points.exact is None:
            return None
        return self.max_points - self.points.exact


@dataclass(frozen=True, slots=True)
class Lost:
    """Points known to be lost; `complete` tells whether there can be no more."""

    amount: Decimal
    complete: bool


@dataclass(frozen=True, slots=True)
class AreaTotal:
    """One area: its total where the lines allow one, and what is known to be lost in it by part group.

    `max_points` is what the unit could reach: lines that do not concern it are taken out where the catalogue
    rescales.
    """

    area: Node
    points: Span | None
    max_points: Decimal | None
    lost: dict[str, Lost]
    not_applicable: bool = False


@dataclass(frozen=True)
class Sheet:
    """The computed result; every figure in it can be opened to its lines.

    `total` is on the scale of the catalogue, with bonus and penalty; `scale_total` is the same without them;
    `reduced` is the total before rescaling when lines do not concern the unit, otherwise None.
    """

    assessment: Assessment
    lines: tuple[Line, ...]
    parts: tuple[tuple[Part, Total], ...]
    groups: tuple[tuple[PartGroup, Total], ...]
    areas: tuple[AreaTotal, ...]
    total: Total
    scale_total: Total
    reduced: Total | None
    bonus: Span
    penalty: Span
    index: Span | None
    band: Band | None
    reconciliation: tuple[Reconciled, ...]

    @cached_property
    def by_key(self) -> dict[str, Line]:
        """Lines by printed code, or identifier where there is none."""
        return {line.node.key: line for line in self.lines}

    @cached_property
    def lost_lines(self) -> tuple[Line, ...]:
        """The lines with a known loss, in printed order."""
        return tuple(line for line in self.lines if line.lost)

    @cached_property
    def unknown_lines(self) -> tuple[Line, ...]:
        """The lines without a figure."""
        return tuple(line for line in self.lines if line.score.state is State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Whole:
    """The unit as a whole, with the names and meanings that a sheet gives them; `index` is what ranks it."""

    total: Total
    scale_total: Total
    reduced: Total | None
    bonus: Span
    penalty: Span
    index: Span | None


def whole_of(catalogue: Catalogue, lines: Sequence[Line]) -> Whole:
    """Add up the lines of a unit, all leaves of its catalogue."""
    reduced = _total(catalogue, _scored(lines), catalogue.scale)
    full_scale = _rescaled(catalogue, reduced)
    bonus = _capped(lines, Effect.BONUS, catalogue.bonus_cap)
    penalty = _capped(lines, Effect.PENALTY, catalogue.penalty_cap)
    whole = Total(_adjusted(full_scale.points, bonus, penalty), full_scale.max_points, *_counts(lines))
    brought = None if reduced is full_scale else reduced
    return Whole(whole, full_scale, brought, bonus, penalty, _index(whole))


def reckoned_line(catalogue: Catalogue, leaf: Node, state: State, points: Decimal | None) -> Line:
    """A line whose points were reckoned before: it can be added up, but tells nothing of how they arose."""
    return Line(leaf, catalogue.area_of(leaf.key), Score(state, points, None, ()))


def score_sheet(assessment: Assessment) -> Sheet:
    """Compute the sheet of an assessment: the one function behind every page, file and terminal output.

    Points in the unit of the catalogue, exact decimals rounded per leaf. Raises FactError or RuleError with
    the criterion as place for a fact that cannot be true.
    """
    catalogue = assessment.catalogue
    lines = tuple(_line(catalogue, leaf, assessment) for leaf in catalogue.leaves)
    scored = _scored(lines)
    parts = tuple(
        (part, _total(catalogue, _of_part(scored, part.id), part.max_points)) for part in catalogue.parts
    )
    groups = tuple((group, _group_total(group, parts)) for group in catalogue.part_groups)
    whole = whole_of(catalogue, lines)
    index = whole.index
    return Sheet(
        assessment,
        lines,
        parts,
        groups,
        tuple(_area_total(catalogue, area, scored) for area in catalogue.areas),
        whole.total,
        whole.scale_total,
        whole.reduced,
        whole.bonus,
        whole.penalty,
        index,
        None if index is None or index.exact is None else band_of(catalogue.bands, Fraction(index.exact)),
        reconcile(assessment, whole.total.points, parts_points(parts), parts_points(groups)),
    )


def parts_points(totals: Iterable[tuple[Part | PartGroup, Total]]) -> dict[str, Span]:
    """Points by identifier of part or group."""
    return {named.id: figure.points for named, figure in totals}


def _line(catalogue: Catalogue, leaf: Node, assessment: Assessment) -> Line:
    score = evaluate(leaf, assessment.entry(leaf.key), catalogue.rounding, assessment.calendar)
    return Line(leaf, catalogue.area_of(leaf.key), score)


def _scored(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.node.effect is Effect.SCORE]


def _of_part(lines: Iterable[Line], part: str) -> list[Line]:
    return [line for line in lines if line.node.part == part]


def _counts(lines: Iterable[Line]) -> tuple[int, int, int]:
    states = [line.score.state for line in lines]
    return len(states), states.count(State.UNKNOWN), states.count(State.NOT_APPLICABLE)


def _total(catalogue: Catalogue, lines: list[Line], stated_max: Decimal | None) -> Total:
    """Add up lines; those that do not concern the unit leave the maximum (`rescale`) or count (`full`)."""
    most = stated_max if stated_max is not None else known_sum(line.node.max_points for line in lines)
    points = total(line.span for line in lines)
    skipped = [line for line in lines if line.score.state is State.NOT_APPLICABLE]
    if skipped and catalogue.not_applicable is not NotApplicablePolicy.ZERO:
        left_out = known_sum(line.node.max_points for line in skipped)
        if catalogue.not_applicable is NotApplicablePolicy.FULL:
            points += Span(left_out or Decimal(0), left_out)
        elif most is None or left_out is None:
            points, most = Span(points.low, None), None  # an unknown scale cannot be brought to another
        else:
            most -= left_out
    return Total(points, most, *_counts(lines))


def _rescaled(catalogue: Catalogue, whole: Total) -> Total:
    """Bring a total on a reduced scale (Thanh Hóa 2024: 84 points) to the scale of the catalogue."""
    scale = catalogue.scale
    if scale is None or not whole.max_points or whole.max_points == scale:
        return whole
    factor = Fraction(scale) / Fraction(whole.max_points)
    points = _map(whole.points, lambda value: rounded(Fraction(value) * factor, catalogue.rounding.places))
    return replace(whole, points=points, max_points=scale)


def _map(span: Span, change: Callable[[Decimal], Decimal]) -> Span:
    return Span(change(span.low), None if span.high is None else change(span.high))


def _group_total(group: PartGroup, parts: Iterable[tuple[Part, Total]]) -> Total:
    totals = [figure for part, figure in parts if part.group == group.id]
    return Total(
        total(figure.points for figure in totals),
        known_sum(figure.max_points for figure in totals),
        sum(figure.lines for figure in totals),
        sum(figure.unknown_lines for figure in totals),
        sum(figure.not_applicable_lines for figure in totals),
    )


def _capped(lines: Iterable[Line], effect: Effect, cap: Decimal | None) -> Span:
    """Bonus points won, or penalty points taken (as a positive amount), within the yearly cap."""
    spans = [_effect_span(line) for line in lines if line.node.effect is effect]
    raw = total(spans)
    if cap is None:
        return raw
    return Span(min(raw.low, cap), cap if raw.high is None else min(raw.high, cap))


def _effect_span(line: Line) -> Span:
    if line.score.state is State.NOT_APPLICABLE:
        return NOTHING
    if line.node.effect is Effect.BONUS:
        return line.span
    if line.lost is None:
        return Span(Decimal(0), line.node.max_points)
    return point(line.lost)


def _adjusted(points: Span, bonus: Span, penalty: Span) -> Span:
    """Add the bonus, take the penalty; a total never falls below zero."""
    zero = Decimal(0)
    low = zero if penalty.high is None else max(points.low + bonus.low - penalty.high, zero)
    if points.high is None or bonus.high is None:
        return Span(low, None)
    return Span(low, max(points.high + bonus.high - penalty.low, zero))


def _index(whole: Total) -> Span | None:
    """The total in per cent of the maximum, the figure that bands and rankings use."""
    most = whole.max_points
    if not most:
        return None
    return _map(whole.points, lambda value: rounded(HUNDRED * Fraction(value) / Fraction(most), 2))


def _area_total(catalogue: Catalogue, area: Node, scored: list[Line]) -> AreaTotal:
    inside = [line for line in scored if line.area is area]
    figure = _total(catalogue, inside, area.max_points)
    lost = {group.id: _lost(catalogue, group.id, inside, scored) for group in catalogue.part_groups}
    if catalogue.remainder:
        return AreaTotal(area, None, area.max_points, lost)
    return AreaTotal(area, figure.points, figure.max_points, lost, figure.not_applicable)


def _lost(catalogue: Catalogue, group: str, inside: list[Line], scored: list[Line]) -> Lost:
    """Sum the known losses of a group of parts in one area.

    Complete when every such line of the area is scored and the lines that no source places in an area lost
    nothing.
    """
    parts = {part.id for part in catalogue.parts if part.group == group}
    here = [line for line in inside if line.node.part in parts]
    nowhere = [line for line in scored if line.area is None and line.node.part in parts]
    settled = all(line.lost is not None or line.score.state is State.NOT_APPLICABLE for line in here)
    amount = sum((line.lost for line in here if line.lost is not None), Decimal(0))
    return Lost(amount, settled and all(line.lost == 0 for line in nowhere))
