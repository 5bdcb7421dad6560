"""Two people at one draft: each line has its own version; lines move and are numbered anew."""

import pytest

from cchc.files.catalogue_import.draft_editing import head_given, line_fields
from cchc.records.audit.models import Event
from cchc.records.catalogues.actions import (
    add_draft_line,
    move_draft_line,
    remove_draft_line,
    renumber_draft,
    save_head,
    save_line,
)
from cchc.records.catalogues.draft_queries import opened
from cchc.records.catalogues.models import CatalogueDraft
from cchc.records.people.models import User
from tests.records.catalogue_drafting import KEY, NOW, codes, coordinator, line_of, refused, started

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> User:
    return coordinator("Lan")


@pytest.fixture
def mai() -> User:
    return coordinator("Mai")


@pytest.fixture
def draft(lan: User) -> CatalogueDraft:
    return started(lan)


def save(draft: CatalogueDraft, line: str, name: str, by: User, *, seen: int = 1) -> CatalogueDraft:
    fields = line_fields(line_of(draft, line)) | {"name": name}
    return save_line(draft.pk, line, fields, settled=False, seen=seen, by=by, now=NOW)


def test_two_people_save_two_lines_of_one_draft(draft: CatalogueDraft, lan: User, mai: User) -> None:
    save(draft, "ke-hoach", "Kế hoạch năm", lan)
    save(draft, "bao-cao", "Báo cáo năm", mai)

    assert {"Kế hoạch năm", "Báo cáo năm"} <= codes(draft).keys()


def test_the_same_line_is_not_written_over(draft: CatalogueDraft, lan: User, mai: User) -> None:
    save(draft, "ke-hoach", "Kế hoạch năm", lan)

    with refused("entry_changed"):
        save(draft, "ke-hoach", "Kế hoạch khác", mai)
    save(draft, "ke-hoach", "Kế hoạch khác", mai, seen=2)
    assert "Kế hoạch khác" in codes(draft)


def test_the_head_and_a_line_do_not_meet(draft: CatalogueDraft, lan: User, mai: User) -> None:
    given = head_given(opened(draft).draft)
    save(draft, "ke-hoach", "Kế hoạch năm", lan)
    save_head(draft.pk, given, seen=1, by=mai, now=NOW)
    with refused("entry_changed"):
        save_head(draft.pk, given, seen=1, by=lan, now=NOW)


def test_what_another_has_written_is_not_taken_out(draft: CatalogueDraft, lan: User, mai: User) -> None:
    save(draft, "ke-hoach", "Kế hoạch năm", lan)

    with refused("entry_changed"):
        remove_draft_line(draft.pk, "chi-dao", seen=1, by=mai, now=NOW)
    remove_draft_line(draft.pk, "thu-tuc", seen=1, by=mai, now=NOW)
    assert list(codes(draft)) == ["CHỈ ĐẠO", "Kế hoạch năm", "Báo cáo", "Kiểm tra"]


def test_a_line_moves_among_its_sisters_and_codes_are_offered(
    draft: CatalogueDraft, lan: User, mai: User
) -> None:
    save(draft, "kiem-tra", "Kiểm tra năm", mai)
    row = move_draft_line(draft.pk, "kiem-tra", "chi-dao", "ke-hoach", seen=1, by=lan, now=NOW)

    names = ["CHỈ ĐẠO", "Kiểm tra năm", "Kế hoạch", "Báo cáo", "THỦ TỤC", "Công khai"]
    assert codes(draft) == dict(zip(names, ["I", "3", "1", "2", "II", "4"], strict=True))
    with refused("draft_changed"):
        renumber_draft(draft.pk, seen=1, by=lan, now=NOW)
    row = renumber_draft(draft.pk, seen=row.version, by=lan, now=NOW)
    assert codes(draft) == dict(zip(names, ["I", "1", "2", "3", "II", "4"], strict=True))
    with refused("nothing_changes"):
        renumber_draft(draft.pk, seen=row.version, by=lan, now=NOW)
    verbs = Event.objects.filter(subject=KEY).order_by("pk").values_list("verb", flat=True)
    assert list(verbs)[2:] == ["catalogues.draft_line_moved", "catalogues.draft_renumbered"]


def test_a_line_moves_under_another(draft: CatalogueDraft, lan: User, mai: User) -> None:
    move_draft_line(draft.pk, "cong-khai", "ke-hoach", "", seen=1, by=lan, now=NOW)

    above = line_of(draft, "ke-hoach")
    assert [one["id"] for one in above["children"]] == ["cong-khai"]
    assert "rule" not in above
    marks = opened(CatalogueDraft.objects.get(pk=draft.pk)).draft.marks
    assert [one.code for one in marks["ke-hoach"]] == ["scale_dropped"]
    assert [one.code for one in marks["thu-tuc"]] == ["children_gone"]
    with refused("entry_changed"):
        move_draft_line(draft.pk, "cong-khai", "bao-cao", "", seen=1, by=mai, now=NOW)
    row = renumber_draft(draft.pk, seen=2, by=lan, now=NOW)
    assert codes(row)["Công khai"] == "1.1"


@pytest.mark.parametrize(
    ("line", "above", "before", "code"),
    [
        ("chi-dao", "ke-hoach", "", "moved_into_itself"),
        ("ke-hoach", "chi-dao", "cong-khai", "entry_changed"),
    ],
)
def test_places_that_are_none(
    draft: CatalogueDraft, lan: User, line: str, above: str, before: str, code: str
) -> None:
    with refused(code):
        move_draft_line(draft.pk, line, above, before, seen=1, by=lan, now=NOW)


def test_a_line_becomes_an_area(draft: CatalogueDraft, lan: User) -> None:
    row = move_draft_line(draft.pk, "cong-khai", "", "chi-dao", seen=1, by=lan, now=NOW)

    assert "rule" not in line_of(draft, "cong-khai")
    renumber_draft(draft.pk, seen=row.version, by=lan, now=NOW)
    assert codes(draft) == {
        "Công khai": "I",
        "CHỈ ĐẠO": "II",
        "Kế hoạch": "1",
        "Báo cáo": "2",
        "Kiểm tra": "3",
        "THỦ TỤC": "III",
    }


def test_a_line_is_added_beside_what_others_write(draft: CatalogueDraft, lan: User, mai: User) -> None:
    save(draft, "ke-hoach", "Kế hoạch năm", lan)

    add_draft_line(draft.pk, "chi-dao", "5", "Tuyên truyền", seen=1, by=mai, now=NOW)
    with refused("entry_changed"):
        add_draft_line(draft.pk, "ke-hoach", "1.1", "Ban hành", seen=1, by=mai, now=NOW)
