"""The result of the year after, and the mapping between the two catalogues."""

from cchc.core.catalogue.mapping import Crosswalk
from cchc.core.scoring.assessment import Assessment as CoreAssessment
from cchc.records.assessments.models import Assessment
from cchc.records.assessments.policies import visible
from cchc.records.assessments.queries import assessment_for
from cchc.records.catalogues.queries import crosswalk_between
from cchc.records.people.models import User


def next_year_of(by: User, before: CoreAssessment) -> tuple[CoreAssessment | None, Crosswalk | None]:
    """The visible result of the same unit in the year after, a real one first; at most nine queries."""
    unit = Assessment.objects.filter(slug=before.id).values("unit")
    rows = visible(by).filter(unit__in=unit, year=before.year + 1).order_by("illustrative", "slug")
    slug = rows.values_list("slug", flat=True).first()
    if slug is None:
        return None, None
    after = assessment_for(by, slug)
    if after.catalogue.id == before.catalogue.id:
        return after, None
    return after, crosswalk_between(before.catalogue.id, after.catalogue.id)
