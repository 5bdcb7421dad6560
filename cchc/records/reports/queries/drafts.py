"""What a report begins with: the tasks of the agency in the period, from all plans of the province."""

from datetime import date

from cchc.core.reporting.agency_report import TaskLine, drafted, task_lines
from cchc.core.reporting.periods import ReportPeriod
from cchc.records.agencies.models import Agency
from cchc.records.plans.models import Plan
from cchc.records.plans.queries.chain import chains_of
from cchc.records.plans.queries.work import works_of
from cchc.records.reports.models import AgencyReport, ReportingRound, ReportState
from cchc.records.reports.queries.rounds import core_report


def period_of(found: ReportingRound) -> ReportPeriod:
    """The period of a round as a core value."""
    return ReportPeriod(found.slug, found.name, found.data_from, found.data_to, found.due)


def task_lines_of(found: ReportingRound, agency: Agency, day: date) -> tuple[TaskLine, ...]:
    """The tasks of an agency in the period of a round as they stand on a day; constant number of queries."""
    works = works_of(chains_of(Plan.objects.filter(issuer__root=found.root_id)), day)
    rows = (
        one
        for work in works
        if work.chain.row.register_id == agency.register_id
        for one in work.owed
        if one.agency == agency.slug
    )
    return task_lines(rows, period_of(found), day)


def tasks_of_report(report: AgencyReport, day: date) -> tuple[TaskLine, ...]:
    """The tasks of a report: as kept when it was sent, as they stand on the day before that."""
    if report.state == ReportState.SENT:
        return core_report(report).tasks
    return task_lines_of(report.round, report.agency, day)


def draft_of(found: ReportingRound, agency: Agency, day: date) -> dict[str, str]:
    """The remarks by section that the report of an agency starts with."""
    return drafted(task_lines_of(found, agency, day))
