"""What the list of indices and a league table show."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from cchc.core.index.league import League, LeagueRow
from cchc.core.report.league import groups_text, league_report, rank_text
from cchc.core.report.outline import Column, Row
from cchc.records.indexes.queries import IndexSummary
from cchc.web.index_pages import IndexPage
from cchc.web.report_table import Link, ReportTable, report_table
from cchc.web.sheet_filter import Choice


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One index in the list."""

    short_name: str
    title: str
    publisher: str
    years: str
    newest: int | None
    league: str
    map: str
    profile: str
    enter: str


@dataclass(frozen=True, slots=True)
class LeaguePage:
    """The table with what stands above it; `own` says where the own province stands."""

    table: ReportTable
    groups: tuple[Choice, ...]
    own: str
    group_text: str
    conflicts: int
    unknown: tuple[str, ...]
    shown: int
    of: int


def indices_page(
    summaries: Iterable[IndexSummary], own: str | None, *, may_enter: bool
) -> tuple[IndexRow, ...]:
    """The indices with the years that are known and where to go."""
    return tuple(_index_row(found, own, may_enter=may_enter) for found in summaries)


def _index_row(found: IndexSummary, own: str | None, *, may_enter: bool) -> IndexRow:
    newest = found.shown
    at = [found.slug, newest]
    return IndexRow(
        found.short_name,
        found.title,
        found.publisher,
        years_text(found.years),
        newest,
        reverse("web:league", args=at) if newest else "",
        reverse("web:map", args=at) if newest else "",
        reverse("web:profile", args=[found.slug, own]) if newest and own else "",
        reverse("web:enter", args=[found.slug]) if may_enter else "",
    )


def years_text(years: tuple[int, ...]) -> str:
    """Years as ranges: `2011–2013, 2016`."""
    ranges: list[list[int]] = []
    for year in years:
        if ranges and year == ranges[-1][-1] + 1:
            ranges[-1].append(year)
        else:
            ranges.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in ranges)


def target_rank(asked: str) -> int | None:
    """The rank to which the distance is asked, None where the address names none that makes sense."""
    return int(asked) if asked.isascii() and asked.isdigit() and 1 <= len(asked) <= 2 and int(asked) else None


def league_page(page: IndexPage, league: League, group: str) -> LeaguePage:
    """The rows of a league table, all or one group of it; each figure leads to the profile of its unit."""
    report = league_report(page.index, league, page.name_of)
    section = report.sections[0]
    wanted = int(group) if group in {"1", "2", "3", "4"} and league.group_sizes else None
    silent = {row.unit for row in league.rows if _is_silent(row) and row.unit != page.own}
    chosen = {row.unit for row in league.rows if wanted is None or row.group == wanted} - silent
    table = report_table(section, "unit", page.own or "", _links(page, league), ("value",))
    rows = tuple(row for row in table.rows if row.id in chosen)
    notes = tuple(note for note in table.notes if note != page.note)
    return LeaguePage(
        ReportTable(table.title, table.columns, rows, notes, table.head_at),
        _groups(page, league, wanted),
        _own_text(page, league),
        groups_text(page.index, league),
        sum(bool(row.figure and row.figure.others) for row in league.rows),
        tuple(page.name_of(row.unit) for row in league.rows if row.unit in silent),
        len(rows),
        len(table.rows),
    )


def _is_silent(row: LeagueRow) -> bool:
    """Whether nothing at all is known of a unit, not even that it is absent."""
    return row.figure is None and row.stated is None and row.absent is None


def _links(page: IndexPage, league: League) -> Link:
    query = urlencode({"nam": league.year, "noi-dung": league.line.key})

    def link(row: Row, column: Column) -> str:
        if column.key == "sources":
            return "#nguon-so-lieu"
        if column.key not in ("unit", "value"):
            return ""
        return f"{reverse('web:profile', args=[page.index.id, row.id])}?{query}"

    return link


def _groups(page: IndexPage, league: League, wanted: int | None) -> tuple[Choice, ...]:
    if not league.group_sizes:
        return ()
    named = enumerate(zip(page.index.quartile_groups, league.group_sizes, strict=True), start=1)
    choices = (Choice(str(at), f"{name} ({size})", at == wanted) for at, (name, size) in named)
    return (Choice("", f"Tất cả các đơn vị ({len(league.rows)})", wanted is None), *choices)


def _own_text(page: IndexPage, league: League) -> str:
    row = league.row(page.own) if page.own else None
    if row is None or page.own is None:
        return ""
    name = page.name_of(page.own)
    if row.figure is None:
        return (
            f"{name}: không có trong công bố."
            if row.absent
            else f"{name}: chưa có số liệu{_stated_text(row)}."
        )
    if row.rank is None:
        return f"{name}{_stated_text(row)}." if row.stated else ""
    return f"{name}: hạng {rank_text(row)}."


def _stated_text(row: LeagueRow) -> str:
    if row.stated is None:
        return ""
    of = f"/{row.stated.of}" if row.stated.of else ""
    return f", hạng nguồn nêu {row.stated.rank}{of}"
