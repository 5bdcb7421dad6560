"""Opening and closing a reporting round."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.words import unfit_words
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem
from cchc.core.numerals import date_text
from cchc.core.reporting.consolidated import Indicator
from cchc.core.reporting.periods import ReportPeriod
from cchc.records.agencies.models import Agency
from cchc.records.audit.actions import record
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of
from cchc.records.reports.actions.found import keep_round, refuse_round_changed, round_to_change
from cchc.records.reports.models import AgencyReport, ReportingRound, RoundIndicator
from cchc.records.reports.policies import may_open_round

MOST_INDICATORS = 60
LONGEST_NAME, LONGEST_UNIT = 300, 40


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundOpening:
    """A round to be opened: period, day for the agencies, who is asked, which figures are added up."""

    root: int
    kind: str
    year: int
    period: ReportPeriod
    units_due: date
    agencies: tuple[int, ...]
    indicators: tuple[Indicator, ...] = ()
    illustrative: bool = False


@transaction.atomic
def open_round(opening: RoundOpening, *, by: User, now: datetime) -> ReportingRound:
    """Open the round of a period; each agency asked gets its report, still to be written.

    Raises NotAllowed, and InputRefused with everything that stands against it.
    """
    if not may_open_round(standing_of(by, timezone.localdate(now)), opening.root):
        raise NotAllowed("Chỉ Sở Nội vụ được mở đợt báo cáo")
    root = Agency.objects.select_for_update().get(pk=opening.root)
    agencies = list(Agency.objects.filter(pk__in=opening.agencies, root=root))
    problems = _against(opening, agencies)
    if problems:
        raise InputRefused(problems)
    found = ReportingRound.objects.create(
        slug=f"{root.slug}-{opening.period.key}",
        root=root,
        kind=opening.kind,
        year=opening.year,
        name=opening.period.name,
        data_from=opening.period.data_from,
        data_to=opening.period.data_to,
        units_due=opening.units_due,
        due=opening.period.due,
        illustrative=opening.illustrative,
        opened_by=by,
        opened_at=now,
    )
    _indicators(found, opening.indicators)
    AgencyReport.objects.bulk_create(AgencyReport(round=found, agency=agency) for agency in agencies)
    detail = {
        "period": opening.period.key,
        "units_due": opening.units_due.isoformat(),
        "agencies": sorted(agency.slug for agency in agencies),
        "indicators": [one.title for one in opening.indicators],
    }
    record("reports.round_opened", found.slug, detail, by=by, now=now)
    return found


def rehearse_round(opening: RoundOpening, *, by: User, now: datetime) -> None:
    """Open the round and take it back: raises what opening it would raise, changes nothing."""
    with transaction.atomic():
        open_round(opening, by=by, now=now)
        transaction.set_rollback(True)


@transaction.atomic
def close_round(slug: str, *, seen: int, by: User, now: datetime) -> ReportingRound:
    """Close a round: no report is written any more; `seen` is the version that the person saw.

    Raises NotVisibleError, NotAllowed, InputRefused: `round_closed`, `round_changed`.
    """
    found, standing = round_to_change(slug, by=by, now=now)
    if not may_open_round(standing, found.root_id):
        raise NotAllowed("Chỉ Sở Nội vụ được đóng đợt báo cáo")
    if found.closed_at is not None:
        raise InputRefused([Problem("round_closed", "Đợt báo cáo đã đóng")])
    refuse_round_changed(found, seen)
    found.closed_at = now
    keep_round(found, "closed_at", by=by, now=now)
    record("reports.round_closed", found.slug, {}, by=by, now=now)
    return found


@transaction.atomic
def reopen_round(slug: str, reason: str, *, seen: int, by: User, now: datetime) -> ReportingRound:
    """Open a closed round again, as its reports stand; `seen` is the version that the person saw.

    Raises NotVisibleError, NotAllowed, InputRefused: `round_open`, `round_changed`, or what the reason lacks.
    """
    found, standing = round_to_change(slug, by=by, now=now)
    if not may_open_round(standing, found.root_id):
        raise NotAllowed("Chỉ Sở Nội vụ được mở lại đợt báo cáo")
    said = reason.strip()
    problems = list(unfit_words("reason", "Lý do", said))
    if found.closed_at is None:
        problems.append(Problem("round_open", "Đợt báo cáo đang mở"))
    if not said:
        problems.append(Problem("no_reason", "Hãy ghi lý do mở lại"))
    if problems:
        raise InputRefused(problems)
    refuse_round_changed(found, seen)
    found.closed_at = None
    keep_round(found, "closed_at", by=by, now=now)
    record("reports.round_reopened", found.slug, {"reason": said}, by=by, now=now)
    return found


def _indicators(found: ReportingRound, indicators: tuple[Indicator, ...]) -> None:
    RoundIndicator.objects.bulk_create(
        RoundIndicator(round=found, key=one.key, title=one.title, unit=one.unit, of=one.of, position=position)
        for position, one in enumerate(indicators)
    )


def _against(opening: RoundOpening, agencies: list[Agency]) -> list[Problem]:
    period, known = opening.period, {one.key for one in opening.indicators}
    wholes = {one.of for one in opening.indicators if one.of}
    there = ReportingRound.objects.filter(root=opening.root, kind=opening.kind, year=opening.year).exists()
    asked = (
        (there, "round_exists", f"{period.name} đã có đợt báo cáo"),
        (not agencies, "no_agencies", "Hãy chọn ít nhất một cơ quan phải báo cáo"),
        (len(agencies) < len(set(opening.agencies)), "unknown_agency", "Có cơ quan không thuộc tỉnh này"),
        (
            len({agency.slug for agency in agencies}) < len(agencies),
            "same_agency",
            "Có hai cơ quan trùng mã ở hai danh sách; hãy bỏ một cơ quan",
        ),
        (
            opening.units_due > period.due,
            "agencies_after_province",
            f"Hạn của các cơ quan phải trước hoặc cùng hạn của tỉnh ({date_text(period.due)})",
        ),
        (
            opening.units_due < period.data_from,
            "due_before_period",
            "Hạn của các cơ quan không thể trước kỳ số liệu",
        ),
        (period.data_from > period.data_to, "days_not_in_order", "Kỳ số liệu: ngày đầu phải trước ngày cuối"),
        (len(known) < len(opening.indicators), "duplicate_id", "Có hai chỉ tiêu trùng mã"),
        (len(opening.indicators) > MOST_INDICATORS, "too_many", f"Nhiều nhất {MOST_INDICATORS} chỉ tiêu"),
        (wholes - known, "unknown_whole", "Có chỉ tiêu thuộc một tổng số không có"),
    )
    problems = [Problem(code, text) for wrong, code, text in asked if wrong]
    for one in opening.indicators:
        problems += _unfit(one)
    return problems


def _unfit(one: Indicator) -> list[Problem]:
    found = []
    for column, label, text, most in (
        ("title", "Chỉ tiêu", one.title, LONGEST_NAME),
        ("unit", "Đơn vị tính", one.unit, LONGEST_UNIT),
    ):
        if not text.strip():
            found.append(Problem("empty_field", f"{label}: không được để trống", Place(column=column)))
        found += unfit_words(column, label, text, most)
    return found
