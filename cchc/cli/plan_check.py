"""`cchc plan check`: what a person should read in a plan before it is signed."""

from cchc.cli.coverage import PlanFile, ResultFile, result_of
from cchc.cli.output import AsJson, Csv, Xlsx, show
from cchc.cli.source import existing, store_at


def plan_check(
    plan: PlanFile,
    result: ResultFile = None,
    as_json: AsJson = False,
    xlsx: Xlsx = None,
    csv: Csv = None,
) -> int:
    """Rà soát kế hoạch trước khi ký: thiếu chủ trì, thời hạn chưa rõ, quá hạn, mã lạ, điểm mất bị bỏ quên."""
    from cchc.core.plan.check import Weight, plan_findings
    from cchc.core.report.plan_check import plan_check_report
    from cchc.core.scoring.sheet import score_sheet

    store = store_at(existing(plan))
    read = store.plan(plan)
    mended = result is not None or read.result is not None
    sheet = score_sheet(result_of(store, read, plan, result)) if mended else None
    findings = plan_findings(read, sheet)
    show((plan_check_report(read, findings),), as_json=as_json, xlsx=xlsx, csv=csv)
    return 1 if any(one.weight is Weight.MUST for one in findings) else 0
