"""Who records what province and Ministry do, who decides and publishes; pure functions of standings."""

from cchc.core.campaign.circuit import Step
from cchc.records.campaigns.models import Campaign
from cchc.records.people.queries import Standing


def may_record_milestone(standing: Standing, campaign: Campaign, step: Step) -> bool:
    """The coordinator; the signature is also the leader's own."""
    if step is Step.SIGNING and standing.leads(campaign.province_id):
        return True
    return standing.coordinates(campaign.province_id)


def may_record_external(standing: Standing, campaign: Campaign) -> bool:
    """Whoever coordinates in the province enters and imports points that were judged outside."""
    return standing.coordinates(campaign.province_id)


def may_record_ministry(standing: Standing, campaign: Campaign) -> bool:
    """Whoever coordinates in the province records what the Ministry said."""
    return standing.coordinates(campaign.province_id)


def may_record_answer(standing: Standing, campaign: Campaign) -> bool:
    """Whoever coordinates in the province records what the province answered."""
    return standing.coordinates(campaign.province_id)


def may_seat_council(standing: Standing, campaign: Campaign) -> bool:
    """Whoever coordinates in the province enters who sits in the council."""
    return standing.coordinates(campaign.province_id)


def may_record_decision(standing: Standing, campaign: Campaign) -> bool:
    """Whoever coordinates in the province records how the council voted."""
    return standing.coordinates(campaign.province_id)


def may_publish(standing: Standing, campaign: Campaign) -> bool:
    """Whoever coordinates in the province records the decision that publishes results."""
    return standing.coordinates(campaign.province_id)


def may_see_publication(standing: Standing, campaign: Campaign) -> bool:
    """Coordinators and leaders see what stands against publishing, units only what is published."""
    return standing.coordinates(campaign.province_id) or standing.leads(campaign.province_id)
