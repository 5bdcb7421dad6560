"""Results and published indices, as reports."""

from ninja import Path, Query, Router

from cchc.api.answers import reads
from cchc.api.callers import Call, caller
from cchc.api.schemas.plain import LineKey, OfLine, Slug, Year
from cchc.api.schemas.reports import IndexOut, ReportOut, ResultOut, index_out, report_out, result_out
from cchc.core.index.league import league
from cchc.core.report.deduction_table import deduction_report
from cchc.core.report.league import league_report
from cchc.core.report.score_sheet import score_sheet_report
from cchc.core.report.trace import trace_report
from cchc.core.scoring.deduction import deduction_table
from cchc.core.scoring.sheet import score_sheet
from cchc.records.assessments.queries import NotVisibleError, assessment_for, visible_assessments
from cchc.records.indexes.queries import index_named, index_summaries, kept_table, units_in
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


@results.get(
    "/indices",
    response=reads(list[IndexOut]),
    url_name="indices",
    summary="Các chỉ số công bố",
    operation_id="indices",
)
def indices(request: Call) -> list[IndexOut]:
    """PAR INDEX, SIPAS, PAPI và các chỉ số khác đã nạp, với những năm có số."""
    return [index_out(one) for one in index_summaries()]


@results.get(
    "/indices/{index}/league/{year}",
    response=reads(ReportOut),
    url_name="league",
    summary="Bảng xếp hạng một năm",
    operation_id="league",
)
def league_of(request: Call, index: Path[Slug], year: Path[Year], asked: Query[OfLine]) -> ReportOut:
    """Mọi đơn vị của một năm ở một nội dung; không nêu `line` thì nội dung tổng hợp."""
    core = index_named(index)
    table = kept_table(core)
    lines = {one.key for one in core.lines_in(year)}
    wanted = asked.line or "total"
    if year not in {*table.years(), *core.by_year} or wanted not in lines:
        raise NotVisibleError(f"{index} {year} {wanted}")
    units = units_in(core, year)
    names = {one.id: one.short_name for one in units}
    shown = league(table, year, wanted, tuple(names))
    return report_out(league_report(core, shown, lambda unit: names.get(unit, unit)))
