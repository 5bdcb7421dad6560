"""Who may open accounts."""

from django.contrib.auth.models import AbstractUser


def may_open_accounts(by: AbstractUser) -> bool:
    """Only an administrator opens accounts as long as the coordinator's own page does not exist."""
    return by.is_active and by.is_superuser
