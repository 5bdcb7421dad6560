"""Drafts of catalogues, changed and published by two people at once."""

import pytest

from cchc.files.catalogue_import.draft_editing import find, line_fields
from cchc.records.audit.models import Event
from cchc.records.catalogues.actions import publish_draft, save_line, start_draft
from cchc.records.catalogues.draft_queries import opened
from cchc.records.catalogues.models import CatalogueDraft, CatalogueVersion
from cchc.records.people.models import Role, User
from tests.files.annex.making import docx_of
from tests.records.entries.apart import alone, overtaken
from tests.records.plans.building import coordinator
from tests.records.test_catalogue_drafts import GIVEN, KEY, NOW, ROLES, ROWS, completed, person, province
from tests.records.together.telling import told, words

pytestmark = pytest.mark.usefixtures("apart")


def catalogue() -> tuple[int, User, User]:
    """A draft that lacks nothing, and the two who coordinate."""
    one = person(Role.COORDINATOR)
    row = start_draft(docx_of(ROWS, ROLES), "phu-luc.docx", GIVEN, province(), by=one, now=NOW)
    return completed(row, one).pk, one, coordinator()


def test_one_file_sent_twice_is_one_draft() -> None:
    by, home = alone(lambda: (person(Role.COORDINATOR), province()))

    def starts() -> CatalogueDraft:
        return start_draft(docx_of(ROWS, ROLES), "phu-luc.docx", GIVEN, home, by=by, now=NOW)

    first, second = overtaken(starts, starts)
    assert (told(first), told(second)) == ("", "key_taken")
    assert alone(lambda: CatalogueDraft.objects.filter(key=KEY).count()) == 1


def test_a_draft_is_published_once_and_the_other_is_told_so() -> None:
    draft, one, two = alone(catalogue)
    first, second = overtaken(
        lambda: publish_draft(draft, seen=2, by=two, now=NOW),
        lambda: publish_draft(draft, seen=2, by=one, now=NOW),
    )
    assert (told(first), told(second)) == ("", "published_catalogue_changed")
    assert words(second) == "Bộ tiêu chí đã ban hành, không sửa được nữa"
    assert alone(lambda: CatalogueVersion.objects.filter(key=KEY).count()) == 1
    assert alone(lambda: Event.objects.filter(verb="catalogues.draft_published").count()) == 1


def test_of_two_who_save_a_line_the_second_is_told_who_was_first() -> None:
    draft, one, two = alone(catalogue)

    def saves(name: str, by: User) -> CatalogueDraft:
        kept = opened(CatalogueDraft.objects.get(pk=draft)).draft
        fields = {**line_fields(find(kept, "bao-cao").line), "name": name}
        return save_line(draft, "bao-cao", fields, settled=True, seen=2, by=by, now=NOW)

    first, second = overtaken(lambda: saves("Báo cáo quý", two), lambda: saves("Báo cáo năm", one))
    assert told(first) == ""
    assert f"{two.get_full_name() or two} đã " in words(second)
