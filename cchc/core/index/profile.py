"""A unit's profile in one year: each line against the best, the median and its own past."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc.core.index.definition import IndexLine, Scale
from cchc.core.index.league import League, LeagueRow, league
from cchc.core.index.scores import ScoreTable
from cchc.core.index.series import Series, series_of


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """One line: the unit's own row, the whole league of the line, the scale, and its own past."""

    line: IndexLine
    own: LeagueRow
    league: League
    scale: Scale | None
    past: Series


@dataclass(frozen=True, slots=True)
class Profile:
    """The lines of the year in the order of the index, the total first."""

    unit: str
    year: int
    lines: tuple[ProfileLine, ...]

    def line(self, key: str) -> ProfileLine:
        """One line; KeyError when it does not exist in the year."""
        for entry in self.lines:
            if entry.line.key == key:
                return entry
        raise KeyError(key)


def profile(table: ScoreTable, unit: str, year: int, units: Sequence[str]) -> Profile:
    """Hold a unit against all units of the year; `units` must hold `unit`. ValueError when it does not."""
    if unit not in units:
        raise ValueError(unit)
    lines = []
    for line in table.index.lines_in(year):
        whole = league(table, year, line.key, units)
        own = next(row for row in whole.rows if row.unit == unit)
        lines.append(ProfileLine(line, own, whole, line.scale_in(year), series_of(table, unit, line.key)))
    return Profile(unit, year, tuple(lines))
