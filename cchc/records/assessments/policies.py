"""Who may bring in and who may see results."""

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet

from cchc.records.assessments.models import Assessment
from cchc.records.people.models import User
from cchc.records.people.queries import visible_roots


def may_load_results(by: AbstractUser) -> bool:
    """Only an administrator of the installation loads result files."""
    return by.is_active and by.is_superuser


def visible(by: User) -> QuerySet[Assessment]:
    """The results a person may see: those of units in the subtree of his own province."""
    return Assessment.objects.filter(unit__root__in=visible_roots(by))
