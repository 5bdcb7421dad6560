"""Who logs calls about a campaign, and who reads the log."""

from cchc.records.campaigns.models import Campaign
from cchc.records.people.queries import Standing


def may_log_call(standing: Standing, campaign: Campaign) -> bool:
    """Only who coordinates in the province chases the agencies, so only he writes down calls."""
    return standing.coordinates(campaign.province_id)


def may_read_calls(standing: Standing, campaign: Campaign) -> bool:
    """Who coordinates, and the leaders of the province."""
    return may_log_call(standing, campaign) or standing.leads(campaign.province_id)
