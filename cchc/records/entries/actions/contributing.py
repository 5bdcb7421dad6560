"""Figures of the members of a collected line: entered, sent, returned; provisional and final ones are two."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.fact_wording import fact_text
from cchc.core.catalogue.facts import Fact, Unknown
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem
from cchc.core.numerals import date_text
from cchc.files.facts_json import fact_to_json
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.campaigns.models import CollectedLine, Member
from cchc.records.entries.actions.figures import Figure, cleaned, tidy
from cchc.records.entries.actions.work import Closed, refuse_published, subject
from cchc.records.entries.models import Contribution, ContributionState, Return
from cchc.records.entries.policies import (
    may_return_contribution,
    may_save_contribution,
    may_see_contribution,
)
from cchc.records.entries.queries.contributions import (
    calendar_of,
    collected_rows,
    leaf_of,
    open_returns,
    owning_portion,
    readable,
    why_contributing_closed,
)
from cchc.records.entries.queries.stored import stored_fact
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of

CHANGED = "entry_changed"


@dataclass(frozen=True, slots=True)
class Share:
    """What one member owes, locked, with what is stored of it."""

    member: Member
    collected: CollectedLine
    stored: Contribution | None


@transaction.atomic
def save_contribution(
    member_id: int,
    fact: Fact,
    *,
    provisional: bool = False,
    note: str = "",
    seen: int,
    by: User,
    now: datetime,
) -> Contribution:
    """Write the provisional or the final figure of a member; `seen` is the version he saw, 0 for none.

    Raises NotVisibleError, NotAllowed, Closed, FactError, and InputRefused `entry_changed` as `save_entry`.
    """
    share = _opened(member_id, by, now, provisional=provisional)
    _refuse_closed(share, now)
    return put_contribution(share, fact, provisional=provisional, note=note, seen=seen, by=by, now=now)


def put_contribution(
    share: Share, fact: Fact, *, provisional: bool, note: str, seen: int, by: User, now: datetime
) -> Contribution:
    """The same for a member that is locked and may be written."""
    leaf, stored = leaf_of(share.collected), share.stored
    figure = cleaned(Figure(fact, note), leaf.key)
    readable(leaf, share.member.agency.name, figure.fact, calendar_of(share.collected.campaign_unit))
    wanted = fact_to_json(figure.fact), figure.note
    if stored is not None and (stored_fact(stored.fact), stored.note) == (
        figure.fact,
        figure.note,
    ):
        return stored
    if (0 if stored is None else stored.version) != seen:
        raise InputRefused([_changed(share)])
    before = None if stored is None else {"fact": stored.fact, "note": stored.note}
    row = stored or Contribution(member=share.member, provisional=provisional, version=0)
    row.fact, row.note = wanted
    row.version, row.by, row.at = row.version + 1, by, now
    row.save()
    to = {"fact": row.fact, "note": row.note}
    _log(share, row, "saved", {"from": before, "to": to, "version": row.version}, by=by, now=now)
    return row


@transaction.atomic
def send_contribution(member_id: int, *, provisional: bool = False, by: User, now: datetime) -> Contribution:
    """Hand the figure of a member to the collating agency; what was returned counts as repaired.

    Raises NotVisibleError, NotAllowed, Closed, and InputRefused when there is no figure yet.
    """
    share = _opened(member_id, by, now, provisional=provisional)
    _refuse_closed(share, now)
    return send_share(share, by=by, now=now)


def send_share(share: Share, *, by: User, now: datetime) -> Contribution:
    """The same for a member that is locked and may be written."""
    row = share.stored
    if row is None or isinstance(stored_fact(row.fact), Unknown):
        place = Place(criterion=share.collected.line.key)
        raise InputRefused([Problem("no_fact", "Chưa nhập số liệu nên chưa gửi được", place)])
    _turn(share, row, ContributionState.SENT, "sent", {}, by=by, now=now)
    Return.objects.filter(contribution=row, repaired_at__isnull=True).update(repaired_by=by, repaired_at=now)
    return row


@transaction.atomic
def return_contribution(contribution_id: int, reason: str, due: date, *, by: User, now: datetime) -> Return:
    """Send the figure of a member back for correction, until the end of a day.

    Raises NotVisibleError, NotAllowed, Closed, and InputRefused for a return without reason, with a day that
    is past, or of a figure that has not been sent.
    """
    found = Contribution.objects.filter(pk=contribution_id).values_list("member", "provisional").first()
    if found is None:
        raise NotVisibleError(str(contribution_id))
    share = locked(found[0], provisional=found[1])
    standing = _seeing(share, by, now)
    if not may_return_contribution(standing, share.collected):
        raise NotAllowed("Chỉ cơ quan tổng hợp được trả lại số liệu của đơn vị")
    refuse_published(share.collected.campaign_unit)
    reason, row = tidy(reason), share.stored
    assert row is not None
    _refuse_return(reason, due, now)
    if row.state != ContributionState.SENT:
        raise Closed("wrong_state", "Số liệu chưa gửi nên chưa trả lại được")
    returned = Return.objects.create(contribution=row, reason=reason, due=due, by=by, at=now)
    told = {"return": returned.pk, "reason": reason, "due": due.isoformat()}
    _turn(share, row, ContributionState.RETURNED, "returned", told, by=by, now=now)
    return returned


def _refuse_return(reason: str, due: date, now: datetime) -> None:
    found = []
    if not reason:
        found.append(Problem("no_reason", "Hãy ghi lý do trả lại"))
    if due < timezone.localdate(now):
        found.append(Problem("due_past", f"Hạn bổ sung {date_text(due)} đã qua"))
    if found:
        raise InputRefused(found)


def _opened(member_id: int, by: User, now: datetime, *, provisional: bool) -> Share:
    share = locked(member_id, provisional=provisional)
    if not may_save_contribution(_seeing(share, by, now), share.member):
        raise NotAllowed("Chỉ đơn vị được giao mới nhập số liệu này")
    return share


def locked(member_id: int, *, provisional: bool) -> Share:
    """Lock a member; raises NotVisibleError for one that is not there."""
    Member.objects.select_for_update(of=("self",)).filter(pk=member_id).first()
    member = Member.objects.select_related("agency").filter(pk=member_id).first()
    if member is None:
        raise NotVisibleError(str(member_id))
    member.collected = collected_rows().get(pk=member.collected_id)
    stored = Contribution.objects.filter(member=member, provisional=provisional).select_related("by").first()
    return Share(member, member.collected, stored)


def _seeing(share: Share, by: User, now: datetime) -> Standing:
    standing = standing_of(by, timezone.localdate(now))
    if not may_see_contribution(standing, share.member):
        raise NotVisibleError(str(share.member.pk))
    return standing


def _refuse_closed(share: Share, now: datetime) -> None:
    row = share.stored
    returned = None if row is None else open_returns([share.member.pk]).get(row.pk)
    code, why = why_contributing_closed(share.collected, owning_portion(share.collected), now, returned)
    if code:
        raise Closed(code, why)
    if row is not None and row.state == ContributionState.SENT:
        raise Closed("wrong_state", "Số liệu đã gửi; muốn sửa thì đề nghị cơ quan tổng hợp trả lại")


def _changed(share: Share) -> Problem:
    stored = share.stored
    place = Place(criterion=share.collected.line.key)
    if stored is None:
        return Problem(CHANGED, "Số liệu bạn đang sửa không còn; hãy tải lại trang", place)
    at = timezone.localtime(stored.at)
    value = fact_text(stored_fact(stored.fact), leaf_of(share.collected))
    text = f"{stored.by} đã ghi lúc {at:%H:%M} ngày {date_text(at.date())}: {value}"
    return Problem(CHANGED, f"{text}. Số liệu của bạn chưa được lưu", place, "Xem số liệu mới rồi ghi lại")


def _turn(
    share: Share,
    row: Contribution,
    state: ContributionState,
    verb: str,
    more: dict[str, object],
    *,
    by: User,
    now: datetime,
) -> None:
    before = row.state
    row.state = state
    row.save(update_fields=["state"])
    detail = {"from": before, "to": state.value, "version": row.version, **more}
    _log(share, row, verb, detail, by=by, now=now)


def _log(
    share: Share, row: Contribution, verb: str, detail: dict[str, object], *, by: User, now: datetime
) -> None:
    unit, line = share.collected.campaign_unit, share.collected.line.key
    about = subject(unit, line, "members", share.member.agency.slug)
    told = {"provisional": row.provisional, **detail}
    record(f"entries.contribution_{verb}", about, told, by=by, now=now)
