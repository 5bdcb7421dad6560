"""What the pages of an index share: the index, its years, its units, and the head with the sister pages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.urls import reverse

from cchc.core.index.definition import TOTAL, Index, IndexLine
from cchc.core.index.scores import ScoreTable
from cchc.core.numerals import UNKNOWN_LABEL, date_text
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
    """One index in one year, as a person sees it; `units` by year, `own` is his province."""

    index: Index
    year: int
    years: tuple[int, ...]
    table: ScoreTable
    units: dict[int, tuple[RankedUnit, ...]]
    own: str | None
    may_enter: bool

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
    """Read one index for a page, its newest published year where none is asked.

    404 for a year that is neither declared nor published: a declared one has a table that is still empty.
    """
    index = index_named(slug)
    table = kept_table(index)
    years = tuple(sorted({*table.years(), *index.by_year}))
    shown = year if year is not None else max(table.years(), default=None)
    if shown is None or shown not in years:
        raise Http404
    return IndexPage(
        index=index,
        year=shown,
        years=years,
        table=table,
        units=units_by_year(index, years),
        own=own_province(by),
        may_enter=may_enter_scores(by),
    )


def index_head(page: IndexPage, title: str, active: str, *, illustrative: bool = False) -> PageHead:
    """The head of a page of an index; `active` is the name of its address."""
    published = page.index.by_year.get(page.year)
    day = published.published_on if published else None
    return PageHead(
        title=title,
        crumbs=(home_crumb(), Crumb("Chỉ số", reverse("web:indices"))),
        tabs=tuple(_tabs(page, active)),
        tabs_label=f"Các trang của {page.index.short_name}",
        subtitle=page.index.title,
        subtitle_label="Chỉ số",
        data_date=date_text(day) if day else UNKNOWN_LABEL,
        date_label=f"Công bố kết quả năm {page.year}",
        source=page.index.publisher,
        published=True,
        illustrative=illustrative,
    )


def _tabs(page: IndexPage, active: str) -> Iterable[Tab]:
    slug, year = page.index.id, page.year
    yield Tab("Xếp hạng", reverse("web:league", args=[slug, year]), _current("web:league", active))
    yield Tab("Bản đồ", reverse("web:map", args=[slug, year]), _current("web:map", active))
    if page.own is not None:
        own = reverse("web:profile", args=[slug, page.own])
        yield Tab(f"Hồ sơ {page.name_of(page.own)}", own, _current("web:profile", active))
    if page.may_enter:
        yield Tab("Nhập kết quả", reverse("web:enter", args=[slug]), _current("web:enter", active))


def _current(page: str, active: str) -> str:
    return "page" if page == active else ""


def line_choices(page: IndexPage, chosen: IndexLine) -> tuple[Choice, ...]:
    """The lines of the year to choose from."""
    lines = page.index.lines_in(page.year)
    return tuple(Choice(line.key, line.label, line.key == chosen.key) for line in lines)


def year_choices(page: IndexPage) -> tuple[Choice, ...]:
    """The years to choose from, the newest first."""
    return tuple(Choice(str(year), str(year), year == page.year) for year in reversed(page.years))
