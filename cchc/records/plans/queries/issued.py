"""Reading plans: what a person may see, as core values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from cchc.core.plan.tasks import Plan as CorePlan
from cchc.files.store import plan_from_text
from cchc.records.agencies.queries import lineage_of
from cchc.records.assessments.queries import AssessmentSummary, NotVisibleError, visible_assessments
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.models import User
from cchc.records.plans.models import Plan
from cchc.records.plans.policies import visible

HEAVY = ("text", "catalogue__text")


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """One plan in a list; `result_slug` names the result that it mends."""

    slug: str
    number: str
    day: date
    title: str
    issuer_name: str
    issuer_root_name: str
    result_slug: str | None
    catalogue_key: str


def visible_plans(by: User) -> tuple[PlanSummary, ...]:
    """All plans that a person may see, the newest first; one query."""
    return summaries(visible(by).select_related("issuer__root", "result", "catalogue").defer(*HEAVY))


def summaries(rows: Iterable[Plan]) -> tuple[PlanSummary, ...]:
    """Plans in the order given, as a list shows them."""
    return tuple(
        PlanSummary(
            slug=row.slug,
            number=row.number,
            day=row.day,
            title=row.title,
            issuer_name=row.issuer.name,
            issuer_root_name=row.issuer.root.name if row.issuer.root else row.issuer.name,
            result_slug=row.result.slug if row.result else None,
            catalogue_key=row.catalogue.key,
        )
        for row in rows
    )


def board_of(by: User, plan: CorePlan) -> str | None:
    """The visible result on which the requirements of a plan are followed, a real one first; one query."""
    return boards_by_catalogue(visible_assessments(by)).get(plan.catalogue.id)


def boards_by_catalogue(summaries: Iterable[AssessmentSummary]) -> dict[str, str]:
    """For each catalogue with requirements the first of its results, in the order given."""
    found: dict[str, str] = {}
    for one in summaries:
        if one.has_requirements:
            found.setdefault(one.catalogue_key, one.slug)
    return found


def plan_for(by: User, slug: str) -> CorePlan:
    """Return one plan as a core value, in a constant number of queries; raises NotVisibleError."""
    try:
        return core_plan(complete(visible(by)).get(slug=slug))
    except Plan.DoesNotExist:
        raise NotVisibleError(slug) from None


def plans_of(by: User, province: str) -> tuple[CorePlan, ...]:
    """The visible plans issued in a province, the newest first; one query once they are in memory."""
    rows = complete(visible(by)).filter(issuer__root__slug=province)
    return tuple(core_plan(row) for row in rows)


def plan_mending(by: User, assessment_slug: str) -> CorePlan | None:
    """Return the newest visible plan that mends this result, None when there is none."""
    row = complete(visible(by)).filter(result__slug=assessment_slug).first()
    return None if row is None else core_plan(row)


def plans_using(by: User, catalogue: str) -> tuple[CorePlan, ...]:
    """The visible plans whose codes are those of a catalogue version, the newest first; one query."""
    return tuple(core_plan(row) for row in complete(visible(by)).filter(catalogue__key=catalogue))


def complete(rows: QuerySet[Plan]) -> QuerySet[Plan]:
    """Plans with what a core value names, without their texts."""
    return rows.select_related("catalogue", "register").defer(*HEAVY)


def core_plan(row: Plan) -> CorePlan:
    """The core value of a plan that was read by `complete`; no query once it is in memory."""
    return _parsed(row.slug, row.sha256, row.catalogue.sha256, row.register.sha256)


@lru_cache(maxsize=64)
def _parsed(slug: str, sha256: str, *_hashes_of_what_it_names: str) -> CorePlan:
    """The plan as parsed, kept as long as its text, its catalogue and its agencies stay what they are."""
    row = Plan.objects.select_related("catalogue", "register").get(slug=slug, sha256=sha256)
    return plan_from_text(row.text.encode(), slug, core_catalogue(row.catalogue), lineage_of(row.register))
