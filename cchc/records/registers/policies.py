"""Who defines registers, who keeps them for an agency, who says that a year is complete, who reads."""

from django.contrib.auth.models import AbstractUser

from cchc.records.people.models import Role
from cchc.records.people.queries import Standing

KEEPING = (Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD)


def may_load_registers(by: AbstractUser) -> bool:
    """Only an administrator of the installation loads the registers of the house."""
    return by.is_active and by.is_superuser


def may_define_register(standing: Standing, root: int) -> bool:
    """Whoever coordinates in the province defines its own registers."""
    return standing.coordinates(root)


def may_keep_row(standing: Standing, agency: int) -> bool:
    """Who works for the agency or for one above it."""
    return standing.serves(agency, *KEEPING)


def may_read_rows(standing: Standing, agency: int, root: int) -> bool:
    """Who keeps them; who coordinates in the province and its leaders read all."""
    return may_keep_row(standing, agency) or standing.coordinates(root) or standing.leads(root)


def may_close_year(standing: Standing, agency: int) -> bool:
    """The head of the agency, or of one above it, says that nothing is missing."""
    return standing.serves(agency, Role.UNIT_HEAD)
