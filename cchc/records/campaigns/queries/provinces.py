"""The provinces in which a person runs campaigns, and their agencies on a day."""

from datetime import date

from django.db.models import Q, QuerySet

from cchc.records.agencies.models import Agency
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing


def provinces_coordinated(standing: Standing) -> QuerySet[Agency]:
    """The provinces in which the person coordinates, in the order of the lists; one query."""
    roots = {one.root for one in standing.held if one.role == Role.COORDINATOR and one.root is not None}
    return Agency.objects.filter(pk__in=roots).select_related("register").order_by("pk")


def agencies_on(province: Agency, day: date) -> QuerySet[Agency]:
    """The agencies of the province that exist on a day, without the ministries of its documents."""
    started = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    running = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    inside = Agency.objects.filter(started, running, root=province).select_related("register")
    return inside.exclude(kind="province").order_by("sort_key", "pk")
