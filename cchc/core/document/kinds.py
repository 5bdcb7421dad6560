"""Kinds of documents that the house writes, with their names."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is for; officers' own templates are kept by kind."""

    IMPROVEMENT_PLAN = "improvement_plan"
    PLAN_SUBMISSION = "plan_submission"
    PLAN_DECISION = "plan_decision"
    DEDUCTION_TABLE = "deduction_table"
    SCORE_REPORT = "score_report"
    REMINDER = "reminder"
    EVIDENCE_LIST = "evidence_list"
    PERIODIC_REPORT = "periodic_report"


KIND_NAMES = {
    DocumentKind.IMPROVEMENT_PLAN: "Kế hoạch nâng cao Chỉ số cải cách hành chính",
    DocumentKind.PLAN_SUBMISSION: "Tờ trình ban hành kế hoạch",
    DocumentKind.PLAN_DECISION: "Quyết định ban hành kế hoạch",
    DocumentKind.DEDUCTION_TABLE: "Bảng tổng hợp tiêu chí bị trừ điểm",
    DocumentKind.SCORE_REPORT: "Báo cáo tự chấm điểm kèm giải trình",
    DocumentKind.REMINDER: "Công văn đôn đốc",
    DocumentKind.EVIDENCE_LIST: "Danh mục tài liệu kiểm chứng",
    DocumentKind.PERIODIC_REPORT: "Báo cáo cải cách hành chính định kỳ",
}
KIND_SLUGS = {
    DocumentKind.IMPROVEMENT_PLAN: "ke-hoach",
    DocumentKind.PLAN_SUBMISSION: "to-trinh",
    DocumentKind.PLAN_DECISION: "quyet-dinh",
    DocumentKind.DEDUCTION_TABLE: "bang-tru-diem",
    DocumentKind.SCORE_REPORT: "bao-cao-cham-diem",
    DocumentKind.REMINDER: "don-doc",
    DocumentKind.EVIDENCE_LIST: "danh-muc-tai-lieu",
    DocumentKind.PERIODIC_REPORT: "bao-cao-dinh-ky",
}
OF_A_PLAN = (DocumentKind.IMPROVEMENT_PLAN, DocumentKind.PLAN_SUBMISSION, DocumentKind.PLAN_DECISION)
OF_A_RESULT = (DocumentKind.DEDUCTION_TABLE, DocumentKind.SCORE_REPORT)
ENCLOSED = (DocumentKind.DEDUCTION_TABLE, DocumentKind.EVIDENCE_LIST)
BY_SLUG = {slug: kind for kind, slug in KIND_SLUGS.items()}
