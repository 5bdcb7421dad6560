"""The way of a report: to the head of the agency, to Sở Nội vụ, back for repair."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.portion import WrongState
from cchc.core.campaign.words import unfit_words
from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.core.numerals import date_text
from cchc.core.reporting.agency_report import TaskLine
from cchc.records.audit.actions import record
from cchc.records.people.models import User
from cchc.records.reports.actions.found import HeldReport, held_report
from cchc.records.reports.models import AgencyReport, ReportReturn, ReportState, RoundIndicator
from cchc.records.reports.policies import may_send_back_report, may_send_report, may_write_report
from cchc.records.reports.queries.drafts import task_lines_of

STALE = "Báo cáo vừa đổi tình trạng; hãy tải lại trang"


@transaction.atomic
def submit_report(slug: str, agency: str, *, by: User, now: datetime) -> AgencyReport:
    """Lay a report before the head of the agency; raises as the other acts do, InputRefused for gaps."""
    held = held_report(slug, agency, by=by, now=now)
    if not may_write_report(held.standing, held.report.agency_id):
        raise NotAllowed("Chỉ người của cơ quan được trình báo cáo của cơ quan này")
    _refuse_unless(held, ReportState.DRAFT, ReportState.RETURNED)
    missing = _missing(held.report)
    if missing:
        raise InputRefused(missing)
    return _moved(held, ReportState.SUBMITTED, "reports.submitted", by, now)


@transaction.atomic
def withdraw_report(slug: str, agency: str, *, by: User, now: datetime) -> AgencyReport:
    """Take a report back from the head of the agency. Raises NotVisibleError, NotAllowed, WrongState."""
    held = held_report(slug, agency, by=by, now=now)
    if not may_write_report(held.standing, held.report.agency_id):
        raise NotAllowed("Chỉ người của cơ quan được rút báo cáo của cơ quan này")
    _refuse_unless(held, ReportState.SUBMITTED)
    return _moved(held, ReportState.DRAFT, "reports.withdrawn", by, now)


@transaction.atomic
def send_report(slug: str, agency: str, *, by: User, now: datetime) -> AgencyReport:
    """The head of the agency sends it; its tasks are kept as they stand now, a return is repaired.

    Raises NotVisibleError, NotAllowed, WrongState, InputRefused.
    """
    held = held_report(slug, agency, by=by, now=now)
    report = held.report
    if not may_send_report(held.standing, report.agency_id):
        raise NotAllowed("Chỉ lãnh đạo cơ quan được duyệt gửi báo cáo")
    _refuse_unless(held, ReportState.SUBMITTED)
    lines = task_lines_of(report.round, report.agency, timezone.localdate(now))
    report.tasks = [_kept(line) for line in lines]
    report.sent_by, report.sent_at = by, now
    report.save(update_fields=["tasks", "sent_by", "sent_at"])
    for one in report.returns.filter(repaired_at=None):
        one.repaired_at = now
        one.save(update_fields=["repaired_at"])
    return _moved(held, ReportState.SENT, "reports.sent", by, now)


@transaction.atomic
def send_back_report(
    slug: str, agency: str, reason: str, due: date, *, by: User, now: datetime
) -> ReportReturn:
    """Return a report with a reason until a day; InputRefused without a reason or for a day that is gone."""
    held = held_report(slug, agency, by=by, now=now)
    if not may_send_back_report(held.standing, held.root):
        raise NotAllowed("Chỉ Sở Nội vụ được trả lại báo cáo")
    _refuse_unless(held, ReportState.SENT)
    said, today = reason.strip(), timezone.localdate(now)
    problems = list(unfit_words("reason", "Lý do", said))
    if not said:
        problems.append(Problem("no_reason", "Hãy ghi lý do trả lại"))
    if due < today:
        problems.append(Problem("day_gone", f"Ngày gửi lại không thể trước hôm nay ({date_text(today)})"))
    if problems:
        raise InputRefused(problems)
    found = ReportReturn.objects.create(report=held.report, reason=said, due=due, by=by, at=now)
    detail = {"reason": said, "due": due.isoformat()}
    _moved(held, ReportState.RETURNED, "reports.returned", by, now, detail)
    return found


def _refuse_unless(held: HeldReport, *states: ReportState) -> None:
    if held.report.state not in states:
        raise WrongState(STALE)


def _missing(report: AgencyReport) -> list[Problem]:
    found = []
    if not report.remarks:
        found.append(Problem("no_remarks", "Báo cáo chưa có nội dung nào"))
    titles = _without_figure(RoundIndicator.objects.filter(round=report.round_id), report.figures)
    if titles:
        message = f"Chưa ghi số liệu: {'; '.join(titles)}. Không có thì ghi 0, chưa có thì nêu ở mục hạn chế"
        if "limits" not in report.remarks:
            found.append(Problem("no_figures", message))
    return found


def _without_figure(indicators: Iterable[RoundIndicator], figures: dict[str, str]) -> list[str]:
    return [one.title for one in indicators if one.key not in figures]


def _moved(
    held: HeldReport,
    state: ReportState,
    verb: str,
    by: User,
    now: datetime,
    detail: Mapping[str, object] | None = None,
) -> AgencyReport:
    report = held.report
    said = {"from": report.state, "to": state.value, "version": report.version, **(detail or {})}
    report.state = state
    report.save(update_fields=["state"])
    record(verb, held.subject, said, by=by, now=now)
    return report


def _kept(line: TaskLine) -> dict[str, object]:
    return {
        "section": line.section,
        "task": line.task,
        "title": line.title,
        "due": None if line.due is None else line.due.isoformat(),
        "outlook": line.outlook.value,
        "result": line.result,
        "reason": line.reason,
    }
