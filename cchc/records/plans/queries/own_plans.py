"""Which agencies of a province have issued a plan of their own for a year, and which have not."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from cchc.records.agencies.models import Agency
from cchc.records.plans.models import OwnPlan

# Who makes plans of his own: what an agency is, not whether a document names it.
PLANNING = ("department", "office", "district_committee", "commune_committee", "commune", "central")


@dataclass(frozen=True, slots=True)
class OwnPlanRow:
    """One agency and its plan of the year, None while nothing is recorded."""

    agency: Agency
    plan: OwnPlan | None

    @property
    def issued(self) -> bool:
        """Whether the plan is known to be issued."""
        return self.plan is not None and self.plan.issued


def planning_agencies(root: int, year: int) -> QuerySet[Agency]:
    """The agencies of a province that plan for themselves and exist in a year."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=date(year, 12, 31))
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=date(year, 1, 1))
    recorded = Q(pk__in=OwnPlan.objects.filter(year=year).values("agency"))
    kinds = Q(kind__in=PLANNING) & begun & lasting
    own = Agency.objects.filter(root=root, register=F("root__register"))
    return own.filter(kinds | recorded).order_by("position", "pk")


def own_plans(root: int, year: int) -> tuple[OwnPlanRow, ...]:
    """Every agency with its plan, those that have not issued one first; two queries."""
    known = OwnPlan.objects.filter(agency__root=root, year=year).select_related("by", "document")
    by_agency = {one.agency_id: one for one in known}
    rows = (OwnPlanRow(one, by_agency.get(one.pk)) for one in planning_agencies(root, year))
    return tuple(sorted(rows, key=lambda row: row.issued))


def own_plan(agency: int, year: int) -> OwnPlan | None:
    """What is recorded of one agency; one query."""
    return OwnPlan.objects.filter(agency=agency, year=year).select_related("by", "document").first()
