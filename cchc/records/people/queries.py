"""What a person may see: the subtrees of the provinces in which he holds a role."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from cchc.records.agencies.models import Agency
from cchc.records.people.models import Membership, User


def memberships_on(person: User, day: date) -> QuerySet[Membership]:
    """The roles of a person that are valid on a day."""
    started = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    running = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return Membership.objects.filter(started, running, person=person)


def visible_roots(person: User, day: date | None = None) -> QuerySet[Agency]:
    """The provinces whose data a person sees; an administrator of the installation sees all of them."""
    if not person.is_active:
        return Agency.objects.none()
    if person.is_superuser:
        return Agency.objects.all()
    held = memberships_on(person, day or timezone.localdate())
    return Agency.objects.filter(pk__in=held.values("agency__root"))


def own_province(person: User, day: date | None = None) -> str | None:
    """The identifier of the province in which a person holds a role, None for who holds none."""
    held = memberships_on(person, day or timezone.localdate()).filter(agency__root__isnull=False)
    return held.order_by("pk").values_list("agency__root__slug", flat=True).first()
