"""Opening campaigns, giving time and more time, and moving an open campaign to another catalogue version."""

from cchc.records.campaigns.actions.correcting import correct_mapping
from cchc.records.campaigns.actions.more_time import extend, reopen
from cchc.records.campaigns.actions.moving import Carry, move_catalogue, propose_move
from cchc.records.campaigns.actions.opening import open_campaign
from cchc.records.campaigns.actions.opening_values import CollectedGiven, Everyone, Opening, UnitGiven
from cchc.records.campaigns.actions.windows import close_windows, set_window

__all__ = [
    "Carry",
    "CollectedGiven",
    "Everyone",
    "Opening",
    "UnitGiven",
    "close_windows",
    "correct_mapping",
    "extend",
    "move_catalogue",
    "open_campaign",
    "propose_move",
    "reopen",
    "set_window",
]
