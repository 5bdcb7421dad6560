"""How far the yearly plan of a province has come: the figure that is asked for of its completion."""

from dataclasses import dataclass
from datetime import date

from cchc.core.plan.progress import Completion, completion
from cchc.records.plans.models import Plan
from cchc.records.plans.queries.chain import chains_of
from cchc.records.plans.queries.work import works_of

YEARLY = "annual_par_plan"


@dataclass(frozen=True, slots=True)
class PlanCompletion:
    """What was done on time of what the yearly plans had due in a year; their numbers and identifiers."""

    completion: Completion
    plans: tuple[tuple[str, str], ...]
    day: date


def yearly_completion(province: int, year: int, day: date) -> PlanCompletion | None:
    """Reckoned over the yearly plans issued in a province; None where nothing was due. Three queries."""
    plans = Plan.objects.filter(kind=YEARLY, issuer__root=province)
    found = []
    for work in works_of(chains_of(plans), day):
        done = completion(work.owed, year, day)
        if done.due:
            found.append((work.chain.row, done))
    if not found:
        return None
    due, on_time, late = (sum(getattr(one, name) for _, one in found) for name in ("due", "on_time", "late"))
    return PlanCompletion(
        Completion(due, on_time, late), tuple((row.number, row.slug) for row, _ in found), day
    )
