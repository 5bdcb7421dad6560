"""Where the figures of a league table come from: numbered sources, and what each row owes to which."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.core.catalogue.nodes import STATUS_LABELS, Status
from cchc.core.index.definition import Index, ScoreSource
from cchc.core.index.league import League, LeagueRow
from cchc.core.index.scores import Figure
from cchc.core.numerals import date_text

SUM_OF = "cộng từ các nội dung thành phần của: "


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """A source with the number by which the rows of a table refer to it."""

    number: int
    source: ScoreSource

    @property
    def mark(self) -> str:
        """The number as it stands in a row."""
        return f"[{self.number}]"

    @property
    def text(self) -> str:
        """Number, title, day, status, address."""
        return f"{self.mark} {source_text(self.source)}"


def source_text(source: ScoreSource) -> str:
    """A source in words: title, day, status where it is not simply sourced, address."""
    day = f"ngày {date_text(source.day)}" if source.day else ""
    return "; ".join(filter(None, (source.title, day, status_text(source), source.address)))


def status_text(source: ScoreSource) -> str:
    """How well a source is known, empty where it was read."""
    return "" if source.status is Status.SOURCED else STATUS_LABELS[source.status]


def numbered_sources(index: Index, league: League) -> tuple[NumberedSource, ...]:
    """The sources of everything that the table shows, in the order of the index, counted from 1."""
    used = {one for row in league.rows for one in _used(row)}
    found = (source for source in index.sources if source.id in used)
    return tuple(NumberedSource(number, source) for number, source in enumerate(found, start=1))


def figures_text(index: Index, figures: Iterable[Figure]) -> str:
    """The titles of the sources of figures, each once; those of sums are named as such."""
    known = tuple(figures)
    given = {figure.source for figure in known}
    parts = {part for figure in known for part in figure.parts}
    said = [source.title for source in index.sources if source.id in given]
    summed = "; ".join(source.title for source in index.sources if source.id in parts)
    if summed:
        said.append(f"{SUM_OF}{summed}")
    return "; ".join(said)


def chart_source(index: Index, figures: Iterable[Figure | None]) -> str:
    """What stands below a chart as its source: those of its figures, and whom the index thanks."""
    named = figures_text(index, (figure for figure in figures if figure is not None))
    return "; ".join(filter(None, (named, index.attribution)))


def sources_text(index: Index, league: League) -> str:
    """The sources of the table: of its figures, then of the ranks that a source states."""
    figures = [row.figure for row in league.rows if row.figure is not None]
    stated = {row.stated.source for row in league.rows if row.stated is not None}
    said = {one for figure in figures for one in figure.origins}
    ranks = "; ".join(source.title for source in index.sources if source.id in stated - said)
    return "; ".join(filter(None, (figures_text(index, figures), ranks and f"hạng theo: {ranks}")))


def marks_of(row: LeagueRow, numbered: Iterable[NumberedSource]) -> str:
    """What a row owes to which source: `[1]`, `cộng từ [1], [2]`, `[1]; hạng [3]`."""
    marks = {one.source.id: one.mark for one in numbered}
    figure, stated = row.figure, row.stated
    origins = () if figure is None else figure.origins
    of_figure = ", ".join(marks[one] for one in origins if one in marks)
    if figure is not None and figure.computed and of_figure:
        of_figure = f"cộng từ {of_figure}"
    own_rank = stated is not None and stated.source not in origins
    of_rank = f"hạng {marks[stated.source]}" if stated and own_rank and stated.source in marks else ""
    return "; ".join(filter(None, (of_figure, of_rank)))


def doubts(index: Index, sources: Iterable[str]) -> str:
    """In brackets how sources are known that were not simply read; empty when all were."""
    wanted = frozenset(sources)
    found = dict.fromkeys(status_text(source) for source in index.sources if source.id in wanted)
    said = ", ".join(filter(None, found))
    return f" ({said})" if said else ""


def _used(row: LeagueRow) -> Iterable[str]:
    if row.figure is not None:
        yield from row.figure.origins
        yield from (other.source for other in row.figure.others)
    if row.stated is not None:
        yield row.stated.source
