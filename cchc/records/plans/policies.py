"""Who may bring in and who may see plans."""

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet

from cchc.records.people.models import User
from cchc.records.people.queries import visible_roots
from cchc.records.plans.models import Plan


def may_load_plans(by: AbstractUser) -> bool:
    """Only an administrator of the installation loads plan files."""
    return by.is_active and by.is_superuser


def visible(by: User) -> QuerySet[Plan]:
    """The plans a person may see: those issued in the subtree of his own province."""
    return Plan.objects.filter(issuer__root__in=visible_roots(by))
