"""Scores as published, sources side by side; sums are computed, a missing part makes a missing sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cchc.core.index.definition import Index


@dataclass(frozen=True, slots=True)
class Score:
    """One figure of one unit in one year as one source gives it; `rank`, `of` only where it states them."""

    unit: str
    year: int
    line: str
    value: Decimal | None
    source: str
    rank: int | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure that is used: as published by `source`, or the sum of its parts (`source` empty).

    A sum that a source prints just so is a figure of that source.

    `others` are figures of other sources that say something else; nothing is ever chosen silently.
    `parts` are the sources of the parts of a sum.
    """

    value: Decimal
    source: str
    others: tuple[Score, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def computed(self) -> bool:
        """Whether it is the sum of its parts."""
        return not self.source

    @property
    def origins(self) -> tuple[str, ...]:
        """The sources that the figure rests on."""
        return (self.source,) if self.source else self.parts


Key = tuple[str, int, str]


class ScoreTable:
    """The scores of an index, read by unit, year and line; figures are made once and kept."""

    def __init__(self, index: Index, scores: Iterable[Score]) -> None:
        self.index = index
        self._published: dict[Key, list[Score]] = {}
        for score in scores:
            self._published.setdefault((score.unit, score.year, score.line), []).append(score)
        self._units: dict[int, set[str]] = {}
        for unit, year, _ in self._published:
            self._units.setdefault(year, set()).add(unit)
        self._figures: dict[Key, Figure | None] = {}

    def published(self, unit: str, year: int, line: str) -> tuple[Score, ...]:
        """Everything that was published for one cell, the preferred source first."""
        found = self._published.get((unit, year, line), ())
        if len(found) < 2:
            return tuple(found)
        order = self.index.source_order
        return tuple(sorted(found, key=lambda s: (order.get(s.source, len(order)), s.source)))

    def figure(self, unit: str, year: int, line: str) -> Figure | None:
        """The figure that is used, None when there is none: missing is missing."""
        key = (unit, year, line)
        if key not in self._figures:
            self._figures[key] = self._figure(unit, year, line)
        return self._figures[key]

    def value(self, unit: str, year: int, line: str) -> Decimal | None:
        """The value that is used, None when there is none."""
        figure = self.figure(unit, year, line)
        return None if figure is None else figure.value

    def years(self) -> tuple[int, ...]:
        """Years for which anything was published, in order."""
        return tuple(sorted(self._units))

    def units_in(self, year: int) -> frozenset[str]:
        """Units of which anything was published for a year."""
        return frozenset(self._units.get(year, ()))

    def years_of(self, unit: str) -> tuple[int, ...]:
        """Years for which anything was published of one unit, in order."""
        return tuple(sorted({year for one, year, _ in self._published if one == unit}))

    def published_rank(self, unit: str, year: int, line: str) -> Score | None:
        """The rank that a source states, by the preferred source that states one."""
        return next((s for s in self.published(unit, year, line) if s.rank is not None), None)

    def _figure(self, unit: str, year: int, line: str) -> Figure | None:
        definition = self.index.by_key[line]
        if not definition.exists_in(year):
            return None
        given = tuple(s for s in self.published(unit, year, line) if s.value is not None)
        summed = self._sum(unit, year, line) if definition.summed else None
        if summed is not None:
            total = summed.value
            source = next((s.source for s in given if s.value == total), "")
            others = tuple(s for s in given if not _says(s, total))
            return Figure(total, source, others, () if source else summed.parts)
        if not given or given[0].value is None:
            return None
        used = given[0].value
        return Figure(used, given[0].source, tuple(s for s in given[1:] if not _says(s, used)))

    def _sum(self, unit: str, year: int, line: str) -> Figure | None:
        parts = [self.figure(unit, year, child.key) for child in self.index.children(line, year)]
        known = [part for part in parts if part is not None]
        if not parts or len(known) < len(parts):
            return None
        sources = dict.fromkeys(source for part in known for source in part.origins)
        return Figure(sum((part.value for part in known), Decimal(0)), "", parts=tuple(sources))


def _says(score: Score, value: Decimal) -> bool:
    """Whether a published figure is the value, rounded half up to as many places as it was printed with."""
    return score.value is not None and same_figure(score.value, value)


def same_figure(one: Decimal, other: Decimal) -> bool:
    """Whether two figures are the same when the finer is rounded half up to the places of the coarser."""
    places = max(one.as_tuple().exponent, other.as_tuple().exponent, key=_exponent)
    unit = Decimal(1).scaleb(_exponent(places))
    return one.quantize(unit, "ROUND_HALF_UP") == other.quantize(unit, "ROUND_HALF_UP")


def _exponent(exponent: object) -> int:
    return exponent if isinstance(exponent, int) else 0
