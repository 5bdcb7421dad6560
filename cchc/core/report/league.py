"""The league table of an index in one year as a report."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc.core.index.definition import TOTAL, Index
from cchc.core.index.league import League, LeagueRow
from cchc.core.index.quartiles import QUARTILE_RULE
from cchc.core.index.scores import Score
from cchc.core.numerals import MOST_PLACES, UNKNOWN_LABEL, number_text, points_text, rounded
from cchc.core.report import cells
from cchc.core.report.cells import Cell
from cchc.core.report.league_sources import doubts, marks_of, numbered_sources, sources_text
from cchc.core.report.outline import Align, Column, Fact, Report, Row, Section
from cchc.core.scoring.ranking import TIE_RULE

NameOf = Callable[[str], str]
ABSENT_LABEL = "không có trong công bố"
NO_RANK_NOTE = (
    "Chưa tính hạng: còn {count} đơn vị chưa có số liệu mà chưa rõ vì sao. Hạng ghi ở cột “Hạng nguồn nêu” "
    "là hạng do nguồn công bố hoặc báo chí nêu."
)
DIFFERENCE_NOTE = (
    "Chênh lệch và khoảng cách tính từ số chưa làm tròn, nên có thể khác 0,01 so với hiệu của hai số đã "
    "làm tròn."
)
BREAK_NOTE = "Không so sánh với năm {year}: {why}."
RANK_BREAK_NOTE = "Tăng, giảm hạng qua mốc thay đổi phương pháp chỉ để tham khảo."
DAY_UNKNOWN = "chưa rõ ngày công bố"
GROUPS, DISTANCES = "Phân nhóm", "Khoảng cách (điểm)"


def league_report(index: Index, league: League, name_of: NameOf) -> Report:
    """Build the table of all units; `name_of` gives the name of a unit."""
    published = index.by_year.get(league.year)
    published_on = published.published_on if published else None
    facts = (
        Fact("line", "Nội dung", Cell(league.line.label), "head"),
        Fact("year", "Năm", Cell(str(league.year)), "head"),
        Fact("published_on", "Ngày công bố", _day_cell(published_on), "head"),
        Fact("sources", "Nguồn", cells.stated(sources_text(index, league)), "head"),
        Fact("units", "Số đơn vị có số liệu", cells.count(len(league.known))),
        Fact("groups", "Số đơn vị từng nhóm", cells.stated(groups_text(index, league))),
    )
    numbered = numbered_sources(index, league)
    section = Section(
        "league",
        f"Bảng xếp hạng {index.short_name} năm {league.year}",
        "Xếp hạng",
        _columns(index, league),
        tuple(_row(index, league, row, name_of, marks_of(row, numbered)) for row in league.rows),
        league_notes(index, league, name_of),
    )
    title, sources = f"BẢNG XẾP HẠNG {index.short_name}", tuple(f"Nguồn {one.text}" for one in numbered)
    return Report("league", title, f"Năm {league.year}", facts, (section,), sources)


def _day_cell(day: date | None) -> Cell:
    return Cell(DAY_UNKNOWN, presence=cells.Presence.UNKNOWN) if day is None else cells.day(day)


def year_note(index: Index, year: int) -> str:
    """What must be known of the publication of a year, empty where nothing is noted."""
    published = index.by_year.get(year)
    return f"Năm {year}: {published.note}" if published and published.note else ""


def league_notes(index: Index, league: League, name_of: NameOf) -> tuple[str, ...]:
    """What must be known to read the table."""
    noted = year_note(index, league.year)
    notes = [*([noted] if noted else ()), *_absences(league, name_of), TIE_RULE]
    if any(row.change is not None or row.behind is not None for row in league.rows):
        notes.append(DIFFERENCE_NOTE)
    if league.unknown:
        notes.append(NO_RANK_NOTE.format(count=league.unknown))
    if league.group_sizes:
        notes.append(QUARTILE_RULE)
    year = league.year - 1
    notes += [BREAK_NOTE.format(year=year, why=found.why.rstrip(".")) for found in league.breaks]
    if league.breaks and any(row.rank_change is not None for row in league.rows):
        notes.append(RANK_BREAK_NOTE)
    if not _bands(index, league) and league.line.key == TOTAL:
        notes.append(f"Không nguồn nào nêu mức xếp loại của năm {league.year}, nên không xếp loại.")
    if index.attribution:
        notes.append(index.attribution)
    return tuple(notes)


def _absences(league: League, name_of: NameOf) -> Iterator[str]:
    """The units of which nothing was published, by reason."""
    units: dict[str, list[str]] = {}
    for row in league.rows:
        if row.figure is None and row.absent is not None:
            units.setdefault(row.absent.why, []).append(name_of(row.unit))
    yield from (f"{', '.join(names)} {ABSENT_LABEL}: {why.rstrip('.')}." for why, names in units.items())


def groups_text(index: Index, league: League) -> str:
    """The groups with their real sizes, and the published sizes where they differ."""
    if not league.group_sizes:
        return ""
    named = zip(index.quartile_groups, league.group_sizes, strict=True)
    text = "; ".join(f"{name}: {size}" for name, size in named)
    published = index.by_year.get(league.year)
    stated = published.published_groups if published and league.line.key == TOTAL else ()
    if stated and stated != league.group_sizes:
        text += f" (công bố: {', '.join(map(str, stated))})"
    return text


def missing_text(row: LeagueRow) -> str:
    """Why a unit has no figure: the publisher gave none, or nothing is known."""
    return ABSENT_LABEL if row.absent else UNKNOWN_LABEL


def rank_text(row: LeagueRow) -> str:
    """Rank among how many: `23/63`, and that it is shared."""
    if row.rank is None:
        return UNKNOWN_LABEL
    shared = " (đồng hạng)" if row.tied else ""
    return f"{row.rank}/{row.of}{shared}"


def others_text(index: Index, others: tuple[Score, ...]) -> str:
    """What other sources say, each with its name."""
    titles = {source.id: source.title for source in index.sources}
    return "; ".join(
        f"{number_text(score.value, 6)} ({titles.get(score.source, score.source)})"
        for score in others
        if score.value is not None
    )


def _columns(index: Index, league: League) -> tuple[Column, ...]:
    return (
        Column("rank", "Hạng", 6, Align.RIGHT),
        Column("unit", "Tỉnh, thành phố", 22),
        Column("value", f"Kết quả ({index.unit})", 9, Align.RIGHT),
        Column("stated", "Hạng nguồn nêu", 9, Align.RIGHT, narrow=not league.complete),
        Column("group", "Nhóm tứ phân vị", 16, group=GROUPS, narrow=False),
        Column("band", "Mức xếp loại", 9, group=GROUPS, narrow=False),
        Column("change", "So với năm trước", 9, Align.RIGHT, narrow=False),
        Column("rank_change", "Tăng, giảm hạng", 10, Align.RIGHT, narrow=False),
        Column("behind", "Kém đơn vị liền trên", 9, Align.RIGHT, group=DISTANCES, narrow=False),
        Column("ahead", "Hơn đơn vị liền dưới", 9, Align.RIGHT, group=DISTANCES, narrow=False),
        Column("to_target", "Còn thiếu để đạt mục tiêu", 9, Align.RIGHT, group=DISTANCES, narrow=False),
        Column("sources", "Nguồn", 10, narrow=False),
        Column("others", "Nguồn khác nêu", 24, narrow=False),
        Column("note", "Ghi chú", 24, narrow=False),
    )


def _row(index: Index, league: League, row: LeagueRow, name_of: NameOf, marks: str) -> Row:
    if row.figure is None:
        return Row(row.unit, _without_figure(index, row, name_of, marks))
    group = "" if row.group is None else index.quartile_groups[row.group - 1]
    found = (
        cells.UNKNOWN if row.rank is None else Cell(rank_text(row), row.rank),
        Cell(name_of(row.unit)),
        _with(cells.points(row.figure.value, index.places), doubts(index, row.figure.origins)),
        _stated_cell(index, row),
        cells.words(group),
        cells.words(row.band.name if row.band else ""),
        change_cell(index, league, row),
        _rank_change_cell(league, row),
        *(_distance(value, index.places) for value in (row.behind, row.ahead, row.to_target)),
        cells.words(marks),
        cells.words(others_text(index, row.figure.others)),
        cells.words(f"Chỉ số ghi là {ABSENT_LABEL}: {row.absent.why}" if row.absent else ""),
    )
    return Row(row.unit, found)


def _with(cell: Cell, more: str) -> Cell:
    return replace(cell, text=f"{cell.text}{more}")


def _stated_cell(index: Index, row: LeagueRow) -> Cell:
    if row.stated is None or row.stated.rank is None:
        return cells.BLANK
    return _with(cells.count(row.stated.rank), doubts(index, (row.stated.source,)))


def _rank_change_cell(league: League, row: LeagueRow) -> Cell:
    if row.rank_change is None:
        return cells.UNKNOWN
    return Cell(f"{_moved(row.rank_change)}{' (tham khảo)' if league.breaks else ''}", row.rank_change)


def _without_figure(index: Index, row: LeagueRow, name_of: NameOf, marks: str) -> tuple[Cell, ...]:
    why = Cell(ABSENT_LABEL, presence=cells.Presence.UNKNOWN) if row.absent else cells.UNKNOWN
    told = cells.words(row.absent.why if row.absent else "")
    head = (cells.BLANK, Cell(name_of(row.unit)), why, _stated_cell(index, row))
    return (*head, *(cells.BLANK,) * 7, cells.words(marks), cells.BLANK, told)


def change_cell(index: Index, league: League, row: LeagueRow) -> Cell:
    """The change against the year before; across a break it is not compared."""
    if row.change is None and league.breaks:
        return Cell("không so sánh", presence=cells.Presence.NOT_APPLICABLE)
    return cells.signed_points(row.change, index.places)


def _distance(value: Decimal | None, places: int) -> Cell:
    if value is None:
        return cells.BLANK
    least = Decimal(1).scaleb(-places)
    if value > 0 and rounded(value, places) == 0:  # a distance, however small, is not a tie
        return Cell(f"< {points_text(least, places)}", value, places=MOST_PLACES)
    return cells.points(value, places)


def _moved(places: int) -> str:
    if places == 0:
        return "giữ nguyên"
    return f"{'tăng' if places > 0 else 'giảm'} {abs(places)}"


def _bands(index: Index, league: League) -> bool:
    published = index.by_year.get(league.year)
    return bool(published and published.bands)
