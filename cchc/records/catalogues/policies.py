"""Who may bring in catalogues, and who works on drafts and publishes them."""

from django.contrib.auth.models import AbstractUser

from cchc.records.people.queries import Standing


def may_load_catalogues(by: AbstractUser) -> bool:
    """Only an administrator of the installation loads catalogue files."""
    return by.is_active and by.is_superuser


def may_draft_catalogues(standing: Standing, province: int) -> bool:
    """Who coordinates the reform in the province, and administrators: they hold the decision in hands."""
    return standing.coordinates(province) or standing.administers(province)


def may_publish_draft(standing: Standing, province: int) -> bool:
    """Who coordinates the reform in the province: he answers for the content; no technician does."""
    return standing.coordinates(province)
