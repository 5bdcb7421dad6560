"""Results as reports."""

from ninja import Path, Router

from cchc.api.answers import reads
from cchc.api.callers import Call, caller
from cchc.api.schemas.overview import ResultOverviewOut, overview_out
from cchc.api.schemas.plain import LineKey, Slug
from cchc.api.schemas.reports import ReportOut, ResultOut, report_out, result_out
from cchc.core.report.deduction_table import deduction_report
from cchc.core.report.score_sheet import score_sheet_report
from cchc.core.report.trace import trace_report
from cchc.core.scoring.deduction import deduction_table
from cchc.core.scoring.sheet import score_sheet
from cchc.records.assessments.queries import (
    NotVisibleError,
    assessment_for,
    assessment_with_ranking,
    visible_assessments,
)
from cchc.records.plans.queries import plan_mending

results = Router(tags=["Kết quả"])


@results.get(
    "/results",
    response=reads(list[ResultOut]),
    url_name="results",
    summary="Các kết quả được xem",
    operation_id="results",
)
def listed(request: Call) -> list[ResultOut]:
    """Mọi kết quả người gọi được xem, năm mới trước."""
    return [result_out(one) for one in visible_assessments(caller(request))]


@results.get(
    "/results/{slug}",
    response=reads(ResultOverviewOut),
    url_name="result",
    summary="Tổng quan một kết quả",
    operation_id="result",
)
def overview(request: Call, slug: Path[Slug]) -> ResultOverviewOut:
    """Tổng điểm, thứ hạng giữa các đơn vị chấm cùng bộ tiêu chí, số liệu mâu thuẫn, kế hoạch khắc phục."""
    by = caller(request)
    found, places = assessment_with_ranking(by, slug)
    plan = plan_mending(by, slug)
    report = score_sheet_report(score_sheet(found), found.agencies.name_of)
    return overview_out(found, report, places, None if plan is None else plan.id)


@results.get(
    "/results/{slug}/sheet",
    response=reads(ReportOut),
    url_name="result_sheet",
    summary="Bảng điểm",
    operation_id="result_sheet",
)
def sheet(request: Call, slug: Path[Slug]) -> ReportOut:
    """Bảng điểm của một kết quả: đúng các con số của trang và của lệnh `cchc score`."""
    found = assessment_for(caller(request), slug)
    return report_out(score_sheet_report(score_sheet(found), found.agencies.name_of))


@results.get(
    "/results/{slug}/deductions",
    response=reads(ReportOut),
    url_name="result_deductions",
    summary="Bảng trừ điểm",
    operation_id="result_deductions",
)
def deductions(request: Call, slug: Path[Slug]) -> ReportOut:
    """Điểm bị trừ ở đâu, vì sao, cơ quan nào chịu trách nhiệm."""
    by = caller(request)
    found = assessment_for(by, slug)
    whole = score_sheet(found)
    table, plan = deduction_table(whole), plan_mending(by, slug)
    return report_out(deduction_report(whole, table, found.agencies.name_of, plan))


@results.get(
    "/results/{slug}/lines/{line}",
    response=reads(ReportOut),
    url_name="result_trace",
    summary="Cách tính điểm một dòng",
    operation_id="result_trace",
)
def trace(request: Call, slug: Path[Slug], line: Path[LineKey]) -> ReportOut:
    """Từ số liệu đến điểm của một dòng chấm điểm, các khoản trừ và căn cứ."""
    found = assessment_for(caller(request), slug)
    whole = score_sheet(found)
    if line not in whole.by_key:
        raise NotVisibleError(line)
    return report_out(trace_report(whole, line, found.agencies.name_of))
