"""What a request asks for and who asks; what he may not see does not exist for him."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404, HttpRequest
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from cchc.records.assessments.queries import NotVisibleError
from cchc.records.catalogues.draft_queries import UnknownDraftError
from cchc.records.evidence.queries import UnknownDocumentError
from cchc.records.indexes.queries import UnknownIndexError, UnknownScoreError
from cchc.records.people.models import Role, User
from cchc.records.people.queries import memberships_on
from cchc.records.plans.queries import visible_plans
from cchc.web.navigation import PlanLink


class PageRequest(HttpRequest):
    """A request of a signed-in person, as the middleware leaves it."""

    htmx: HtmxDetails
    user: User


@contextmanager
def or_not_found() -> Iterator[None]:
    """Answer 404 for what does not exist and for what the person may not see."""
    try:
        yield
    except (
        NotVisibleError,
        UnknownDocumentError,
        UnknownIndexError,
        UnknownScoreError,
        UnknownDraftError,
    ) as error:
        raise Http404 from error


def writes_papers(by: User) -> bool:
    """Whether the person may write documents of his province, so that pages offer it; one query."""
    return memberships_on(by, timezone.localdate()).filter(role=Role.COORDINATOR).exists()


def plan_link(by: User, assessment: str) -> PlanLink | None:
    """The newest visible plan that mends a result, without reading the whole of it."""
    mending = (plan for plan in visible_plans(by) if plan.result_slug == assessment)
    return next((PlanLink(plan.slug, plan.number) for plan in mending), None)


def mended_result(by: User, plan: str) -> str | None:
    """The result that a visible plan mends, None when it mends none."""
    return next((one.result_slug for one in visible_plans(by) if one.slug == plan), None)
