"""Figures that members sent by mail: an uploaded list is stored as a whole, in the name of who adds up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction
from django.utils import timezone

from cchc.core.catalogue.facts import Fact
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem
from cchc.files.contribution_import import ContributionRow
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.campaigns.models import Member
from cchc.records.entries.actions.contributing import Share, locked, put_contribution, send_share
from cchc.records.entries.actions.work import Closed, subject
from cchc.records.entries.models import ContributionState
from cchc.records.entries.policies import may_return_contribution
from cchc.records.entries.queries.contributions import owning_portion, why_contributing_closed
from cchc.records.entries.queries.stored import stored_fact
from cchc.records.entries.queries.uploads import collected_for_upload
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of

Existing = Literal["refuse", "skip", "replace"]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many figures of a list were new, replaced others, were there already, or were left out."""

    new: int = 0
    replaced: int = 0
    same: int = 0
    skipped: int = 0


@transaction.atomic
def import_contributions(
    collected_id: int,
    rows: Iterable[ContributionRow],
    file: str,
    existing: Existing,
    *,
    provisional: bool = False,
    by: User,
    now: datetime,
) -> Imported:
    """Store the accepted rows of an uploaded list as figures that were sent, all or nothing.

    `existing` says what becomes of figures that are there and say something else. Raises NotVisibleError,
    NotAllowed, Closed, FactError, and InputRefused with every conflict when it is `refuse`.
    """
    standing = standing_of(by, timezone.localdate(now))
    collected = collected_for_upload(standing, collected_id)
    if not may_return_contribution(standing, collected):
        raise NotAllowed("Chỉ cơ quan tổng hợp được nhập số liệu thay các đơn vị")
    code, why = why_contributing_closed(collected, owning_portion(collected), now)
    if code:
        raise Closed(code, why)
    members = dict(Member.objects.filter(collected=collected).values_list("agency__slug", "pk"))
    wanted = [(row, _share(members, row, provisional=provisional)) for row in rows]
    if existing == "refuse":
        _refuse_conflicts(file, wanted)
    counts = {"new": 0, "replaced": 0, "same": 0, "skipped": 0}
    for row, share in wanted:
        counts[_stored(row, share, existing, file, provisional=provisional, by=by, now=now)] += 1
    about = subject(collected.campaign_unit, collected.line.key, "members")
    detail = {"file": file, "provisional": provisional, "existing": existing, **counts}
    record("entries.contributions_imported", about, detail, by=by, now=now)
    return Imported(**counts)


def _share(members: Mapping[str, int], row: ContributionRow, *, provisional: bool) -> Share:
    member = members.get(row.agency or "")
    if member is None or row.fact is None:
        raise NotVisibleError(row.unit)
    return locked(member, provisional=provisional)


def _said(share: Share) -> Fact | None:
    return None if share.stored is None else stored_fact(share.stored.fact)


def _conflicts(row: ContributionRow, share: Share) -> bool:
    said = _said(share)
    return said is not None and said != row.fact


def _refuse_conflicts(file: str, wanted: Iterable[tuple[ContributionRow, Share]]) -> None:
    problems = [
        Problem(
            "figure_known", f"{share.member.agency.name} đã có số liệu khác", Place(file, row.sheet, row.row)
        )
        for row, share in wanted
        if _conflicts(row, share)
    ]
    if problems:
        raise InputRefused(problems)


def _stored(
    row: ContributionRow,
    share: Share,
    existing: Existing,
    file: str,
    *,
    provisional: bool,
    by: User,
    now: datetime,
) -> str:
    before, assumed = share.stored, row.fact
    assert assumed is not None
    if before is not None and _conflicts(row, share) and existing == "skip":
        return "skipped"
    if before is not None and not _conflicts(row, share) and before.state == ContributionState.SENT:
        return "same"
    seen = 0 if before is None else before.version
    note = row.note or f"Nhập từ tệp {file}"
    kept = put_contribution(share, assumed, provisional=provisional, note=note, seen=seen, by=by, now=now)
    if kept.state != ContributionState.SENT:
        send_share(Share(share.member, share.collected, kept), by=by, now=now)
    return "new" if before is None else "replaced"
