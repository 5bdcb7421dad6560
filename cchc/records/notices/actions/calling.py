"""Writing down a telephone call: with whom one spoke, what was said and what was promised."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.words import storable, unfit_words
from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.campaigns.models import Campaign
from cchc.records.notices.models import Call
from cchc.records.notices.policies import may_log_call, may_read_calls
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of


@dataclass(frozen=True, slots=True)
class CallMade:
    """One call: `promised` is the last day on which the agency said it would be done."""

    agency: int
    spoken_to: str
    said: str
    promised: date | None = None


@transaction.atomic
def log_call(campaign: str, call: CallMade, *, by: User, now: datetime) -> Call:
    """Keep a call for good.

    Raises NotVisibleError, NotAllowed, and InputRefused for an agency of another province or a promise for a
    day that has passed.
    """
    found = Campaign.objects.filter(slug=campaign).first() if storable(campaign) else None
    standing = standing_of(by, timezone.localdate(now))
    if found is None or not may_read_calls(standing, found):
        raise NotVisibleError(campaign)
    if not may_log_call(standing, found):
        raise NotAllowed("Chỉ chuyên viên CCHC của Sở Nội vụ ghi cuộc gọi đôn đốc")
    agency = Agency.objects.filter(pk=call.agency, root=found.province_id).first()
    faults = tuple(_faults(call, agency, timezone.localdate(now)))
    if agency is None or faults:
        raise InputRefused(faults)
    made = Call.objects.create(
        campaign=found,
        agency=agency,
        spoken_to=call.spoken_to,
        said=call.said,
        promised=call.promised,
        by=by,
        at=now,
    )
    detail = {
        "agency": agency.slug,
        "spoken_to": call.spoken_to,
        "said": call.said,
        "promised": call.promised.isoformat() if call.promised else None,
    }
    record("notices.call_logged", found.slug, detail, by=by, now=now)
    return made


def _faults(call: CallMade, agency: Agency | None, today: date) -> list[Problem]:
    asked = (
        (agency is None, "missing_reference", "Cơ quan không thuộc tỉnh của đợt chấm điểm"),
        (not call.spoken_to.strip(), "call_without_person", "Hãy ghi đã trao đổi với ai"),
        (not call.said.strip(), "call_without_content", "Hãy ghi nội dung trao đổi"),
        (call.promised is not None and call.promised < today, "promise_passed", "Ngày hứa đã qua"),
    )
    words = unfit_words("spoken_to", "Đã trao đổi với", call.spoken_to, 200)
    words += unfit_words("said", "Nội dung", call.said)
    return [*(Problem(code, message) for wrong, code, message in asked if wrong), *words]
