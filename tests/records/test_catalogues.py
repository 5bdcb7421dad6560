"""A published catalogue that is in the database never changes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.conf import settings

from cchc.core.errors import InputRefused, NotAllowed
from cchc.files.store import CatalogueStore
from cchc.records.catalogues.actions import load_catalogue
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.actions import system_person
from cchc.records.people.models import User

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
PUBLISHED = "par_index_province/2948-qd-bnv-2017"


def test_what_is_stored_reads_back_as_the_same_catalogue() -> None:
    version = CatalogueVersion.objects.get(key=PUBLISHED)
    from_file = CatalogueStore(settings.CATALOGUES).catalogue(PUBLISHED)
    assert core_catalogue(version) == from_file
    assert core_catalogue(version).sha256 == from_file.sha256 == version.sha256
    assert [line.key for line in version.lines.all()] == [node.key for node in from_file.nodes]


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
