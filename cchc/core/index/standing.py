"""Where one unit stands on an index: its newest publication, among all units where that can be said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc.core.index.definition import TOTAL, Index
from cchc.core.index.league import League, LeagueRow, league
from cchc.core.index.scores import ScoreTable


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit on an index; `league` is None when nothing was published of it, or its year has no units."""

    unit: str
    table: ScoreTable
    league: League | None = None

    @property
    def index(self) -> Index:
        """The index."""
        return self.table.index

    @property
    def row(self) -> LeagueRow | None:
        """The unit's own row."""
        return None if self.league is None else self.league.row(self.unit)

    @property
    def rank(self) -> int | None:
        """The computed rank, or the one that a source states while the table is not complete."""
        row = self.row
        if row is None:
            return None
        return row.rank if row.rank is not None else row.stated.rank if row.stated else None

    @property
    def rank_of(self) -> int | None:
        """Among how many the rank is counted, None when no source says."""
        row = self.row
        if row is None or self.rank is None:
            return None
        return row.of if row.rank is not None else row.stated.of if row.stated else None

    @property
    def rank_change(self) -> int | None:
        """Places won (> 0) or lost against the year before: both computed, or else both stated.

        None between stated ranks among different numbers of units: 20 of 63 is not 20 of 34.
        """
        row, shown = self.row, self.league
        if row is None or shown is None or row.rank_change is not None:
            return None if row is None else row.rank_change
        before = self.table.published_rank(self.unit, shown.year - 1, TOTAL)
        stated = None if row.rank is not None else row.stated
        if before is None or before.rank is None or stated is None or stated.rank is None:
            return None
        if before.of is not None and stated.of is not None and before.of != stated.of:
            return None
        return before.rank - stated.rank

    @property
    def absent_since(self) -> tuple[int, ...]:
        """Later years in which the index was published without the unit."""
        first = 0 if self.league is None else self.league.year
        later = (entry.year for entry in self.index.years if entry.year > first)
        return tuple(year for year in later if self.index.absent_in(year, self.unit, TOTAL))


def newest_year(table: ScoreTable, unit: str) -> int | None:
    """The last year with a total or a stated rank of the unit, None when nothing was published of it."""
    said = (
        year
        for year in reversed(table.years_of(unit))
        if table.figure(unit, year, TOTAL) or table.published_rank(unit, year, TOTAL)
    )
    return next(said, None)


def standing(table: ScoreTable, unit: str, units_of: Mapping[int, Sequence[str]]) -> Standing:
    """Find where a unit stands; `units_of` gives the units that are counted in its newest year."""
    year = newest_year(table, unit)
    if year is None or unit not in units_of.get(year, ()):
        return Standing(unit, table)
    return Standing(unit, table, league(table, year, TOTAL, units_of[year]))
