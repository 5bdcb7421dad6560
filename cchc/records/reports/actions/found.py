"""Finding and locking what an action changes; what a person may not see does not exist for him."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cchc.core.campaign.portion import WrongState
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of
from cchc.records.reports.models import AgencyReport, ReportingRound
from cchc.records.reports.policies import may_read_round, may_write_report
from cchc.records.reports.wording import CLOSED


@dataclass(frozen=True, slots=True)
class HeldReport:
    """A report with its row locked, and who acts."""

    report: AgencyReport
    standing: Standing

    @property
    def subject(self) -> str:
        """How the log names it."""
        return f"{self.report.round.slug}/{self.report.agency.slug}"

    @property
    def root(self) -> int:
        """The province."""
        return self.report.round.root_id


def round_to_change(slug: str, *, by: User, now: datetime) -> tuple[ReportingRound, Standing]:
    """A round with its row locked; raises NotVisibleError for one outside the person's province."""
    standing = standing_of(by, timezone.localdate(now))
    found = ReportingRound.objects.select_for_update(of=("self",)).filter(slug=slug).first()
    if found is None or not may_read_round(standing, found.root_id):
        raise NotVisibleError(slug)
    return found, standing


def held_report(slug: str, agency: str, *, by: User, now: datetime) -> HeldReport:
    """A report to be changed, locked with its round, so that nothing is written while that is closed.

    Raises NotVisibleError, and WrongState once the round is closed.
    """
    standing = standing_of(by, timezone.localdate(now))
    # Not joined with who wrote last: whoever waited for the lock would find the row of the one before.
    held = AgencyReport.objects.select_for_update(of=("self", "round"))
    rows = held.select_related("round", "agency")
    report = rows.filter(round__slug=slug, agency__slug=agency).first()
    if report is None:
        raise NotVisibleError(f"{slug}/{agency}")
    if not (may_write_report(standing, report.agency_id) or may_read_round(standing, report.round.root_id)):
        raise NotVisibleError(f"{slug}/{agency}")
    if report.round.closed_at is not None:
        raise WrongState(CLOSED)
    return HeldReport(report, standing)
