"""Reading catalogue versions as core values; a parsed version is kept: its hash says it never changes."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from cchc.core.calendar import WorkCalendar
from cchc.core.catalogue.nodes import Catalogue
from cchc.files.store import catalogue_from_text
from cchc.records.catalogues.models import CalendarYear, CatalogueVersion


def core_catalogue(version: CatalogueVersion) -> Catalogue:
    """Return the core value of a version; its text is fetched only when it is not yet in memory."""
    return _parsed(version.key, version.sha256)


@lru_cache(maxsize=64)
def _parsed(key: str, sha256: str) -> Catalogue:
    text = CatalogueVersion.objects.values_list("text", flat=True).get(key=key, sha256=sha256)
    return catalogue_from_text(text.encode(), key)


def work_calendar(years: Iterable[int]) -> WorkCalendar:
    """Return the holidays and make-up days around these years; one query."""
    around = {near for year in years for near in (year - 1, year, year + 1)}
    rows = list(CalendarYear.objects.filter(year__in=around))
    return WorkCalendar(
        frozenset(date.fromisoformat(day) for row in rows for day in row.holidays),
        frozenset(date.fromisoformat(day) for row in rows for day in row.makeup_days),
    )
