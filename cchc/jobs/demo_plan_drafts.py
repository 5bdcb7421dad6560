"""The draft plan of the demonstration: an invented document, read as an office's document is read."""

from datetime import datetime

from cchc.files.plan_import.content import content_of
from cchc.files.plan_import.reading import read_paper
from cchc.files.plan_import.understanding import understand
from cchc.records.agencies.queries import register_named
from cchc.records.catalogues.queries import catalogue_named
from cchc.records.people.models import User
from cchc.records.plans.actions.drafts import NewDraft, start_draft
from cchc.records.plans.actions.sources import hold_source
from cchc.records.plans.models import PlanDraft

FILE = "ke-hoach-minh-hoa.md"
CATALOGUE = "par_index_province/2948-qd-bnv-2017"
TEXT = """
ỦY BAN NHÂN DÂN TỈNH VĨNH PHÚC

Vĩnh Phúc, ngày 15 tháng 01 năm 2019

KẾ HOẠCH
Khắc phục tiêu chí bị trừ điểm của Chỉ số cải cách hành chính năm 2019 (minh họa)

Căn cứ Quyết định số 2948/QĐ-BNV ngày 28/12/2017 của Bộ Nội vụ;

I. MỤC TIÊU, NHIỆM VỤ

1. Mục tiêu

Năm 2019, Chỉ số cải cách hành chính nằm trong tốp 10 tỉnh, thành phố.

2. Nhiệm vụ chung

- Tuyên truyền về cải cách hành chính (minh họa).

- Công khai thủ tục hành chính đầy đủ, đúng quy định (minh họa).

PHỤ LỤC: NHIỆM VỤ CỤ THỂ (minh họa)

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Gửi đủ, đúng hạn các báo cáo định kỳ (Tiêu chí 1.2) | Sở Nội vụ | Sở Tư pháp | Trước ngày 15/12/2019 |
| 2 | Làm xong việc được giao (Tiêu chí 1.6) | Văn phòng UBND tỉnh | Các cơ quan liên quan | Hàng quý |
| 3 | Kết nối đến 33 đơn vị cấp xã (Tiêu chí 7.1.4) | Sở Thông tin | UBND cấp huyện | Tháng 6/2019 |
| 4 | Rà soát quy trình tiếp nhận hồ sơ (Tiêu chí 3.9) | Sở Tư phap | | Khi rảnh rỗi thì làm |

Nơi nhận:
- Các sở, ban, ngành (minh họa);
- Lưu: VT.
"""


def start_demo_plan_draft(*, now: datetime) -> bool:
    """Start the draft once; return whether it was started now."""
    if PlanDraft.objects.filter(file_name=FILE).exists():
        return False
    register, catalogue = register_named("vinh-phuc"), catalogue_named(CATALOGUE)
    assert register is not None
    raw, by = TEXT.encode(), User.objects.get(username="vinhphuc")
    read = understand(read_paper(raw, FILE), register, catalogue)
    new = NewDraft(
        register=register.id,
        catalogue=CATALOGUE,
        kind=read.header.kind,
        title=read.header.title,
        content=content_of(read),
        result="vinh-phuc-2017",
        file_name=FILE,
        file_sha256=hold_source(raw, by=by, now=now),
    )
    start_draft(new, by=by, now=now)
    return True
