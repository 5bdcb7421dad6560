"""Moving an open campaign to another version of its catalogue: proposed, read, confirmed by a person."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.words import storable, unfit_words
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.campaigns.actions.relaying import relay
from cchc.records.campaigns.models import Campaign, CampaignUnit, CatalogueMove, Portion
from cchc.records.campaigns.policies import may_confirm_move, may_propose_move
from cchc.records.campaigns.queries.moves import MovePlan, move_plan, plan_between
from cchc.records.campaigns.queries.sight import campaign_for
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of

# Carries figures, proofs and contributions over, and tells what was lost; called inside the transaction.
Carry = Callable[[MovePlan], Mapping[str, object]]


@transaction.atomic
def propose_move(slug: str, new_key: str, reason: str, *, by: User, now: datetime) -> CatalogueMove:
    """Write down which lines another version would keep, change and lose; nothing moves yet.

    Raises NotVisibleError, NotAllowed, and InputRefused without a reason, for a version that does not fit, or
    once something of the campaign is decided for good.
    """
    standing = standing_of(by, timezone.localdate(now))
    campaign = campaign_for(standing, slug)
    if not may_propose_move(standing, campaign):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được đề xuất đổi bộ tiêu chí")
    known = CatalogueVersion.objects.defer("text")
    new = known.filter(key=new_key).first() if storable(new_key) else None
    problems = _unfit(campaign, new) + _decided(campaign)
    if not reason.strip():
        problems.append(Problem("no_reason", "Hãy ghi lý do", Place(column="reason")))
    problems += unfit_words("reason", "Lý do", reason)
    if problems or new is None:
        raise InputRefused(problems)
    plan = plan_between(campaign, new)
    move = CatalogueMove.objects.create(
        campaign=campaign,
        old=campaign.catalogue,
        new=new,
        new_sha256=new.sha256,
        report=plan.as_json(),
        reason=reason.strip(),
        proposed_by=by,
        proposed_at=now,
    )
    detail = {"move": move.pk, "new": new.key, "sha256": new.sha256, "reason": move.reason}
    record("campaigns.move_proposed", slug, {**detail, **plan.counts()}, by=by, now=now)
    return move


def _unfit(campaign: Campaign, new: CatalogueVersion | None) -> list[Problem]:
    where = Place(column="catalogue")
    if new is None:
        return [Problem("unknown_catalogue", "Không có bộ tiêu chí này", where)]
    if new.pk == campaign.catalogue_id:
        return [Problem("same_catalogue", "Đợt đang dùng chính bộ tiêu chí này", where)]
    if not new.published:
        return [Problem("unpublished_catalogue", f"Bộ tiêu chí “{new.title}” chưa ban hành", where)]
    if new.level != campaign.catalogue.level:
        return [Problem("wrong_level", f"Bộ tiêu chí “{new.title}” của cấp khác", where)]
    return []


def _decided(campaign: Campaign) -> list[Problem]:
    """What stands for good keeps the version under which it was decided."""
    if campaign.units.filter(published__isnull=False).exists():
        return [Problem("published", "Đã có đơn vị công bố kết quả: không đổi bộ tiêu chí được nữa")]
    if campaign.units.filter(council_decisions__isnull=False).exists():
        return [Problem("council_decided", "Hội đồng đã quyết định: không đổi bộ tiêu chí được nữa")]
    if campaign.units.filter(round_deductions__isnull=False).exists():
        return [Problem("deductions_kept", "Đã ghi khoản trừ điểm: không đổi bộ tiêu chí được nữa")]
    return []


@transaction.atomic
def move_catalogue(move_id: int, carry: Carry, *, by: User, now: datetime) -> Campaign:
    """Pin the campaign to the version of a proposal and relay all work; `carry` takes the figures over.

    Called by `entries.actions.confirm_move`, which knows the figures. Raises NotVisibleError, NotAllowed, and
    InputRefused for a proposal that is confirmed already or no longer true.
    """
    move = CatalogueMove.objects.select_for_update(of=("self",)).filter(pk=move_id).first()
    if move is None:
        raise NotVisibleError(str(move_id))
    standing = standing_of(by, timezone.localdate(now))
    campaign = campaign_for(standing, move.campaign.slug)
    if not may_confirm_move(standing, campaign):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được xác nhận đổi bộ tiêu chí")
    _hold(campaign)
    plan = move_plan(move)
    problems = _stale(move, plan) or _decided(campaign)
    if problems:
        raise InputRefused(problems)
    outcome = {**carry(plan), **relay(plan, now)}
    campaign.catalogue, campaign.catalogue_sha256 = move.new, move.new_sha256
    campaign.save(update_fields=["catalogue", "catalogue_sha256"])
    move.report = {**move.report, "outcome": outcome}
    move.confirmed_by, move.confirmed_at = by, now
    move.save(update_fields=["report", "confirmed_by", "confirmed_at"])
    detail = {"move": move.pk, "from": move.old.key, "to": move.new.key, "sha256": move.new_sha256}
    record("campaigns.move_confirmed", campaign.slug, {**detail, **plan.counts()}, by=by, now=now)
    return campaign


def _hold(campaign: Campaign) -> None:
    """Nobody saves a figure while the lines move under it."""
    Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    # What the province records of a unit locks the unit only; new figures of others may refer to it.
    units = CampaignUnit.objects.filter(campaign=campaign).select_for_update(of=("self",), no_key=True)
    list(units.order_by("pk").values_list("pk", flat=True))
    held = Portion.objects.filter(campaign_unit__campaign=campaign).select_for_update(of=("self",))
    list(held.order_by("pk").values_list("pk", flat=True))


def _stale(move: CatalogueMove, plan: MovePlan) -> list[Problem]:
    if move.confirmed_at is not None:
        return [Problem("move_confirmed", "Đề xuất này đã được xác nhận")]
    now_true = plan.as_json()
    if move.new.sha256 != move.new_sha256 or move.old_id != move.campaign.catalogue_id:
        return [Problem("move_stale", "Bộ tiêu chí đã thay đổi sau khi đề xuất", hint="lập đề xuất mới")]
    if any(move.report.get(part) != said for part, said in now_true.items()):
        return [Problem("move_stale", "Bảng đối chiếu đã thay đổi sau khi đề xuất", hint="lập đề xuất mới")]
    return []
