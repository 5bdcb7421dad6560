"""Entering figures of an index, as the tests of its records do it."""

from datetime import UTC, date, datetime
from decimal import Decimal

from django.conf import settings

from cchc.core.index.definition import Index as CoreIndex
from cchc.core.index.scores import Score
from cchc.files.store import CatalogueStore
from cchc.records.indexes.actions import (
    Entered,
    Existing,
    enter_scores,
    load_index,
)
from cchc.records.indexes.queries import (
    EnteredSource,
)
from cchc.records.people.actions import system_person

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
STORE = CatalogueStore(settings.CATALOGUES)
FAMILIES = {STORE.index(family).id: family for family in STORE.index_ids()}
REPORT = EnteredSource("Báo cáo PAPI 2024", date(2025, 4, 15), "https://papi.org.vn")
VINH_LONG = Score("tinh-vinh-long", 2018, "total", Decimal("44.60"), "", 21, 63)


def papi() -> CoreIndex:
    return STORE.index("papi")


def enter(*rows: Score, existing: Existing = "refuse", source: EnteredSource = REPORT) -> Entered:
    return enter_scores("papi", source, rows, existing, by=system_person(now=NOW), now=NOW)


def reload_papi(core: CoreIndex, scores: tuple[Score, ...], sha256: str = "1" * 64) -> bool:
    text = (settings.CATALOGUES / "papi/index.yaml").read_text(encoding="utf-8")
    return load_index(core, text, sha256, scores, sha256, by=system_person(now=NOW), now=NOW)
