"""The lines of a profile among all units, as table and chart."""

from collections.abc import Sequence

from cchc.core.index.definition import Index, Level, Scale
from cchc.core.index.profile import Profile, ProfileLine
from cchc.core.numerals import rounded
from cchc.core.report import cells
from cchc.core.report.cells import Cell
from cchc.core.report.chart import Chart, RangeChart, RangeRow
from cchc.core.report.league import DIFFERENCE_NOTE, NameOf, change_cell, missing_text, rank_text
from cchc.core.report.league_sources import chart_source
from cchc.core.report.outline import Align, Column, Row, Section


def lines_chart(
    index: Index, profile: Profile, level: Level, name_of: NameOf, *, chart_id: str = "noi-dung"
) -> Chart:
    """The lines of one level (their parents with them), each on its own scale among all units."""
    name = name_of(profile.unit)
    wanted = [entry for entry in profile.lines if entry.line.level == level]
    rows = tuple(_range_row(entry, entry.scale) for entry in wanted if entry.scale)
    drawing = RangeChart(rows=rows, unit=index.unit, places=index.places, own_name=name)
    return Chart(
        id=chart_id,
        title=_lines_title(wanted, name, profile.year),
        subtitle=f"{index.short_name} năm {profile.year}: {name} giữa mức thấp nhất, trung vị và cao nhất",
        drawing=drawing,
        table=profile_table(index, wanted, name, name_of),
        source=chart_source(index, (row.figure for entry in wanted for row in entry.league.rows)),
    )


def profile_table(index: Index, entries: Sequence[ProfileLine], name: str, name_of: NameOf) -> Section:
    """The lines of a profile as a table: own figure, rank, median, best and who has it."""
    columns = (
        Column("code", "Mã", 6),
        Column("line", "Nội dung", 40),
        Column("own", name, 10, Align.RIGHT),
        Column("rank", "Hạng", 9, Align.RIGHT),
        Column("group", "Nhóm", 18, narrow=False),
        Column("change", "So với năm trước", 9, Align.RIGHT, narrow=False),
        Column("median", "Trung vị", 9, Align.RIGHT),
        Column("best", "Cao nhất", 9, Align.RIGHT),
        Column("gap", "Kém mức cao nhất", 9, Align.RIGHT, narrow=False),
        Column("holder", "Đơn vị cao nhất", 18, narrow=False),
    )
    rows = tuple(_profile_row(index, entry, name_of) for entry in entries)
    return Section("lines", "Từng nội dung", "Nội dung", columns, rows, (DIFFERENCE_NOTE,))


def _profile_row(index: Index, entry: ProfileLine, name_of: NameOf) -> Row:
    best = entry.league.best[0].figure if entry.league.best else None
    own = entry.own.figure
    gap = best.value - own.value if best and own else None
    median = entry.league.median
    found = (
        cells.words(entry.line.code),
        Cell(entry.line.title),
        _own_cell(index, entry),
        cells.UNKNOWN if entry.own.rank is None else Cell(rank_text(entry.own), entry.own.rank),
        cells.words(index.quartile_groups[entry.own.group - 1] if entry.own.group else ""),
        change_cell(index, entry.league, entry.own),
        cells.UNKNOWN if median is None else cells.points(rounded(median, index.places), index.places),
        cells.points(best.value if best else None, index.places),
        cells.points(gap, index.places),
        cells.words(", ".join(name_of(row.unit) for row in entry.league.best)),
    )
    return Row(entry.line.key, found, "body" if entry.line.level != "dimension" else "group")


def _own_cell(index: Index, entry: ProfileLine) -> Cell:
    if entry.own.figure is None:
        return Cell(missing_text(entry.own), presence=cells.Presence.UNKNOWN)
    return cells.points(entry.own.figure.value, index.places)


def _range_row(entry: ProfileLine, scale: Scale) -> RangeRow:
    known = entry.league.known if entry.league.complete else ()
    return RangeRow(
        label=entry.line.label,
        value=entry.own.figure.value if entry.own.figure else None,
        lowest=scale.lowest,
        highest=scale.highest,
        worst=known[-1].figure.value if known and known[-1].figure else None,
        median=entry.league.median,
        best=known[0].figure.value if known and known[0].figure else None,
        note="" if entry.own.figure else missing_text(entry.own),
    )


def _lines_title(entries: Sequence[ProfileLine], name: str, year: int) -> str:
    known = [entry for entry in entries if entry.own.figure is not None]
    if not known:
        return f"{name} không có số liệu năm {year}"
    ranked = [(entry.own.rank, entry.line) for entry in known if entry.own.rank is not None]
    if not ranked:
        held = f"{len(known)}/{len(entries)} nội dung"
        return f"Năm {year}, {name} có số liệu của {held}; chưa đủ các tỉnh để xếp hạng"
    best = min(ranked, key=lambda pair: pair[0])
    worst = max(ranked, key=lambda pair: pair[0])
    return (
        f"Năm {year}, {name} đứng cao nhất ở “{best[1].title}” (hạng {best[0]}), "
        f"thấp nhất ở “{worst[1].title}” (hạng {worst[0]})"
    )
