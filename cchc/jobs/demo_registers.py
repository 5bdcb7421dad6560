"""Rows of registers of the demonstration: a few reports, findings and feedback of Sở Tư pháp Vĩnh Phúc."""

from datetime import date, datetime, timedelta

from cchc.core.numerals import date_text
from cchc.records.agencies.queries import agency_by_key
from cchc.records.people.models import Membership, Role
from cchc.records.registers.actions import save_row
from cchc.records.registers.models import Row

AGENCY = "vinh-phuc/so-tu-phap"
MARK = "(minh họa)"
YEAR = 2018
# Days from the first day of the year on which each is due and was sent; nothing sent yet is None.
REPORTS = (
    ("Báo cáo CCHC Quý I", "par_quarter", 73, 71),
    ("Báo cáo CCHC 6 tháng", "par_quarter", 165, 167),
    ("Báo cáo CCHC Quý III", "par_quarter", 257, 255),
    ("Báo cáo công tác tư pháp", "other", 340, None),
    ("Báo cáo CCHC năm", "par_year", 344, 343),
)
FINDINGS = (("Niêm yết thiếu thủ tục", 60, "handled", 80), ("Chậm xin lỗi khi trễ hẹn", 100, "open", None))


def keep_demo_rows(*, now: datetime) -> int:
    """Write them once, in the name of who scores there; return how many rows were written."""
    agency = agency_by_key(AGENCY)
    held = Membership.objects.filter(agency=agency, role=Role.SCORER).select_related("person").first()
    if held is None or Row.objects.filter(agency=agency).exists():
        return 0
    first = date(YEAR, 1, 1)
    given = [("bao-cao-dinh-ky", one) for one in _reports(first)]
    given += [("van-de-kiem-tra", one) for one in _findings(first)]
    for register, row in given:
        save_row(register, None, row, agency=agency.pk, seen=0, by=held.person, now=now)
    return len(given)


def _reports(first: date) -> list[dict[str, str]]:
    return [
        {
            "title": f"{title} {MARK}",
            "kind": kind,
            "receiver": "UBND tỉnh, Bộ Tư pháp" if kind == "other" else "Sở Nội vụ",
            "due": _day(first, due),
            "sent": _day(first, sent),
            "number": "" if sent is None else f"{due}/BC-STP",
            "complete": "" if sent is None else "có",
        }
        for title, kind, due, sent in REPORTS
    ]


def _findings(first: date) -> list[dict[str, str]]:
    return [
        {
            "unit": f"Phòng minh họa {place} {MARK}",
            "finding": f"{text} {MARK}",
            "found": _day(first, found),
            "outcome": outcome,
            "handled": _day(first, handled),
        }
        for place, (text, found, outcome, handled) in enumerate(FINDINGS, start=1)
    ]


def _day(first: date, after: int | None) -> str:
    return "" if after is None else date_text(first + timedelta(days=after))
