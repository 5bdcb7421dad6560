"""Reading campaigns: what a person sees, until when work is open, what is owed and by whom."""

from cchc.records.campaigns.queries.kinship import appraises_unit, kin_of
from cchc.records.campaigns.queries.late import LateWork, late_work
from cchc.records.campaigns.queries.moves import MovePlan, move_plan, plan_between, waiting_move
from cchc.records.campaigns.queries.overview import (
    CampaignOverview,
    StepOverview,
    campaign_overview,
    listed_units,
)
from cchc.records.campaigns.queries.sight import (
    campaign_for,
    portion_for,
    portions_for,
    seen_portions,
    seen_units,
    unit_for,
    visible_campaigns,
)
from cchc.records.campaigns.queries.timing import (
    Editing,
    editable,
    editing,
    may_edit_now,
    phase_of,
    window_of,
    windows_of,
)

__all__ = [
    "CampaignOverview",
    "Editing",
    "LateWork",
    "MovePlan",
    "StepOverview",
    "appraises_unit",
    "campaign_for",
    "campaign_overview",
    "editable",
    "editing",
    "kin_of",
    "late_work",
    "listed_units",
    "may_edit_now",
    "move_plan",
    "phase_of",
    "plan_between",
    "portion_for",
    "portions_for",
    "seen_portions",
    "seen_units",
    "unit_for",
    "visible_campaigns",
    "waiting_move",
    "window_of",
    "windows_of",
]
