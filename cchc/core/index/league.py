"""The league table of one line in one year: ranks with ties, groups, bands, change, distances, conflicts."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cchc.core.catalogue.bands import Band, band_of
from cchc.core.index.definition import TOTAL, Absent, Break, IndexLine
from cchc.core.index.quartiles import median_of, quartiles
from cchc.core.index.scores import Figure, Score, ScoreTable


@dataclass(frozen=True, kw_only=True, slots=True)
class LeagueRow:
    """One unit. Without a figure it has no rank, no group, and takes no place.

    `rank` is computed and None while the table is not complete; `stated` is a rank as a source published it.
    `change` and `rank_change` (> 0: moved up) are against the year before; `change` is None across a break,
    both are None when one of the two years has no figure. `behind` is the distance to the next better figure,
    `ahead` to the next worse, `to_target` what is missing to the unit at the target rank (0: reached).
    `absent` stands beside a figure where a source gives one although the index says that there is none.
    """

    unit: str
    figure: Figure | None
    rank: int | None = None
    of: int = 0
    tied: bool = False
    group: int | None = None
    band: Band | None = None
    change: Decimal | None = None
    rank_change: int | None = None
    behind: Decimal | None = None
    ahead: Decimal | None = None
    to_target: Decimal | None = None
    stated: Score | None = None
    absent: Absent | None = None


@dataclass(frozen=True, kw_only=True)
class League:
    """All units of a year on one line, best first; those without a figure stand last, in the caller's order.

    `unknown` counts units of which nobody said why they have no figure: then nothing that rests on
    all units is computed: no rank, no group, no median, no best, no distance.
    """

    year: int
    line: IndexLine
    rows: tuple[LeagueRow, ...]
    breaks: tuple[Break, ...]
    group_sizes: tuple[int, ...]
    unknown: int
    median: Fraction | None

    @property
    def complete(self) -> bool:
        """Whether every unit has a figure or is known to have none."""
        return self.unknown == 0

    @property
    def known(self) -> tuple[LeagueRow, ...]:
        """Units with a figure, best first."""
        return tuple(row for row in self.rows if row.figure is not None)

    @property
    def best(self) -> tuple[LeagueRow, ...]:
        """The unit with the best figure; several when equal, none while the table is not complete."""
        known = self.known if self.complete else ()
        return tuple(row for row in known if _value(row) == _value(known[0]))

    def row(self, unit: str) -> LeagueRow | None:
        """The row of a unit, None when it is not among the units of the year."""
        return next((row for row in self.rows if row.unit == unit), None)


def league(
    table: ScoreTable, year: int, line: str, units: Sequence[str], target_rank: int | None = None
) -> League:
    """Rank the units of a year on a line.

    `units` are the units that exist on the day on which the year counts them. KeyError for a line that the
    index does not have.
    """
    here, before = _Standing(table, year, line, units), _Standing(table, year - 1, line, units)
    breaks = table.index.breaks_between(line, year - 1, year)
    rows = [_row(here, before, unit, target_rank) for unit in units]
    rows.sort(key=lambda row: (row.figure is None, -_value(row)))
    sizes = tuple(sum(row.group == group for row in rows) for group in (1, 2, 3, 4))
    return League(
        year=year,
        line=table.index.by_key[line],
        rows=tuple(rows),
        breaks=breaks,
        group_sizes=sizes if any(sizes) else (),
        unknown=here.unknown,
        median=None if here.unknown else median_of(here.rising),
    )


class _Standing:
    """The figures of one year in rising order, from which places and distances are read."""

    def __init__(self, table: ScoreTable, year: int, line: str, units: Sequence[str]) -> None:
        self.table, self.year, self.line = table, year, line
        self.figures = {unit: table.figure(unit, year, line) for unit in units}
        self.rising = sorted(figure.value for figure in self.figures.values() if figure is not None)
        self.unknown = sum(
            figure is None and table.index.absent_in(year, unit, line) is None
            for unit, figure in self.figures.items()
        )
        self.quartiles = quartiles(self.rising) if table.index.quartile_groups and not self.unknown else None

    def rank(self, unit: str) -> int | None:
        figure = self.figures[unit]
        if figure is None or self.unknown:
            return None
        return 1 + len(self.rising) - bisect_right(self.rising, figure.value)

    def neighbours(self, value: Decimal) -> tuple[Decimal | None, Decimal | None]:
        """The next better and the next worse figure."""
        if self.unknown:
            return None, None
        above, below = bisect_right(self.rising, value), bisect_left(self.rising, value)
        better = self.rising[above] if above < len(self.rising) else None
        return better, self.rising[below - 1] if below else None

    def at_rank(self, rank: int) -> Decimal | None:
        """The figure that stands at a rank."""
        return self.rising[-rank] if not self.unknown and 0 < rank <= len(self.rising) else None


def _row(here: _Standing, before: _Standing, unit: str, target_rank: int | None) -> LeagueRow:
    index, of = here.table.index, len(here.rising)
    stated = here.table.published_rank(unit, here.year, here.line)
    figure = here.figures[unit]
    if figure is None:
        absent = index.absent_in(here.year, unit, here.line)
        return LeagueRow(unit=unit, figure=None, of=of, stated=stated, absent=absent)
    rank, earlier_rank = here.rank(unit), before.rank(unit)
    better, worse = here.neighbours(figure.value)
    return LeagueRow(
        unit=unit,
        figure=figure,
        rank=rank,
        of=of,
        tied=here.rising.count(figure.value) > 1,
        group=here.quartiles.group(figure.value) if here.quartiles else None,
        band=_band(here, figure.value),
        change=_change(here, before, unit, figure),
        rank_change=None if rank is None or earlier_rank is None else earlier_rank - rank,
        behind=None if better is None else better - figure.value,
        ahead=None if worse is None else figure.value - worse,
        to_target=_to_target(here, figure.value, target_rank),
        stated=stated,
        absent=index.absent_in(here.year, unit, here.line),
    )


def _change(here: _Standing, before: _Standing, unit: str, figure: Figure) -> Decimal | None:
    earlier = before.figures[unit]
    if earlier is None or here.table.index.breaks_between(here.line, before.year, here.year):
        return None
    return figure.value - earlier.value


def _band(here: _Standing, value: Decimal) -> Band | None:
    published = here.table.index.by_year.get(here.year)
    if published is None or here.line != TOTAL:
        return None
    return band_of(published.bands, Fraction(value))


def _to_target(here: _Standing, value: Decimal, target_rank: int | None) -> Decimal | None:
    wanted = None if target_rank is None else here.at_rank(target_rank)
    return None if wanted is None else max(wanted - value, Decimal(0))


def _value(row: LeagueRow) -> Decimal:
    return Decimal(0) if row.figure is None else row.figure.value
