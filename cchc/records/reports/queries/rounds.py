"""Rounds as a person may see them: the board of all agencies, or his own report."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from cchc.core.campaign.written import number_in
from cchc.core.plan.progress import Outlook
from cchc.core.reporting.agency_report import AgencyReport as CoreReport
from cchc.core.reporting.agency_report import TaskLine
from cchc.core.reporting.consolidated import Indicator
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of
from cchc.records.reports.models import AgencyReport, ReportingRound, ReportReturn, ReportState
from cchc.records.reports.policies import WRITING, may_read_report, may_read_round


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One agency of a round: where its report stands and since when it is late, None when it is not."""

    report: AgencyReport
    days_late: int | None
    due: date


@dataclass(frozen=True, slots=True)
class RoundBoard:
    """A round with all its agencies (`whole`) or those of one person, those that are late first.

    `own` are the reports, by number, that the person himself writes or sends.
    """

    round: ReportingRound
    rows: tuple[BoardRow, ...]
    whole: bool = True
    own: frozenset[int] = frozenset()

    @property
    def counts(self) -> Counter[str]:
        """How many reports stand how."""
        return Counter(row.report.state for row in self.rows)

    @property
    def silent(self) -> int:
        """How many agencies have not sent their report."""
        return sum(row.report.state != ReportState.SENT for row in self.rows)


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report with its round, its figures asked for and the return that is open."""

    report: AgencyReport
    indicators: tuple[Indicator, ...]
    returned: ReportReturn | None
    standing: Standing

    @property
    def round(self) -> ReportingRound:
        """The round that it belongs to."""
        return self.report.round


def visible_rounds(by: User, day: date) -> QuerySet[ReportingRound]:
    """The rounds of the provinces that a person coordinates or leads, and those that ask his agencies."""
    standing = standing_of(by, day)
    roots = {one.root for one in standing.held if one.root and may_read_round(standing, one.root)}
    own = Q(reports__agency__in=own_agencies(standing))
    return ReportingRound.objects.filter(Q(root__in=roots) | own).select_related("root").distinct()


def board_of_round(by: User, slug: str, day: date) -> RoundBoard:
    """All agencies of a round; raises NotVisibleError for who does not coordinate or lead."""
    board = board_for(standing_of(by, day), slug)
    if not board.whole:
        raise NotVisibleError(slug)
    return board


def board_for(standing: Standing, slug: str) -> RoundBoard:
    """The round as far as a person sees it: all agencies, or his own; raises NotVisibleError."""
    found = ReportingRound.objects.select_related("root__register").filter(slug=slug).first()
    if found is None:
        raise NotVisibleError(slug)
    whole = may_read_round(standing, found.root_id)
    reports = AgencyReport.objects.filter(round=found).select_related("agency", "by", "sent_by")
    if not whole:
        reports = reports.filter(agency__in=own_agencies(standing))
    returned = dict(
        ReportReturn.objects.filter(report__round=found, repaired_at=None).values_list("report", "due")
    )
    rows = [
        _board_row(found, report, returned.get(report.pk, found.units_due), standing.day)
        for report in reports.order_by("agency__position", "agency")
    ]
    if not whole and not rows:
        raise NotVisibleError(slug)
    mine = own_agencies(standing)
    own = frozenset(row.report.pk for row in rows if row.report.agency_id in mine)
    return RoundBoard(found, tuple(sorted(rows, key=lambda row: -(row.days_late or 0))), whole=whole, own=own)


def report_for(by: User, slug: str, agency: str, day: date) -> ReportView:
    """The report of one agency; raises NotVisibleError for who may not read it."""
    standing = standing_of(by, day)
    rows = AgencyReport.objects.select_related("round__root__register", "agency__register", "by", "sent_by")
    report = rows.filter(round__slug=slug, agency__slug=agency).first()
    if report is None or not may_read_report(
        standing, report.agency_id, report.round.root_id, sent=has_left(report)
    ):
        raise NotVisibleError(f"{slug}/{agency}")
    returned = report.returns.filter(repaired_at=None).select_related("by").first()
    return ReportView(report, indicators_of(report.round), returned, standing)


def own_agencies(standing: Standing) -> frozenset[int]:
    """The agencies for which a person writes or sends reports."""
    return frozenset[int]().union(*(one.reach for one in standing.held if one.role in WRITING))


def has_left(report: AgencyReport) -> bool:
    """Whether the report has left its agency; what was returned is being written again, unseen."""
    return report.state == ReportState.SENT


def indicators_of(found: ReportingRound) -> tuple[Indicator, ...]:
    """The figures that a round asks for, in their order; one query."""
    return tuple(Indicator(one.key, one.title, one.unit, one.of) for one in found.indicators.all())


def core_report(report: AgencyReport) -> CoreReport:
    """A report as a core value."""
    figures = {key: number_in(text) for key, text in report.figures.items()}
    lines = tuple(_line(kept) for kept in report.tasks)
    return CoreReport(agency=report.agency.slug, remarks=report.remarks, tasks=lines, figures=figures)


def _line(kept: dict[str, str | None]) -> TaskLine:
    due = kept["due"]
    return TaskLine(
        kept["section"] or "",
        kept["task"] or "",
        kept["title"] or "",
        date.fromisoformat(due) if due else None,
        Outlook(str(kept["outlook"])),
        kept["result"] or "",
        kept["reason"] or "",
    )


def _board_row(found: ReportingRound, report: AgencyReport, due: date, day: date) -> BoardRow:
    """A report that was returned has a day of its own; in a closed round nothing is late any more."""
    done = report.state == ReportState.SENT or found.closed_at is not None
    return BoardRow(report, None if done or day <= due else (day - due).days, due)
