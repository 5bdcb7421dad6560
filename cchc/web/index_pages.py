"""What the pages of an index share: the index, its years, its units, and the head with the sister pages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404
from django.urls import reverse

from cchc.core.index.definition import TOTAL, Index, IndexLine
from cchc.core.index.leading_year import leading_year
from cchc.core.index.scores import ScoreTable
from cchc.core.numerals import date_text
from cchc.core.report.chart import Chart
from cchc.core.report.league import DAY_UNKNOWN, year_note
from cchc.records.indexes.policies import may_enter_scores
from cchc.records.indexes.queries import (
    RankedUnit,
    index_named,
    kept_table,
    units_by_year,
)
from cchc.records.people.models import User
from cchc.records.people.queries import own_province
from cchc.web.navigation import Crumb, PageHead, Tab, home_crumb
from cchc.web.sheet_filter import Choice

# Resolution of the National Assembly of 12/6/2025: 34 provinces from 1/7/2025 on.
MERGED_ON = date(2025, 7, 1)


@dataclass(frozen=True)
class IndexPage:
    """One index in one year, as a person sees it; `units` by year, `province` is where he holds a role."""

    index: Index
    year: int
    years: tuple[int, ...]
    table: ScoreTable
    units: dict[int, tuple[RankedUnit, ...]]
    province: str | None
    may_enter: bool

    @property
    def own(self) -> str | None:
        """The own province among the units of the year: itself, or what it has become; None for neither."""
        if self.province is None or self.province in self.unit_ids:
            return self.province
        return next((unit.id for unit in self.units[self.year] if self.province in unit.before), None)

    @property
    def note(self) -> str:
        """What must be known of the publication of the year."""
        return year_note(self.index, self.year)

    def years_of(self, unit: str) -> tuple[int, ...]:
        """The years that count a unit."""
        return tuple(year for year in self.years if unit in {one.id for one in self.units[year]})

    def kin_of(self, unit: str) -> tuple[RankedUnit, ...]:
        """The units that a unit was made of, and those that it has become, as far as any year counts them."""
        known = {one.id: one for year in self.years for one in self.units[year]}
        before = known[unit].before if unit in known else ()
        return tuple(one for one in known.values() if one.id in before or unit in one.before)

    @property
    def unit_ids(self) -> tuple[str, ...]:
        """The units of the year."""
        return tuple(unit.id for unit in self.units[self.year])

    @property
    def merged(self) -> bool:
        """Whether the year counts the 34 provinces."""
        published = self.index.by_year.get(self.year)
        return (published.units_on if published else date(self.year, 12, 31)) >= MERGED_ON

    @property
    def name_of(self) -> Callable[[str], str]:
        """The short name of a unit of any year."""
        names = {unit.id: unit.short_name for units in self.units.values() for unit in units}
        return lambda unit: names.get(unit, unit)

    def line(self, asked: str) -> IndexLine:
        """The line that was asked for; the total where the request names none of the year."""
        lines = self.index.lines_in(self.year)
        found = next((line for line in lines if line.key == asked), None)
        return found or next((line for line in lines if line.key == TOTAL), lines[0])


def index_page(by: User, slug: str, year: int | None) -> IndexPage:
    """Read one index for a page; where no year is asked, the newest in which half of the units have a figure.

    404 for a year that is neither declared nor published: a declared one has a table that is still empty.
    """
    index = index_named(slug)
    table = kept_table(index)
    years = tuple(sorted({*table.years(), *index.by_year}))
    units = units_by_year(index, years)
    shown = year if year is not None else _leading(table, units)
    if shown is None or shown not in years:
        raise Http404
    return IndexPage(
        index=index,
        year=shown,
        years=years,
        table=table,
        units=units,
        province=own_province(by),
        may_enter=may_enter_scores(by),
    )


def _leading(table: ScoreTable, units: dict[int, tuple[RankedUnit, ...]]) -> int | None:
    counted = {year: len(found) for year, found in units.items()}
    return leading_year({year: len(table.units_in(year)) for year in table.years()}, counted)


def index_head(page: IndexPage, title: str, active: str, unit: str | None = None) -> PageHead:
    """The head of a page of an index; `active` is the name of its address, `unit` the one it is about.

    The profile of another province than the own one is no sister page: it stands below the league table.
    """
    published = page.index.by_year.get(page.year)
    day = published.published_on if published else None
    return PageHead(
        title=title,
        crumbs=tuple(_crumbs(page, unit)),
        tabs=tuple(_tabs(page, active if unit in (None, page.own) else "")),
        tabs_label=f"Các trang của {page.index.short_name}",
        subtitle=page.index.title,
        subtitle_label="Chỉ số",
        data_date=date_text(day) if day else DAY_UNKNOWN,
        date_label=f"Công bố kết quả năm {page.year}",
        source=page.index.publisher,
        published=True,
    )


def _crumbs(page: IndexPage, unit: str | None) -> Iterable[Crumb]:
    yield from (home_crumb(), Crumb("Chỉ số", reverse("web:indices")))
    if unit not in (None, page.own):
        table = reverse("web:league", args=[page.index.id, page.year])
        yield Crumb(f"Xếp hạng {page.index.short_name} năm {page.year}", table)


def _tabs(page: IndexPage, active: str) -> Iterable[Tab]:
    slug, year = page.index.id, page.year
    yield Tab("Xếp hạng", reverse("web:league", args=[slug, year]), _current("web:league", active))
    yield Tab("Bản đồ", reverse("web:map", args=[slug, year]), _current("web:map", active))
    if page.own is not None:
        own = reverse("web:profile", args=[slug, page.own])
        yield Tab(f"Hồ sơ {page.name_of(page.own)}", own, _current("web:profile", active))
    if page.may_enter:
        yield Tab("Nhập kết quả", reverse("web:enter", args=[slug]), _current("web:enter", active))


def noted(page: IndexPage, charts: Iterable[Chart]) -> tuple[Chart, ...]:
    """Charts that are taken away, with the note of the year that the page says above them."""
    notes = (page.note,) if page.note else ()
    return tuple(replace(chart, notes=(*notes, *chart.notes)) for chart in charts)


def _current(page: str, active: str) -> str:
    return "page" if page == active else ""


def line_choices(page: IndexPage, chosen: IndexLine) -> tuple[Choice, ...]:
    """The lines of the year to choose from."""
    lines = page.index.lines_in(page.year)
    return tuple(Choice(line.key, line.label, line.key == chosen.key) for line in lines)


def year_choices(page: IndexPage, years: Sequence[int] | None = None) -> tuple[Choice, ...]:
    """The years to choose from, the newest first; all of the index where none are given."""
    known = page.years if years is None else years
    return tuple(Choice(str(year), str(year), year == page.year) for year in reversed(known))
