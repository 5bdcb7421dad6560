"""Who may bring in catalogues."""

from django.contrib.auth.models import AbstractUser


def may_load_catalogues(by: AbstractUser) -> bool:
    """Only an administrator of the installation loads catalogue files."""
    return by.is_active and by.is_superuser
