"""Draft catalogues: started from a file, completed, published once; others see and overwrite nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from cchc.core.errors import InputRefused, NotAllowed
from cchc.files.catalogue_import.draft_editing import find, line_fields
from cchc.files.catalogue_import.draft_workbook import KEYS, SHEET, write_workbook
from cchc.records.agencies.models import Agency
from cchc.records.agencies.queries import agency_by_key
from cchc.records.audit.models import Event
from cchc.records.catalogues.actions import (
    DraftGiven,
    add_draft_line,
    apply_workbook,
    drop_draft,
    publish_draft,
    remove_draft_line,
    save_line,
    start_draft,
)
from cchc.records.catalogues.draft_queries import (
    UnknownDraftError,
    compared_with_last_year,
    draft_for,
    opened,
    visible_drafts,
)
from cchc.records.catalogues.models import CatalogueDraft, CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.models import Membership, Role, User
from cchc.records.people.queries import standing_of
from tests.files.annex.making import PrintedRow, docx_of
from tests.files.annex.workbook import edited

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
KEY = "par_index_agency/minh-hoa-ban-thao"
GIVEN = DraftGiven(
    key=KEY,
    title="Bộ tiêu chí minh họa",
    level="department",
    year=2027,
    previous="par_index_agency/minh-hoa-so-2026",
    illustrative=True,
)
ROLES = ("number", "name", "maximum", "scale")
ROWS = [
    PrintedRow({"number": "1", "name": "Chỉ đạo", "maximum": "2"}),
    PrintedRow({"number": "1.1", "name": "Kế hoạch", "maximum": "1", "scale": "Đạt: 1; không đạt: 0"}),
    PrintedRow({"number": "1.2", "name": "Báo cáo", "maximum": "1", "scale": "Theo quy định của tỉnh"}),
    PrintedRow({"name": "Tổng cộng", "maximum": "2"}),
]


def person(role: Role | None, province: str = "vinh-phuc", **fields: Any) -> User:
    by = User.objects.create(username=f"{role}-{province}", first_name="Trần Thị Lan", **fields)
    if role is not None:
        agency = agency_by_key(f"{province}/so-noi-vu")
        Membership.objects.create(person=by, agency=agency, role=role)
    return by


@pytest.fixture
def by() -> User:
    return person(Role.COORDINATOR)


def province() -> Agency:
    return agency_by_key("vinh-phuc/tinh-vinh-phuc")


@pytest.fixture
def draft(by: User) -> CatalogueDraft:
    return start_draft(docx_of(ROWS, ROLES), "phu-luc.docx", GIVEN, province(), by=by, now=NOW)


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(InputRefused) as caught:
        yield
    assert code in {problem.code for problem in caught.value.problems}


def completed(draft: CatalogueDraft, by: User) -> CatalogueDraft:
    """The draft with its doubtful line given a scale by hand."""
    fields = line_fields(find(opened(draft).draft, "bao-cao").line) | {
        "measure": "yes_no",
        "measure.question": "Báo cáo gửi đúng hạn?",
        "rule": "all_or_nothing",
    }
    return save_line(draft.pk, "bao-cao", fields, settled=True, seen=draft.version, by=by, now=NOW)


def test_a_draft_is_completed_and_published_for_campaigns(draft: CatalogueDraft, by: User) -> None:
    with refused("marks_unsettled"):
        publish_draft(draft.pk, seen=1, by=by, now=NOW)

    row = completed(draft, by)
    version = publish_draft(draft.pk, seen=row.version, by=by, now=NOW)

    core = core_catalogue(version)
    assert (version.published, version.key, core.sha256) == (True, KEY, version.sha256)
    assert core.decision.number == "1/QĐ-UBND"
    assert core.scale == 2
    assert core.by_key["1.2"].rule is not None
    draft.refresh_from_db()
    assert draft.published == version
    with refused("published_catalogue_changed"):
        completed(draft, by)
    verbs = list(Event.objects.filter(subject=KEY).order_by("pk").values_list("verb", flat=True))
    assert verbs == [
        "catalogues.draft_started",
        "catalogues.draft_line_saved",
        "catalogues.loaded",
        "catalogues.draft_published",
    ]


def test_a_change_that_one_has_not_seen_is_not_written_over(draft: CatalogueDraft, by: User) -> None:
    completed(draft, by)

    with pytest.raises(InputRefused, match="Trần Thị Lan đã sửa bản thảo"):
        drop_draft(draft.pk, seen=1, by=by, now=NOW)


def test_faults_of_the_check_stop_publication(draft: CatalogueDraft, by: User) -> None:
    row = completed(draft, by)
    line = add_draft_line(draft.pk, "chi-dao", "1.3", "Kiểm tra", seen=row.version, by=by, now=NOW)

    with refused("missing_rule"):
        publish_draft(draft.pk, seen=3, by=by, now=NOW)
    row = remove_draft_line(draft.pk, line, seen=3, by=by, now=NOW)
    assert publish_draft(draft.pk, seen=row.version, by=by, now=NOW).published


def test_last_year_is_compared_by_names(draft: CatalogueDraft) -> None:
    row = CatalogueDraft.objects.get(pk=draft.pk)
    found = compared_with_last_year(opened(row))

    assert found is not None
    assert found.new.id == KEY


def test_a_key_is_used_once(draft: CatalogueDraft, by: User) -> None:
    with refused("key_taken"):
        start_draft(docx_of(ROWS, ROLES), "x.docx", GIVEN, province(), by=by, now=NOW)


def test_others_neither_start_nor_see_nor_publish(draft: CatalogueDraft) -> None:
    scorer, stranger = person(Role.SCORER), person(Role.COORDINATOR, "vinh-long")
    administrator = person(None, is_superuser=True)
    with pytest.raises(NotAllowed):
        start_draft(b"", "x", GIVEN, province(), by=scorer, now=NOW)
    for other in (scorer, stranger):
        standing = standing_of(other, NOW.date())
        assert list(visible_drafts(standing)) == []
        with pytest.raises(UnknownDraftError):
            draft_for(standing, draft.pk)
    assert draft_for(standing_of(administrator, NOW.date()), draft.pk) == draft
    with pytest.raises(NotAllowed):
        publish_draft(draft.pk, seen=1, by=administrator, now=NOW)


def test_a_draft_is_dropped_but_not_a_published_one(draft: CatalogueDraft, by: User) -> None:
    drop_draft(draft.pk, seen=1, by=by, now=NOW)

    assert not CatalogueDraft.objects.filter(key=KEY).exists()
    assert not CatalogueVersion.objects.filter(key=KEY).exists()


def test_the_workbook_comes_back_with_a_verdict_on_every_row(draft: CatalogueDraft, by: User) -> None:
    raw = write_workbook(opened(draft).draft)
    same = apply_workbook(draft.pk, raw, "x.xlsx", "stop", seen=1, by=by, now=NOW)
    assert same.by_hand == []

    wrong = edited(
        raw, SHEET, {(6, KEYS.index("max_points")): "một", (5, KEYS.index("rule")): "Theo cách khác"}
    )
    with pytest.raises(InputRefused) as caught:
        apply_workbook(draft.pk, wrong, "x.xlsx", "stop", seen=2, by=by, now=NOW)
    assert [problem.message for problem in caught.value.problems] == [
        "ô F5: “Theo cách khác” không có trong danh sách",
        "ô C6: Điểm tối đa: “một” không phải là một số điểm",
    ]

    right = edited(
        raw,
        SHEET,
        {
            (6, KEYS.index("measure")): "Có hoặc Không",
            (6, KEYS.index("measure_fields")): "Câu hỏi: Báo cáo gửi đúng hạn?",
            (6, KEYS.index("rule")): "Đạt thì điểm tối đa, không đạt 0 điểm",
            (6, KEYS.index("rule_fields")): "",
            (6, KEYS.index("settled")): "Có",
        },
    )
    row = apply_workbook(draft.pk, right, "x.xlsx", "stop", seen=2, by=by, now=NOW)
    assert (row.by_hand, opened(row).marks) == (["bao-cao"], 0)
    assert publish_draft(draft.pk, seen=3, by=by, now=NOW).published


def test_what_a_person_saved_is_protected_from_a_workbook(draft: CatalogueDraft, by: User) -> None:
    raw = write_workbook(opened(draft).draft)
    row = completed(draft, by)
    old = edited(raw, SHEET, {(6, KEYS.index("name")): "Báo cáo khác"})

    with refused("row_refused"):
        apply_workbook(draft.pk, old, "x.xlsx", "stop", seen=row.version, by=by, now=NOW)
    kept = apply_workbook(draft.pk, old, "x.xlsx", "skip", seen=row.version, by=by, now=NOW)
    assert find(opened(kept).draft, "bao-cao").line["rule"] == {"kind": "all_or_nothing"}
    taken = apply_workbook(draft.pk, old, "x.xlsx", "update", seen=kept.version, by=by, now=NOW)
    assert find(opened(taken).draft, "bao-cao").line["name"] == "Báo cáo khác"


def test_another_workbook_is_refused(draft: CatalogueDraft, by: User) -> None:
    raw = write_workbook(opened(draft).draft)
    cut = edited(raw, SHEET, {(6, KEYS.index("id")): ""})

    with refused("row_missing"):
        apply_workbook(draft.pk, cut, "x.xlsx", "stop", seen=1, by=by, now=NOW)
    with refused("other_workbook"):
        apply_workbook(draft.pk, edited(raw, SHEET, {(2, 0): "khác"}), "x", "stop", seen=1, by=by, now=NOW)
