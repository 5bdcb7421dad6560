"""A published catalogue that is in the database never changes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.conf import settings

from cchc.core.catalogue.mapping import Crosswalk, MappedLines
from cchc.core.errors import InputRefused, NotAllowed, UnknownReference
from cchc.files.store import CatalogueStore
from cchc.records.audit.models import Event
from cchc.records.catalogues.actions import load_catalogue, load_mapping
from cchc.records.catalogues.models import CatalogueMapping, CatalogueVersion
from cchc.records.catalogues.queries import (
    all_catalogues,
    catalogue_named,
    core_catalogue,
    crosswalk_between,
    mapped_versions,
)
from cchc.records.people.actions import system_person
from cchc.records.people.models import User

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
PUBLISHED = "par_index_province/2948-qd-bnv-2017"
VINH_LONG = "par_index_province/2639-qd-ubnd-2020-vinh-long"


def test_what_is_stored_reads_back_as_the_same_catalogue() -> None:
    version = CatalogueVersion.objects.get(key=PUBLISHED)
    from_file = CatalogueStore(settings.CATALOGUES).catalogue(PUBLISHED)
    assert core_catalogue(version) == from_file
    assert core_catalogue(version).sha256 == from_file.sha256 == version.sha256
    assert [line.key for line in version.lines.all()] == [node.key for node in from_file.nodes]


def test_lines_loaded_before_there_was_a_search_get_its_letters() -> None:
    version = CatalogueVersion.objects.get(key=PUBLISHED)
    version.lines.update(folded="")
    core = CatalogueStore(settings.CATALOGUES).catalogue(PUBLISHED)

    assert not load_catalogue(core, version.text, by=system_person(now=NOW), now=NOW)
    assert version.lines.get(key="7").folded == "7 hien dai hoa nen hanh chinh"


def test_a_changed_published_version_is_refused() -> None:
    changed = replace(CatalogueStore(settings.CATALOGUES).catalogue(PUBLISHED), sha256="0" * 64)
    with pytest.raises(InputRefused, match="lập một phiên bản mới"):
        load_catalogue(changed, "", by=system_person(now=NOW), now=NOW)


def test_a_draft_may_change_until_it_is_used() -> None:
    draft = replace(
        CatalogueStore(settings.CATALOGUES).catalogue(PUBLISHED), id="thu/ban-nhap", published=False
    )
    by = system_person(now=NOW)
    assert load_catalogue(draft, "một", by=by, now=NOW)
    assert load_catalogue(replace(draft, sha256="1" * 64), "hai", by=by, now=NOW)
    assert CatalogueVersion.objects.get(key=draft.id).text == "hai"
    assert not load_catalogue(replace(draft, sha256="1" * 64), "hai", by=by, now=NOW)


def test_only_an_administrator_loads() -> None:
    catalogue = CatalogueStore(settings.CATALOGUES).catalogue(PUBLISHED)
    with pytest.raises(NotAllowed):
        load_catalogue(catalogue, "", by=User.objects.get(username="vinhphuc"), now=NOW)


def test_all_versions_read_back_by_name() -> None:
    ids = [catalogue.id for catalogue in all_catalogues()]
    assert ids == sorted(CatalogueStore(settings.CATALOGUES).catalogue_ids())
    assert catalogue_named(PUBLISHED) in all_catalogues()
    assert catalogue_named("khong/co") is None


def test_a_mapping_reads_back_as_it_was_written() -> None:
    written = CatalogueStore(settings.CATALOGUES).crosswalk(PUBLISHED, VINH_LONG)
    assert crosswalk_between(PUBLISHED, VINH_LONG) == written
    assert crosswalk_between(VINH_LONG, PUBLISHED) is None
    assert (PUBLISHED, VINH_LONG) in mapped_versions()


def test_a_mapping_is_loaded_once_and_logged() -> None:
    stored = CatalogueMapping.objects.get(old__key=PUBLISHED, new__key=VINH_LONG)
    by, core = system_person(now=NOW), crosswalk_between(PUBLISHED, VINH_LONG)
    assert core is not None
    assert not load_mapping(core, stored.text, stored.sha256, by=by, now=NOW)
    assert load_mapping(core, stored.text, "1" * 64, by=by, now=NOW)
    logged = Event.objects.filter(verb="catalogues.mapping_loaded").latest("pk")
    assert logged.detail["sha256"] == "1" * 64


def test_a_mapping_of_codes_or_versions_that_are_not_here_is_refused() -> None:
    by = system_person(now=NOW)
    with pytest.raises(InputRefused, match=r"Không có dòng “9\.9”"):
        load_mapping(Crosswalk(PUBLISHED, VINH_LONG, (), ("9.9",)), "", "2" * 64, by=by, now=NOW)
    with pytest.raises(UnknownReference, match="chưa được nạp"):
        load_mapping(
            Crosswalk(PUBLISHED, "khong/co", (MappedLines(("1.1",), ()),)), "", "2" * 64, by=by, now=NOW
        )


def test_only_an_administrator_loads_a_mapping() -> None:
    with pytest.raises(NotAllowed):
        load_mapping(
            Crosswalk(PUBLISHED, VINH_LONG, ()), "", "", by=User.objects.get(username="vinhphuc"), now=NOW
        )
