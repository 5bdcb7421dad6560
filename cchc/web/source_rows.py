"""The sources of the figures on a page of an index: title, day, how well it is known, address."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.core.index.definition import ScoreSource
from cchc.core.index.league import League
from cchc.core.numerals import date_text
from cchc.core.report.league_sources import numbered_sources, status_text
from cchc.web.index_pages import IndexPage


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source; `mark` is the number by which a table refers to it, `status` is empty where it was read."""

    mark: str
    title: str
    day: str
    status: str
    address: str
    note: str


def league_sources(page: IndexPage, league: League) -> tuple[SourceRow, ...]:
    """The sources of a league table with the numbers that its rows bear."""
    return tuple(_row(one.source, one.mark) for one in numbered_sources(page.index, league))


def unit_sources(page: IndexPage, unit: str) -> tuple[SourceRow, ...]:
    """The sources of everything that was published of one unit, in the order of the index."""
    used = frozenset(_used(page, unit))
    return tuple(_row(source) for source in page.index.sources if source.id in used)


def _used(page: IndexPage, unit: str) -> Iterable[str]:
    for year in page.table.years_of(unit):
        for line in page.index.lines:
            yield from (score.source for score in page.table.published(unit, year, line.key))


def _row(source: ScoreSource, mark: str = "") -> SourceRow:
    day = date_text(source.day) if source.day else ""
    return SourceRow(mark, source.title, day, status_text(source), source.address or "", source.note)
