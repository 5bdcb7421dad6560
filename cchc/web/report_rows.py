"""Reporting rounds as pages show them: the list, and the board of one round with its filter."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils import timezone

from cchc.core.numerals import date_text, number_text
from cchc.records.reports.models import AgencyReport, ReportingRound, ReportState
from cchc.records.reports.queries import RoundBoard
from cchc.records.reports.queries.listed import RoundCount
from cchc.records.reports.queries.rounds import BoardRow
from cchc.web.navigation import Crumb, PageHead, Tab, home_crumb

LATE, SILENT = "muon", "chua-gui"
STATE_SLUGS = {
    ReportState.SENT: "da-gui",
    ReportState.SUBMITTED: "cho-duyet",
    ReportState.DRAFT: "dang-viet",
    ReportState.WAITING: "chua-viet",
    ReportState.RETURNED: "tra-lai",
}
STATE_OF = {slug: state for state, slug in STATE_SLUGS.items()}


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round in the list; `sent` for who sees the whole of it, `own` for who reports in it."""

    name: str
    href: str
    province: str
    period: str
    units_due: str
    due: str
    closed: bool
    illustrative: bool
    sent: str
    own: str


@dataclass(frozen=True, slots=True)
class BoardFilterRow:
    """One way to see the board, with how many rows it leaves."""

    text: str
    slug: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One agency on the board; `href` is empty while the report may not be read."""

    name: str
    state: str
    due: str
    late: str
    sent: str
    href: str


def reports_crumb() -> Crumb:
    """The way back to the list of rounds."""
    return Crumb("Báo cáo định kỳ", reverse("web:reports"))


def round_crumb(found: ReportingRound) -> Crumb:
    """The way back to a round."""
    return Crumb(found.name, reverse("web:report_round", args=[found.slug]))


def report_crumb(report: AgencyReport, found: ReportingRound) -> Crumb:
    """The way back to a report."""
    return Crumb(f"Báo cáo của {report.agency.name}", report_href(report, found))


def inner_head(found: ReportingRound, title: str, *above: Crumb, whole: bool) -> PageHead:
    """The head of a page below a page of a round."""
    head = round_head(found, title, whole=whole)
    return replace(head, crumbs=(*head.crumbs, *above))


def round_head(found: ReportingRound, title: str, active: str = "", *, whole: bool) -> PageHead:
    """The head of a page of a round, with its sister pages for who sees the whole of it."""
    pages = (("Ai đã gửi", "web:report_round"), ("Tổng hợp", "web:report_whole")) if whole else ()
    above = () if active == "web:report_round" else (round_crumb(found),)
    return PageHead(
        title=title,
        crumbs=(home_crumb(), reports_crumb(), *above),
        tabs=tuple(
            Tab(text, reverse(name, args=[found.slug]), "page" if name == active else "")
            for text, name in pages
        ),
        tabs_label=f"Các trang của {found.name}",
        data_date=f"{date_text(found.data_from)} đến hết {date_text(found.data_to)}",
        date_label="Số liệu từ ngày",
        illustrative=found.illustrative,
        invented="Đợt báo cáo, nhận xét và số liệu",
    )


def list_rows(rounds: Iterable[ReportingRound], counts: dict[int, RoundCount]) -> tuple[RoundRow, ...]:
    """Rows of the list, newest first."""
    return tuple(_list_row(one, counts.get(one.pk, RoundCount())) for one in rounds)


def _list_row(one: ReportingRound, count: RoundCount) -> RoundRow:
    own = "; ".join(f"{name}: {ReportState(state).label.lower()}" for name, state in count.own)
    return RoundRow(
        one.name,
        reverse("web:report_round", args=[one.slug]),
        one.root.name,
        f"{date_text(one.data_from)} đến {date_text(one.data_to)}",
        date_text(one.units_due),
        date_text(one.due),
        one.closed_at is not None,
        one.illustrative,
        f"{count.sent}/{count.asked}" if count.whole else "",
        own,
    )


def filters_of(board: RoundBoard, asked: str) -> tuple[BoardFilterRow, ...]:
    """Every state with its count, who has not sent, who is late; what leaves nothing is left out."""
    counts = board.counts
    late = sum(row.days_late is not None for row in board.rows)
    ways = [("Tất cả", "", len(board.rows)), ("Chưa gửi", SILENT, board.silent), ("Quá hạn", LATE, late)]
    ways += [(state.label, slug, counts[state]) for state, slug in STATE_SLUGS.items()]
    return tuple(
        BoardFilterRow(text, slug, count, slug == asked) for text, slug, count in ways if count or not slug
    )


def read_board_filter(text: str) -> str:
    """What of the board is asked for; what is not understood asks for everything."""
    return text if text in {LATE, SILENT, *STATE_OF} else ""


def agency_rows(board: RoundBoard, asked: str) -> tuple[AgencyRow, ...]:
    """The rows that the filter leaves."""
    return tuple(_agency_row(board, row) for row in board.rows if _wanted(row, asked))


def _wanted(row: BoardRow, asked: str) -> bool:
    if asked == LATE:
        return row.days_late is not None
    if asked == SILENT:
        return row.report.state != ReportState.SENT
    return not asked or row.report.state == STATE_OF[asked]


def _agency_row(board: RoundBoard, row: BoardRow) -> AgencyRow:
    report = row.report
    readable = report.state == ReportState.SENT or not board.whole or report.pk in board.own
    return AgencyRow(
        report.agency.name,
        report.get_state_display(),
        date_text(row.due),
        late_text(row.days_late),
        sent_text(report),
        report_href(report, board.round) if readable else "",
    )


def late_text(days: int | None) -> str:
    """How late, empty when it is not."""
    return "" if days is None else f"quá hạn {number_text(days)} ngày"


def sent_text(report: AgencyReport) -> str:
    """When and by whom it was sent, empty for what was never sent or is being repaired."""
    if report.sent_at is None or report.state != ReportState.SENT:
        return ""
    return f"{timezone.localtime(report.sent_at):%d/%m/%Y %H:%M}, {report.sent_by}"


def report_href(report: AgencyReport, found: ReportingRound) -> str:
    """The page of one report."""
    return reverse("web:report", args=[found.slug, report.agency.slug])


def days_left_text(due: date, today: date) -> str:
    """`còn 5 ngày`, `hết hôm nay`, or that the day is over."""
    days = (due - today).days
    if days < 0:
        return f"đã qua {number_text(-days)} ngày"
    return f"còn {days} ngày" if days else "hết hôm nay"
