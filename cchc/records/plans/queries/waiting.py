"""Every plan that a person sees with what stands on a day: for the page that tells what waits for him."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, OuterRef, Subquery

from cchc.records.people.models import User
from cchc.records.plans.models import Difficulty
from cchc.records.plans.policies import visible
from cchc.records.plans.queries.chain import chains_of
from cchc.records.plans.queries.issued import PlanSummary, summaries
from cchc.records.plans.queries.work import PlanWork, works_of


def works_seen(by: User, day: date) -> tuple[PlanWork, ...]:
    """What is owed of every visible plan; the row of each says how many difficulties are `unanswered`.

    Three queries.
    """
    open_ones = Difficulty.objects.filter(task__plan=OuterRef("pk"), answer="").order_by()
    counted = Subquery(open_ones.values("task__plan").annotate(number=Count("pk")).values("number"))
    rows = visible(by).select_related("issuer__root", "result").annotate(unanswered=counted)
    return works_of(chains_of(rows), day)


def summaries_of(works: Iterable[PlanWork]) -> tuple[PlanSummary, ...]:
    """The plans of this work as a list shows them, each version by itself, the newest first; no query."""
    rows = [row for work in works for row in work.chain.rows]
    return summaries(sorted(rows, key=lambda row: (-row.day.toordinal(), row.slug)))
