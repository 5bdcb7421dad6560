"""The provinces in which a person runs campaigns."""

from django.db.models import QuerySet

from cchc.records.agencies.models import Agency
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing


def provinces_coordinated(standing: Standing) -> QuerySet[Agency]:
    """The provinces in which the person coordinates, in the order of the lists; one query."""
    roots = {one.root for one in standing.held if one.role == Role.COORDINATOR and one.root is not None}
    return Agency.objects.filter(pk__in=roots).select_related("register").order_by("pk")
