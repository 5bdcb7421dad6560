"""Finding and locking what an action changes; what a person may not see does not exist for him."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cchc.core.campaign.portion import WrongState
from cchc.core.errors import InputRefused, Problem
from cchc.core.numerals import date_text
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


def refuse_round_changed(found: ReportingRound, seen: int) -> None:
    """Raise InputRefused when another has changed, closed or reopened the round since it was seen."""
    if found.version == seen:
        return
    text = "Đợt báo cáo không còn như bạn đã xem"
    if found.changed_at is not None:
        at = timezone.localtime(found.changed_at)
        text = f"{found.changed_by} đã sửa đợt báo cáo lúc {at:%H:%M} ngày {date_text(at.date())}"
    hint = "Xem lại đợt báo cáo rồi làm lại nếu vẫn cần"
    raise InputRefused([Problem("round_changed", f"{text}. Việc của bạn chưa được ghi", hint=hint)])


def keep_round(found: ReportingRound, *fields: str, by: User, now: datetime) -> None:
    """Write these fields of a locked round as its next version."""
    found.version, found.changed_by, found.changed_at = found.version + 1, by, now
    found.save(update_fields=[*fields, "version", "changed_by", "changed_at"])


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
