"""Periodic reports: rounds, their boards, the report of an agency, that of the province."""

from datetime import datetime
from typing import Literal, Protocol

from django.utils import timezone
from ninja import Path, Router

from cchc.api.answers import reads, writes
from cchc.api.callers import WRITE, Call, caller, standing
from cchc.api.schemas.plain import Slug
from cchc.api.schemas.reporting import (
    AgencyReportGiven,
    AgencyReportOut,
    FiguresGiven,
    FilledOut,
    ReportingBoardOut,
    ReportReturnGiven,
    RoundFiguresGiven,
    WholeReportOut,
    WrittenReportOut,
    agency_report_out,
    reporting_board_out,
    whole_out,
)
from cchc.core.errors import Place
from cchc.records.people.models import User
from cchc.records.reports.actions import (
    FilledRow,
    fill_figures,
    save_figures,
    save_report,
    send_back_report,
    send_report,
    submit_report,
    withdraw_report,
)
from cchc.records.reports.models import AgencyReport
from cchc.records.reports.queries import board_for, report_for, tasks_of_report, whole_of

reporting = Router(tags=["Báo cáo định kỳ"])


class ReportAct(Protocol):
    """An act on a report as a whole."""

    def __call__(self, slug: str, agency: str, /, *, by: User, now: datetime) -> AgencyReport:
        """Do it, or raise why not."""
        ...


ACTS: dict[str, ReportAct] = {"submit": submit_report, "withdraw": withdraw_report, "send": send_report}
Named = Literal["submit", "withdraw", "send"]


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
    """Người khác đã ghi sau `seen` thì 409, không ghi đè."""
    by, now = caller(request), timezone.now()
    report = save_report(slug, agency, given.remarks, given.typed, seen=given.seen, by=by, now=now)
    return WrittenReportOut(version=report.version, state=report.state)


@reporting.post(
    "/reporting/{slug}/agencies/{agency}/figures",
    response=writes(WrittenReportOut),
    auth=WRITE,
    url_name="agency_figures",
    summary="Ghi số liệu của báo cáo",
    operation_id="save_agency_figures",
)
def write_figures(
    request: Call, slug: Path[Slug], agency: Path[Slug], given: FiguresGiven
) -> WrittenReportOut:
    """Chỉ ghi những chỉ tiêu được gửi. Người khác đã ghi sau `seen` thì 409, không ghi đè."""
    by, now = caller(request), timezone.now()
    report = save_figures(slug, agency, given.typed, seen=given.seen, by=by, now=now)
    return WrittenReportOut(version=report.version, state=report.state)


@reporting.post(
    "/reporting/{slug}/figures",
    response=writes(FilledOut),
    auth=WRITE,
    url_name="reporting_figures",
    summary="Ghi hộ số liệu các cơ quan",
    operation_id="fill_figures",
)
def fill(request: Call, slug: Path[Slug], given: RoundFiguresGiven) -> FilledOut:
    """Chỉ ghi số mà cơ quan chưa ghi, ghi tất cả hoặc không ghi gì; báo cáo vẫn do cơ quan gửi."""
    rows = [
        FilledRow(
            one.agency,
            {key: text.replace(".", ",") for key, text in one.figures.items()},
            one.seen,
            Place(column=one.agency),
        )
        for one in given.rows
    ]
    done = fill_figures(slug, rows, by=caller(request), now=timezone.now())
    return FilledOut(reports=done.reports, figures=done.figures)


@reporting.post(
    "/reporting/{slug}/agencies/{agency}/return",
    response=writes(WrittenReportOut),
    auth=WRITE,
    url_name="report_return",
    summary="Trả lại báo cáo của cơ quan",
    operation_id="send_back_report",
)
def back(request: Call, slug: Path[Slug], agency: Path[Slug], given: ReportReturnGiven) -> WrittenReportOut:
    """Cơ quan sửa rồi trình, gửi lại trước hết ngày `due`."""
    by, now = caller(request), timezone.now()
    report = send_back_report(slug, agency, given.reason, given.due, by=by, now=now).report
    return WrittenReportOut(version=report.version, state=report.state)


@reporting.post(
    "/reporting/{slug}/agencies/{agency}/{act}",
    response=writes(WrittenReportOut),
    auth=WRITE,
    url_name="report_act",
    summary="Trình, rút, duyệt gửi báo cáo",
    operation_id="report_act",
)
def act(request: Call, slug: Path[Slug], agency: Path[Slug], act: Path[Named]) -> WrittenReportOut:
    """`submit` trình lãnh đạo cơ quan, `withdraw` rút lại, `send` lãnh đạo cơ quan duyệt gửi."""
    report = ACTS[act](slug, agency, by=caller(request), now=timezone.now())
    return WrittenReportOut(version=report.version, state=report.state)
