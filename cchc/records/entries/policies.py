"""Who saves, submits, sends back, collects, asks and answers; pure functions of standing and rows."""

from collections.abc import Collection

from cchc.core.campaign.circuit import APPRAISALS, Circuit
from cchc.core.campaign.portion import PortionState
from cchc.records.campaigns.models import Campaign, CollectedLine, Member, Portion
from cchc.records.campaigns.policies import (
    SCORING,
    may_collate,
    may_confirm_portion,
    may_edit_portion,
    may_see_whole,
)
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing


def may_save_entry(
    standing: Standing, portion: Portion, kin: frozenset[int], area: str | None = None
) -> bool:
    """Those who score for the agency; for appraisals its appraisers of the area, never of their own unit."""
    return may_edit_portion(standing, portion, kin, area)


def may_attach_proof(standing: Standing, portion: Portion, kin: frozenset[int]) -> bool:
    """Whoever enters the figure of a line proves it."""
    return may_edit_portion(standing, portion, kin)


def may_prove_for_province(standing: Standing, campaign: Campaign) -> bool:
    """Whoever coordinates in the province proves what the province itself answers."""
    return standing.coordinates(campaign.province_id)


def may_submit(standing: Standing, portion: Portion, kin: frozenset[int]) -> bool:
    """Whoever enters the figures hands them to the head of the agency."""
    return may_edit_portion(standing, portion, kin)


def may_withdraw(standing: Standing, portion: Portion, kin: frozenset[int]) -> bool:
    """Whoever may submit, and the head of the agency."""
    return may_edit_portion(standing, portion, kin) or may_confirm_portion(standing, portion, kin)


def may_confirm(standing: Standing, portion: Portion, kin: frozenset[int]) -> bool:
    """The head of the agency; he too never of an appraisal of his own unit."""
    return may_confirm_portion(standing, portion, kin)


def may_accept(standing: Standing, campaign: Campaign) -> bool:
    """Whoever coordinates in the province."""
    return standing.coordinates(campaign.province_id)


def may_send_back(
    standing: Standing, portion: Portion, kin: frozenset[int], judging: Collection[Portion] = ()
) -> bool:
    """The head of the agency while it is his turn; then the coordinator, and who appraises the unit.

    `judging` are the appraisals of the unit that are open now and on which the person works.
    """
    campaign = portion.campaign_unit.campaign
    if portion.state == PortionState.SUBMITTED:
        return may_confirm(standing, portion, kin)
    if standing.coordinates(campaign.province_id):
        return True
    return campaign.circuit == Circuit.INTERNAL and portion.step not in APPRAISALS and bool(judging)


def may_save_contribution(standing: Standing, member: Member) -> bool:
    """Those who score for the member."""
    return standing.serves(member.agency_id, *SCORING)


def may_return_contribution(standing: Standing, collected: CollectedLine) -> bool:
    """Whoever adds the figures up."""
    return may_collate(standing, collected)


def may_adopt_sum(standing: Standing, collected: CollectedLine, portion: Portion) -> bool:
    """Whoever adds the figures up, and whoever scores the line for the agency that owes it."""
    return may_collate(standing, collected) or standing.serves(portion.agency_id, *SCORING)


def may_see_contribution(standing: Standing, member: Member) -> bool:
    """The member itself, and whoever adds the figures up."""
    return standing.serves(member.agency_id, *SCORING) or may_collate(standing, member.collected)


def may_ask(standing: Standing, agency: int) -> bool:
    """Whoever serves the agency in whose name he asks."""
    return standing.serves(agency, *Role)


def may_see_questions(standing: Standing, campaign: Campaign, agencies: Collection[int]) -> bool:
    """Whoever serves an agency that works or is assessed in the campaign, and who looks after all of it."""
    near = any(not one.reach.isdisjoint(agencies) for one in standing.held)
    return near or may_see_whole(standing, campaign)


def may_answer(standing: Standing, campaign: Campaign, answering: Collection[int]) -> bool:
    """The coordinator; and whoever appraises the line or, in the national circuit, leads it."""
    if standing.coordinates(campaign.province_id):
        return True
    internal = campaign.circuit == Circuit.INTERNAL
    roles = (Role.APPRAISER, Role.UNIT_HEAD) if internal else SCORING
    return any(standing.serves(agency, *roles) for agency in answering)


def may_tick_typed(standing: Standing, campaign: Campaign) -> bool:
    """Whoever coordinates in the province retypes into the Ministry's software."""
    return standing.coordinates(campaign.province_id)
