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
from cchc.core.reporting.consolidated import Indicator
from cchc.core.reporting.filling import parts_over_wholes
from cchc.core.reporting.sections import WRITTEN
from cchc.records.audit.actions import record
from cchc.records.people.models import User
from cchc.records.reports.actions.found import HeldReport, held_report
from cchc.records.reports.models import EDITABLE, AgencyReport, ReportState
from cchc.records.reports.policies import may_write_report
from cchc.records.reports.queries.rounds import indicators_of
from cchc.records.reports.wording import LEFT, OVER

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
        raise WrongState(LEFT)
    said, problems = _remarks(remarks)
    given, wrong = figures_typed(indicators_of(report.round), figures)
    against = [*problems, *wrong]
    if not against and (said, given) == (report.remarks, report.figures):
        return report
    refuse_changed(report, seen)
    if against:
        raise InputRefused(against)
    return keep(held, said, given, by, now)


def _remarks(given: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    said: dict[str, str] = {}
    problems: list[Problem] = []
    for section in WRITTEN:
        text = given.get(section.key, "").replace("\r\n", "\n").strip()
        problems += unfit_words(section.key, section.title, text)
        if text:
            said[section.key] = text
    return said, problems


def figures_typed(
    indicators: tuple[Indicator, ...], given: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """Figures as typed, as they are kept, and what stands against them; what is not asked for is left out."""
    found: dict[str, str] = {}
    numbers: dict[str, Decimal] = {}
    problems: list[Problem] = []
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
    problems += (
        Problem("part_over_whole", f"{one.title}: {OVER}", Place(column=one.key))
        for one in parts_over_wholes(indicators, numbers)
    )
    return found, problems


def refuse_changed(report: AgencyReport, seen: int) -> None:
    """Raise InputRefused when another version is kept than the person saw."""
    if report.version == seen:
        return
    text = "Nội dung bạn đang sửa không còn; hãy tải lại trang"
    if report.at is not None:
        at = timezone.localtime(report.at)
        text = (
            f"{report.by} đã ghi lúc {at:%H:%M} ngày {date_text(at.date())}. Nội dung của bạn chưa được lưu"
        )
    raise InputRefused([Problem(CHANGED, text, hint="Xem nội dung mới rồi ghi lại nếu vẫn cần sửa")])


def keep(
    held: HeldReport,
    said: Mapping[str, str],
    given: Mapping[str, str],
    by: User,
    now: datetime,
    *,
    verb: str = "reports.saved",
    file: str = "",
) -> AgencyReport:
    """Write what was judged as the next version, and what was there before into the log."""
    report = held.report
    before = {"remarks": report.remarks, "figures": report.figures}
    if report.state == ReportState.WAITING:
        report.state = ReportState.DRAFT
    report.remarks, report.figures = dict(said), dict(given)
    report.version, report.by, report.at = report.version + 1, by, now
    report.save(update_fields=["state", "remarks", "figures", "version", "by", "at"])
    after = {"remarks": report.remarks, "figures": report.figures}
    detail = {"from": before, "to": after, "version": report.version, **({"file": file} if file else {})}
    record(verb, held.subject, detail, by=by, now=now)
    return report
