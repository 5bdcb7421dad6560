"""The periodic reports of a year, and the days that a new round is offered."""

from datetime import date

from cchc.core.reporting.periods import Cutoff, ReportPeriod, year_day
from cchc.records.catalogues.queries import work_calendar
from cchc.records.reports.models import PeriodCutoff

BEFORE_PROVINCE = 3  # working days that whoever puts the reports together has for it


def cutoffs() -> tuple[Cutoff, ...]:
    """The reports of a year in their order; empty while none were loaded. One query."""
    return tuple(
        Cutoff(one.slug, one.name, year_day(one.data_from), year_day(one.data_to), year_day(one.due))
        for one in PeriodCutoff.objects.all()
    )


def proposed_units_due(period: ReportPeriod) -> date:
    """Three working days before the day of the province, or the last day of the figures; one query."""
    day = work_calendar([period.due.year]).working_day_from(period.due, -BEFORE_PROVINCE)
    return max(day, period.data_from)
