"""Opening campaigns, giving time and more time, and moving an open campaign to another catalogue version."""

from cchc.records.campaigns.actions.opening import open_campaign
from cchc.records.campaigns.actions.opening_values import CollectedGiven, Everyone, Opening, UnitGiven

__all__ = ["CollectedGiven", "Everyone", "Opening", "UnitGiven", "open_campaign"]
