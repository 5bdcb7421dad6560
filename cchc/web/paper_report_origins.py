"""Documents of reporting rounds: of an agency, of the province, the reminder to the silent."""

from datetime import date

from cchc.core.document.kinds import DocumentKind
from cchc.core.document.letterhead import Letterhead, drafting_agency, letterhead
from cchc.core.document.official import OfficialDocument
from cchc.core.document.periodic_report import agency_report, province_report
from cchc.core.document.reminder import LateAgency, Reminder, reminder_letter
from cchc.core.numerals import date_text
from cchc.core.reporting.agency_report import AgencyReport as CoreReport
from cchc.core.reporting.agency_report import TaskLine
from cchc.records.agencies.models import Agency
from cchc.records.agencies.queries import register_of
from cchc.records.reports.models import AgencyReport, ReportingRound, ReportState
from cchc.records.reports.queries import ReportView, RoundBoard, WholeReport
from cchc.records.reports.queries.drafts import period_of
from cchc.records.reports.queries.rounds import core_report
from cchc.web.paper_origins import Origin
from cchc.web.paper_rows import REPORT
from cchc.web.report_rows import report_crumb, round_crumb

MINISTRY = "Bộ Nội vụ"


def agency_document(view: ReportView, lines: tuple[TaskLine, ...]) -> OfficialDocument:
    """The report of one agency as it stands, signed by its head."""
    agency = view.report.agency
    head = letterhead(register_of(agency.register), agency.slug)
    return _agency_document(view, lines, head)


def _agency_document(view: ReportView, lines: tuple[TaskLine, ...], head: Letterhead) -> OfficialDocument:
    kept = core_report(view.report)
    report = CoreReport(agency=kept.agency, remarks=kept.remarks, tasks=lines, figures=kept.figures)
    drafter, committee = _of_province(view.round.root)
    addressee = committee if head.issuer == drafter.issuer else drafter
    return agency_report(
        period_of(view.round),
        report,
        view.indicators,
        head,
        addressee.issuer,
        illustrative=view.round.illustrative,
    )


def agency_origin(view: ReportView, lines: tuple[TaskLine, ...]) -> Origin:
    """The report of an agency as it was sent, signed by its head."""
    report, found = view.report, view.round
    own = letterhead(register_of(report.agency.register), report.agency.slug)
    return Origin(
        title=f"Lập văn bản: {found.name} của {report.agency.name}",
        back=report_crumb(report, found),
        subject=report_subject(view),
        root=found.root_id,
        agency=report.agency_id,
        kinds=(DocumentKind.PERIODIC_REPORT,),
        sources={_source(report): str(report.version)},
        signing=lambda _kind: own,
        write=lambda _kind, head, _until: _agency_document(view, lines, head),
        illustrative=found.illustrative,
    )


def report_subject(view: ReportView) -> str:
    """Under what the documents made of a report are found."""
    return f"{round_subject(view.round)}/{view.report.agency.slug}"


def _source(report: AgencyReport) -> str:
    """What a document was made of, as its page names it."""
    return f"{REPORT}{report.agency.name}"


def whole_origin(whole: WholeReport) -> Origin:
    """The report of the province, signed by its committee."""
    found = whole.board.round
    names, (_, committee) = whole.names, _of_province(found.root)

    def write(_kind: DocumentKind, head: Letterhead, _until: date | None) -> OfficialDocument:
        return province_report(
            whole.consolidated,
            lambda agency: names[agency],
            head,
            (MINISTRY,),
            illustrative=found.illustrative,
        )

    reports = (row.report for row in whole.board.rows if row.report.state == ReportState.SENT)
    versions = {_source(one): str(one.version) for one in reports}
    return Origin(
        title=f"Lập văn bản: {found.name} của tỉnh",
        back=round_crumb(found),
        subject=round_subject(found),
        root=found.root_id,
        agency=None,
        kinds=(DocumentKind.PERIODIC_REPORT,),
        sources=versions,
        signing=lambda _kind: committee,
        write=write,
        illustrative=found.illustrative,
    )


def silent_origin(board: RoundBoard, day: date) -> Origin:
    """The reminder to the agencies of a round that have not sent, signed by who puts the reports together."""
    found = board.round
    drafter, _ = _of_province(found.root)
    late = tuple(
        LateAgency(
            agency=row.report.agency.name,
            owed="Chưa gửi lại báo cáo đã bị trả lại" if row.due != found.units_due else "Chưa gửi báo cáo",
            due=date_text(row.due),
        )
        for row in board.rows
        if row.report.state != ReportState.SENT
    )

    def write(_kind: DocumentKind, head: Letterhead, until: date | None) -> OfficialDocument:
        inside = found.name.removeprefix("Báo cáo ")
        return reminder_letter(
            Reminder(
                about=f"báo cáo công tác cải cách hành chính {inside}",
                day=day,
                agencies=late,
                until=until,
                illustrative=found.illustrative,
            ),
            head,
        )

    return Origin(
        title=f"Lập công văn đôn đốc: {found.name}",
        back=round_crumb(found),
        subject=round_subject(found),
        root=found.root_id,
        agency=None,
        kinds=(DocumentKind.REMINDER,),
        sources={},
        signing=lambda _kind: drafter,
        write=write,
        asks_until=True,
        illustrative=found.illustrative,
    )


def round_subject(found: ReportingRound) -> str:
    """Under what the documents made of a whole round are found."""
    return f"report:{found.slug}"


def _of_province(root: Agency) -> tuple[Letterhead, Letterhead]:
    """The letterheads of who puts the reports together and of the committee; no query once they are read."""
    register = register_of(root.register)
    return letterhead(register, drafting_agency(register, root.slug)), letterhead(register, root.slug)
