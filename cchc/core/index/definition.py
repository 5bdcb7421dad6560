"""What an index is made of: lines with the years they exist, breaks of method, sources, publications."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from cchc.core.catalogue.bands import Band
from cchc.core.catalogue.nodes import Status

UNDECLARED = "Năm này chưa khai báo trong chỉ số, chưa rõ phương pháp có thay đổi hay không"
Level = Literal["total", "dimension", "subdimension", "question"]
LEVEL_LABELS: dict[Level, str] = {
    "total": "Tổng hợp",
    "dimension": "Nội dung",
    "subdimension": "Nội dung thành phần",
    "question": "Câu hỏi",
}
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement comes from and how well it is supported."""

    title: str
    status: Status = Status.SOURCED
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """The least and the greatest possible score of a line in the years from `first` to `last` (None: on)."""

    first: int
    last: int | None
    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexLine:
    """One figure of the index that is published for each unit and year.

    `key` never changes its meaning; the printed `code` may (PAPI 3.2 and 3.3 were other things before 2018).
    `summed`: the score is the plain sum of the lines below that exist in the year.
    """

    key: str
    code: str
    title: str
    level: Level
    parent: str | None = None
    first_year: int
    last_year: int | None = None
    summed: bool = False
    scales: tuple[Scale, ...] = ()
    original_title: str = ""
    evidence: Evidence | None = None

    def exists_in(self, year: int) -> bool:
        """Whether the line was published in a year."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def scale_in(self, year: int) -> Scale | None:
        """The scale of a year, None when no source gives it."""
        return next((s for s in self.scales if s.first <= year and (s.last is None or year <= s.last)), None)

    @property
    def label(self) -> str:
        """Code and title."""
        return f"{self.code} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Break:
    """From this year on the lines named, and all above and below them, do not compare with the years before.

    No lines: the whole index.
    """

    year: int
    why: str
    lines: tuple[str, ...] = ()
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class ScoreSource:
    """A publication of scores; of two that disagree the one that stands first in the index is used."""

    id: str
    title: str
    status: Status = Status.SOURCED
    address: str | None = None
    licence: str = ""
    day: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Absent:
    """A unit for which the publisher gave no score in a year, wholly (no lines) or for the lines named."""

    unit: str
    why: str
    lines: tuple[str, ...] = ()
    evidence: Evidence | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexYear:
    """One publication: its day, decision, bands, the units for which no score was published.

    `units_on`: the day on which the units that are ranked are counted (63 before, 34 since 1/7/2025).
    `published_groups`: sizes of the four groups as the publisher states them, best first; empty when unknown.
    """

    year: int
    units_on: date
    published_on: date | None = None
    decision: str = ""
    bands: tuple[Band, ...] = ()
    bands_evidence: Evidence | None = None
    absent: tuple[Absent, ...] = ()
    published_groups: tuple[int, ...] = ()
    groups_evidence: Evidence | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Index:
    """An index of provinces: PAR INDEX, SIPAS, PAPI, service index 766."""

    id: str
    short_name: str
    title: str
    publisher: str
    unit: str
    places: int
    agencies: str
    lines: tuple[IndexLine, ...]
    years: tuple[IndexYear, ...]
    breaks: tuple[Break, ...] = ()
    sources: tuple[ScoreSource, ...] = ()
    quartile_groups: tuple[str, ...] = ()
    attribution: str = ""
    notes: tuple[str, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, IndexLine]:
        """Lines by key."""
        return {line.key: line for line in self.lines}

    @cached_property
    def by_year(self) -> dict[int, IndexYear]:
        """Publications by year."""
        return {year.year: year for year in self.years}

    @cached_property
    def source_order(self) -> dict[str, int]:
        """The place of each source; the lower is preferred."""
        return {source.id: place for place, source in enumerate(self.sources)}

    @cached_property
    def _below_by_key(self) -> dict[str, tuple[IndexLine, ...]]:
        """Lines right below each line, whatever their years."""
        found: dict[str, tuple[IndexLine, ...]] = {}
        for line in self.lines:
            if line.parent is not None:
                found[line.parent] = (*found.get(line.parent, ()), line)
        return found

    def lines_in(self, year: int) -> tuple[IndexLine, ...]:
        """Lines that exist in a year, in the order of the index."""
        return tuple(line for line in self.lines if line.exists_in(year))

    def children(self, key: str, year: int) -> tuple[IndexLine, ...]:
        """Lines right below a line in a year."""
        return tuple(line for line in self._below_by_key.get(key, ()) if line.exists_in(year))

    def absent_in(self, year: int, unit: str, line: str) -> Absent | None:
        """Why no score of a unit was published in a year, None when nobody said so.

        A line whose parts are absent is absent too.
        """
        published = self.by_year.get(year)
        for entry in published.absent if published else ():
            if entry.unit == unit and (not entry.lines or line in self._around(entry.lines)):
                return entry
        return None

    def breaks_of(self, key: str) -> tuple[Break, ...]:
        """The breaks that concern a line, by year."""
        return self._breaks_by_key.get(key, self._breaks_of_all)

    @cached_property
    def _breaks_of_all(self) -> tuple[Break, ...]:
        """The breaks of the whole index, by year."""
        return tuple(sorted((b for b in self.breaks if not b.lines), key=lambda b: b.year))

    @cached_property
    def _breaks_by_key(self) -> dict[str, tuple[Break, ...]]:
        """The breaks of each line that some break names or touches, by year."""
        touched = [(b, self._around(b.lines)) for b in self.breaks]
        return {
            key: tuple(sorted((b for b, keys in touched if not b.lines or key in keys), key=lambda b: b.year))
            for key in {key for _, keys in touched for key in keys}
        }

    def breaks_between(self, key: str, earlier: int, later: int) -> tuple[Break, ...]:
        """The breaks after `earlier` up to `later` that forbid comparing the two years.

        A year that the index does not declare is one: nobody has said that its method is the same.
        """
        named = [b for b in self.breaks_of(key) if earlier < b.year <= later]
        unknown = (y for y in range(earlier + 1, later + 1) if y not in self.by_year)
        return tuple(sorted((*named, *(Break(y, UNDECLARED) for y in unknown)), key=lambda b: b.year))

    def _around(self, keys: tuple[str, ...]) -> frozenset[str]:
        """The lines named, those above them, and those below them."""
        found: set[str] = set()
        for key in keys:
            found |= {key, *self._above(key), *self._below(key)}
        return frozenset(found)

    def _above(self, key: str) -> tuple[str, ...]:
        line = self.by_key.get(key)
        if line is None or line.parent is None:
            return ()
        return (line.parent, *self._above(line.parent))

    def _below(self, key: str) -> tuple[str, ...]:
        below = self._below_by_key.get(key, ())
        return tuple(one for child in below for one in (child.key, *self._below(child.key)))
