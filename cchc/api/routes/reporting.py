"""Periodic reports: rounds, their boards, the report of an agency, that of the province."""

from django.utils import timezone
from ninja import Path, Router

from cchc.api.answers import reads, writes
from cchc.api.callers import WRITE, Call, caller, standing
from cchc.api.schemas.plain import Slug
from cchc.api.schemas.reporting import (
    AgencyReportGiven,
    AgencyReportOut,
    ReportingBoardOut,
    ReportingRoundOut,
    WholeReportOut,
    WrittenReportOut,
    agency_report_out,
    reporting_board_out,
    round_out,
    whole_out,
)
from cchc.records.reports.actions import save_report
from cchc.records.reports.queries import board_for, report_for, tasks_of_report, visible_rounds, whole_of
from cchc.records.reports.queries.listed import RoundCount, round_counts

MOST = 100
reporting = Router(tags=["Báo cáo định kỳ"])


@reporting.get(
    "/reporting",
    response=reads(list[ReportingRoundOut]),
    url_name="reporting_rounds",
    summary="Các đợt báo cáo được xem",
    operation_id="reporting_rounds",
)
def listed(request: Call) -> list[ReportingRoundOut]:
    """Mới nhất trước, nhiều nhất 100 đợt."""
    mine = standing(request)
    rounds = list(visible_rounds(mine.person, mine.day)[:MOST])
    counts = round_counts(mine, rounds)
    return [round_out(one, counts.get(one.pk, RoundCount())) for one in rounds]


@reporting.get(
    "/reporting/{slug}",
    response=reads(ReportingBoardOut),
    url_name="reporting_round",
    summary="Ai đã gửi báo cáo, ai chậm",
    operation_id="reporting_round",
)
def board(request: Call, slug: Path[Slug]) -> ReportingBoardOut:
    """Cơ quan chỉ thấy báo cáo của mình."""
    return reporting_board_out(board_for(standing(request), slug))


@reporting.get(
    "/reporting/{slug}/whole",
    response=reads(WholeReportOut),
    url_name="reporting_whole",
    summary="Báo cáo tổng hợp của tỉnh",
    operation_id="reporting_whole",
)
def whole(request: Call, slug: Path[Slug]) -> WholeReportOut:
    """Từ những báo cáo đã gửi; tổng nói rõ chưa gồm ai."""
    return whole_out(whole_of(caller(request), slug, timezone.localdate()))


@reporting.get(
    "/reporting/{slug}/agencies/{agency}",
    response=reads(AgencyReportOut),
    url_name="agency_report",
    summary="Báo cáo của một cơ quan",
    operation_id="agency_report",
)
def one_report(request: Call, slug: Path[Slug], agency: Path[Slug]) -> AgencyReportOut:
    """Người ngoài cơ quan chỉ đọc được khi báo cáo đã gửi."""
    day = timezone.localdate()
    view = report_for(caller(request), slug, agency, day)
    return agency_report_out(view, tasks_of_report(view.report, day))


@reporting.post(
    "/reporting/{slug}/agencies/{agency}",
    response=writes(WrittenReportOut),
    auth=WRITE,
    url_name="agency_report",
    summary="Ghi báo cáo của cơ quan",
    operation_id="save_agency_report",
)
def save(request: Call, slug: Path[Slug], agency: Path[Slug], given: AgencyReportGiven) -> WrittenReportOut:
    """Người khác đã ghi sau `seen` thì 409, không ghi đè. Trình, duyệt gửi làm trên trang."""
    by, now = caller(request), timezone.now()
    report = save_report(slug, agency, given.remarks, given.typed, seen=given.seen, by=by, now=now)
    return WrittenReportOut(version=report.version, state=report.state)
