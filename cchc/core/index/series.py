"""The years of one unit and line in pieces that may be joined: a break or a missing year ends a piece."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc.core.index.definition import Break, Index
from cchc.core.index.scores import ScoreTable


@dataclass(frozen=True, slots=True)
class Point:
    """The figure of one year."""

    year: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Series:
    """The past of one unit and line: pieces of consecutive comparable years, breaks, missing years."""

    unit: str
    line: str
    pieces: tuple[tuple[Point, ...], ...]
    breaks: tuple[Break, ...]
    missing: tuple[int, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All years with a figure."""
        return tuple(point for piece in self.pieces for point in piece)


def series_of(table: ScoreTable, unit: str, line: str) -> Series:
    """The past of a unit; a piece holds years that follow one another without a break between them."""
    index = table.index
    years = [year for year in table.years() if index.by_key[line].exists_in(year)]
    points = [Point(year, value) for year in years if (value := table.value(unit, year, line)) is not None]
    pieces = in_pieces(index, line, points)
    known = {point.year for point in points}
    breaks = index.breaks_between(line, years[0], years[-1]) if years else ()
    missing = tuple(year for year in years if year not in known)
    return Series(unit, line, pieces, breaks, missing)


def in_pieces(index: Index, line: str, points: Sequence[Point]) -> tuple[tuple[Point, ...], ...]:
    """Points by year in pieces whose years follow one another without a break between them."""
    pieces: list[list[Point]] = []
    for point in points:
        last = pieces[-1][-1].year if pieces else None
        if last is None or point.year != last + 1 or index.breaks_between(line, last, point.year):
            pieces.append([point])
        else:
            pieces[-1].append(point)
    return tuple(tuple(piece) for piece in pieces)
