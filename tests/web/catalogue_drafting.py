"""A draft catalogue of Vĩnh Phúc as its coordinator would start it; every line is invented."""

from django.utils import timezone

from cchc.records.agencies.queries import agency_by_key
from cchc.records.catalogues.actions import DraftGiven, start_draft
from cchc.records.catalogues.models import CatalogueDraft
from cchc.records.people.models import User
from tests.files.annex.making import PrintedRow, docx_of

KEY = "par_index_agency/minh-hoa-ban-thao"
GIVEN = DraftGiven(
    key=KEY,
    title="Bộ tiêu chí minh họa",
    level="department",
    year=2027,
    previous="par_index_agency/minh-hoa-so-2026",
    illustrative=True,
)
ROWS = [
    PrintedRow({"number": "1", "name": "Chỉ đạo", "maximum": "2"}),
    PrintedRow({"number": "1.1", "name": "Kế hoạch", "maximum": "1", "scale": "Đạt: 1; không đạt: 0"}),
    PrintedRow({"number": "1.2", "name": "Báo cáo", "maximum": "1", "scale": "Theo quy định của tỉnh"}),
    PrintedRow({"name": "Tổng cộng", "maximum": "2"}),
]


def annex() -> bytes:
    """The file of the draft."""
    return docx_of(ROWS, ("number", "name", "maximum", "scale"))


def drafted(username: str = "vinhphuc") -> CatalogueDraft:
    """The draft, started by the coordinator."""
    by = User.objects.get(username=username)
    province = agency_by_key("vinh-phuc/tinh-vinh-phuc")
    return start_draft(annex(), "phu-luc.docx", GIVEN, province, by=by, now=timezone.now())
