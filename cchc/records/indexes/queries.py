"""Reading indices as core values; a parsed definition is kept: its hash says it never changes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, QuerySet, Window

from cchc.core.agency.lineage import Agency as CoreAgency
from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Status
from cchc.core.index.definition import Index as CoreIndex
from cchc.core.index.definition import ScoreSource as CoreSource
from cchc.core.index.leading_year import leading_year
from cchc.core.index.scores import Score, ScoreTable
from cchc.core.index.standing import Standing, newest_year, standing
from cchc.core.survey.instrument import Instrument as CoreInstrument
from cchc.files.store import index_from_text, instrument_from_text
from cchc.files.unit_names import UnitNames, why_not_on
from cchc.files.unit_names import units_by_year as names_in
from cchc.records.agencies.models import Register
from cchc.records.agencies.queries import lineage_of, register_of
from cchc.records.indexes.models import Index, Instrument, PublishedScore, ScoreSource

SCORE_COLUMNS = ("unit__slug", "year", "line", "value", "decimals", "source__slug", "rank", "of")

ENTERED_BEFORE = "nhap:"  # no identifier in a file holds a colon, so no file ever meets an entered source


class UnknownIndexError(Exception):
    """There is no index of this identifier."""


class UnknownScoreError(Exception):
    """There is no entered score of this number."""


@dataclass(frozen=True, slots=True)
class EnteredSource:
    """The publication that a person enters scores from; the same three again are the same source."""

    title: str
    day: date | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class EnteredScore:
    """One score that a person entered, with who and when (None: entered before that was kept)."""

    id: int
    score: Score
    unit: str
    source: CoreSource
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """One index in a list, with the years for which anything was published, and the one it opens with."""

    slug: str
    short_name: str
    title: str
    publisher: str
    years: tuple[int, ...]
    shown: int | None = None


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """A province as an index names it: in full, and short: `Vĩnh Long`; `before` are those it was made of."""

    id: str
    name: str
    short_name: str
    before: tuple[str, ...] = ()


def index_summaries() -> tuple[IndexSummary, ...]:
    """All indices by identifier; three queries once the definitions are in memory."""
    known: dict[int, dict[int, int]] = {}
    published = PublishedScore.objects.order_by("index", "year").values_list("index", "year")
    for index, year, units in published.annotate(units=Count("unit", distinct=True)):
        known.setdefault(index, {})[year] = units
    rows = {row: _parsed(row.slug, row.sha256) for row in Index.objects.defer("text")}
    named = Register.objects.filter(slug__in={core.agencies for core in rows.values()})
    registers = {row.slug: register_of(row) for row in named}
    return tuple(_summary(core, known.get(row.pk, {}), registers) for row, core in rows.items())


def _summary(core: CoreIndex, known: dict[int, int], registers: dict[str, AgencyRegister]) -> IndexSummary:
    agencies = registers[core.agencies].agencies
    days = {year: _counted_on(core, year) for year in known}
    counted = {year: sum(agency.valid_on(day) for agency in agencies) for year, day in days.items()}
    shown = leading_year(known, counted)
    return IndexSummary(core.id, core.short_name, core.title, core.publisher, tuple(known), shown)


def index_definitions() -> tuple[CoreIndex, ...]:
    """All indices as their files define them, by identifier; one query once they are in memory."""
    return tuple(_parsed(row.slug, row.sha256) for row in Index.objects.defer("text"))


def index_named(slug: str) -> CoreIndex:
    """One index, its sources followed by those that people entered and that still say something; two queries.

    Raises UnknownIndexError.
    """
    row = Index.objects.defer("text").filter(slug=slug).first()
    if row is None:
        raise UnknownIndexError(slug)
    core = _parsed(row.slug, row.sha256)
    said = Exists(PublishedScore.objects.filter(source=OuterRef("pk")))
    entered = tuple(_core_source(source) for source in row.sources.filter(said, entered=True))
    return replace(core, sources=(*core.sources, *entered)) if entered else core


def _core_source(row: ScoreSource) -> CoreSource:
    return CoreSource(
        id=row.slug,
        title=row.title,
        status=Status(row.status),
        address=row.address or None,
        licence=row.licence,
        day=row.day,
        note=row.note,
    )


def entered_as(index: CoreIndex, source: EnteredSource) -> str | None:
    """The identifier under which people have entered from this publication before; None when nobody has."""
    asked = (source.title, source.day, source.address or None)
    entered = (one for one in index.sources if one.id.startswith(ENTERED_BEFORE))
    return next((one.id for one in entered if (one.title, one.day, one.address) == asked), None)


def entered_years(index: CoreIndex) -> dict[int, int]:
    """How many scores people have entered for each year, the newest year first; one query."""
    counted = _entered(index).order_by("-year").values("year").annotate(count=Count("pk"))
    return {row["year"]: row["count"] for row in counted}


def entered_scores(index: CoreIndex, year: int | None, start: int, most: int) -> tuple[EnteredScore, ...]:
    """Scores that people entered, of one year or of all, by source, the newest first; one query."""
    newest = Window(Max("entered_at"), partition_by="source")
    order = (F("newest").desc(nulls_last=True), "-source", F("entered_at").desc(nulls_last=True), "pk")
    rows = _entered(index).annotate(newest=newest).order_by(*order)
    found = rows if year is None else rows.filter(year=year)
    return tuple(_entered_score(row) for row in found[start : start + most])


def entered_score(index: CoreIndex, number: int) -> EnteredScore:
    """One score that a person entered; one query. Raises UnknownScoreError, also for one of the files."""
    row = _entered(index).filter(pk=number).first()
    if row is None:
        raise UnknownScoreError(number)
    return _entered_score(row)


def _entered(index: CoreIndex) -> QuerySet[PublishedScore]:
    rows = PublishedScore.objects.filter(index__slug=index.id, source__entered=True)
    return rows.select_related("unit", "source", "entered_by")


def _entered_score(row: PublishedScore) -> EnteredScore:
    said = (row.unit.slug, row.year, row.line, row.value, row.decimals, row.source.slug, row.rank, row.of)
    by = None if row.entered_by is None else str(row.entered_by)
    return EnteredScore(row.pk, _score(said), row.unit.name, _core_source(row.source), by, row.entered_at)


@lru_cache(maxsize=32)
def _parsed(slug: str, sha256: str) -> CoreIndex:
    text = Index.objects.values_list("text", flat=True).get(slug=slug, sha256=sha256)
    return index_from_text(text.encode(), slug)


def score_table(index: CoreIndex, years: Iterable[int] | None = None, unit: str | None = None) -> ScoreTable:
    """The scores of an index, of some years only or of one unit only; one query."""
    rows = PublishedScore.objects.filter(index__slug=index.id).order_by()
    if years is not None:
        rows = rows.filter(year__in=tuple(years))
    if unit is not None:
        rows = rows.filter(unit__slug=unit)
    return ScoreTable(index, map(_score, rows.values_list(*SCORE_COLUMNS)))


def kept_table(index: CoreIndex) -> ScoreTable:
    """All scores of an index, kept in memory as long as nobody changes them; one query then."""
    return _kept_table(index.id, Index.objects.values_list("revision", flat=True).get(slug=index.id))


@lru_cache(maxsize=8)
def _kept_table(slug: str, _revision: UUID) -> ScoreTable:
    return score_table(index_named(slug))


def standings_of(unit: str) -> tuple[Standing, ...]:
    """Where a unit stands on each index, by identifier; two queries once the scores are in memory."""
    tables = [_kept_table(row.slug, row.revision) for row in Index.objects.defer("text")]
    named = {table.index.agencies for table in tables}
    registers = {row.slug: register_of(row) for row in Register.objects.filter(slug__in=named)}
    return tuple(_standing(table, unit, registers[table.index.agencies]) for table in tables)


def _standing(table: ScoreTable, unit: str, register: AgencyRegister) -> Standing:
    year = newest_year(table, unit)
    published = None if year is None else table.index.by_year.get(year)
    day = published.units_on if published else date(year or 1, 12, 31)
    counted = tuple(agency.id for agency in register.agencies if agency.valid_on(day))
    return standing(table, unit, {} if year is None else {year: counted})


def _score(row: tuple[str, int, str, Decimal | None, int, str, int | None, int | None]) -> Score:
    unit, year, line, value, decimals, source, rank, of = row
    return Score(unit, year, line, as_printed(value, decimals), source, rank, of)


def as_printed(value: Decimal | None, decimals: int) -> Decimal | None:
    """The number with the places that its source printed: 44,60 is not 44,6 when two sources are compared."""
    if value is None or -decimals == value.as_tuple().exponent:
        return value
    return value.quantize(Decimal(1).scaleb(-decimals))


def units_in(index: CoreIndex, year: int) -> tuple[RankedUnit, ...]:
    """The provinces that are counted in a year, in the order of their list; one query once it is in memory.

    A year that the definition does not know yet counts those of its last day.
    """
    return units_by_year(index, (year,))[year]


def units_by_year(index: CoreIndex, years: Iterable[int]) -> dict[int, tuple[RankedUnit, ...]]:
    """The same of several years, with one query."""
    register = lineage_of(Register.objects.get(slug=index.agencies))
    days = {year: _counted_on(index, year) for year in years}
    return {
        year: tuple(_unit(register, agency) for agency in register.agencies if agency.valid_on(day))
        for year, day in days.items()
    }


def names_by_year(index: CoreIndex, years: Iterable[int]) -> dict[int, UnitNames]:
    """The provinces of each year under all names by which people write them; one query."""
    register = lineage_of(Register.objects.get(slug=index.agencies))
    return names_in(register, [(year, _counted_on(index, year)) for year in years])


def _counted_on(index: CoreIndex, year: int) -> date:
    published = index.by_year.get(year)
    return published.units_on if published else date(year, 12, 31)


def why_not_counted(index: CoreIndex, pairs: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Of the pairs of unit and year those where the year does not count the unit, and why; one query."""
    register = lineage_of(Register.objects.get(slug=index.agencies))
    known = [(register.by_id[unit], year) for unit, year in pairs if unit in register.by_id]
    return {
        (agency.id, year): why_not_on(register, agency, _counted_on(index, year))
        for agency, year in known
        if not agency.valid_on(_counted_on(index, year))
    }


