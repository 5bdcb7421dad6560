"""Reading plans: what a person may see, as core values."""

from cchc.records.plans.queries.issued import (
    PlanSummary,
    board_of,
    boards_by_catalogue,
    plan_for,
    plan_mending,
    plans_of,
    plans_using,
    visible_plans,
)

__all__ = [
    "PlanSummary",
    "board_of",
    "boards_by_catalogue",
    "plan_for",
    "plan_mending",
    "plans_of",
    "plans_using",
    "visible_plans",
]
