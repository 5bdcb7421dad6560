"""Who opens a reporting round, who writes, approves, sends back and reads reports."""

from cchc.records.people.models import Role, User
from cchc.records.people.queries import Standing

WRITING = (Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD)


def may_load_cutoffs(by: User) -> bool:
    """Only an administrator of the installation loads the periodic reports of a year."""
    return by.is_active and by.is_superuser


def may_open_round(standing: Standing, root: int) -> bool:
    """Whoever coordinates in the province opens a round, closes it, reopens it, puts the reports together."""
    return standing.coordinates(root)


def may_write_report(standing: Standing, agency: int) -> bool:
    """Who works for the agency."""
    return standing.serves(agency, *WRITING)


def may_fill_figures(standing: Standing, root: int) -> bool:
    """Whoever coordinates in the province enters figures that agencies sent by mail, where they gave none."""
    return standing.coordinates(root)


def may_send_report(standing: Standing, agency: int) -> bool:
    """The head of the agency: nothing leaves it without him."""
    return standing.serves(agency, Role.UNIT_HEAD)


def may_send_back_report(standing: Standing, root: int) -> bool:
    """Whoever coordinates in the province."""
    return standing.coordinates(root)


def may_read_report(standing: Standing, agency: int, root: int, *, sent: bool) -> bool:
    """Who works for the agency; coordinators and leaders once it has left the agency."""
    if standing.serves(agency, *WRITING):
        return True
    return sent and (standing.coordinates(root) or standing.leads(root))


def may_read_round(standing: Standing, root: int) -> bool:
    """Coordinators and leaders of the province see the whole round; agencies see their own report."""
    return standing.coordinates(root) or standing.leads(root)


def may_freeze_report(standing: Standing, agency: int) -> bool:
    """Who works for the agency keeps its sent report as a document of its own."""
    return standing.serves(agency, *WRITING)