def _unit(register: AgencyRegister, agency: CoreAgency) -> RankedUnit:
    short = agency.short_name or next(iter(agency.aliases), agency.name)
    before = tuple(found.origin for found in register.successions if found.to == agency.id)
    return RankedUnit(agency.id, agency.name, short, before)


def instruments_of(index: str) -> tuple[CoreInstrument, ...]:
    """The survey forms behind an index, the earliest first; one query once they are in memory."""
    rows = Instrument.objects.filter(index__slug=index).values_list("slug", "sha256")
    found = (_parsed_instrument(slug, sha256) for slug, sha256 in rows)
    return tuple(sorted(found, key=lambda one: (one.first_year, one.id)))


def all_instruments() -> tuple[CoreInstrument, ...]:
    """All survey forms, by index, the earliest first; one query once they are in memory."""
    found = (_parsed_instrument(slug, sha) for slug, sha in Instrument.objects.values_list("slug", "sha256"))
    return tuple(sorted(found, key=lambda one: (one.index, one.first_year, one.id)))


@lru_cache(maxsize=32)
def _parsed_instrument(slug: str, sha256: str) -> CoreInstrument:
    text = Instrument.objects.values_list("text", flat=True).get(slug=slug, sha256=sha256)
    return instrument_from_text(text.encode(), slug)
