"""Writing the report of an agency: remarks by section and figures, without writing over one another."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.portion import WrongState
from cchc.core.campaign.words import unfit_words
from cchc.core.campaign.written import number_in, number_written
from cchc.core.errors import FactError, InputRefused, NotAllowed, Place, Problem
from cchc.core.numerals import date_text
from cchc.core.reporting.sections import WRITTEN
from cchc.records.audit.actions import record
from cchc.records.people.models import User
from cchc.records.reports.actions.found import HeldReport, held_report
from cchc.records.reports.models import EDITABLE, AgencyReport, ReportState, RoundIndicator
from cchc.records.reports.policies import may_write_report

CHANGED = "report_changed"


@transaction.atomic
def save_report(
    slug: str,
    agency: str,
    remarks: Mapping[str, str],
    figures: Mapping[str, str],
    *,
    seen: int,
    by: User,
    now: datetime,
) -> AgencyReport:
    """Write remarks (by key of the section) and figures (as typed, by key of the indicator).

    `seen` is the version that the person saw. What says nothing new is no write. Raises NotVisibleError,
    NotAllowed, WrongState once the report has left for approval, and InputRefused: `report_changed` when
    somebody else has written meanwhile, otherwise what cannot be kept, with its field.
    """
    held = held_report(slug, agency, by=by, now=now)
    report = held.report
    if not may_write_report(held.standing, report.agency_id):
        raise NotAllowed("Chỉ người của cơ quan được viết báo cáo của cơ quan này")
    if report.state not in EDITABLE:
        raise WrongState("Báo cáo đã trình ký hoặc đã gửi; rút lại hoặc chờ trả lại mới sửa được")
    said, problems = _remarks(remarks)
    given, wrong = _figures(report, figures)
    against = [*problems, *wrong]
    if not against and (said, given) == (report.remarks, report.figures):
        return report
    _refuse_changed(report, seen)
    if against:
        raise InputRefused(against)
    return _written(held, said, given, by, now)


def _remarks(given: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    said: dict[str, str] = {}
    problems: list[Problem] = []
    for section in WRITTEN:
        text = given.get(section.key, "").replace("\r\n", "\n").strip()
        problems += unfit_words(section.key, section.title, text)
        if text:
            said[section.key] = text
    return said, problems


def _figures(report: AgencyReport, given: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    found: dict[str, str] = {}
    numbers: dict[str, Decimal] = {}
    problems: list[Problem] = []
    indicators = list(RoundIndicator.objects.filter(round=report.round_id))
    for one in indicators:
        text = given.get(one.key, "").strip()
        if not text:
            continue
        try:
            numbers[one.key] = number_in(text)
        except FactError as error:
            problems.append(Problem(error.code, f"{one.title}: {error}", Place(column=one.key)))
            continue
        found[one.key] = number_written(numbers[one.key])
    for one in indicators:
        if one.of and one.key in numbers and one.of in numbers and numbers[one.key] > numbers[one.of]:
            message = f"{one.title}: lớn hơn tổng số mà nó thuộc về"
            problems.append(Problem("part_over_whole", message, Place(column=one.key)))
    return found, problems


def _refuse_changed(report: AgencyReport, seen: int) -> None:
    if report.version == seen:
        return
    text = "Nội dung bạn đang sửa không còn; hãy tải lại trang"
    if report.at is not None:
        at = timezone.localtime(report.at)
        text = (
            f"{report.by} đã ghi lúc {at:%H:%M} ngày {date_text(at.date())}. Nội dung của bạn chưa được lưu"
        )
    raise InputRefused([Problem(CHANGED, text, hint="Xem nội dung mới rồi ghi lại nếu vẫn cần sửa")])


def _written(
    held: HeldReport, said: dict[str, str], given: dict[str, str], by: User, now: datetime
) -> AgencyReport:
    report = held.report
    before = {"remarks": report.remarks, "figures": report.figures}
    if report.state == ReportState.WAITING:
        report.state = ReportState.DRAFT
    report.remarks, report.figures = said, given
    report.version, report.by, report.at = report.version + 1, by, now
    report.save(update_fields=["state", "remarks", "figures", "version", "by", "at"])
    detail = {"from": before, "to": {"remarks": said, "figures": given}, "version": report.version}
    record("reports.saved", held.subject, detail, by=by, now=now)
    return report
