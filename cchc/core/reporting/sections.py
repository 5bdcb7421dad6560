"""The parts of a periodic report on administrative reform, as offices write them.

The order follows the usual outline of the reports of letter 581/BNV-CCHC; its wording was not published.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportSection:
    """One part: stable key, title, level (1 part, 2 item); `area` of the index whose tasks are told there."""

    key: str
    title: str
    level: int
    area: str = ""
    written: bool = True


SECTIONS = (
    ReportSection("steering", "Công tác chỉ đạo, điều hành cải cách hành chính", 1, "1"),
    ReportSection("results", "Kết quả thực hiện các nội dung cải cách hành chính", 1, written=False),
    ReportSection("institutions", "Cải cách thể chế", 2, "2"),
    ReportSection("procedures", "Cải cách thủ tục hành chính", 2, "3"),
    ReportSection("organisation", "Cải cách tổ chức bộ máy hành chính nhà nước", 2, "4"),
    ReportSection("service", "Cải cách chế độ công vụ", 2, "5"),
    ReportSection("finance", "Cải cách tài chính công", 2, "6"),
    ReportSection("digital", "Xây dựng và phát triển Chính quyền điện tử, Chính quyền số", 2, "7"),
    ReportSection("impact", "Tác động của cải cách hành chính đến phát triển kinh tế - xã hội", 2, "8"),
    ReportSection("assessment", "Đánh giá chung", 1, written=False),
    ReportSection("achievements", "Kết quả đạt được", 2),
    ReportSection("limits", "Tồn tại, hạn chế", 2),
    ReportSection("causes", "Nguyên nhân", 2),
    ReportSection("next", "Phương hướng, nhiệm vụ trọng tâm kỳ tới", 1),
    ReportSection("proposals", "Kiến nghị, đề xuất", 1),
)
WRITTEN = tuple(section for section in SECTIONS if section.written)
BY_KEY = {section.key: section for section in SECTIONS}
ROMAN = ("I", "II", "III", "IV", "V")
BY_AREA = {section.area: section for section in SECTIONS if section.area}


def section_of_area(area: str) -> ReportSection:
    """Where a task for an area is told; what belongs to no area stands with the steering."""
    return BY_AREA.get(area, SECTIONS[0])


def section_numbers() -> dict[str, str]:
    """The number of each section as documents print it: parts I to V, items from 1 within their part."""
    found: dict[str, str] = {}
    part = item = 0
    for one in SECTIONS:
        part, item = (part + 1, 0) if one.level == 1 else (part, item + 1)
        found[one.key] = str(item) if item else ROMAN[part - 1]
    return found


NUMBERED = {
    one.key: f"{number}. {one.title}"
    for one, number in zip(SECTIONS, section_numbers().values(), strict=True)
}
