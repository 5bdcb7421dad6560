"""Who may bring in indices, and who may enter published scores."""

from django.contrib.auth.models import AbstractUser
from django.utils import timezone

from cchc.records.people.models import Role, User
from cchc.records.people.queries import memberships_on


def may_load_indexes(by: AbstractUser) -> bool:
    """Only an administrator of the installation loads index files."""
    return by.is_active and by.is_superuser


def may_enter_scores(by: User) -> bool:
    """An administrator of the installation, and whoever coordinates the reform work of a province today."""
    if not by.is_active:
        return False
    held = memberships_on(by, timezone.localdate())
    return by.is_superuser or held.filter(role=Role.COORDINATOR).exists()
