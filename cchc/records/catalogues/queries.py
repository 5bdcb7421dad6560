"""Reading catalogue versions as core values; a parsed version is kept: its hash says it never changes."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from cchc.core.calendar import WorkCalendar
from cchc.core.catalogue.mapping import Crosswalk
from cchc.core.catalogue.nodes import Catalogue
from cchc.files.store import catalogue_from_text, crosswalk_from_text
from cchc.records.catalogues.models import CalendarYear, CatalogueMapping, CatalogueVersion


def core_catalogue(version: CatalogueVersion) -> Catalogue:
    """Return the core value of a version; its text is fetched only when it is not yet in memory."""
    return _parsed(version.key, version.sha256)


@lru_cache(maxsize=64)
def _parsed(key: str, sha256: str) -> Catalogue:
    text = CatalogueVersion.objects.values_list("text", flat=True).get(key=key, sha256=sha256)
    return catalogue_from_text(text.encode(), key)


def all_catalogues() -> tuple[Catalogue, ...]:
    """All loaded versions, by family and key; one query once they are in memory."""
    return tuple(core_catalogue(row) for row in CatalogueVersion.objects.defer("text"))


def catalogue_named(key: str) -> Catalogue | None:
    """One version by its identifier `family/version`, None when none is loaded; one query."""
    row = CatalogueVersion.objects.defer("text").filter(key=key).first()
    return None if row is None else core_catalogue(row)


def mapped_versions() -> tuple[tuple[str, str], ...]:
    """Identifiers of the old and the new version of every mapping; one query."""
    return tuple(
        CatalogueMapping.objects.order_by("old__key", "new__key").values_list("old__key", "new__key")
    )


def crosswalk_between(old: str, new: str) -> Crosswalk | None:
    """The written mapping between two versions, None when nobody has written one; one query."""
    found = CatalogueMapping.objects.filter(old__key=old, new__key=new)
    sha256 = found.values_list("sha256", flat=True).first()
    return None if sha256 is None else _parsed_mapping(old, new, sha256)


@lru_cache(maxsize=64)
def _parsed_mapping(old: str, new: str, sha256: str) -> Crosswalk:
    found = CatalogueMapping.objects.filter(old__key=old, new__key=new, sha256=sha256)
    return crosswalk_from_text(found.values_list("text", flat=True).get().encode(), f"{old} → {new}")


def work_calendar(years: Iterable[int]) -> WorkCalendar:
    """Return the holidays and make-up days around these years; one query."""
    around = {near for year in years for near in (year - 1, year, year + 1)}
    rows = list(CalendarYear.objects.filter(year__in=around))
    return WorkCalendar(
        frozenset(date.fromisoformat(day) for row in rows for day in row.holidays),
        frozenset(date.fromisoformat(day) for row in rows for day in row.makeup_days),
    )
