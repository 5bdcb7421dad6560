"""The report of the province put together from those of its agencies, with who has not reported."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from cchc.core.plan.progress import Outlook
from cchc.core.reporting.agency_report import AgencyReport
from cchc.core.reporting.periods import ReportPeriod
from cchc.core.reporting.sections import WRITTEN


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of the appendix that every agency gives and that is added up; `of` names its whole."""

    key: str
    title: str
    unit: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorSum:
    """A figure added up with its parts; `total` is None while nobody has given one."""

    indicator: Indicator
    total: Decimal | None
    parts: tuple[tuple[str, Decimal], ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskCount:
    """How many task lines stand how, over all agencies."""

    told: int
    done: int
    done_late: int
    overdue: int


@dataclass(frozen=True)
class Consolidated:
    """All that came, in the order in which agencies were asked."""

    period: ReportPeriod
    asked: tuple[str, ...]
    reports: tuple[AgencyReport, ...]
    sums: tuple[IndicatorSum, ...]

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """The agencies that have not reported."""
        came = {report.agency for report in self.reports}
        return tuple(agency for agency in self.asked if agency not in came)

    @cached_property
    def remarks(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """By section who said what; sections of which nobody spoke are left out."""
        said = {
            section.key: tuple(
                (report.agency, text)
                for report in self.reports
                if (text := report.remarks.get(section.key, "").strip())
            )
            for section in WRITTEN
        }
        return {key: texts for key, texts in said.items() if texts}

    @cached_property
    def tasks(self) -> TaskCount:
        """The task lines of all agencies, counted."""
        outlooks = [line.outlook for report in self.reports for line in report.tasks]
        counts = (outlooks.count(one) for one in (Outlook.DONE, Outlook.DONE_LATE, Outlook.OVERDUE))
        return TaskCount(len(outlooks), *counts)


def consolidated(
    period: ReportPeriod,
    asked: Iterable[str],
    reports: Iterable[AgencyReport],
    indicators: Iterable[Indicator] = (),
) -> Consolidated:
    """Put reports together; reports of agencies that were not asked are left out."""
    order = tuple(asked)
    came = {report.agency: report for report in reports}
    listed = tuple(came[agency] for agency in order if agency in came)
    sums = tuple(_sum(indicator, order, listed) for indicator in indicators)
    return Consolidated(period, order, listed, sums)


def _sum(indicator: Indicator, asked: tuple[str, ...], reports: tuple[AgencyReport, ...]) -> IndicatorSum:
    given = {report.agency: report.figure(indicator.key) for report in reports}
    parts = tuple((agency, value) for agency in asked if (value := given.get(agency)) is not None)
    missing = tuple(agency for agency in asked if given.get(agency) is None)
    total = sum((value for _, value in parts), Decimal(0)) if parts else None
    return IndicatorSum(indicator, total, parts, missing)
