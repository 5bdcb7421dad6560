"""More time for one portion, by name and with a reason: handing in late, and opening again what had left."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.circuit import Circuit, Step
from cchc.core.campaign.portion import EDITABLE, STATE_NAMES, Act, PortionState, WrongState, after
from cchc.core.campaign.words import unfit_words
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem
from cchc.records.audit.actions import record
from cchc.records.campaigns.models import Extension, ExtensionKind, Portion
from cchc.records.campaigns.policies import may_extend, may_reopen
from cchc.records.campaigns.queries.sight import portion_for
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of


@transaction.atomic
def extend(portion_id: int, until: datetime, reason: str, *, by: User, now: datetime) -> Extension:
    """Let an agency hand in late what it is still working on.

    Raises NotVisibleError, NotAllowed, WrongState for what has been handed in, and InputRefused without a
    reason, for a time that is over, or for a unit whose result is published.
    """
    standing = standing_of(by, timezone.localdate(now))
    portion = _locked(standing, portion_id)
    if not may_extend(standing, portion.campaign_unit.campaign):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được cho nộp muộn")
    _refuse_unfit(portion, until, reason, now)
    state = PortionState(portion.state)
    if state not in EDITABLE:
        raise WrongState(f"Phần việc đang ở trạng thái “{STATE_NAMES[state]}”", hint="dùng “Mở lại”")
    detail = {"until": until.isoformat(), "reason": reason.strip()}
    _record("campaigns.late_allowed", portion, detail, by, now)
    return _given(portion, ExtensionKind.LATE, until, reason, by, now)


@transaction.atomic
def reopen(portion_id: int, until: datetime, reason: str, *, by: User, now: datetime) -> Extension:
    """Give back to an agency what had left it, to be worked on until then.

    Raises NotVisibleError, NotAllowed, WrongState for what has not left, and InputRefused as `extend`.
    """
    standing = standing_of(by, timezone.localdate(now))
    portion = _locked(standing, portion_id)
    campaign = portion.campaign_unit.campaign
    if not may_reopen(standing, campaign):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được mở lại phần việc")
    _refuse_unfit(portion, until, reason, now)
    before = PortionState(portion.state)
    state = after(Act.REOPEN, before, Circuit(campaign.circuit), Step(portion.step))
    portion.state, portion.changed_at, portion.changed_by = state.value, now, by
    portion.save(update_fields=["state", "changed_at", "changed_by"])
    detail = {"from": before.value, "to": state.value, "until": until.isoformat(), "reason": reason.strip()}
    _record("campaigns.reopened", portion, detail, by, now)
    return _given(portion, ExtensionKind.REOPENED, until, reason, by, now)


def _record(verb: str, portion: Portion, detail: dict[str, str], by: User, now: datetime) -> None:
    """The log names a portion by campaign and unit; step and agency stand in the detail."""
    unit = portion.campaign_unit
    which = {"portion": portion.pk, "step": portion.step, "agency": portion.agency.slug}
    record(verb, f"{unit.campaign.slug}/{unit.unit.slug}", {**which, **detail}, by=by, now=now)


def _locked(standing: Standing, portion_id: int) -> Portion:
    """The portion, held until the transaction ends; raises NotVisibleError."""
    Portion.objects.select_for_update(of=("self",)).filter(pk=portion_id).first()
    return portion_for(standing, portion_id)


def _refuse_unfit(portion: Portion, until: datetime, reason: str, now: datetime) -> None:
    problems = []
    if not reason.strip():
        problems.append(Problem("no_reason", "Hãy ghi lý do", Place(column="reason")))
    problems += unfit_words("reason", "Lý do", reason)
    if until <= now:
        problems.append(Problem("until_over", "Thời hạn mới phải sau lúc này", Place(column="until")))
    if portion.campaign_unit.published_id is not None:
        problems.append(Problem("published", "Kết quả của đơn vị đã công bố, không thay đổi được nữa"))
    if problems:
        raise InputRefused(problems)


def _given(
    portion: Portion, kind: ExtensionKind, until: datetime, reason: str, by: User, now: datetime
) -> Extension:
    fields = {"kind": kind, "until": until, "reason": reason.strip(), "by": by, "at": now}
    return Extension.objects.create(portion=portion, **fields)
