"""A draft catalogue as tests of records start it; every line is invented."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from cchc.core.errors import InputRefused
from cchc.files.catalogue_import.draft_editing import find
from cchc.files.catalogue_import.scale_written import Written
from cchc.records.agencies.queries import agency_by_key
from cchc.records.catalogues.actions import DraftGiven, start_draft
from cchc.records.catalogues.draft_queries import opened
from cchc.records.catalogues.models import CatalogueDraft
from cchc.records.people.models import Membership, Role, User
from tests.files.annex.making import PrintedRow, docx_of

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
KEY = "par_index_agency/minh-hoa-nhieu-dong"
GIVEN = DraftGiven(
    key=KEY,
    title="Bộ tiêu chí minh họa nhiều dòng",
    level="department",
    year=2027,
    previous="par_index_agency/minh-hoa-so-2026",
    illustrative=True,
)
YES = "Đạt: 1; không đạt: 0"
LINES = (
    ("I", "CHỈ ĐẠO", "3", ""),
    ("1", "Kế hoạch", "1", YES),
    ("2", "Báo cáo", "1", YES),
    ("3", "Kiểm tra", "1", YES),
    ("II", "THỦ TỤC", "1", ""),
    ("4", "Công khai", "1", YES),
)


def coordinator(name: str) -> User:
    """Somebody who coordinates the reform in Vĩnh Phúc."""
    by = User.objects.create(username=f"thao-{name}", first_name=name)
    Membership.objects.create(person=by, agency=agency_by_key("vinh-phuc/so-noi-vu"), role=Role.COORDINATOR)
    return by


def started(by: User) -> CatalogueDraft:
    """The draft at version 1, without a doubtful line."""
    cells = [dict(zip(("number", "name", "maximum", "scale"), line, strict=True)) for line in LINES]
    rows = [PrintedRow(one, area=one["number"] in ("I", "II")) for one in cells]
    total = PrintedRow({"name": "Tổng cộng", "maximum": "4"}, area=True)
    raw = docx_of([*rows, total], ("number", "name", "maximum", "scale"))
    province = agency_by_key("vinh-phuc/tinh-vinh-phuc")
    return start_draft(raw, "phu-luc.docx", GIVEN, province, by=by, now=NOW)


def line_of(row: CatalogueDraft, line: str) -> Written:
    """A line as it stands now."""
    return find(opened(CatalogueDraft.objects.get(pk=row.pk)).draft, line).line


def codes(row: CatalogueDraft) -> dict[str, str]:
    """The codes by name in their order."""
    draft = opened(CatalogueDraft.objects.get(pk=row.pk)).draft
    return {line["name"]: line["code"] for line in draft.lines()}


@contextmanager
def refused(code: str) -> Iterator[None]:
    """Something that is refused for one reason."""
    with pytest.raises(InputRefused) as caught:
        yield
    assert code in {problem.code for problem in caught.value.problems}
