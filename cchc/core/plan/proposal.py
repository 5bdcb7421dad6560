"""Whom to ask where the source names nobody: the lead of the area is proposed, never stated."""

from cchc.core.plan.tasks import Plan
from cchc.core.scoring.sheet import Line


def proposed_lead(plan: Plan | None, line: Line) -> str | None:
    """Return the agency that leads the area of the line by the plan; None when no plan or area says so."""
    if plan is None or line.area is None:
        return None
    return plan.lead_of_area(line.area.key)
