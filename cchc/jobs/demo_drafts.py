"""The draft catalogue of the demonstration: an invented annex, read as a file of an office is read."""

import io
from datetime import datetime

import xlsxwriter

from cchc.records.agencies.queries import agency_by_key
from cchc.records.catalogues.actions import DraftGiven, start_draft
from cchc.records.catalogues.models import CatalogueDraft
from cchc.records.people.models import User

KEY = "par_index_agency/minh-hoa-ban-thao-2027"
HEADINGS = (
    "STT",
    "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
    "Điểm tối đa",
    "Cách tính điểm",
    "Tài liệu kiểm chứng",
)
ISSUED = "Phụ lục (minh họa) ban hành kèm theo Quyết định số 1/QĐ-UBND ngày 05/01/2027 của UBND tỉnh"
ROWS = (
    ("I", "CHỈ ĐẠO, ĐIỀU HÀNH (MINH HỌA)", "4", "", ""),
    ("1", "Kế hoạch cải cách hành chính", "2", "", ""),
    ("1.1", "Ban hành kế hoạch năm", "0,5", "Ban hành đúng hạn: 0,5; không ban hành đúng hạn: 0", "Kế hoạch"),
    ("1.2", "Mức độ hoàn thành kế hoạch năm", "1,5", "", "Báo cáo kết quả"),
    ("", "Hoàn thành 100% kế hoạch: 1,5", "", "", ""),
    ("", "Hoàn thành từ 80% đến dưới 100% kế hoạch: 0,75", "", "", ""),
    ("", "Hoàn thành dưới 80% kế hoạch: 0", "", "", ""),
    ("2", "Thực hiện chế độ báo cáo", "1", "Mỗi báo cáo gửi chậm trừ 0,25", "Các báo cáo đã gửi"),
    (
        "3",
        "Sáng kiến cải cách hành chính",
        "1",
        "Có từ 2 sáng kiến: 1; 1 sáng kiến: 0,5",
        "Quyết định công nhận",
    ),
    ("II", "THỦ TỤC HÀNH CHÍNH (MINH HỌA)", "3", "", ""),
    ("4", "Giải quyết hồ sơ đúng hạn", "2", "Tính theo công thức b/a × điểm tối đa", "Báo cáo từ hệ thống"),
    ("5", "Hình thức tuyên truyền", "1,5", "Theo mức độ đa dạng, phù hợp của hình thức", ""),
    ("", "Tổng cộng", "7", "", ""),
)


def start_demo_draft(*, now: datetime) -> bool:
    """Start the draft once; return whether it was started now."""
    if CatalogueDraft.objects.filter(key=KEY).exists():
        return False
    given = DraftGiven(
        key=KEY,
        title="Bộ tiêu chí xác định Chỉ số CCHC các sở, ban, ngành năm 2027 (minh họa)",
        level="department",
        year=2027,
        previous="par_index_agency/minh-hoa-so-2026",
        illustrative=True,
    )
    by = User.objects.get(username="vinhphuc")
    province = agency_by_key("vinh-phuc/tinh-vinh-phuc")
    start_draft(_annex(), "phu-luc-minh-hoa.xlsx", given, province, by=by, now=now)
    return True


def _annex() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Phụ lục")
        for line, row in enumerate(((ISSUED,), HEADINGS, *ROWS)):
            for column, text in enumerate(row):
                sheet.write_string(line, column, text)
    return stream.getvalue()
