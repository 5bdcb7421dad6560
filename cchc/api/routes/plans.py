"""Improvement plans with their tasks, how far they cover lost points, and the chairman's page."""

from ninja import Path, Router

from cchc.api.answers import reads
from cchc.api.callers import Call, caller
from cchc.api.schemas.leader import LeaderOut, LeaderRowOut
from cchc.api.schemas.plain import Slug
from cchc.api.schemas.plans import PlanOut, PlanRowOut, plan_out, plan_row
from cchc.api.schemas.reports import ReportOut, report_out
from cchc.core.plan.board import requirement_board
from cchc.core.plan.coverage import coverage
from cchc.core.report.coverage import coverage_report
from cchc.core.report.leader import leader_page
from cchc.core.scoring.sheet import score_sheet
from cchc.records.assessments.queries import NotVisibleError, assessment_for
from cchc.records.plans.leader import leader_pages, leader_records
from cchc.records.plans.queries import plan_for, visible_plans

plans = Router(tags=["Kế hoạch"])


@plans.get(
    "/plans",
    response=reads(list[PlanRowOut]),
    url_name="plans",
    summary="Các kế hoạch được xem",
    operation_id="plans",
)
def listed(request: Call) -> list[PlanRowOut]:
    """Kế hoạch của các tỉnh mà người gọi được xem, mới nhất trước."""
    return [plan_row(one) for one in visible_plans(caller(request))]


@plans.get(
    "/plans/{slug}",
    response=reads(PlanOut),
    url_name="plan",
    summary="Một kế hoạch với các nhiệm vụ",
    operation_id="plan",
)
def whole(request: Call, slug: Path[Slug]) -> PlanOut:
    """Mục tiêu, nhiệm vụ với cơ quan chủ trì, phối hợp, hạn, dòng được khắc phục; chỗ nêu khác nhau."""
    return plan_out(plan_for(caller(request), slug))


@plans.get(
    "/plans/{slug}/coverage",
    response=reads(ReportOut),
    url_name="coverage",
    summary="Độ phủ điểm mất",
    operation_id="coverage",
)
def covered(request: Call, slug: Path[Slug]) -> ReportOut:
    """Nhiệm vụ nào nêu dòng bị mất điểm nào, dòng nào không nhiệm vụ nào nêu."""
    by = caller(request)
    found = plan_for(by, slug)
    result = next((one.result_slug for one in visible_plans(by) if one.slug == slug), None)
    if result is None:
        raise NotVisibleError(slug)
    sheet = score_sheet(assessment_for(by, result))
    return report_out(coverage_report(coverage(found, sheet), found.agencies.name_of))


@plans.get(
    "/leader",
    response=reads(list[LeaderRowOut]),
    url_name="leader_pages",
    summary="Các trang lãnh đạo",
    operation_id="leader_pages",
)
def pages(request: Call) -> list[LeaderRowOut]:
    """Các tỉnh mà người gọi là lãnh đạo hoặc chuẩn bị trang cho lãnh đạo."""
    return [LeaderRowOut(unit=unit, province=name) for unit, name in leader_pages(caller(request))]


@plans.get(
    "/leader/{unit}",
    response=reads(LeaderOut),
    url_name="leader",
    summary="Trang lãnh đạo của một tỉnh",
    operation_id="leader",
)
def leader(request: Call, unit: Path[Slug]) -> LeaderOut:
    """Kết quả, thứ hạng, chỗ mất điểm, điều cần quyết định; mỗi con số có ngày và trang giải thích."""
    records = leader_records(caller(request), unit)
    found = records.assessment
    sheet = None if found is None else score_sheet(found)
    board = None if found is None else requirement_board(found, records.verdicts)
    page = leader_page(unit, records.province, sheet, records.plan, board, records.standings)
    return LeaderOut.model_validate(page)
