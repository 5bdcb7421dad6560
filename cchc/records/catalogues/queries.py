"""Reading catalogue versions as core values; a parsed version is kept: its hash says it never changes."""

from functools import lru_cache

from cchc.core.catalogue.nodes import Catalogue
from cchc.files.store import catalogue_from_text
from cchc.records.catalogues.models import CatalogueVersion


def core_catalogue(version: CatalogueVersion) -> Catalogue:
    """Return the core value of a version; its text is fetched only when it is not yet in memory."""
    return _parsed(version.key, version.sha256)


@lru_cache(maxsize=64)
def _parsed(key: str, sha256: str) -> Catalogue:
    text = CatalogueVersion.objects.values_list("text", flat=True).get(key=key, sha256=sha256)
    return catalogue_from_text(text.encode(), key)
