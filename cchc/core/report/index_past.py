"""The past of a unit on one line beside the median and the best of each year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from cchc.core.index.definition import TOTAL, Index, IndexLine
from cchc.core.index.league import League, LeagueRow, league
from cchc.core.index.scores import Figure, ScoreTable
from cchc.core.index.series import Point, Series, in_pieces
from cchc.core.numerals import points_text, rounded
from cchc.core.report import cells
from cchc.core.report.cells import Cell
from cchc.core.report.chart import Chart, ChartLine, ChartPoint, ScaleYears, YearChart
from cchc.core.report.league import missing_text, rank_text
from cchc.core.report.league_sources import chart_source
from cchc.core.report.outline import Align, Column, Row, Section

NOT_JOINED = "Các năm cách nhau bởi một mốc thay đổi phương pháp không so sánh được nên không nối với nhau."


@dataclass(frozen=True, slots=True)
class PastYear:
    """One year of a unit on a line, with the whole league of that year."""

    year: int
    league: League


def past_leagues(table: ScoreTable, line: str, units_of: Mapping[int, Sequence[str]]) -> tuple[PastYear, ...]:
    """The league of every year in which the line exists; `units_of` gives the units of each year."""
    definition = table.index.by_key[line]
    years = [year for year in table.years() if definition.exists_in(year) and year in units_of]
    return tuple(PastYear(year, league(table, year, line, units_of[year])) for year in years)


def past_chart(
    index: Index,
    series: Series,
    past: Sequence[PastYear],
    name: str,
    year: int,
    *,
    chart_id: str = "qua-khu",
) -> Chart:
    """Own years beside the median and the best; the title speaks of `year`; pieces end at breaks."""
    line = index.by_key[series.line]
    own = tuple(tuple(ChartPoint(p.year, p.value) for p in piece) for piece in series.pieces)
    lines = (
        ChartLine(name=name, pieces=own, own=True),
        ChartLine(name="Trung vị", pieces=_pieces(index, series.line, _medians(past, index.places))),
        ChartLine(name="Cao nhất", pieces=_pieces(index, series.line, _bests(past))),
    )
    scale = line.scale_in(past[-1].year) if past else None
    drawing = YearChart(
        lines=lines,
        years=tuple(entry.year for entry in past),
        unit=index.unit,
        places=index.places,
        breaks=tuple((found.year, found.why) for found in series.breaks),
        missing=series.missing,
        lowest=scale.lowest if scale else None,
        highest=scale.highest if scale else None,
        scales=tuple(_scales(line, past)),
    )
    return Chart(
        id=chart_id,
        title=_past_title(index, series, past, name, year),
        subtitle=f"{index.short_name}, {_named(line)}, {index.unit}",
        drawing=drawing,
        table=_past_table(index, series, past, name),
        notes=(NOT_JOINED,) if series.breaks else (),
        source=chart_source(index, _drawn(series.unit, past)),
    )


def _scales(line: IndexLine, past: Sequence[PastYear]) -> Iterator[ScaleYears]:
    """The scales of the years that are shown, one after the other."""
    for scale, entries in groupby(past, lambda entry: line.scale_in(entry.year)):
        if scale is not None:
            years = [entry.year for entry in entries]
            yield ScaleYears(years[0], years[-1], scale.lowest, scale.highest)


def _drawn(unit: str, past: Sequence[PastYear]) -> Iterator[Figure | None]:
    """The figures that the drawing rests on: the own ones, and all of a year whose median it shows."""
    for entry in past:
        shown = entry.league.rows if entry.league.complete else (entry.league.row(unit),)
        yield from (None if row is None else row.figure for row in shown)


def _medians(past: Sequence[PastYear], places: int) -> list[Point]:
    return [
        Point(entry.year, rounded(entry.league.median, places))
        for entry in past
        if entry.league.median is not None
    ]


def _bests(past: Sequence[PastYear]) -> list[Point]:
    tops = [(entry.year, entry.league.best[0].figure) for entry in past if entry.league.best]
    return [Point(year, figure.value) for year, figure in tops if figure is not None]


def _pieces(index: Index, line: str, points: Sequence[Point]) -> tuple[tuple[ChartPoint, ...], ...]:
    found = in_pieces(index, line, points)
    return tuple(tuple(ChartPoint(point.year, point.value) for point in piece) for piece in found)


def _past_title(index: Index, series: Series, past: Sequence[PastYear], name: str, year: int) -> str:
    if not series.points:
        return f"{name} chưa có số liệu {index.short_name}"
    told = [point for point in series.points if point.year <= year] or [series.points[0]]
    last = told[-1]
    row = next((entry.league.row(series.unit) for entry in past if entry.year == last.year), None)
    rank = f", hạng {rank_text(row)}" if row and row.rank is not None else ""
    figure = f"{points_text(last.value, index.places)} {index.unit} năm {last.year}{rank}"
    if last.year == year:
        return f"{name} đạt {figure}"
    apart = last.year > year or index.breaks_between(series.line, last.year, year)
    return f"{name} không có số liệu năm {year}" + ("" if apart else f"; gần nhất là {figure}")


def _past_table(index: Index, series: Series, past: Sequence[PastYear], name: str) -> Section:
    columns = (
        Column("year", "Năm", 6),
        Column("own", name, 12, Align.RIGHT),
        Column("rank", "Hạng", 10, Align.RIGHT),
        Column("median", "Trung vị", 10, Align.RIGHT),
        Column("best", "Cao nhất", 10, Align.RIGHT),
        Column("break", "Mốc thay đổi phương pháp", 40, narrow=False),
    )
    why = {found.year: found.why for found in series.breaks}
    return Section(
        "past",
        "Từng năm",
        "Từng năm",
        columns,
        tuple(_past_row(index, series.unit, entry, why.get(entry.year, "")) for entry in past),
        (NOT_JOINED,) if why else (),
    )


def _rank_cell(row: LeagueRow | None) -> Cell:
    """The computed rank, or the one that a source states."""
    if row is not None and row.rank is not None:
        return Cell(rank_text(row), row.rank)
    if row is None or row.stated is None or row.stated.rank is None:
        return cells.UNKNOWN
    of = f"/{row.stated.of}" if row.stated.of else ""
    return Cell(f"{row.stated.rank}{of} (nguồn nêu)", row.stated.rank)


def _past_row(index: Index, unit: str, entry: PastYear, why: str) -> Row:
    row = entry.league.row(unit)
    best = entry.league.best[0].figure if entry.league.best else None
    median = entry.league.median
    own = row.figure if row else None
    missing = Cell(missing_text(row), presence=cells.Presence.UNKNOWN) if row else cells.UNKNOWN
    found = (
        Cell(str(entry.year)),
        missing if own is None else cells.points(own.value, index.places),
        _rank_cell(row),
        cells.UNKNOWN if median is None else cells.points(rounded(median, index.places), index.places),
        cells.points(best.value if best else None, index.places),
        cells.words(why),
    )
    return Row(str(entry.year), found)


def _named(line: IndexLine) -> str:
    return line.label.lower() if line.key == TOTAL else line.label
