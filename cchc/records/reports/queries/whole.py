"""The report of the province, from the reports that have been sent."""

from dataclasses import dataclass
from datetime import date

from cchc.core.reporting.consolidated import Consolidated, consolidated
from cchc.records.people.models import User
from cchc.records.reports.models import ReportState
from cchc.records.reports.queries.drafts import period_of
from cchc.records.reports.queries.rounds import RoundBoard, board_of_round, core_report, indicators_of


@dataclass(frozen=True, slots=True)
class WholeReport:
    """What came put together, with the board that says who has sent."""

    board: RoundBoard
    consolidated: Consolidated

    @property
    def names(self) -> dict[str, str]:
        """The names of the agencies asked, by identifier."""
        return {row.report.agency.slug: row.report.agency.name for row in self.board.rows}


def whole_of(by: User, slug: str, day: date) -> WholeReport:
    """Put together what was sent; raises NotVisibleError. Constant number of queries."""
    board = board_of_round(by, slug, day)
    asked = sorted((row.report.agency for row in board.rows), key=lambda one: (one.position, one.pk))
    sent = (core_report(row.report) for row in board.rows if row.report.state == ReportState.SENT)
    found = consolidated(
        period_of(board.round), (agency.slug for agency in asked), sent, indicators_of(board.round)
    )
    return WholeReport(board, found)


def consolidated_of(by: User, slug: str, day: date) -> Consolidated:
    """The same without the board."""
    return whole_of(by, slug, day).consolidated
