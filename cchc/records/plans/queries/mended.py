"""The lost points of the result that a plan mends, held against its newest version."""

from cchc.core.plan.coverage import Coverage, coverage
from cchc.core.scoring.sheet import score_sheet
from cchc.records.assessments.queries import NotVisibleError, assessment_for
from cchc.records.people.models import User
from cchc.records.plans.queries.work import PlanWork


def coverage_of_work(by: User, work: PlanWork) -> Coverage | None:
    """What the newest version covers; None where it mends no result that the person may see."""
    row, plan = work.chain.newest, work.chain.versions[-1].plan
    if row.result is None:
        return None
    try:
        found = assessment_for(by, row.result.slug)
    except NotVisibleError:
        return None
    return coverage(plan, score_sheet(found)) if found.catalogue.id == plan.catalogue.id else None
