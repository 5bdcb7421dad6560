"""How a portion leaves its agency: submitted, withdrawn, confirmed, accepted, sent back for correction."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.portion import Act, PortionState, after
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem
from cchc.core.numerals import date_text
from cchc.records.audit.actions import record
from cchc.records.campaigns.models import Extension, ExtensionKind, Portion
from cchc.records.entries.actions.figures import tidy
from cchc.records.entries.actions.work import Work, opened
from cchc.records.entries.models import Return
from cchc.records.entries.policies import (
    may_accept,
    may_confirm,
    may_send_back,
    may_submit,
    may_withdraw,
)
from cchc.records.entries.queries.acts import running
from cchc.records.entries.queries.lacking import portion_gaps
from cchc.records.entries.queries.owed import appraisals_by
from cchc.records.people.models import User

VERBS = {
    Act.SUBMIT: "submitted",
    Act.WITHDRAW: "withdrawn",
    Act.CONFIRM: "confirmed",
    Act.ACCEPT: "accepted",
    Act.RETURN: "returned",
}


@transaction.atomic
def submit(portion_id: int, *, by: User, now: datetime) -> Portion:
    """Hand a complete portion to the head of the agency.

    Raises NotVisibleError, NotAllowed, Closed, WrongState, and InputRefused with every gap that remains.
    """
    work = opened(portion_id, by=by, now=now)
    if not may_submit(work.standing, work.portion, work.kin):
        raise NotAllowed("Bạn không được trình phần việc này")
    work.refuse_unless_editable()
    missing = portion_gaps(work.portion)
    if missing:
        raise InputRefused(Problem(gap.code, gap.text, Place(criterion=gap.line)) for gap in missing)
    return _moved(work, Act.SUBMIT)


@transaction.atomic
def withdraw(portion_id: int, *, by: User, now: datetime) -> Portion:
    """Take a submitted portion back to go on; raises NotVisibleError, NotAllowed, WrongState, Closed."""
    work = opened(portion_id, by=by, now=now)
    if not may_withdraw(work.standing, work.portion, work.kin):
        raise NotAllowed("Bạn không được rút lại phần việc này")
    work.refuse_published()
    return _moved(work, Act.WITHDRAW)


@transaction.atomic
def confirm(portion_id: int, *, by: User, now: datetime) -> Portion:
    """Let a portion leave the agency; what was sent back counts as repaired with it.

    Raises NotVisibleError, NotAllowed, WrongState, and Closed when the time of the step is over.
    """
    work = opened(portion_id, by=by, now=now)
    if not may_confirm(work.standing, work.portion, work.kin):
        raise NotAllowed("Chỉ lãnh đạo đơn vị được duyệt phần việc này")
    work.refuse_unless_open()
    portion = _moved(work, Act.CONFIRM)
    open_returns = Return.objects.filter(portion=portion, repaired_at__isnull=True)
    open_returns.update(repaired_by=by, repaired_at=now)
    return portion


@transaction.atomic
def accept(portion_id: int, *, by: User, now: datetime) -> Portion:
    """Take over a confirmed self-score; raises NotVisibleError, NotAllowed, WrongState, Closed."""
    work = opened(portion_id, by=by, now=now)
    if not may_accept(work.standing, work.unit.campaign):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được tiếp nhận")
    work.refuse_published()
    return _moved(work, Act.ACCEPT)


@transaction.atomic
def send_back(
    portion_id: int, lines: Sequence[str], reason: str, due: date, *, by: User, now: datetime
) -> Return:
    """Return a portion for correction, as a whole or some lines of it, until the end of a day.

    Raises NotVisibleError, NotAllowed, WrongState, Closed, and InputRefused for a return without reason,
    with a day that is past, or with lines that are not of the portion (or not of the appraiser's own).
    """
    work = opened(portion_id, by=by, now=now)
    judging = running(appraisals_by(work.standing, work.portion), now)
    if not may_send_back(work.standing, work.portion, work.kin, judging):
        raise NotAllowed("Bạn không được trả lại phần việc này")
    work.refuse_published()
    reason = tidy(reason)
    _refuse_return(work, lines, reason, due, _lines_to_return(work, judging))
    until = end_of_day(due)
    Extension.objects.create(
        portion=work.portion, kind=ExtensionKind.RETURNED, until=until, reason=reason, by=by, at=now
    )
    named = [line for line in work.portion.lines if line in frozenset(lines)]
    returned = Return.objects.create(portion=work.portion, lines=named, reason=reason, due=due, by=by, at=now)
    told = {"return": returned.pk, "lines": named, "reason": reason, "due": due.isoformat()}
    _moved(work, Act.RETURN, {**told, "until": until.isoformat()})
    return returned


def end_of_day(day: date) -> datetime:
    """The moment at which a day is over, by the clock of the country."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def _lines_to_return(work: Work, judging: Sequence[Portion]) -> frozenset[str]:
    """Head and coordinator return any line, an appraiser those on which he rules."""
    mine = frozenset(work.portion.lines)
    submitted = work.portion.state == PortionState.SUBMITTED
    if submitted or work.standing.coordinates(work.unit.campaign.province_id):
        return mine
    return mine & {line for one in judging for line in one.lines}


def _refuse_return(work: Work, lines: Sequence[str], reason: str, due: date, open_to: frozenset[str]) -> None:
    found = []
    if not reason:
        found.append(Problem("no_reason", "Hãy ghi lý do trả lại"))
    if due < timezone.localdate(work.now):
        found.append(Problem("due_past", f"Hạn bổ sung {date_text(due)} đã qua"))
    foreign = "Dòng không thuộc phần việc bạn được trả lại"
    strangers = [line for line in lines if line not in open_to]
    found += [Problem("not_of_portion", foreign, Place(criterion=line)) for line in strangers]
    if not lines and open_to != frozenset(work.portion.lines):
        found.append(Problem("lines_needed", "Hãy chọn những dòng cần bổ sung trong lĩnh vực bạn thẩm định"))
    if found:
        raise InputRefused(found)


def _moved(work: Work, act: Act, more: dict[str, object] | None = None) -> Portion:
    """Change the state as the table of acts says, and log it."""
    portion, before = work.portion, work.portion.state
    portion.state = after(act, PortionState(before), work.circuit, work.step).value
    portion.changed_by, portion.changed_at = work.by, work.now
    portion.save(update_fields=["state", "changed_by", "changed_at"])
    detail = {
        "portion": portion.pk,
        "step": portion.step,
        "agency": portion.agency.slug,
        "from": before,
        "to": portion.state,
        **(more or {}),
    }
    record(f"entries.portion_{VERBS[act]}", work.subject(), detail, by=work.by, now=work.now)
    return portion
