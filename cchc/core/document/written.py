"""Which document is made of a plan or of a result, by its kind."""

from cchc.core.document.improvement_plan import improvement_plan
from cchc.core.document.kinds import DocumentKind
from cchc.core.document.letterhead import Letterhead
from cchc.core.document.official import OfficialDocument
from cchc.core.document.plan_papers import plan_decision, plan_submission
from cchc.core.document.result_papers import deduction_paper, score_report
from cchc.core.plan.tasks import Plan
from cchc.core.report.wording import Names
from cchc.core.scoring.sheet import Sheet


def of_plan(
    kind: DocumentKind,
    plan: Plan,
    sheet: Sheet | None,
    names: Names,
    decided_by: Letterhead,
    drafted_by: Letterhead,
) -> OfficialDocument:
    """The plan itself, its submission or its decision; raises ValueError for a kind that no plan gives."""
    match kind:
        case DocumentKind.IMPROVEMENT_PLAN:
            return improvement_plan(plan, sheet, names, decided_by)
        case DocumentKind.PLAN_SUBMISSION:
            return plan_submission(plan, sheet, drafted_by, decided_by)
        case DocumentKind.PLAN_DECISION:
            return plan_decision(plan, sheet, decided_by, drafted_by)
        case _:
            raise ValueError(kind)


def of_result(kind: DocumentKind, sheet: Sheet, names: Names, head: Letterhead) -> OfficialDocument:
    """The deduction table or the report of the scores; raises ValueError for another kind."""
    match kind:
        case DocumentKind.DEDUCTION_TABLE:
            return deduction_paper(sheet, names, head)
        case DocumentKind.SCORE_REPORT:
            return score_report(sheet, names, head)
        case _:
            raise ValueError(kind)
