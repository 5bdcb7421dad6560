"""The map of an index in one year: provinces by group; the title says who leads and who is missing."""

from cchc.core.index.definition import Index
from cchc.core.index.league import League, LeagueRow
from cchc.core.numerals import points_text
from cchc.core.report import cells
from cchc.core.report.cells import Cell
from cchc.core.report.chart import Chart, MapArea, MapChart
from cchc.core.report.league import NameOf, missing_text, rank_text
from cchc.core.report.league_sources import chart_source, sources_text
from cchc.core.report.outline import Align, Column, Row, Section


def map_chart(
    index: Index,
    found: League,
    name_of: NameOf,
    own: str | None,
    *,
    units_on_34: bool,
    chart_id: str = "ban-do",
) -> Chart:
    """The provinces by quartile group (or, where there are no groups, by having a figure or none)."""
    classes = index.quartile_groups if found.group_sizes else ("Có số liệu",)
    areas = tuple(
        MapArea(
            agency=row.unit,
            name=name_of(row.unit),
            figure=missing_text(row) if row.figure is None else points_text(row.figure.value, index.places),
            rank="" if _rank(row) is cells.UNKNOWN else _rank(row).text,
            group=_class(row.group, known=row.figure is not None, grouped=bool(found.group_sizes)),
            own=row.unit == own,
        )
        for row in found.rows
    )
    drawing = MapChart(areas=areas, classes=classes, units_on_34=units_on_34)
    return Chart(
        id=chart_id,
        title=_map_title(index, found, name_of),
        subtitle=f"{index.short_name} năm {found.year}, {found.line.label}",
        drawing=drawing,
        table=_map_table(index, found, name_of, classes),
        source=_source(index, found),
    )


def _source(index: Index, found: League) -> str:
    """The sources of what is shown: ranks that a source states are, while none can be computed."""
    if found.complete:
        return chart_source(index, (row.figure for row in found.rows))
    return "; ".join(text for text in (sources_text(index, found), index.attribution) if text)


def _map_title(index: Index, found: League, name_of: NameOf) -> str:
    missing = len(found.rows) - len(found.known)
    tail = f"; {missing} đơn vị không có số liệu" if missing else ""
    if not found.known:
        return f"Chưa có số liệu {index.short_name} năm {found.year}"
    if not found.complete:
        return f"{index.short_name} năm {found.year}: mới có số liệu của {len(found.known)} đơn vị{tail}"
    names = ", ".join(name_of(row.unit) for row in found.best)
    figure = found.best[0].figure
    value = points_text(figure.value if figure else None, index.places)
    return f"Năm {found.year}, {names} cao nhất cả nước với {value} {index.unit}{tail}"


def _class(group: int | None, *, known: bool, grouped: bool) -> int | None:
    if not known:
        return None
    return (group or 1) - 1 if grouped else 0


def _rank(row: LeagueRow) -> Cell:
    """The computed rank, or the one that a source states while there is none."""
    if row.rank is not None:
        return Cell(rank_text(row), row.rank)
    if row.stated is None:
        return cells.UNKNOWN
    of = f"/{row.stated.of}" if row.stated.of else ""
    return Cell(f"{row.stated.rank}{of} (nguồn nêu)", row.stated.rank)


def _map_table(index: Index, found: League, name_of: NameOf, classes: tuple[str, ...]) -> Section:
    columns = (
        Column("unit", "Tỉnh, thành phố", 24),
        Column("value", f"Kết quả ({index.unit})", 10, Align.RIGHT),
        Column("rank", "Hạng", 10, Align.RIGHT),
        Column("group", "Nhóm", 22),
    )
    rows = tuple(
        Row(
            row.unit,
            (
                Cell(name_of(row.unit)),
                Cell(missing_text(row), presence=cells.Presence.UNKNOWN)
                if row.figure is None
                else cells.points(row.figure.value, index.places),
                _rank(row),
                cells.words(classes[row.group - 1] if row.group and found.group_sizes else ""),
            ),
        )
        for row in found.rows
    )
    return Section("map", "Từng đơn vị", "Từng đơn vị", columns, rows)
