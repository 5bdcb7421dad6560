"""Who may change the agencies."""

from django.contrib.auth.models import AbstractUser


def may_load_agencies(by: AbstractUser) -> bool:
    """Only an administrator of the installation loads agency files."""
    return by.is_active and by.is_superuser
