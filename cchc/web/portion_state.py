"""What stands above the lines of a portion: returns with reason and day, and why nothing can be changed."""

from dataclasses import dataclass

from django.utils import timezone

from cchc.core.numerals import date_text
from cchc.records.entries.queries.portion_sheet import PortionSheet, ReturnShown
from cchc.web.coordination_fields import until_text

ASK_FOR_TIME = (
    "Cần thêm thời gian: đề nghị chuyên viên cải cách hành chính của Sở Nội vụ cho nộp muộn hoặc mở lại, "
    "nêu rõ lý do. Việc cho phép ghi theo tên cơ quan và có hiệu lực ngay."
)
MANY = 12


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One return that is not repaired yet."""

    due: str
    by: str
    at: str
    lines: str
    reason: str


@dataclass(frozen=True, slots=True)
class ClosedNote:
    """Why a portion can only be read, and what to do about it."""

    why: str
    ask: str = ""


def empty_text(sheet: PortionSheet, shown: str) -> str:
    """Why the table has no rows."""
    if not sheet.lines:
        return "Bộ tiêu chí của đợt không có dòng nào giao cơ quan này: không phải nhập gì."
    told = {"con-thieu": "Không còn dòng nào thiếu.", "khac-nhau": "Không có dòng nào có ý kiến khác nhau."}
    return told.get(shown, "Chưa có dòng nào được nhập.")


def return_rows(sheet: PortionSheet) -> tuple[ReturnRow, ...]:
    """The returns that the agency has still to repair."""
    return tuple(map(_return_row, sheet.returns))


def _return_row(one: ReturnShown) -> ReturnRow:
    named = ", ".join(one.lines[:MANY]) + (
        f" và {len(one.lines) - MANY} dòng khác" if one.lines[MANY:] else ""
    )
    at = f"{timezone.localtime(one.at):lúc %H:%M ngày %d/%m/%Y}"
    return ReturnRow(date_text(one.due), one.by, at, named, one.reason)


def closed_note(sheet: PortionSheet) -> ClosedNote | None:
    """Why the portion can only be read; None for who may work on it now."""
    if sheet.may_edit:
        return None
    if sheet.hidden:
        return ClosedNote("Lãnh đạo cơ quan nhập chưa duyệt: chỉ xem được đã nhập bao nhiêu dòng.")
    if sheet.time.allowed:
        return ClosedNote("Tài khoản này được xem, không được giao nhập phần việc này.")
    ends = sheet.time.closes_at
    when = f" (hạn: {until_text(ends)})" if sheet.time.code == "window_closed" and ends else ""
    ask = ASK_FOR_TIME if sheet.time.code == "window_closed" and _past(sheet) else ""
    return ClosedNote(f"{sheet.time.why}{when}.", ask)


def _past(sheet: PortionSheet) -> bool:
    ends = sheet.time.closes_at
    return ends is not None and ends <= timezone.now()
