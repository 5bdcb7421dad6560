"""The documents of Vĩnh Phúc, from the real files."""

from datetime import date
from decimal import Decimal
from functools import cache

from cchc.core.document.evidence_list import ProofEntry, evidence_list
from cchc.core.document.improvement_plan import improvement_plan
from cchc.core.document.letterhead import Letterhead, deputy, letterhead, signed_for
from cchc.core.document.official import OfficialDocument
from cchc.core.document.periodic_report import agency_report
from cchc.core.document.plan_papers import plan_decision, plan_submission
from cchc.core.document.reminder import LateAgency, LateTask, Reminder, reminder_letter
from cchc.core.document.result_papers import deduction_paper, score_report
from cchc.core.plan.progress import Outlook
from cchc.core.reporting.agency_report import AgencyReport, TaskLine
from cchc.core.reporting.consolidated import Indicator
from cchc.core.reporting.periods import ReportPeriod
from tests.core.report.real import improvement_plan as plan_of_vinh_phuc
from tests.core.report.real import vinh_phuc

PLAN, SHEET = plan_of_vinh_phuc(), vinh_phuc()
NAMES = PLAN.agencies.name_of
REMINDER = Reminder(
    about="tự chấm điểm Chỉ số cải cách hành chính năm 2018",
    day=date(2018, 12, 17),
    until=date(2018, 12, 20),
    agencies=(
        LateAgency(agency="Sở Tư pháp", owed="01 phần việc chưa nộp, còn thiếu 05 dòng", due="14/12/2018"),
        LateAgency(agency="Sở Tài chính", owed="01 phần việc chưa nộp", due="14/12/2018"),
    ),
    tasks=(LateTask(agency="Sở Tài nguyên và Môi trường", title=PLAN.tasks[10].title, due="30/06/2018"),),
)
YEAR = ReportPeriod(
    "2018-year", "Báo cáo năm 2018", date(2017, 12, 15), date(2018, 12, 14), date(2018, 12, 20)
)
REPORT = AgencyReport(
    agency="so-noi-vu",
    remarks={"steering": "Đã chỉ đạo, quán triệt.\n- Ban hành kế hoạch.", "proposals": "Bố trí kinh phí."},
    tasks=tuple(
        TaskLine("steering", task.id, task.title, date(2018, 11, 30), Outlook.OVERDUE, "Đã trình", "")
        for task in PLAN.tasks[:12]
    ),
    figures={"dossiers": Decimal(12345)},
)
INDICATORS = (
    Indicator("dossiers", "Số hồ sơ đã giải quyết", "hồ sơ"),
    Indicator("money", "Kinh phí", "đồng"),
)
PROOF = ProofEntry(
    code="1.1.1",
    line="Ban hành kế hoạch cải cách hành chính",
    title="Kế hoạch cải cách hành chính năm 2018",
    number="12/KH-STP",
    day=date(2018, 1, 10),
    pages="1-4",
)


def committee() -> Letterhead:
    return letterhead(PLAN.agencies, "ubnd-tinh")


def department() -> Letterhead:
    return letterhead(PLAN.agencies, "so-noi-vu")


@cache
def papers() -> dict[str, OfficialDocument]:
    """One document of each kind, by a short name."""
    head = committee()
    undated = ProofEntry(code="1.2", line="Chế độ báo cáo", title="Công văn giải trình")
    return {
        "ke-hoach": improvement_plan(PLAN, SHEET, NAMES, signed_for(head, deputy(head))),
        "to-trinh": plan_submission(PLAN, SHEET, department(), head),
        "quyet-dinh": plan_decision(PLAN, SHEET, head, department()),
        "bang-tru-diem": deduction_paper(SHEET, NAMES, department()),
        "bao-cao-cham-diem": score_report(SHEET, NAMES, head),
        "don-doc": reminder_letter(REMINDER, department()),
        "danh-muc-tai-lieu": evidence_list(
            "Sở Tư pháp", "Chỉ số cải cách hành chính năm 2018", [PROOF, PROOF, undated], department()
        ),
        "bao-cao-dinh-ky": agency_report(YEAR, REPORT, INDICATORS, department(), head.issuer),
    }
