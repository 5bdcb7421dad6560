"""A round that is under way: other days, and agencies that were forgotten when it was opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from cchc.core.campaign.portion import WrongState
from cchc.core.campaign.words import unfit_words
from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.core.numerals import date_text
from cchc.records.agencies.models import Agency
from cchc.records.audit.actions import record
from cchc.records.people.models import User
from cchc.records.reports.actions.found import keep_round, refuse_round_changed, round_to_change
from cchc.records.reports.models import AgencyReport, ReportingRound
from cchc.records.reports.policies import may_open_round
from cchc.records.reports.wording import CLOSED


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundAmendment:
    """The days as they shall be, the agencies that are asked besides, and why."""

    units_due: date
    due: date
    reason: str
    agencies: tuple[int, ...] = ()


@transaction.atomic
def amend_round(slug: str, wanted: RoundAmendment, *, seen: int, by: User, now: datetime) -> ReportingRound:
    """Change the days of a round and ask more agencies; reports that are there stay as they are.

    `seen` is the version of the round that the person saw. Raises NotVisibleError, NotAllowed, WrongState
    for a closed round, and InputRefused: `round_changed`, or everything that stands against it.
    """
    found, standing = round_to_change(slug, by=by, now=now)
    if not may_open_round(standing, found.root_id):
        raise NotAllowed("Chỉ Sở Nội vụ được sửa đợt báo cáo")
    if found.closed_at is not None:
        raise WrongState(CLOSED)
    refuse_round_changed(found, seen)
    added = list(Agency.objects.filter(pk__in=wanted.agencies, root=found.root_id))
    problems = list(_against(found, wanted, added))
    if problems:
        raise InputRefused(problems)
    before = {"units_due": found.units_due.isoformat(), "due": found.due.isoformat()}
    found.units_due, found.due = wanted.units_due, wanted.due
    keep_round(found, "units_due", "due", by=by, now=now)
    AgencyReport.objects.bulk_create(AgencyReport(round=found, agency=agency) for agency in added)
    detail = {
        "from": before,
        "to": {"units_due": found.units_due.isoformat(), "due": found.due.isoformat()},
        "agencies": sorted(agency.slug for agency in added),
        "reason": wanted.reason.strip(),
    }
    record("reports.round_amended", found.slug, detail, by=by, now=now)
    return found


def _against(found: ReportingRound, wanted: RoundAmendment, added: list[Agency]) -> Iterable[Problem]:
    there = AgencyReport.objects.filter(round=found, agency__slug__in=[one.slug for one in added])
    same = (wanted.units_due, wanted.due) == (found.units_due, found.due) and not wanted.agencies
    province = f"Hạn của các cơ quan phải trước hoặc cùng hạn của tỉnh ({date_text(wanted.due)})"
    yield from unfit_words("reason", "Lý do", wanted.reason.strip())
    asked = (
        (not wanted.reason.strip(), "no_reason", "Hãy ghi lý do"),
        (same, "nothing_changed", "Chưa đổi ngày nào, chưa thêm cơ quan nào"),
        (wanted.units_due > wanted.due, "agencies_after_province", province),
        (
            wanted.units_due < found.data_from,
            "due_before_period",
            "Hạn của các cơ quan không thể trước kỳ số liệu",
        ),
        (len(added) < len(set(wanted.agencies)), "unknown_agency", "Có cơ quan không thuộc tỉnh này"),
        (there.exists(), "same_agency", "Có cơ quan đã được yêu cầu báo cáo trong đợt này"),
        (len({one.slug for one in added}) < len(added), "same_agency", "Có hai cơ quan trùng mã"),
    )
    yield from (Problem(code, text) for wrong, code, text in asked if wrong)
